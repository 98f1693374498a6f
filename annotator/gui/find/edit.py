"""The field of the find bar: takes typing, and says which keys of the bar were pressed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from annotator.gui.keys import key_names

_WIDTH, _LEAST = 230, 90
_STEPS = {"Enter": 1, "Down": 1, "Shift+Enter": -1, "Up": -1}


def _nothing(_event: QKeyEvent) -> bool:
    return False


class FindEdit(QLineEdit):
    """One line of words to find."""

    stepped = Signal(int)
    """To the next place (1) or the one before (-1)."""
    left = Signal()

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName("find_edit")
        self.setAccessibleName("Find in this document")
        self.setPlaceholderText("Find in this document")
        self.setMaxLength(2_000)
        self.setMinimumWidth(_LEAST)
        self.answer: Callable[[QKeyEvent], bool] = _nothing
        """Does what a key of the bar means; whether it meant anything."""

    def sizeHint(self) -> QSize:
        """Room for some words, where there is room."""
        return QSize(_WIDTH, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Take the keys that go from place to place, leave, or belong to the bar."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            names = key_names(event)
            if names and names[0] in _STEPS:
                self.stepped.emit(_STEPS[names[0]])
            elif "Esc" in names:
                self.left.emit()
            elif not self.answer(event):
                return super().event(event)
            event.accept()
            return True
        return super().event(event)
