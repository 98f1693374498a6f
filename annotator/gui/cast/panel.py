"""The panel of the cast: who there is, what is known of each, and what can be done with them."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.cast.entity_card import EntityCard
from annotator.gui.command_row import Command, CommandRow, wanted
from annotator.gui.fonts import interface_font
from annotator.gui.keys import key_names
from annotator.gui.lines.line_list import LineList
from annotator.gui.naming import NamingLine
from annotator.gui.side_panel import SidePanel
from annotator.gui.theme import Theme

_WIDTH, _LEFT_WIDTH = 760, 330


COMMANDS: Final = (
    Command("new", "New", "N", "Add somebody to the cast"),
    Command("merge", "Merge", "M", "Merge those that are ticked into the chosen one"),
    Command("split", "Split", "X", "Split the ticked mentions off into somebody new"),
    Command("tie", "Tie", "T", "Tie the annotation selected on the page to the chosen one"),
    Command("remove", "Remove", "Delete", "Take the chosen one out of the cast"),
    Command(
        "take",
        "Take everybody in this document",
        "A",
        "Take all who are named here into the cast",
    ),
    Command("tie_all", "Tie untied mentions", "U", "Tie the untied mentions of all documents"),
    Command("repair", "Repair who is who", "R", "Show what disagrees; again: repair it"),
)


class CastPanel(SidePanel):
    """Lays out the lists and fields; what stands in them is the business of ``Casting``."""

    asked = Signal(str)
    """The name of a command."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        """Belong to a window."""
        super().__init__(window, "cast", "The cast", width=_WIDTH)
        self.search = QLineEdit()
        self.search.setObjectName("cast_search")
        self.search.setAccessibleName("Look for somebody")
        self.search.setPlaceholderText("A name, another name, a kind")
        self.search.setFont(interface_font(13))
        self.entities = LineList("cast_list", "Who is in the cast", theme)
        self.card = EntityCard()
        self.life = LineList("cast_life", "What is known, and mentions", theme)
        self.naming = NamingLine("cast")
        column = self.column
        column.addLayout(self._body(), stretch=1)
        column.addWidget(self.naming)
        column.addWidget(self._notice)
        commands = CommandRow("cast", COMMANDS)
        commands.asked.connect(self.asked)
        column.addWidget(commands)
        self.entities.left_above.connect(self._to_search)
        self.naming.left.connect(self.to_list)
        self.card.finished.connect(self.to_list)

    def open(self) -> None:
        """Show the panel, ready for typing a name."""
        self.appear()
        self._to_search()

    def close_panel(self) -> None:
        """Go away; a name that is asked for is not wanted any more."""
        self.naming.hide()
        super().close_panel()

    def to_list(self) -> None:
        """Go to the list of the entities."""
        self.entities.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one level out, arrows go between the lists, letters are commands in lists."""
        names, focused = key_names(event), QApplication.focusWidget()
        in_list = focused in (self.entities, self.life)
        command = wanted(COMMANDS, names)
        if names[:1] == ("Esc",):
            self._out(focused)
        elif focused is self.search and names[:1] in (("Down",), ("Enter",)):
            self.to_list()
        elif in_list and names[:1] == ("Right",):
            self.life.setFocus(Qt.FocusReason.OtherFocusReason)
        elif in_list and names[:1] == ("Left",):
            self.to_list()
        elif (in_list and names[:1] == ("Backspace",)) or names[:1] == ("Ctrl+F",):
            self._to_search()
        elif in_list and command:
            self.asked.emit(command)
        else:
            super().keyPressEvent(event)

    def _out(self, focused: QWidget | None) -> None:
        """From a field to the list, from what was looked for to all, and then to the page."""
        if focused is self.search and self.search.text():
            self.search.clear()
        elif focused is not None and self.card.isAncestorOf(focused):
            self.to_list()
        else:
            self.close_panel()

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _body(self) -> QHBoxLayout:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(8)
        right.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.entities, stretch=1)
        right.addWidget(self.card)
        right.addWidget(self.life, stretch=1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, stretch=_LEFT_WIDTH)
        row.addLayout(right, stretch=_WIDTH - _LEFT_WIDTH)
        return row
