"""The list of the places: arrows walk through it, Space ticks."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from annotator.gui.fonts import interface_font
from annotator.gui.occurrences.row_paint import TICK_WIDTH, PlaceRow
from annotator.gui.occurrences.rows import Index, PlaceModel
from annotator.gui.theme import Theme
from annotator.gui.viewports import give_viewport

_WALKING = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class PlaceList(QListView):
    """Walks through rows and ticks them; every other key is left to the panel around it."""

    walked = Signal()
    """Another row is the current one."""

    def __init__(self, model: PlaceModel, theme: Theme) -> None:
        """Show a model."""
        super().__init__()
        self.setObjectName("occurrences_list")
        self.setAccessibleName("Places that were found")
        give_viewport(self)
        self._places = model
        self.setModel(model)
        self._row = PlaceRow(theme, self)
        self.setItemDelegate(self._row)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._instead = ""
        theme.changed.connect(self.viewport().update)

    def set_colour(self, colour: QColor) -> None:
        """Show ticked words in the colour of their label."""
        self._row.colour = colour
        self.viewport().update()

    def say_instead(self, words: str) -> None:
        """Show these words where there are no rows."""
        self._instead = words
        self.setAccessibleDescription(words if not self._places.rowCount() else "")
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, or what is said in their place."""
        super().paintEvent(event)
        if self._instead and not self._places.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(interface_font(13))
            painter.setPen(self.palette().placeholderText().color())
            box = self.viewport().rect().adjusted(16, 8, -16, -8)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, flags, self._instead)
            painter.end()

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it in sight."""
        index = self._places.index(row)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say that another row is the current one."""
        super().currentChanged(current, previous)
        self.walked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and tick."""
        command = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and not command:
            self._places.turn(self.currentIndex().row())
        elif event.key() in _WALKING and not command:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where a tick is painted."""
        super().mousePressEvent(event)
        place: QPoint = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and place.x() < TICK_WIDTH:
            self._places.turn(self.indexAt(place).row())
