"""How a cell of the list of relations is painted: its tick, its swatch, its words."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from annotator.gui.codebook.colour import line_colour
from annotator.gui.codebook.swatch import draw_swatch
from annotator.gui.fonts import interface_font
from annotator.gui.lines.line_paint import SWATCH
from annotator.gui.relations.model import ROW_ROLE, Index
from annotator.gui.relations.rows import Column, End, Row
from annotator.gui.theme import Theme
from annotator.gui.ticking import ROW_HEIGHT, TICK_WIDTH, paint_tick

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

SIDE = 8.0
"""How far words stand from the edges of their column, in pixels."""

_GAP = 7.0
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_QUIET = frozenset({Column.ATTRIBUTES, Column.WHERE, Column.WHOSE})


class CellPaint(QStyledItemDelegate):
    """Paints cells in the colours of the theme; the ground of a row is its view's."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Paint the cells of a view."""
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._plain = interface_font(13)
        self._quiet = interface_font(12)

    def sizeHint(self, _option: "QStyleOptionViewItem", _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(60, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        """Paint one cell."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column, box = Column(index.column()), QRectF(option.rect)
        left = SIDE
        if column is Column.FROM:
            state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            paint_tick(painter, box, self._theme.palette, state)
            left = float(TICK_WIDTH)
        ends = {Column.FROM: row.source, Column.TO: row.target}
        if (end := ends.get(column)) is not None:
            self._swatch(painter, QPointF(box.left() + left, box.center().y()), end)
            left += SWATCH + _GAP
        chosen = index.row() == self._view.currentIndex().row()
        self._words(painter, box.adjusted(left, 0, -SIDE, 0), row.cell(column), column, chosen)
        painter.restore()

    def _swatch(self, painter: QPainter, middle: QPointF, end: End) -> None:
        """Paint the swatch of an end; ``middle`` is in the middle of its left edge."""
        colour = line_colour(end.label, self._theme.palette)
        corner = middle - QPointF(0, SWATCH / 2 + 1)
        draw_swatch(painter, colour, end.label.pattern, corner, SWATCH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _words(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        column: Column,
        chosen: bool,  # noqa: FBT001 - its only caller says which
    ) -> None:
        colours, quiet = self._theme.palette, column in _QUIET
        font = self._quiet if quiet else self._plain
        muted = colours.muted_on_selected if chosen else colours.muted
        painter.setFont(font)
        painter.setPen(QColor(muted if quiet else colours.text))
        fitting = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _LEFT, fitting)
