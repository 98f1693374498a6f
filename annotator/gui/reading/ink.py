"""Colours worked out from a style and its labels, so that everything painted stays legible."""

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtGui import QColor

from annotator.gui.contrast import Rgb, legible, mix, painted, parse, tinted
from annotator.gui.reading.rows import PaneLabel
from annotator.gui.reading.style import ReadingStyle


class Strength(IntEnum):
    """How strongly the words of a span are tinted."""

    FAINT = 1
    NORMAL = 2
    STRONG = 3


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
        self.on_selection = QColor(style.on_selection) if style.on_selection else None
        """The colour of selected words where it is not their own."""
        self.tints = style.tint > 0
        """Whether words are tinted at all; else lines and chips say everything."""
        self.accent = QColor(style.accent)
        self.on_accent = QColor(style.on_accent)
        self.flag = QColor(style.flag)
        self.hit = QColor(style.hit)
        self.hit_frame = QColor(style.hit_frame)
        self.current_hit = QColor(style.current_hit)
        self.current_hit_frame = QColor(style.current_hit_frame)

    def mark(self, label_id: int) -> QColor:
        """The colour of a label's bars, chips, outlines and brackets."""
        return self._line(label_id, self._style.mark_contrast, paler=0.0)

    def suggestion(self, label_id: int) -> QColor:
        """The paler colour of the bars of what is only suggested."""
        return self._line(label_id, self._style.suggestion_contrast, paler=0.3)

    def chosen(self, armed: int | None) -> tuple[QColor, QColor | None]:
        """The ground of selected words, for an armed label if there is one, and their colour.

        Without a colour the words keep their own.
        """
        if armed is None:
            return self.selection, self.on_selection
        if self.on_selection is not None:
            return self.mark(armed), self.page
        if not self.tints:
            return self.selection, None
        return self.tint((armed, Strength.STRONG), (armed, Strength.STRONG)), None

    def tint(self, *layers: Layer) -> QColor:
        """The ground of words under these labels, the outermost first."""
        found = self._tints.get(layers)
        if found is None:
            found = self._tints[layers] = painted(self._mixed(layers))
        return found

    def _mixed(self, layers: tuple[Layer, ...]) -> Rgb:
        """Lay the layers over the page; no layer may take words below their contrast."""
        style = self._style
        ground = parse(style.page)
        readers = (
            (parse(style.text), style.words_contrast),
            (parse(style.dimmed), style.mark_contrast),
        )
        for label_id, strength in layers:
            colour = parse(self._of(label_id))
            ground = tinted(ground, colour, self._share(strength), readers=readers)
        return ground

    def _share(self, strength: Strength) -> float:
        style = self._style
        shares = {
            Strength.FAINT: style.faint,
            Strength.NORMAL: style.tint,
            Strength.STRONG: style.tint * 1.7,
        }
        return shares[strength]

    def _line(self, label_id: int, least: float, *, paler: float) -> QColor:
        """A label's colour on page and tint; ``paler`` is the share of the page in it."""
        found = self._lines.get((label_id, least))
        if found is None:
            page = parse(self._style.page)
            colour = mix(parse(self._of(label_id)), page, paler)
            grounds = (page, self._mixed(((label_id, Strength.NORMAL),)))
            colour = legible(colour, grounds, least=least, towards=parse(self._style.text))
            found = self._lines[label_id, least] = painted(colour)
        return found

    def _of(self, label_id: int) -> str:
        """A label's own colour; that of the words for a label nobody told of."""
        label = self._labels.get(label_id)
        if label is None:
            return self._style.text
        return label.dark_colour if self._style.dark else label.colour
