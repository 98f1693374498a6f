"""A list of lines: arrows walk through it, Space ticks, Enter goes on."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from annotator.gui.keys import is_enter
from annotator.gui.lines.line_paint import LinePaint
from annotator.gui.lines.lines import Line, LineModel
from annotator.gui.theme import Theme
from annotator.gui.ticking import TICK_WIDTH, WALKING, TickingList


class LineList(TickingList):
    """Walks through lines and ticks them; every other key is left to the panel around it."""

    entered = Signal()
    """Enter was pressed on the current line, or it was clicked twice."""
    left_above = Signal()
    """Up was pressed on the first line."""

    def __init__(
        self, name: str, says: str, theme: Theme, *, ticks: bool = True, chips: bool = False
    ) -> None:
        """Make it empty; ``says`` is its accessible name.

        Without ``ticks`` nothing is ticked; with ``chips`` rows have room for a key at the right.
        """
        self.lines = LineModel()
        self._ticks = ticks
        super().__init__(name, says, self.lines, theme)
        self.setItemDelegate(LinePaint(theme, self, ticks=ticks, chips=chips))
        self.doubleClicked.connect(self.entered)

    def current(self) -> Line | None:
        """The current line; None when there is none."""
        return self.lines.line(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it in sight; without ``walked``."""
        with QSignalBlocker(self):
            index = self.lines.index(row)
            self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)
            if row <= self.lines.first_row():
                self.scrollToTop()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, tick and go on."""
        row = self.currentIndex().row()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_Space and self._ticks:
            self.lines.turn(row)
        elif is_enter(event):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and row <= self.lines.first_row():
            self.left_above.emit()
        elif event.key() == Qt.Key.Key_Home:  # Qt would stay: the first row is a heading
            self.setCurrentIndex(self.lines.index(self.lines.first_row()))
            self.scrollToTop()
        elif event.key() in WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where a tick is painted."""
        super().mousePressEvent(event)
        place: QPoint = event.position().toPoint()
        ticking = self._ticks and place.x() < TICK_WIDTH
        if event.button() == Qt.MouseButton.LeftButton and ticking:
            self.lines.turn(self.indexAt(place).row())
