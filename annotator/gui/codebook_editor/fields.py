"""The fields of the codebook's entries: lines, words of several lines, choices, in cards."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.inspector.card import VALUE_INSET, Row
from annotator.gui.inspector.choice_field import ChoiceField
from annotator.gui.inspector.line_field import LineField
from annotator.gui.inspector.markdown import render
from annotator.gui.keys import key_names
from annotator.gui.parts import Card, muted


class WordsField(QPlainTextEdit):
    """Words of several lines; leaving it or Ctrl+Enter takes them, Esc brings the old ones back.

    They are read as Markdown, and typed as they are.
    """

    given = Signal(str)
    """Other words were typed and left."""
    done = Signal()
    """Ctrl+Enter or Esc was pressed."""
    contested = Signal()
    """Somebody else said something else here while words are being typed."""

    def __init__(self, name: str, says: str, hint: str = "") -> None:
        """Make it empty; ``says`` is its accessible name."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setPlaceholderText(hint)
        self.setProperty("kind", "inline")
        self.setFont(interface_font(13))
        self.setTabChangesFocus(True)
        for hide in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            hide(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(1)
        self._value = ""
        self._read = QLabel(self)
        self._read.setObjectName(f"{name}_read")
        self._read.setFont(interface_font(13))
        self._read.setTextFormat(Qt.TextFormat.RichText)
        self._read.setWordWrap(True)
        self._read.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._read.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._face_words)
        self._face_words()

    def set_value(self, value: str) -> None:
        """Show a value, unless another is being typed."""
        typed = self.toPlainText()
        typing = self.hasFocus() and typed != self._value
        if typing and value not in (self._value, typed):
            self.contested.emit()
        self._value = value
        if not typing and typed != value:
            self.setPlainText(value)
        elif not typing:
            self.document().clearUndoRedoStacks()  # what was typed is a step now

    def put_back(self, value: str) -> None:
        """Show a value in place of what is being typed."""
        self._value = value
        self.setPlainText(value)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter takes the words; Undo is the window's while nothing was typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            names = key_names(event)
            if names[:1] in (("Ctrl+Enter",), ("Esc",)):
                if names[0] == "Esc":
                    self.put_back(self._value)
                self._give()
                self.done.emit()
                return True
            undoable = self.document().isUndoAvailable()
            if event.matches(QKeySequence.StandardKey.Undo) and not undoable:
                event.ignore()
                return False
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the words as they are typed."""
        super().focusInEvent(event)
        self._face_words()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what was typed."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._give()
            self._face_words()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words where they are not read as Markdown."""
        if self._read.isHidden():
            super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words need at this width."""
        super().resizeEvent(event)
        self._grow()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """All words are seen: the wheel turns what is around the field."""
        event.ignore()

    def _face_words(self) -> None:
        """Let them be read while nobody types in them."""
        words = self.toPlainText()
        reading = not self.hasFocus() and bool(words.strip())
        if reading:
            self._read.setText(render(words).html)
        self._read.setVisible(reading)
        self._grow()
        self.viewport().update()

    def _grow(self) -> None:
        inside = self.viewport().geometry().adjusted(1, 1, -1, 0)
        if self._read.isHidden():
            lines = max(1, round(self.document().size().height()))
            self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 9)
        else:
            height = self._read.heightForWidth(inside.width())
            self.setFixedHeight(height + 9)
            self._read.setGeometry(inside.x(), inside.y(), inside.width(), height)

    def _give(self) -> None:
        words = self.toPlainText().strip()
        if words != self._value.strip():
            self.given.emit(words)


class FieldsCard(Card):
    """A card of fields; says what was given, and changes nothing itself."""

    given = Signal(str, object)
    """The name of a field, and its new value."""
    finished = Signal()
    """The field was left with Enter or Esc."""
    contested = Signal(str)
    """The title of a field in which somebody else said something else meanwhile."""

    def __init__(self, name: str, says: str) -> None:
        """Make it without fields; ``name`` begins the objectNames of its fields."""
        super().__init__(name, says=says)
        self._prefix = name
        self.rows.setSpacing(1)
        self.rows.setContentsMargins(12 - VALUE_INSET, 9, 12 - VALUE_INSET, 9)
        self._choices: dict[str, tuple[ChoiceField, Mapping[str, object]]] = {}

    def line(
        self, name: str, title: str, hint: str = "", below: QWidget | None = None
    ) -> LineField:
        """A field of one line; ``below`` stands under it."""
        field = LineField(f"{self._prefix}_{name}", title)
        field.setPlaceholderText(hint)
        field.given.connect(lambda words: self.given.emit(name, words))
        field.done.connect(self.finished)
        self.add_row(Row(title, field, below))
        return field

    def add_row(self, row: QWidget) -> None:
        """Put a row under the others, flush with the words of fields of several lines."""
        row.setContentsMargins(VALUE_INSET, 0, 0, 0)
        self.rows.addWidget(row)

    def words(self, name: str, title: str, hint: str = "") -> WordsField:
        """A field of several lines below its title."""
        field = WordsField(f"{self._prefix}_{name}", title, hint)
        field.given.connect(lambda words: self.given.emit(name, words))
        field.done.connect(self.finished)
        field.contested.connect(lambda: self.contested.emit(title))
        caption = muted(title)
        caption.setBuddy(field)
        caption.setContentsMargins(VALUE_INSET, 5, 0, 0)
        self.rows.addWidget(caption)
        self.rows.addWidget(field)
        return field

    def choice(self, name: str, title: str, values: Mapping[str, object]) -> ChoiceField:
        """One of several values, each named by its words."""
        field = ChoiceField(f"{self._prefix}_{name}", title, list(values), removable=False)
        field.setParent(self)
        field.given.connect(lambda words: self.given.emit(name, values[words]))
        field.finished.connect(self.finished)
        self._choices[name] = (field, values)
        self.add_row(Row(title, field.face, field.options))
        return field

    def show_choice(self, name: str, value: object) -> None:
        """Show which value is chosen; none where it is not among them."""
        field, values = self._choices[name]
        field.set_value([words for words, each in values.items() if each == value])
