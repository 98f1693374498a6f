"""The list of the places: arrows walk through it, Space ticks."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView

from annotator.gui.occurrences.row_paint import PlaceRow
from annotator.gui.occurrences.rows import PlaceModel
from annotator.gui.theme import Theme
from annotator.gui.ticking import TICK_WIDTH, WALKING, TickingList


class PlaceList(TickingList):
    """Walks through rows and ticks them; every other key is left to the panel around it."""

    def __init__(self, model: PlaceModel, theme: Theme) -> None:
        """Show a model."""
        super().__init__("occurrences_list", "Places that were found", model, theme)
        self._places = model
        self._row = PlaceRow(theme, self)
        self.setItemDelegate(self._row)

    def set_colour(self, colour: QColor) -> None:
        """Show ticked words in the colour of their label."""
        self._row.colour = colour
        self.viewport().update()

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it in sight."""
        index = self._places.index(row)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and tick."""
        command = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and not command:
            self._places.turn(self.currentIndex().row())
        elif event.key() in WALKING and not command:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where a tick is painted."""
        super().mousePressEvent(event)
        place: QPoint = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and place.x() < TICK_WIDTH:
            self._places.turn(self.indexAt(place).row())
