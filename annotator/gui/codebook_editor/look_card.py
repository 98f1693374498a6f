"""How a label looks on the page, and how its spans are made."""

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from annotator.gui.codebook.colour import line_colour, line_colour_on
from annotator.gui.codebook.swatch import draw_pattern, draw_swatch
from annotator.gui.codebook_editor.fields import FieldsCard
from annotator.gui.colours import DARK, LIGHT, Palette
from annotator.gui.contrast import contrast, parse
from annotator.gui.parts import muted
from annotator.gui.theme import Theme, qt_palette
from annotator.model.codebook import Label, Trim
from annotator.model.codebook_rules import PATTERNS
from annotator.model.colours import PALETTE

COLOURS: Final = dict(
    zip(
        ("blue", "green", "orange", "violet", "magenta", "ochre", "teal", "red", "slate", "leaf"),
        PALETTE,
        strict=True,
    )
)
"""The colours that are offered, by their names: on light and on dark ground."""

TRIMS: Final = {
    "space and punctuation": Trim.WORDS,
    "only space": Trim.SENTENCE,
    "nothing": Trim.NONE,
}
"""What is left out at both ends of a new annotation."""

_ENOUGH: Final = 4.5
_SWATCH, _LINE = QSize(16, 18), QSize(30, 10)


class LookCard(FieldsCard):
    """Colour, line and shape of a label."""

    def __init__(self, theme: Theme) -> None:
        """Make it empty."""
        super().__init__("codebook_look", "How it looks")
        self._theme = theme
        self._label: Label | None = None
        self._colour = self.choice("pair", "Colour", dict(COLOURS))
        self._own = {
            "colour": self.line("colour", "On light ground", "#2563c9"),
            "dark_colour": self.line("dark_colour", "On dark ground", "#7fb0ff"),
        }
        self._contrast = muted(pixels=12, name="codebook_look_contrast")
        self._contrast.setWordWrap(True)
        self.add_row(self._contrast)
        self._pattern = self.choice("pattern", "Line", {each: each for each in PATTERNS})
        self.choice("trim", "Left out at the ends", dict(TRIMS))
        self.choice("bracket", "Bracket beside long ones", {"yes": True, "no": False})
        theme.changed.connect(self._paint_icons)

    def show_label(self, label: Label) -> None:
        """Show a label."""
        self._label = label
        pair = (label.colour.casefold(), label.dark_colour.casefold())
        self.show_choice("pair", pair)
        if pair not in COLOURS.values():
            self._colour.face.setText("own ▾")
        for name, field in self._own.items():
            field.set_value(getattr(label, name))
        self._contrast.setText(contrast_words(label))
        for name in ("pattern", "trim", "bracket"):
            self.show_choice(name, getattr(label, name))
        self._paint_icons()

    def put_back(self) -> None:
        """Let what is being typed go."""
        for field in self._own.values():
            field.put_back("")

    def _paint_icons(self) -> None:
        """Paint the colours with the label's line, and the lines in the label's colour."""
        label, palette = self._label, self._theme.palette
        if label is None:
            return
        pattern = label.pattern
        squares = [
            _square(dark if palette.dark else light, pattern, palette) for light, dark in PALETTE
        ]
        own = label.dark_colour if palette.dark else label.colour
        self._colour.set_icons(squares, _square(own, pattern, palette), _SWATCH)
        lines = [_stroke(own, each, palette) for each in PATTERNS]
        self._pattern.set_icons(lines, _stroke(own, pattern, palette), _LINE)


def contrast_words(label: Label) -> str:
    """How far the colours of a label are from the page, and what is done where it is too little."""
    said = []
    for words, own, palette in (
        ("light", label.colour, LIGHT),
        ("dark", label.dark_colour, DARK),
    ):
        measured = contrast(parse(own), parse(palette.page))
        drawn = ""
        if measured < _ENOUGH:
            drawn = f" (too little: drawn as {line_colour(label, palette).name()})"
        said.append(f"{measured:.1f}:1 on the {words} page{drawn}")
    return f"Contrast {', '.join(said)}; {_ENOUGH}:1 is enough."


def _square(own: str, pattern: str, palette: Palette) -> QIcon:
    pixmap = _empty(_SWATCH)
    painter = QPainter(pixmap)
    draw_swatch(painter, line_colour_on(own, qt_palette(palette)), pattern, QPointF(1, 1), 14)
    painter.end()
    return QIcon(pixmap)


def _stroke(own: str, pattern: str, palette: Palette) -> QIcon:
    pixmap = _empty(_LINE)
    painter = QPainter(pixmap)
    colour = line_colour_on(own, qt_palette(palette))
    draw_pattern(painter, colour, pattern, QPointF(1, 5), _LINE.width() - 2)
    painter.end()
    return QIcon(pixmap)


def _empty(size: QSize) -> QPixmap:
    """A picture of nothing, sharp on every screen."""
    pixmap = QPixmap(size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
