"""A panel beside the page with a list that is looked through: the same keys in each of them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from annotator.gui.command_row import Command, CommandRow, wanted
from annotator.gui.fonts import interface_font
from annotator.gui.keys import key_names
from annotator.gui.lent_keys import Keys, keys_of_field_in
from annotator.gui.main_window import MainWindow
from annotator.gui.side_panel import SidePanel

SEARCH_KEYS: Final[Keys] = (
    ("Enter", "goes to the list"),
    ("Esc", "shows all again, then closes"),
)
"""The keys of what is looked for."""
NAMING_KEYS: Final[Keys] = (("Enter", "takes the name"), ("Esc", "leaves it"))
"""The keys of a name that is asked for."""


class SearchedPanel(SidePanel):
    """Has what is looked for, lists in which letters are commands, and fields beside them."""

    asked = Signal(str)
    """The name of a command."""

    def __init__(
        self,
        window: MainWindow,
        name: str,
        title: str,
        *,
        width: int,
        commands: Sequence[Command],
        looks_for: tuple[str, str],
    ) -> None:
        """Belong to a window; ``looks_for`` is the field's accessible name and what it hints at."""
        super().__init__(window, name, title, width=width)
        self._answered = tuple(commands)
        self.search = QLineEdit()
        self.search.setObjectName(f"{name}_search")
        self.search.setAccessibleName(looks_for[0])
        self.search.setPlaceholderText(looks_for[1])
        self.search.setFont(interface_font(13))
        self.commands = CommandRow(name, commands)
        """A button for each command."""
        self.commands.asked.connect(self.asked)

    def lists(self) -> tuple[QWidget, ...]:
        """The list that is looked through, then those of what is chosen in it."""
        raise NotImplementedError

    def fields(self) -> QWidget:
        """What holds the fields of what is chosen."""
        raise NotImplementedError

    def list_keys(self) -> Keys:
        """What the keys do in the list that is looked through."""
        raise NotImplementedError

    def first_stop(self) -> QWidget:
        """The list that is looked through."""
        return self.lists()[0]

    def to_list(self) -> None:
        """Go to the list that is looked through."""
        self.first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def to_search(self) -> None:
        """Go to what is looked for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def keys(self) -> Keys:
        """Those of the field that has the focus, else those of the list."""
        focused = QApplication.focusWidget()
        if focused is self.search:
            return SEARCH_KEYS
        if field := keys_of_field_in(self):
            return field
        return NAMING_KEYS if isinstance(focused, QLineEdit) else self.list_keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one level out; in the lists letters are commands."""
        names, focused = key_names(event), QApplication.focusWidget()
        in_list = focused in self.lists()
        if names[:1] == ("Esc",):
            self._out(focused)
        elif focused is self.search and names[:1] in (("Down",), ("Enter",)):
            self.to_list()
        elif (in_list and names[:1] == ("Backspace",)) or names[:1] == ("Ctrl+F",):
            self.to_search()
        elif not (in_list and self.answer(focused, names)):
            super().keyPressEvent(event)

    def answer(self, _focused: QWidget | None, names: Sequence[str]) -> bool:
        """Do what a key asks for in a list; False where it asks for nothing."""
        command = wanted(self._answered, names)
        if command:
            self.asked.emit(command)
        return bool(command)

    def _out(self, focused: QWidget | None) -> None:
        """From what is chosen to the list, from what is looked for to all, then to the page."""
        first, *inner = self.lists()
        inside = focused is not None and self.fields().isAncestorOf(focused)
        if inside or focused in inner:
            self.to_list()
        elif self.search.text() and focused in (self.search, first):
            self.search.clear()
        else:
            self.close_panel()
