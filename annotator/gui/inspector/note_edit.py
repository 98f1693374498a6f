"""The field in which a note is written."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from annotator.gui.fonts import interface_font
from annotator.gui.keys import is_enter


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
