"""The panel with the relations of the document: looked for, sorted, and changed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.command_row import Command
from annotator.gui.inspector.attributes import Attributes
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.lent_keys import Keys
from annotator.gui.main_window import MainWindow
from annotator.gui.parts import Card
from annotator.gui.relations.rows import Row
from annotator.gui.relations.table import RelationTable
from annotator.gui.searched_panel import SearchedPanel
from annotator.gui.side_panel import BESIDE
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
    Command("sort", "Sort", "O", "Sort by the next column; a digit sorts by the one that has it"),
)

_FIRST: Final[Keys] = (("Enter", "source"), ("Shift+Enter", "target"))
_LAST: Final[Keys] = (
    ("Space", "ticks"),
    ("Ctrl+F", "looks for words"),
    *BESIDE,
)
"""What the line below the page names; the buttons name the rest."""

_WIDTH = 660


class RelationsPanel(SearchedPanel):
    """Lays out the list and the fields; what stands in them is the business of ``Relations``."""

    stays = True
    sort_wanted = Signal(int)
    """A column by which to sort."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        """Belong to a window."""
        super().__init__(
            window,
            "relations",
            "Relations of this document",
            width=_WIDTH,
            commands=COMMANDS,
            looks_for=("Look for a relation", "Words of an end, a relation, a label, a value"),
        )
        self.table = RelationTable(theme)
        self.attributes = Attributes("listed")
        self._card = Card("relations_fields", says="Attributes of the relation")
        self._card.rows.setContentsMargins(12, 7, 7, 7)
        self._card.rows.addWidget(self.attributes)
        self._card.hide()
        self.column.addWidget(self.search)
        self.column.addWidget(self.table, stretch=1)
        for each in (self._card, self._notice, self.commands):
            self.column.addWidget(each)
        self.table.left_above.connect(self.to_search)
        self.table.sort_wanted.connect(self.sort_wanted)
        self.attributes.finished.connect(self.to_list)

    def open(self) -> None:
        """Show the panel, ready for walking through the list."""
        if not self.isVisible():
            self.appear()
        self.to_list()

    def lists(self) -> tuple[QWidget, ...]:
        """The list of the relations."""
        return (self.table,)

    def fields(self) -> QWidget:
        """The card with the attributes of the chosen one."""
        return self._card

    def list_keys(self) -> Keys:
        """Those of the list; as many digits sort as heads have numbers."""
        return (*_FIRST, (f"1–{self.table.relations.heads()}", "sort by a column"), *_LAST)

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

    def answer(self, focused: QWidget | None, names: Sequence[str]) -> bool:
        """Digits sort by the column whose head has them."""
        digit = next((int(each) for each in names if each.isdecimal()), 0)
        column = self.table.relations.numbered(digit)
        if column is not None:
            self.sort_wanted.emit(column.value)
            return True
        return super().answer(focused, names)
