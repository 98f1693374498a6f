"""A label's colour as the window can show it: whatever its codebook names, it can be seen."""

from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

from annotator.gui.colours import Palette
from annotator.gui.contrast import legible, painted, parse, tinted
from annotator.model.codebook import Label

_LINE = 4.5
_WORDS = 7.0


def line_colour(label: Label, palette: Palette) -> QColor:
    """The colour of outlines on the page's ground: the label's own, or as near as can be seen."""
    return _line(_own(label, dark=palette.dark), palette.page, palette.text)


def line_colour_on(own: str, palette: QPalette) -> QColor:
    """The same for a label's own colour, for who knows Qt's palette only."""
    return _line(own, palette.base().color().name(), palette.text().color().name())


def ground_colour(label: Label, palette: Palette, share: float) -> QColor:
    """A tint of the page's ground on which words can be read; ``share`` is the label's part."""
    return _tint(_own(label, dark=palette.dark), palette.page, palette.text, share)


def _own(label: Label, *, dark: bool) -> str:
    return label.dark_colour if dark else label.colour


@lru_cache(maxsize=1024)
def _line(own: str, page: str, text: str) -> QColor:
    return painted(legible(parse(own), (parse(page),), least=_LINE, towards=parse(text)))


@lru_cache(maxsize=1024)
def _tint(own: str, page: str, text: str, share: float) -> QColor:
    return painted(tinted(parse(page), parse(own), share, readers=((parse(text), _WORDS),)))
