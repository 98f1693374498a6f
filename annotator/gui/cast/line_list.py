"""A list of lines: arrows walk through it, Space ticks, Enter goes on."""

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from annotator.gui.cast.line_paint import TICK_WIDTH, LinePaint
from annotator.gui.cast.lines import Index, Line, LineModel
from annotator.gui.fonts import interface_font
from annotator.gui.keys import is_enter
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


class LineList(QListView):
    """Walks through lines and ticks them; every other key is left to the panel around it."""

    walked = Signal()
    """Another line is the current one."""
    entered = Signal()
    """Enter was pressed on the current line, or it was clicked twice."""
    left_above = Signal()
    """Up was pressed on the first line."""

    def __init__(self, name: str, says: str, theme: Theme) -> None:
        """Make it empty; ``says`` is its accessible name."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        give_viewport(self)
        self.lines = LineModel()
        self.setModel(self.lines)
        self.setItemDelegate(LinePaint(theme, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self.entered)
        self._instead = ""
        theme.changed.connect(self.viewport().update)

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

    def say_instead(self, words: str) -> None:
        """Show these words where there are no lines."""
        self._instead = words
        self.setAccessibleDescription("" if self.lines.rowCount() else words)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, or what is said in their place."""
        super().paintEvent(event)
        if self._instead and not self.lines.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(interface_font(13))
            painter.setPen(self.palette().placeholderText().color())
            box = self.viewport().rect().adjusted(16, 8, -16, -8)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, flags, self._instead)
            painter.end()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Say that another line is the current one."""
        super().currentChanged(current, previous)
        self.walked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, tick and go on."""
        row = self.currentIndex().row()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() == Qt.Key.Key_Space:
            self.lines.turn(row)
        elif is_enter(event):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and row <= self.lines.first_row():
            self.left_above.emit()
        elif event.key() in _WALKING:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick where a tick is painted."""
        super().mousePressEvent(event)
        place: QPoint = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and place.x() < TICK_WIDTH:
            self.lines.turn(self.indexAt(place).row())
