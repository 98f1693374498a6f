"""The codebook beside the page: its labels and relations, and the fields of the chosen one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.codebook_editor.fields import WordsField
from annotator.gui.codebook_editor.form import EntryForm
from annotator.gui.codebook_editor.tree import LabelTree
from annotator.gui.command_row import Command
from annotator.gui.inspector.choice_field import ChoiceButton
from annotator.gui.lent_keys import Keys
from annotator.gui.main_window import MainWindow
from annotator.gui.naming import NamingLine
from annotator.gui.searched_panel import SearchedPanel
from annotator.gui.side_panel import BESIDE
from annotator.gui.theme import Theme

_WIDTH, _LEFT_WIDTH = 680, 280

COMMANDS: Final = (
    Command("new", "New label", "N", "Add a label beside the chosen one"),
    Command("new_below", "New below", "Shift+N", "Add a label below the chosen one"),
    Command("new_relation", "New relation", "R", "Add a relation type"),
    Command("merge", "Merge", "M", "Merge the ticked labels into the chosen one"),
    Command("split", "Split", "S", "Give the ticked annotations a label of their own"),
    Command("retire", "Retire", "X", "Retire the chosen one, or take it back into use"),
    Command("earlier", "Move", "Alt+Up", "Move the chosen one up among its neighbours"),
    Command("later", "", "Alt+Down", "Move the chosen one down among its neighbours"),
    Command("deeper", "", "Alt+Right", "Put the chosen label below the one before it"),
    Command("higher", "", "Alt+Left", "Put the chosen label beside what it is below"),
    Command("write", "Write to a file", "W", "Write the codebook to a file"),
    Command("take", "Take from a file", "O", "Take a codebook from a file, after a look at it"),
)
_QUIET: Final = {"F": "from", "T": "to"}
"""Keys in the list that are announced beside the fields of a relation."""
LIST_KEYS: Final[Keys] = (
    ("Space", "ticks"),
    ("Enter", "fields"),
    ("Right", "annotations"),
    ("Ctrl+F", "looks for one"),
    *BESIDE,
)
MARK_KEYS: Final[Keys] = (
    ("Space", "ticks"),
    ("S", "splits off"),
    ("Enter", "shows it on the page"),
    ("Left", "back to the labels"),
)
_CHOOSING: Final[Keys] = (("1–9", "choose"), ("Tab", "next field"), ("Esc", "back to the list"))
TEXT_KEYS: Final[Keys] = (
    ("Ctrl+Enter", "keeps what was typed"),
    ("Tab", "keeps it, next field"),
    ("Esc", "brings the old words back"),
)


class CodebookPanel(SearchedPanel):
    """Lays out list and form; what stands in them is the business of ``CodebookEditing``.

    Of the commands that ``asked`` names, "from" and "to" let an end of a relation take the ticked
    labels.
    """

    stays = True
    marks_wanted = Signal()
    """The annotations of the chosen label are gone to: they are to be there now."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        """Belong to a window."""
        super().__init__(
            window,
            "codebook",
            "The codebook",
            width=_WIDTH,
            commands=COMMANDS,
            looks_for=("Look for a label or relation", "A label or relation"),
        )
        self.list = LabelTree(theme)
        self.form = EntryForm(theme)
        self.naming = NamingLine("codebook")
        self.column.addLayout(self._body(), stretch=1)
        for each in (self.naming, self._notice, self.commands):
            self.column.addWidget(each)
        self.list.left_above.connect(self.to_search)
        self.list.entered.connect(self.to_form)
        self.naming.left.connect(self.to_list)
        self.form.finished.connect(self.to_list)
        self.form.relation.ticked_wanted.connect(self.asked)

    def open(self) -> None:
        """Show the panel, with the focus in the list."""
        if not self.isVisible():
            self.appear()
        self.to_list()

    def lists(self) -> tuple[QWidget, ...]:
        """The tree, then the annotations of the chosen label."""
        return self.list, self.form.marks

    def fields(self) -> QWidget:
        """The form of the chosen entry."""
        return self.form

    def list_keys(self) -> Keys:
        """Those of the list that has the focus."""
        return MARK_KEYS if QApplication.focusWidget() is self.form.marks else LIST_KEYS

    def keys(self) -> Keys:
        """Those of the list, of the annotations or of the field that has the focus."""
        focused = QApplication.focusWidget()
        if isinstance(focused, WordsField):
            return TEXT_KEYS
        return _CHOOSING if isinstance(focused, ChoiceButton) else super().keys()

    def close_panel(self) -> None:
        """Go away; a name that is asked for is not wanted any more."""
        self.naming.hide()
        super().close_panel()

    def to_form(self) -> None:
        """Go to the first field."""
        self.form.first_field().setFocus(Qt.FocusReason.TabFocusReason)
        self.form.follow_focus()

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays in the panel, and what it reaches is scrolled into sight."""
        moved = super().focusNextPrevChild(next_one)
        self.form.follow_focus()
        return moved

    def answer(self, focused: QWidget | None, names: Sequence[str]) -> bool:
        """Arrows go between list and annotations; in the list F and T fill ends of a relation."""
        first, in_tree = "".join(names[:1]), focused is self.list
        if in_tree and first == "Right":
            self._to_marks()
        elif not in_tree and first == "Left":
            self.to_list()
        elif in_tree and first in _QUIET:
            self.asked.emit(_QUIET[first])
        elif in_tree and first == "Delete":
            self.say("Labels and relations are not deleted: X retires what is chosen.")
        else:
            return super().answer(focused, names)
        return True

    def _to_marks(self) -> None:
        """Go to the annotations of the chosen label, or to its fields where it has none."""
        self.marks_wanted.emit()
        if self.form.marks.isVisible() and self.form.marks.lines.rowCount():
            self.form.marks.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.follow_focus()
        else:
            self.to_form()

    def _body(self) -> QHBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.search)
        left.addWidget(self.list, stretch=1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, stretch=_LEFT_WIDTH)
        row.addWidget(self.form, stretch=_WIDTH - _LEFT_WIDTH)
        return row
