"""The page of all keys, made of the list of actions."""

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.actions import Actions, in_groups
from annotator.gui.around import step_inside
from annotator.gui.keys import key_names
from annotator.gui.parts import button, heading, key_chip, muted

_ON_THE_PAGE = (
    ("Arrows", "Move the caret; with Shift, select; with Ctrl, by words"),
    ("Alt+Up", "Back by a sentence; Alt and Down goes on"),
    ("Double click", "Select a word; three clicks a sentence, four a paragraph"),
    ("Ctrl+Drag", "Add the words to the selected annotation as a fragment"),
)


class ShortcutsPanel(QFrame):
    """Every action that has a key, in the groups of the list."""

    closed = Signal()
    change_wanted = Signal()
    """The keys are to be changed."""

    def __init__(self, window: QWidget, actions: Actions) -> None:
        """Belong to a window."""
        super().__init__(window)
        self.setObjectName("shortcuts_panel")
        self.setProperty("kind", "popup")
        self.setAccessibleName("All keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._window = window
        self._actions = actions
        self._content = QWidget()
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        scroll.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        close = button("×", kind="flat", name="shortcuts_close", says="Close the page of keys")
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(heading("All keys"))
        head.addStretch(1)
        change = button("Change keys…", kind="flat", name="shortcuts_change")
        change.clicked.connect(self.change_wanted)
        head.addWidget(change)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 12, 14)
        column.addLayout(head)
        column.addWidget(scroll, stretch=1)
        self._grid = QGridLayout(self._content)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def open(self) -> None:
        """Show the keys as they are now."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        row = self._add("The page", [(key, words) for key, words in _ON_THE_PAGE], 0)
        with_keys = [each for each in self._actions if each.keys]
        for group, members in groupby(in_groups(with_keys), key=lambda each: each.group):
            row = self._add(group, [(key, a.title) for a in members for key in a.keys[:1]], row)
        self._grid.setRowStretch(row, 1)
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        """Stand in the middle of the window."""
        width = min(560, self._window.width() - 40)
        height = min(640, self._window.height() - 80)
        left = (self._window.width() - width) // 2
        self.setGeometry(left, (self._window.height() - height) // 2, width, height)

    def close_panel(self) -> None:
        """Go away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays in the panel."""
        return step_inside(self, forward=next_one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc and the key that opened it close it; arrows and page keys scroll."""
        bar = self._scroll.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        closing = {"Esc", *self._actions.named("shortcuts").keys}
        if closing.intersection(key_names(event)):
            self.close_panel()
        elif step := steps.get(Qt.Key(event.key())):
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)

    def _add(self, group: str, lines: list[tuple[str, str]], row: int) -> int:
        """Add a group; the row after it."""
        title = heading(group)
        title.setContentsMargins(0, 10 if row else 0, 0, 0)
        self._grid.addWidget(title, row, 0, 1, 2)
        for key, words in lines:
            row += 1
            self._grid.addWidget(key_chip(key), row, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(muted(words), row, 1)
        return row + 1
