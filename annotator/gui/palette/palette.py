"""The command palette: a field in the top bar, and below it what was found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from annotator.gui.frame.top_bar import SearchField
from annotator.gui.palette.entries import Entry
from annotator.gui.palette.entry_row import ENTRY_ROLE, EntryRow
from annotator.gui.theme import Theme

_WIDTH = 560
_ROWS = 12
_ROW_HEIGHT = 32


class EntryModel(QAbstractListModel):
    """The entries that were found."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None outside the list."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """The number of entries."""
        return len(self._entries)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The title, the whole entry, or the entry in words."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.kind}: {entry.title}, {entry.detail}"
        return None


class CommandPalette(QFrame):
    """Opens below its field, chooses by arrows and Enter, and goes away with Esc."""

    opened = Signal()
    closed = Signal()
    """It went away; the page may have the focus back."""
    passed = Signal(str)
    """The entry that Enter takes now, in words: the field has the focus, not the list."""
    refused = Signal(str)
    """The chosen action cannot be done now, and why."""

    def __init__(
        self,
        window: QWidget,
        field: SearchField,
        find: Callable[[str], list[Entry]],
        theme: Theme,
    ) -> None:
        """Belong to a window's search field; ``find`` gives the entries for what is typed."""
        super().__init__(window)
        self.setObjectName("command_palette")
        self.setProperty("kind", "popup")
        self.setAccessibleName("What was found")
        self._window = window
        self._field = field
        self._find = find
        self._model = EntryModel()
        self._view = QListView()
        self._view.setObjectName("palette_list")
        self._view.setAccessibleName("What was found")
        self._view.setModel(self._model)
        self._row = EntryRow(theme, self._view)
        self._view.setItemDelegate(self._row)
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(lambda index: self._run(index.row()))
        self._view.selectionModel().currentChanged.connect(self._pass)
        self._nothing = QLabel("Nothing was found.")
        self._nothing.setObjectName("palette_nothing")
        self._nothing.setProperty("kind", "muted")
        self._nothing.setContentsMargins(10, 8, 10, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.addWidget(self._view)
        column.addWidget(self._nothing)
        self.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self._search)
        field.textChanged.connect(self._typed)
        field.key_pressed.connect(self._key)
        field.installEventFilter(self)

    def titles(self) -> list[str]:
        """What is listed, once what was typed has been looked for."""
        if self._timer.isActive():
            self._search()
        entries = (self._model.entry(row) for row in range(self._model.rowCount()))
        return [entry.title for entry in entries if entry is not None]

    def current(self) -> int:
        """The row that Enter takes; -1 for none."""
        return self._view.currentIndex().row()

    def open(self) -> None:
        """Show every action, and let the rest be typed."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        if self.isVisible():
            return
        self._search()
        self.show()
        self.raise_()
        self.opened.emit()

    def close_palette(self) -> None:
        """Go away."""
        if self.isVisible():
            self._hide()
            self.closed.emit()

    def _hide(self) -> None:
        self.hide()
        # Neither may the cleared field open the palette again, nor ask for a search: the
        # project may be closed by then, and what is chosen has the focus.
        with QSignalBlocker(self._field):
            self._field.clear()
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go away when the field loses the focus to anything but the palette itself."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            QTimer.singleShot(0, self._leave)
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Stand below the field, inside the window, as high as the entries need."""
        width = min(_WIDTH, self._window.width() - 24)
        corner = self._field.mapTo(self._window, QPoint(self._field.width(), self._field.height()))
        rows = max(1, min(_ROWS, self._model.rowCount()))
        room = self._window.height() - corner.y() - 40
        height = min(rows * _ROW_HEIGHT + 12, max(60, room))
        left = max(12, corner.x() - width)
        self.setGeometry(left, corner.y() + 6, width, height)

    def _typed(self) -> None:
        if self._field.hasFocus() and not self.isVisible():
            self.open()
        self._timer.start()

    def _search(self) -> None:
        self._timer.stop()
        self._model.show(self._find(self._field.text()))
        found = self._model.rowCount() > 0
        self._view.setVisible(found)
        self._nothing.setVisible(not found)
        if found:
            self._view.setCurrentIndex(self._model.index(0))
        else:
            self.passed.emit(self._nothing.text())
        self.place()

    def _pass(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.passed.emit(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _key(self, event: QKeyEvent) -> None:
        if self._timer.isActive():
            self._search()
        key, row = event.key(), self._view.currentIndex().row()
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Tab: -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Backtab: -1,
            Qt.Key.Key_PageDown: _ROWS,
            Qt.Key.Key_PageUp: -_ROWS,
        }
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(row)
        elif key == Qt.Key.Key_Escape:
            self.close_palette()
        elif step := steps.get(Qt.Key(key)):
            last = self._model.rowCount() - 1
            around = (row + step) % (last + 1) if abs(step) == 1 and last >= 0 else row + step
            self._view.setCurrentIndex(self._model.index(max(0, min(last, around))))

    def _run(self, row: int) -> None:
        entry = self._model.entry(row)
        if entry is None:
            return
        self.close_palette()
        if entry.blocked:
            self.refused.emit(entry.detail)
        else:
            entry.run()

    def _leave(self) -> None:
        if not self._field.hasFocus() and self._window.isActiveWindow():
            self._hide()  # what is gone on to has the focus
