"""The panel of the cast: who there is, what is known of each, and what can be done with them."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.cast.entity_card import EntityCard
from annotator.gui.command_row import Command
from annotator.gui.lent_keys import Keys
from annotator.gui.lines.line_list import LineList
from annotator.gui.main_window import MainWindow
from annotator.gui.naming import NamingLine
from annotator.gui.searched_panel import SearchedPanel
from annotator.gui.side_panel import OUT
from annotator.gui.theme import Theme

_WIDTH, _LEFT_WIDTH = 760, 330


COMMANDS: Final = (
    Command("new", "New", "N", "Add somebody to the cast"),
    Command("merge", "Merge", "M", "Merge those that are ticked into the chosen one"),
    Command("split", "Split", "S", "Split the ticked mentions off into somebody new"),
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

_LIST_KEYS: Final[Keys] = (
    ("Space", "ticks"),
    ("Enter", "what is known"),
    ("Ctrl+F", "looks for somebody"),
    *OUT,
)
_LIFE_KEYS: Final[Keys] = (
    ("Space", "ticks"),
    ("Enter", "shows it on the page"),
    ("Left", "back to the cast"),
    *OUT,
)


class CastPanel(SearchedPanel):
    """Lays out the lists and fields; what stands in them is the business of ``Casting``."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        """Belong to a window."""
        super().__init__(
            window,
            "cast",
            "The cast",
            width=_WIDTH,
            commands=COMMANDS,
            looks_for=("Look for somebody", "A name, another name, a kind"),
        )
        self.entities = LineList("cast_list", "Who is in the cast", theme)
        self.card = EntityCard()
        self.life = LineList("cast_life", "What is known, and mentions", theme)
        self.naming = NamingLine("cast")
        self.column.addLayout(self._body(), stretch=1)
        for each in (self.naming, self._notice, self.commands):
            self.column.addWidget(each)
        self.entities.left_above.connect(self.to_search)
        self.naming.left.connect(self.to_list)
        self.card.finished.connect(self.to_list)

    def open(self) -> None:
        """Show the panel, ready for typing a name."""
        self.appear()
        self.to_search()

    def close_panel(self) -> None:
        """Go away; a name that is asked for is not wanted any more."""
        self.naming.hide()
        super().close_panel()

    def lists(self) -> tuple[QWidget, ...]:
        """Who there is, then what is known of the chosen one."""
        return self.entities, self.life

    def fields(self) -> QWidget:
        """The card of the chosen one."""
        return self.card

    def list_keys(self) -> Keys:
        """Those of the list that has the focus."""
        return _LIFE_KEYS if QApplication.focusWidget() is self.life else _LIST_KEYS

    def answer(self, focused: QWidget | None, names: Sequence[str]) -> bool:
        """Arrows go between the lists."""
        if names[:1] == ("Right",):
            self.life.setFocus(Qt.FocusReason.OtherFocusReason)
        elif names[:1] == ("Left",):
            self.to_list()
        else:
            return super().answer(focused, names)
        return True

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
