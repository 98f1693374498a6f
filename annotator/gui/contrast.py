"""How far two colours are apart to the eye, and what makes one stand out from another."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

Rgb = tuple[float, float, float]
"""Red, green and blue from 0 to 255."""

_STEP = 0.05


def parse(colour: str) -> Rgb:
    """The parts of a colour written #rrggbb; mid grey for what is no colour."""
    known = QColor(colour)
    if not known.isValid():
        return (128.0, 128.0, 128.0)
    return (float(known.red()), float(known.green()), float(known.blue()))


def mix(ground: Rgb, colour: Rgb, share: float) -> Rgb:
    """``colour`` laid over ``ground``, opaque to this share."""
    red, green, blue = (
        below + (above - below) * share for below, above in zip(ground, colour, strict=True)
    )
    return (red, green, blue)


def luminance(colour: Rgb) -> float:
    """Relative luminance as WCAG 2 defines it, from 0 to 1."""
    parts = [
        part / 255 / 12.92 if part <= 10.31475 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: Rgb, grounds: Sequence[Rgb], *, least: float, towards: Rgb) -> Rgb:
    """The colour, moved towards another one as far as the contrast on all grounds asks for.

    It comes in whole steps of red, green and blue, so that what is measured is what is painted.
    """
    moved, share = _whole(colour), 0.0
    while min(contrast(moved, ground) for ground in grounds) < least and share < 1:
        share += _STEP
        moved = _whole(mix(colour, towards, min(1.0, share)))
    return moved


def tinted(ground: Rgb, colour: Rgb, share: float, *, readers: Sequence[tuple[Rgb, float]]) -> Rgb:
    """A colour laid over a ground, thinner than wished where what stands on it needs that.

    ``readers`` are the colours that are read on it, each with the contrast that it needs. Comes
    in whole steps of red, green and blue.
    """
    tint = _whole(mix(ground, colour, share))
    while share > 0 and not all(contrast(each, tint) >= least for each, least in readers):
        share = share * 0.9 if share > 0.01 else 0.0
        tint = _whole(mix(ground, colour, share))
    return tint


def painted(colour: Rgb) -> QColor:
    """The colour as Qt paints it."""
    red, green, blue = (round(part) for part in colour)
    return QColor(red, green, blue)


def _whole(colour: Rgb) -> Rgb:
    red, green, blue = (float(round(part)) for part in colour)
    return (red, green, blue)
