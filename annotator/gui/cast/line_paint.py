"""How a line of the cast is painted: its tick, its words, and what is said behind them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from annotator.gui.cast.lines import LINE_ROLE, Index, Line
from annotator.gui.fonts import interface_font
from annotator.gui.theme import Theme
from annotator.gui.ticking import ROW_HEIGHT, TICK_WIDTH, paint_ground, paint_tick

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

_SIDE = 10.0
_LEAST = 0.45
"""The words have at least this share of the width before what stands behind them is cut."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class LinePaint(QStyledItemDelegate):
    """Paints lines in the colours of the theme."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        """Paint the rows of a view."""
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._plain = interface_font(13)
        self._quiet = interface_font(12)
        self._strong = interface_font(12, QFont.Weight.DemiBold)

    def sizeHint(self, _option: "QStyleOptionViewItem", _index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(160, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: "QStyleOptionViewItem", index: Index) -> None:
        """Paint one row."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        chosen = index == self._view.currentIndex()
        if chosen:
            paint_ground(painter, box, self._theme.palette, focused=self._view.hasFocus())
        if line.key is not None:
            state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            paint_tick(painter, box, self._theme.palette, state)
        left = TICK_WIDTH if line.key is not None else _SIDE
        self._words(painter, box.adjusted(left, 0, -_SIDE, 0), line, chosen=chosen)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, line: Line, *, chosen: bool) -> None:
        colours = self._theme.palette
        font = self._strong if line.heading else self._plain
        metrics, small = QFontMetricsF(font), QFontMetricsF(self._quiet)
        needed = metrics.horizontalAdvance(line.words) + 1
        room = max(box.width() * (1 - _LEAST), box.width() - needed - 12) if line.detail else 0.0
        elide = Qt.TextElideMode.ElideRight
        detail = small.elidedText(line.detail, elide, room)
        painter.setFont(self._quiet)
        painter.setPen(QColor(colours.muted_on_selected if chosen else colours.muted))
        painter.drawText(box, _RIGHT, detail)
        taken = small.horizontalAdvance(detail) + 12 if detail else 0.0
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if line.heading else colours.text))
        painter.drawText(box, _LEFT, metrics.elidedText(line.words, elide, box.width() - taken))
