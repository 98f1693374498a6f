"""Colours worked out from a style and its labels, so that everything painted stays legible."""

from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtGui import QColor

from annotator.gui.reading.rows import PaneLabel
from annotator.gui.reading.style import ReadingStyle

Rgb = tuple[float, float, float]
"""Red, green and blue from 0 to 255."""

WORDS_CONTRAST = 7.0
MARK_CONTRAST = 4.5
SUGGESTION_CONTRAST = 3.0


class Strength(Enum):
    """How strongly the words of a span are tinted."""

    FAINT = "faint"
    NORMAL = "normal"
    STRONG = "strong"


Layer = tuple[int, Strength]
"""A label's id, and how strongly it tints."""


class Inks:
    """The colours of one style with one set of labels; each is worked out once."""

    def __init__(self, style: ReadingStyle, labels: Mapping[int, PaneLabel]) -> None:
        """Keep the style and the labels, by their ids."""
        self._style = style
        self._labels = labels
        self._tints: dict[tuple[Layer, ...], QColor] = {}
        self._lines: dict[tuple[int, float], QColor] = {}
        self.page = QColor(style.page)
        self.text = QColor(style.text)
        self.muted = QColor(style.muted)
        self.dimmed = QColor(style.dimmed)
        self.selection = QColor(style.selection)
        self.accent = QColor(style.accent)
        self.on_accent = QColor(style.on_accent)
        self.flag = QColor(style.flag)
        self.hit = QColor(style.hit)
        self.hit_frame = QColor(style.hit_frame)
        self.current_hit = QColor(style.current_hit)
        self.current_hit_frame = QColor(style.current_hit_frame)

    def mark(self, label_id: int) -> QColor:
        """The colour of a label's bars, chips, outlines and brackets."""
        return self._line(label_id, MARK_CONTRAST)

    def suggestion(self, label_id: int) -> QColor:
        """The paler colour of the bars of what is only suggested."""
        return self._line(label_id, SUGGESTION_CONTRAST)

    def tint(self, *layers: Layer) -> QColor:
        """The ground of words under these labels, the outermost first."""
        found = self._tints.get(layers)
        if found is None:
            found = self._tints[layers] = _colour(self._mixed(layers))
        return found

    def _mixed(self, layers: tuple[Layer, ...]) -> Rgb:
        """Lay the layers over the page; no layer may take the words below their contrast."""
        ground, words = parse(self._style.page), parse(self._style.text)
        for label_id, strength in layers:
            colour, share = parse(self._of(label_id)), self._share(strength)
            tinted = mix(ground, colour, share)
            while contrast(words, tinted) < WORDS_CONTRAST and share > 0.01:
                share *= 0.8
                tinted = mix(ground, colour, share)
            ground = tinted
        return ground

    def _share(self, strength: Strength) -> float:
        style = self._style
        shares = {
            Strength.FAINT: style.faint,
            Strength.NORMAL: style.tint,
            Strength.STRONG: style.tint * 1.7,
        }
        return shares[strength]

    def _line(self, label_id: int, least: float) -> QColor:
        found = self._lines.get((label_id, least))
        if found is None:
            colour = parse(self._of(label_id))
            page = parse(self._style.page)
            grounds = (page, self._mixed(((label_id, Strength.NORMAL),)))
            if least < MARK_CONTRAST:
                colour = mix(colour, page, 0.3)
            colour = legible(colour, grounds, least=least, towards=parse(self._style.text))
            found = self._lines[label_id, least] = _colour(colour)
        return found

    def _of(self, label_id: int) -> str:
        """A label's own colour; that of the words for a label nobody told of."""
        label = self._labels.get(label_id)
        if label is None:
            return self._style.text
        return label.dark_colour if self._style.dark else label.colour


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
    """The colour, moved towards another one as far as the contrast on all grounds asks for."""
    moved, share = colour, 0.0
    while min(contrast(moved, ground) for ground in grounds) < least and share < 1:
        share += 0.05
        moved = mix(colour, towards, min(1.0, share))
    return moved


def _colour(parts: Rgb) -> QColor:
    red, green, blue = (round(part) for part in parts)
    return QColor(red, green, blue)
