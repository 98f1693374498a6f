"""Lists whose rows are ticked: the keys that walk, what is said of no rows, ground and tick."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QListView

from annotator.gui.colours import Palette
from annotator.gui.fonts import interface_font
from annotator.gui.theme import Theme
from annotator.gui.viewports import give_viewport

ROW_HEIGHT: Final = 26
TICK_WIDTH: Final = 34
"""From the left edge; a click in it ticks."""

WALKING: Final = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
"""The keys that walk through the rows."""

_BOX = 14.0
_SURE = ((3.2, 7.4), (6.0, 10.2), (10.9, 4.4))
_PARTLY = ((3.5, 7.0), (10.5, 7.0))


class TickingList(QListView):
    """Shows rows of a model, or words where there are none; which keys tick is its children's."""

    walked = Signal()
    """Another row is the current one."""

    def __init__(self, name: str, says: str, model: QAbstractItemModel, theme: Theme) -> None:
        """Show a model; ``says`` is the list's accessible name."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        give_viewport(self)
        self.setModel(model)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._instead = ""
        theme.changed.connect(self.viewport().update)

    def say_instead(self, words: str) -> None:
        """Show these words where there are no rows."""
        self._instead = words
        self.setAccessibleDescription("" if self.model().rowCount() else words)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or what is said in their place."""
        super().paintEvent(event)
        if self._instead and not self.model().rowCount():
            paint_instead(self, self._instead)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Say that another row is the current one."""
        super().currentChanged(current, previous)
        self.walked.emit()


def paint_instead(view: QAbstractItemView, words: str) -> None:
    """What a list says where it has no rows."""
    painter = QPainter(view.viewport())
    painter.setFont(interface_font(13))
    painter.setPen(view.palette().placeholderText().color())
    box = view.viewport().rect().adjusted(16, 8, -16, -8)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
    painter.end()


def paint_ground(painter: QPainter, box: QRectF, colours: Palette, *, focused: bool) -> None:
    """The ground of the current row, with a ring while its list has the focus."""
    inside = box.adjusted(3, 1, -3, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.selected))
    painter.drawRoundedRect(inside, 6, 6)
    if focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.focus), 1.5))
        painter.drawRoundedRect(inside, 6, 6)


def paint_tick(painter: QPainter, box: QRectF, colours: Palette, state: Qt.CheckState) -> None:
    """The box at the left of a row: empty, ticked, or with a bar where some are ticked."""
    square = QRectF(box.left() + 12, box.center().y() - _BOX / 2, _BOX, _BOX)
    on = state != Qt.CheckState.Unchecked
    painter.setPen(QPen(QColor(colours.accent if on else colours.muted), 1.2))
    painter.setBrush(QColor(colours.accent if on else colours.page))
    painter.drawRoundedRect(square, 3, 3)
    if on:
        painter.setPen(QPen(QColor(colours.on_accent), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = _PARTLY if state == Qt.CheckState.PartiallyChecked else _SURE
        corner = square.topLeft()
        painter.drawPolyline(QPolygonF([corner + QPointF(x, y) for x, y in points]))
