"""Notes on what is selected: read, written, answered, resolved in their place."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.inspector.card import Section
from annotator.gui.inspector.times import short_time
from annotator.gui.keys import is_enter
from annotator.gui.parts import Card, button, muted
from annotator.model.annotations import Note


class NoteEdit(QPlainTextEdit):
    """Takes the words of a note; only Enter gives them, Esc leaves them standing."""

    given = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(hint)
        self.setPlaceholderText(hint)
        self.setProperty("kind", "inline")
        self.setFont(interface_font(13))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._grow)
        self._old = ""
        self._grow()

    def set_words(self, words: str, *, draft: str | None = None) -> None:
        """Begin with the words of a note that is edited, or with a draft of others for it."""
        self._old = words
        self.setPlainText(words if draft is None else draft)
        if draft is None:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def draft(self) -> str | None:
        """What was typed and not yet given; None when it is nothing new."""
        words = self.toPlainText()
        return words if words.strip() not in {"", self._old} else None

    def event(self, event: QEvent) -> bool:
        """Enter saves, Shift+Enter makes a line, Esc leaves the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if is_enter(event):
                self.give()
                self.left.emit()
                return True
        return super().event(event)

    def give(self) -> None:
        """Say what was typed, if it is anything new."""
        words, before = self.toPlainText().strip(), self._old
        self._old = ""
        self.clear()
        if words and words != before:
            self.given.emit(words)

    def _grow(self) -> None:
        lines = max(1, min(8, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 9)


class NotesSection(Section):
    """The notes on one thing, oldest first, replies below what they answer."""

    added = Signal(str, object)
    """The words, and the id of the note that they answer or None."""
    edited = Signal(int, str)
    resolved = Signal(int, bool)
    deleted = Signal(int)
    finished = Signal()

    def __init__(self, name: str) -> None:
        """Make an empty card."""
        super().__init__("Notes", name)
        self._card = Card(f"{name}_card", says="Notes")
        self._card.rows.setSpacing(6)
        self._card.rows.setContentsMargins(8, 8, 8, 8)
        self.column.addWidget(self._card)
        self._rows: list[QWidget] = []
        self._shown: object = None
        self._target: Hashable = None
        self._reply_to: int | None = None
        self._editing: Note | None = None
        self._drafts: dict[Hashable, str] = {}
        self.edit = NoteEdit(f"{name}_edit", "Add a note… (N)")
        self.edit.given.connect(self._given)
        self.edit.left.connect(self._left)
        self._card.rows.addWidget(self.edit)

    def turn_to(self, target: Hashable) -> None:
        """The notes of another thing follow: what is being typed is kept until it comes back."""
        if target != self._target:
            self._put_by()
            self._target = target
            self._take_up()

    def show_notes(self, notes: Sequence[Note], names: Mapping[int, str], me: int) -> None:
        """Show notes; those of annotator ``me`` can be changed."""
        state = (tuple(notes), tuple(names.items()), me)
        if state == self._shown:
            return
        self._shown = state
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [
            self._row(each, names, mine=each.annotator_id == me) for each in _threads(notes)
        ]
        for place, row in enumerate(self._rows):
            self._card.rows.insertWidget(place, row)
            row.show()

    def write(self, *, reply_to: int | None = None, editing: Note | None = None) -> None:
        """Go on with a note, an answer, or other words for a note."""
        self._put_by()
        self._take_up(reply_to=reply_to, editing=editing)
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

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

    def _row(self, note: Note, names: Mapping[int, str], *, mine: bool) -> QWidget:
        row = QWidget()
        row.setObjectName(f"note_{note.id}")
        column = QVBoxLayout(row)
        column.setContentsMargins(16 if note.reply_to else 4, 0, 0, 0)
        column.setSpacing(0)
        body = QLabel(note.body)
        body.setWordWrap(True)
        body.setTextFormat(Qt.TextFormat.PlainText)
        body.setProperty("kind", "muted" if note.resolved else "")
        body.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(body)
        line = QHBoxLayout()
        line.setSpacing(2)
        who = names.get(note.annotator_id, "")
        state = " · resolved" if note.resolved else ""
        line.addWidget(muted(f"{who} · {short_time(note.made_at)}{state}", pixels=11))
        line.addStretch(1)
        for made in self._buttons(note, mine=mine):
            line.addWidget(made)
        column.addLayout(line)
        return row

    def _buttons(self, note: Note, *, mine: bool) -> list[QPushButton]:
        first = note.reply_to or note.id
        found = [self._small("Reply", note, lambda: self.write(reply_to=first))]
        verb = "Reopen" if note.resolved else "Resolve"
        if note.reply_to is None:
            found.append(
                self._small(verb, note, lambda: self.resolved.emit(note.id, not note.resolved))
            )
        if mine:
            found.append(self._small("Edit", note, lambda: self.write(editing=note)))
            found.append(self._small("Delete", note, lambda: self.deleted.emit(note.id)))
        return found

    def _small(self, words: str, note: Note, act: object) -> QPushButton:
        name = f"note_{words.casefold()}_{note.id}"
        made = button(words, kind="flat", name=name, says=f"{words} the note {note.body[:40]}")
        made.setFont(interface_font(11))
        made.clicked.connect(act)
        return made


def _threads(notes: Sequence[Note]) -> list[Note]:
    """Notes with their replies right behind them."""
    firsts = [each for each in notes if each.reply_to is None]
    return [
        each
        for first in firsts
        for each in (first, *(reply for reply in notes if reply.reply_to == first.id))
    ]
