"""The panel with the relations of the document: looked for, sorted, and changed."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from annotator.gui.command_row import Command, CommandRow, wanted
from annotator.gui.fonts import interface_font
from annotator.gui.inspector.attributes import Attributes
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.keys import key_names
from annotator.gui.lent_keys import Keys, keys_of_field_in
from annotator.gui.parts import Card
from annotator.gui.relations.rows import Column, Row
from annotator.gui.relations.table import RelationTable
from annotator.gui.side_panel import SidePanel
from annotator.gui.theme import Theme

COMMANDS: Final = (
    Command("source", "Source", "Enter", "Go to where the relation starts"),
    Command("target", "Target", "Shift+Enter", "Go to where the relation leads"),
    Command("reverse", "Reverse", "V", "Let the relation go the other way"),
    Command("retarget", "Retarget", "T", "Let the relation lead to another annotation"),
    Command("resource", "Start elsewhere", "Shift+T", "Let it start at another annotation"),
    Command("fields", "Attributes", "E", "Go to the attributes of the relation"),
    Command("tick", "Tick", "Space", "Tick the relation, or take its tick away"),
    Command("remove", "Take back", "Delete", "Take back the ticked relations, else this one"),
    Command("sort", "Sort", "O", "Sort by the next column; 1 to 6 sort by the first to the sixth"),
)

_KEYS: Final[Keys] = (
    ("Enter", "source"),
    ("Shift+Enter", "target"),
    ("1–6", "sort"),
    ("Space", "ticks"),
    ("Ctrl+F", "looks for words"),
    ("Esc", "back to the page"),
)
"""What the line below the page names; the buttons name the rest."""

_WIDTH = 660


class RelationsPanel(SidePanel):
    """Lays out the list and the fields; what stands in them is the business of ``Relations``."""

    stays = True
    asked = Signal(str)
    """The name of a command."""
    sort_wanted = Signal(int)
    """A column by which to sort."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        """Belong to a window."""
        super().__init__(window, "relations", "Relations of this document", width=_WIDTH)
        self.search = QLineEdit()
        self.search.setObjectName("relations_search")
        self.search.setAccessibleName("Look for a relation")
        self.search.setPlaceholderText("Words of an end, a relation, a label, a value")
        self.search.setFont(interface_font(13))
        self.table = RelationTable(theme)
        self.attributes = Attributes("listed")
        self._card = Card("relations_fields", says="Attributes of the relation")
        self._card.rows.setContentsMargins(12, 7, 7, 7)
        self._card.rows.addWidget(self.attributes)
        self._card.hide()
        self.column.addWidget(self.search)
        self.column.addWidget(self.table, stretch=1)
        self.column.addWidget(self._card)
        self.column.addWidget(self._notice)
        commands = CommandRow("relations", COMMANDS)
        commands.asked.connect(self.asked)
        self.column.addWidget(commands)
        self.table.left_above.connect(self.to_search)
        self.table.sort_wanted.connect(self.sort_wanted)
        self.attributes.finished.connect(self.to_list)

    def open(self) -> None:
        """Show the panel, ready for walking through the list."""
        if not self.isVisible():
            self.appear()
        self.to_list()

    def first_stop(self) -> QWidget:
        """The list."""
        return self.table

    def keys(self) -> Keys:
        """Those of the list, or of the field that has the focus."""
        return keys_of_field_in(self) or _KEYS

    def to_list(self) -> None:
        """Go to the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_search(self) -> None:
        """Go to where is typed what is looked for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_fields(self, row: Row | None, entities: KnownEntities) -> None:
        """Show the attributes of a relation as fields; nothing where it has none."""
        self._card.setVisible(row is not None and bool(row.kind.attributes))
        if row is not None:
            self.attributes.show_values(
                row.id,
                row.kind.attributes,
                row.values,
                words="",
                known=lambda _name: (),
                entities=entities,
                editable=row.mine,
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one level out; in the list letters are commands and digits sort."""
        names, focused = key_names(event), QApplication.focusWidget()
        in_list = focused is self.table
        command = wanted(COMMANDS, names)
        digit = next((int(each) for each in names if each.isdecimal()), 0)
        if names[:1] == ("Esc",):
            self._out(focused)
        elif focused is self.search and names[:1] in (("Down",), ("Enter",)):
            self.to_list()
        elif (in_list and names[:1] == ("Backspace",)) or names[:1] == ("Ctrl+F",):
            self.to_search()
        elif in_list and 1 <= digit <= len(Column):
            self.sort_wanted.emit(digit - 1)
        elif in_list and command:
            self.asked.emit(command)
        else:
            super().keyPressEvent(event)

    def _out(self, focused: QWidget | None) -> None:
        """From a field to the list, from what was looked for to all, and then to the page."""
        if self.search.text() and focused in (self.search, self.table):
            self.search.clear()
        elif focused is not None and self._card.isAncestorOf(focused):
            self.to_list()
        else:
            self.close_panel()
