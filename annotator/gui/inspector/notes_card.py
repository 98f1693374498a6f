"""Notes on what is selected: read, written, answered, resolved in their place."""

from collections.abc import Hashable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal

from annotator.gui.inspector.card import Section
from annotator.gui.inspector.card_lines import CardLine, CardLines
from annotator.gui.inspector.markdown import render
from annotator.gui.inspector.note_edit import NoteEdit
from annotator.gui.inspector.note_line import FoldedLine, NoteLine
from annotator.gui.parts import Card
from annotator.model.annotations import Note
from annotator.model.text import shortened

_ADD = "Add a note… (N)"
_SHORT = 24


class NotesSection(Section):
    """The notes on one thing, oldest first, replies below what they answer."""

    added = Signal(str, object)
    """The words, and the id of the note that they answer or None."""
    edited = Signal(int, str)
    resolved = Signal(int, bool)
    deleted = Signal(int)
    finished = Signal()
    rearranged = Signal()
    """Lines or the field are elsewhere: Tab is to go through them as they stand."""

    def __init__(self, name: str) -> None:
        """Make an empty card."""
        super().__init__("Notes", name)
        self._card = Card(f"{name}_card", says="Notes")
        self._card.rows.setSpacing(6)
        self._card.rows.setContentsMargins(8, 8, 8, 8)
        self.column.addWidget(self._card)
        self._notes: dict[int, Note] = {}
        self._shown: object = None
        self._again: tuple[Sequence[Note], Mapping[int, str], int, str] = ((), {}, 0, "")
        self._opened: set[int] = set()
        """The resolved threads that are shown whole."""
        self._target: Hashable = None
        self._reply_to: int | None = None
        self._editing: Note | None = None
        self._drafts: dict[Hashable, str] = {}
        self._hint = _ADD
        self._lines = CardLines(f"{name}_lines", "Notes", spacing=4)
        self._card.rows.addWidget(self._lines)
        self.edit = NoteEdit(f"{name}_edit", _ADD)
        self.edit.given.connect(self._given)
        self.edit.left.connect(self._left)
        self._card.rows.addWidget(self.edit)

    def turn_to(self, target: Hashable) -> None:
        """The notes of another thing follow: what is being typed is kept until it comes back."""
        if target != self._target:
            self._put_by()
            self._target = target
            self._opened.clear()
            self._take_up()

    def show_notes(
        self, notes: Sequence[Note], names: Mapping[int, str], me: int, look: str = ""
    ) -> None:
        """Show notes; those of annotator ``me`` can be changed. ``look`` names the colours."""
        state = (tuple(notes), tuple(names.items()), me, look, frozenset(self._opened))
        if state == self._shown:
            return
        self._shown = state
        self._again = (notes, names, me, look)
        self._notes = {each.id: each for each in notes}
        here = any(each.hasFocus() for each in self._lines.lines)
        lines: list[CardLine] = []
        for first in (each for each in notes if each.reply_to is None):
            lines += self._thread(first, names, me)
        self._lines.fill(lines)
        self._lines.setVisible(bool(lines))
        self._place_edit()
        if here and not lines:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _thread(self, first: Note, names: Mapping[int, str], me: int) -> list[CardLine]:
        """A note with its replies; one line of it where it is resolved and not opened."""
        replies = [each for each in self._notes.values() if each.reply_to == first.id]
        if first.resolved and first.id not in self._opened:
            folded = FoldedLine(first, names.get(first.annotator_id, ""), len(replies))
            folded.entered.connect(partial(self._fold, first.id, folded=False))
            folded.pressed.connect(partial(self._do, first.id))
            return [folded]
        lines: list[CardLine] = []
        for each in (first, *replies):
            mine, folds = each.annotator_id == me, first.resolved and each is first
            line = NoteLine(each, names.get(each.annotator_id, ""), mine=mine, folds=folds)
            line.asked.connect(partial(self._do, each.id))
            lines.append(line)
        return lines

    def set_hint(self, hint: str) -> None:
        """Let the field for a new note say how it is reached."""
        self._hint = hint
        self._say_what()

    def write(self, *, reply_to: int | None = None, editing: Note | None = None) -> None:
        """Go on with a note, an answer, or other words for a note."""
        self._put_by()
        self._take_up(reply_to=reply_to, editing=editing)
        self.rearranged.emit()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _do(self, note_id: int, key: str) -> None:
        """Do what the key of a note says."""
        note = self._notes[note_id]
        if key == "R":
            self.write(reply_to=note.reply_to or note.id)
        elif key == "E":
            self.write(editing=note)
        elif key == "X":
            self.resolved.emit(note.id, not note.resolved)
        elif key == "Space":
            self._fold(note.id, folded=True)
        elif key == "Delete":
            self.deleted.emit(note.id)

    def _fold(self, note_id: int, *, folded: bool) -> None:
        (self._opened.discard if folded else self._opened.add)(note_id)
        self.show_notes(*self._again)
        self.rearranged.emit()

    def _given(self, words: str) -> None:
        if self._editing is not None:
            self.edited.emit(self._editing.id, words)
        else:
            self.added.emit(words, self._reply_to)

    def _left(self) -> None:
        """Go back to the page; words that were not given stay in the field."""
        if self.edit.draft() is None:
            self._put_by()
            self._take_up()
        self.finished.emit()

    def _key(self) -> Hashable:
        return (self._target, self._reply_to, self._editing.id if self._editing else None)

    def _put_by(self) -> None:
        """Keep what is being typed; it is for this target and no other."""
        draft = self.edit.draft()
        if draft is None:
            self._drafts.pop(self._key(), None)
        else:
            self._drafts[self._key()] = draft

    def _take_up(self, *, reply_to: int | None = None, editing: Note | None = None) -> None:
        """Show what was being typed for a target, or what it begins with."""
        self._reply_to, self._editing = reply_to, editing
        body = editing.body if editing else ""
        self.edit.set_words(body, draft=self._drafts.get(self._key()))
        self._say_what()
        self._place_edit()

    def _say_what(self) -> None:
        """Say what is being written."""
        answered = self._notes.get(self._reply_to or 0)
        if self._editing is not None:
            hint = "Other words for the note"
        elif answered is not None:
            hint = f"Reply to “{shortened(render(answered.body).plain, _SHORT)}”"
        else:
            hint = self._hint
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(hint)

    def _place_edit(self) -> None:
        """Put the field where its words will stand: below a thread, in a note's place, or last."""
        behind = self._editing.id if self._editing else self._reply_to
        if self._reply_to is not None:
            replies = (each.id for each in self._notes.values() if each.reply_to == self._reply_to)
            behind = max(replies, default=behind)
        for line in self._lines.lines:
            line.setVisible(self._editing is None or line.key != self._editing.id)
        if behind is None or not self._lines.put_behind(behind, self.edit):
            self._card.rows.addWidget(self.edit)
