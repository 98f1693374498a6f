"""Notes on what is selected: read, written, answered, resolved in their place."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.inspector.card import Section
from annotator.gui.inspector.times import short_time
from annotator.gui.parts import Card, button, muted
from annotator.model.annotations import Note


class NoteEdit(QPlainTextEdit):
    """Takes the words of a note; Enter or leaving the field saves them, Esc drops them."""

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

    def set_words(self, words: str) -> None:
        """Begin with the words of a note that is edited."""
        self._old = words
        self.setPlainText(words)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Enter saves, Shift+Enter makes a line, Esc drops."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.setPlainText(self._old)
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self.give()
                self.left.emit()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save what was typed, so that nothing typed is ever lost."""
        super().focusOutEvent(event)
        self.give()

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
        self._card = Card(f"{name}_card")
        self._card.rows.setSpacing(6)
        self._card.rows.setContentsMargins(8, 8, 8, 8)
        self.column.addWidget(self._card)
        self._rows: list[QWidget] = []
        self._shown: object = None
        self._reply_to: int | None = None
        self._editing: int | None = None
        self.edit = NoteEdit(f"{name}_edit", "Add a note… (N)")
        self.edit.given.connect(self._given)
        self.edit.left.connect(self._left)
        self._card.rows.addWidget(self.edit)

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
        """Begin a note, an answer, or other words for a note."""
        self._reply_to = reply_to
        self._editing = editing.id if editing else None
        self.edit.set_words(editing.body if editing else "")
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _given(self, words: str) -> None:
        if self._editing is not None:
            self.edited.emit(self._editing, words)
        else:
            self.added.emit(words, self._reply_to)
        self._editing = self._reply_to = None

    def _left(self) -> None:
        self._editing = self._reply_to = None
        self.edit.set_words("")
        self.finished.emit()

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
