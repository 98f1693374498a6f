"""The list of the codebook, in which labels are dragged to their places."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication

from annotator.gui.lines.line_list import LineList
from annotator.gui.lines.line_paint import LEVEL
from annotator.gui.theme import Theme
from annotator.gui.ticking import TICK_WIDTH

_EDGE = 0.28
"""So much of a row's height at its top and bottom means beside it, the middle means within it."""


class Drop(NamedTuple):
    """Where something would fall: before, into or behind the row."""

    row: int
    where: Literal["before", "into", "behind"]


class LabelTree(LineList):
    """Lets the labels be dragged; what that means is said by ``dropped``."""

    dropped = Signal(object, object, str)
    """The key of the dragged row, that of the row it fell on, and "before", "into", "behind"."""

    def __init__(self, theme: Theme) -> None:
        """Make it empty."""
        super().__init__("codebook_list", "Labels and relations", theme, chips=True)
        self._theme = theme
        self._pressed: QPoint | None = None
        self._dragged = -1
        self._drop: Drop | None = None

    def dragging(self) -> bool:
        """Whether a row is being dragged."""
        return self._dragged >= 0

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag may begin."""
        super().mousePressEvent(event)
        place = event.position().toPoint()
        line = self.lines.line(self.indexAt(place).row())
        movable = line is not None and line.label is not None and not line.label.retired
        left = event.button() == Qt.MouseButton.LeftButton and place.x() >= TICK_WIDTH
        self._pressed = place if left and movable else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the dragged label would come."""
        place = event.position().toPoint()
        if self._pressed is None:
            return
        far = (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if not self.dragging() and far:
            self._dragged = self.indexAt(self._pressed).row()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self.dragging():
            self._scroll_towards(place)
            self._drop = self._drop_at(place)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the label fall where it is."""
        super().mouseReleaseEvent(event)
        drop, dragged = self._drop, self.lines.line(self._dragged)
        self.cancel_drag()
        onto = self.lines.line(drop.row) if drop is not None else None
        if drop is not None and onto is not None and dragged is not None:
            self.dropped.emit(dragged.key, onto.key, drop.where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets what is dragged be where it was."""
        if self.dragging() and event.key() == Qt.Key.Key_Escape:
            self.cancel_drag()
        else:
            super().keyPressEvent(event)

    def cancel_drag(self) -> None:
        """Forget what is dragged."""
        self._pressed, self._dragged, self._drop = None, -1, None
        self.unsetCursor()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and above them where the dragged label would come."""
        super().paintEvent(event)
        if self._drop is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.palette.accent), 2))
        box = QRectF(self.visualRect(self.lines.index(self._drop.row)))
        line = self.lines.line(self._drop.row)
        left = box.left() + TICK_WIDTH + (LEVEL * line.level if line is not None else 0) - 4
        if self._drop.where == "into":
            painter.drawRoundedRect(box.adjusted(left, 2, -4, -2), 6, 6)
        else:
            y = box.top() + 1 if self._drop.where == "before" else box.bottom() - 1
            painter.drawEllipse(QPointF(left, y), 3, 3)
            painter.drawLine(QPointF(left + 3, y), QPointF(box.right() - 6, y))
        painter.end()

    def _drop_at(self, place: QPoint) -> Drop | None:
        index = self.indexAt(place)
        line = self.lines.line(index.row())
        inside = self._inside(index.row())
        if line is None or line.label is None or line.label.retired or inside:
            return None
        box = self.visualRect(index)
        share = (place.y() - box.top()) / box.height()
        if share < _EDGE:
            return Drop(index.row(), "before")
        if share <= 1 - _EDGE:
            return Drop(index.row(), "into")
        inner = self.lines.line(index.row() + 1)
        if inner is not None and inner.label is not None and inner.level > line.level:
            # What falls right under a label that has others below it comes before these.
            first = index.row() + 1
            return None if self._inside(first) else Drop(first, "before")
        return Drop(index.row(), "behind")

    def _inside(self, row: int) -> bool:
        """Whether a row is the dragged one, or below it in the tree."""
        dragged = self.lines.line(self._dragged)
        if dragged is None or row < self._dragged:
            return False
        between = [self.lines.line(n) for n in range(self._dragged + 1, row + 1)]
        return all(each is not None and each.level > dragged.level and each.label is not None
                   for each in between)  # fmt: skip

    def _scroll_towards(self, place: QPoint) -> None:
        """Bring rows beyond an edge into sight while something is held there."""
        bar, near = self.verticalScrollBar(), 18
        if place.y() < near:
            bar.setValue(bar.value() - near)
        elif place.y() > self.viewport().height() - near:
            bar.setValue(bar.value() + near)
