"""The codebook beside the page: its labels and relations, and the fields of the chosen one."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.codebook_editor.fields import WordsField
from annotator.gui.codebook_editor.form import EntryForm
from annotator.gui.codebook_editor.tree import LabelTree
from annotator.gui.command_row import Command, CommandRow, wanted
from annotator.gui.fonts import interface_font
from annotator.gui.inspector.choice_field import ChoiceButton
from annotator.gui.keys import key_names
from annotator.gui.lent_keys import Keys, keys_of_field_in
from annotator.gui.naming import NamingLine
from annotator.gui.side_panel import SidePanel
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
    ("F6", "page"),
    ("Esc", "closes"),
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


class CodebookPanel(SidePanel):
    """Lays out list and form; what stands in them is the business of ``CodebookEditing``."""

    stays = True
    asked = Signal(str)
    """The name of a command; "from" or "to" where an end of a relation takes the ticked labels."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        """Belong to a window."""
        super().__init__(window, "codebook", "The codebook", width=_WIDTH)
        self.search = QLineEdit()
        self.search.setObjectName("codebook_search")
        self.search.setAccessibleName("Look for a label or relation")
        self.search.setPlaceholderText("A label or relation")
        self.search.setFont(interface_font(13))
        self.list = LabelTree(theme)
        self.form = EntryForm(theme)
        self.naming = NamingLine("codebook")
        commands = CommandRow("codebook", COMMANDS)
        commands.asked.connect(self.asked)
        self.column.addLayout(self._body(), stretch=1)
        for each in (self.naming, self._notice, commands):
            self.column.addWidget(each)
        self.list.left_above.connect(self._to_search)
        self.list.entered.connect(self.to_form)
        self.naming.left.connect(self.to_list)
        self.form.finished.connect(self.to_list)
        self.form.relation.ticked_wanted.connect(self.asked)

    def open(self) -> None:
        """Show the panel, with the focus in the list."""
        if not self.isVisible():
            self.appear()
        self.to_list()

    def first_stop(self) -> QWidget:
        """The list."""
        return self.list

    def keys(self) -> Keys:
        """Those of the list, of the annotations or of the field that has the focus."""
        focused = QApplication.focusWidget()
        if focused is self.list:
            return LIST_KEYS
        if focused is self.form.marks:
            return MARK_KEYS
        if isinstance(focused, WordsField):
            return TEXT_KEYS
        return _CHOOSING if isinstance(focused, ChoiceButton) else keys_of_field_in(self)

    def close_panel(self) -> None:
        """Go away; a name that is asked for is not wanted any more."""
        self.naming.hide()
        super().close_panel()

    def to_list(self) -> None:
        """Go to the list."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_form(self) -> None:
        """Go to the first field."""
        self.form.first_field().setFocus(Qt.FocusReason.TabFocusReason)
        self.form.follow_focus()

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays in the panel, and what it reaches is scrolled into sight."""
        moved = super().focusNextPrevChild(next_one)
        self.form.follow_focus()
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one level out, arrows go between list and form, letters are commands."""
        names, focused = key_names(event), QApplication.focusWidget()
        in_list = focused in (self.list, self.form.marks)
        command = wanted(COMMANDS, names)
        if names[:1] == ("Esc",):
            self._out(focused)
        elif focused is self.search and names[:1] in (("Down",), ("Enter",)):
            self.to_list()
        elif focused is self.list and names[:1] == ("Right",):
            self._to_marks()
        elif focused is self.form.marks and names[:1] == ("Left",):
            self.to_list()
        elif (in_list and names[:1] == ("Backspace",)) or names[:1] == ("Ctrl+F",):
            self._to_search()
        elif in_list and command:
            self.asked.emit(command)
        elif focused is self.list and names and names[0] in _QUIET:
            self.asked.emit(_QUIET[names[0]])
        else:
            super().keyPressEvent(event)

    def _out(self, focused: QWidget | None) -> None:
        """From a field to the list, from what was looked for to all, and then to the page."""
        if focused is self.search and self.search.text():
            self.search.clear()
        elif focused is not None and self.form.isAncestorOf(focused):
            self.to_list()
        else:
            self.close_panel()

    def _to_marks(self) -> None:
        """Go to the annotations of the chosen label, or to its fields where it has none."""
        if self.form.marks.isVisible() and self.form.marks.lines.rowCount():
            self.form.marks.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.follow_focus()
        else:
            self.to_form()

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

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
