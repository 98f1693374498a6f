"""How a line of the cast is painted: its tick, its words, and what is said behind them."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from annotator.gui.cast.lines import LINE_ROLE, Index, Line
from annotator.gui.fonts import interface_font
from annotator.gui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

ROW_HEIGHT: Final = 26
TICK_WIDTH: Final = 30
"""From the left edge; a click in it ticks."""

_SIDE = 10.0
_BOX = 13.0
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
            self._ground(painter, box)
        if line.key is not None:
            state = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))
            self._tick(painter, box, on=state == Qt.CheckState.Checked)
        left = TICK_WIDTH if line.key is not None else _SIDE
        self._words(painter, box.adjusted(left, 0, -_SIDE, 0), line, chosen=chosen)
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF) -> None:
        colours = self._theme.palette
        inside = box.adjusted(2, 1, -2, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.selected))
        painter.drawRoundedRect(inside, 6, 6)
        if self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.focus), 1.5))
            painter.drawRoundedRect(inside, 6, 6)

    def _tick(self, painter: QPainter, box: QRectF, *, on: bool) -> None:
        colours = self._theme.palette
        square = QRectF(box.left() + 10, box.center().y() - _BOX / 2, _BOX, _BOX)
        painter.setPen(QPen(QColor(colours.accent if on else colours.muted), 1.2))
        painter.setBrush(QColor(colours.accent if on else colours.page))
        painter.drawRoundedRect(square, 3, 3)
        if on:
            painter.setPen(QPen(QColor(colours.on_accent), 1.8))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            points = [(3.0, 6.8), (5.6, 9.4), (10.2, 4.0)]
            corner = square.topLeft()
            painter.drawPolyline(QPolygonF([corner + QPointF(x, y) for x, y in points]))

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
