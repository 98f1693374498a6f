"""The panel of the worklist: walking shows each annotation on the page beside it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.gui.keys import is_enter, key_names
from annotator.gui.lines.line_list import LineList
from annotator.gui.panel_commands import Command, command_row, wanted
from annotator.gui.side_panel import SidePanel
from annotator.gui.theme import Theme

_WIDTH: Final = 400
_LEAST: Final = 280
_AWAY: Final = 10
"""Pixels between the words of the page and the panel."""


COMMANDS: Final = (
    Command("right", "Still right", "Space", "It is still right: close it and go on"),
    Command("mend", "Mend on the page", "Enter", "Go to the page to mend it"),
    Command("fields", "Its fields", "E", "Go to its fields to mend it"),
    Command("all", "All of this label", "Shift+Space", "All of this label are still right"),
)


class WorklistPanel(SidePanel):
    """Lays it out; what stands in it is the business of ``Working``."""

    asked = Signal(str)
    """The name of a command."""

    def __init__(self, window: QWidget, theme: Theme, words_end: Callable[[], int]) -> None:
        """Belong to a window; ``words_end`` gives where the words of the page end in it.

        What is walked through is looked at there: the panel does not stand on it as far as it can.
        """
        super().__init__(window, "worklist", "To look at again", width=_WIDTH)
        self._words_end = words_end
        self.entries = LineList("worklist_list", "To look at again", theme, ticks=False)
        self.entries.entered.connect(lambda: self.asked.emit("mend"))
        self.column.addWidget(self.entries, stretch=1)
        self.column.addWidget(self._notice)
        self.column.addWidget(command_row("worklist", COMMANDS, self.asked.emit))

    def open(self) -> None:
        """Show the panel with the keys in its list."""
        self.appear()
        self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Stand at the right, beside the words of the page."""
        super().place()
        box = self.geometry()
        least = box.right() + 1 - _LEAST
        box.setLeft(max(box.left(), min(least, self._words_end() + _AWAY)))
        self.setGeometry(box)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are commands, Enter on a button presses it, Esc goes back to the page."""
        names, focused = key_names(event), self.focusWidget()
        command = wanted(COMMANDS, names)
        if is_enter(event) and isinstance(focused, QPushButton):
            focused.click()
        elif names[:1] == ("Esc",):
            self.close_panel()
        elif command:
            self.asked.emit(command)
        else:
            super().keyPressEvent(event)
