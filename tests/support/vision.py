"""How colours look to eyes that see two primaries, and how far two colours are apart to the eye.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), at severity 1.0, for linear RGB. The
distance is CIEDE2000, as written down by Sharma, Wu and Dalal, Color Research & Application 30
(2005), whose table of test data the tests of this module use.
"""

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from typing import Final

Lab = tuple[float, float, float]
"""Lightness, and the two axes of colour, for a white of D65."""

EYES: Final = {
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What becomes of linear red, green and blue."""

_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def seen(colour: str, eyes: str) -> Lab:
    """A colour written #rrggbb as such eyes see it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    shown = [min(1.0, max(0.0, _dot(row, linear))) for row in EYES[eyes]]
    x, y, z = (
        _cube_root(_dot(row, shown) / white) for row, white in zip(_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Lab, other: Lab) -> float:
    """CIEDE2000: 1 is what is just noticed side by side, 10 is plain at a glance."""
    mean_chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1 + 0.5 * (1 - _saturated(mean_chroma))
    (chroma1, hue1), (chroma2, hue2) = _polar(one, stretch), _polar(other, stretch)
    chroma = (chroma1 + chroma2) / 2
    hue, turn = _hues(hue1, hue2, grey=chroma1 * chroma2 == 0)
    apart = 2 * sqrt(chroma1 * chroma2) * sin(radians(turn / 2))
    t = (
        1
        - 0.17 * cos(radians(hue - 30))
        + 0.24 * cos(radians(2 * hue))
        + 0.32 * cos(radians(3 * hue + 6))
        - 0.20 * cos(radians(4 * hue - 63))
    )
    light = ((one[0] + other[0]) / 2 - 50) ** 2
    lightness = (other[0] - one[0]) / (1 + 0.015 * light / sqrt(20 + light))
    colourful = (chroma2 - chroma1) / (1 + 0.045 * chroma)
    turned = apart / (1 + 0.015 * chroma * t)
    rotation = -2 * _saturated(chroma) * sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(lightness**2 + colourful**2 + turned**2 + rotation * colourful * turned)


def _hues(one: float, other: float, *, grey: bool) -> tuple[float, float]:
    """The mean of two hues and the way from one to the other, in degrees, the short way round."""
    if grey:
        return one + other, 0.0
    turn = other - one
    if abs(turn) <= 180:
        return (one + other) / 2, turn
    mean = (one + other + (360 if one + other < 360 else -360)) / 2
    return mean, turn - 360 if turn > 0 else turn + 360


def _polar(colour: Lab, stretch: float) -> tuple[float, float]:
    a, b = colour[1] * stretch, colour[2]
    return hypot(a, b), degrees(atan2(b, a)) % 360 if a or b else 0.0


def _saturated(chroma: float) -> float:
    return sqrt(chroma**7 / (chroma**7 + 25.0**7))


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _cube_root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def _dot(row: tuple[float, ...], parts: list[float]) -> float:
    return sum(factor * part for factor, part in zip(row, parts, strict=True))
