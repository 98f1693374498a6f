"""The panel of the worklist: walking shows each annotation on the page beside it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.gui.command_row import Command, CommandRow, wanted
from annotator.gui.keys import is_enter, key_names
from annotator.gui.lent_keys import Keys
from annotator.gui.lines.line_list import LineList
from annotator.gui.main_window import MainWindow
from annotator.gui.side_panel import BESIDE, SidePanel
from annotator.gui.theme import Theme

_WIDTH: Final = 400

COMMANDS: Final = (
    Command("right", "Still right", "Space", "It is still right: close it and go on"),
    Command("mend", "Mend on the page", "Enter", "Go to the page to mend it"),
    Command("fields", "Its fields", "E", "Go to its fields to mend it"),
    Command("all", "All of this label", "Shift+Space", "All of this label are still right"),
)


_KEYS: Final[Keys] = (
    ("Space", "still right, goes on"),
    ("Enter", "mends on the page"),
    ("E", "fields"),
    ("Shift+Space", "all of this label are right"),
    *BESIDE,
)


class WorklistPanel(SidePanel):
    """Lays it out; what stands in it is the business of ``Working``."""

    stays = True
    asked = Signal(str)
    """The name of a command."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        """Belong to a window."""
        super().__init__(window, "worklist", "To look at again", width=_WIDTH)
        self.entries = LineList("worklist_list", "To look at again", theme, ticks=False)
        self.entries.entered.connect(lambda: self.asked.emit("mend"))
        self.column.addWidget(self.entries, stretch=1)
        self.column.addWidget(self._notice)
        commands = CommandRow("worklist", COMMANDS)
        commands.asked.connect(self.asked)
        self.column.addWidget(commands)

    def open(self) -> None:
        """Show the panel with the keys in its list."""
        if not self.isVisible():
            self.appear()
        self.entries.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_stop(self) -> QWidget:
        """The list."""
        return self.entries

    def keys(self) -> Keys:
        """Those of the list."""
        return _KEYS

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
