"""One-line strips that come and go: a notice, the first keys, who is annotating."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from annotator.gui.flow import FlowLayout
from annotator.gui.parts import ElidedLabel, button, key_chip, muted

_NOTICE_MS = 8000
_HINT_HEIGHT = 20


class NoticeLine(QFrame):
    """One calm sentence: what happened, or why something could not be done."""

    said = Signal(str, bool)
    """A sentence, and whether it says what failed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, not shown."""
        super().__init__(parent)
        self.setObjectName("notice_line")
        self._words = ElidedLabel(name="notice_words")
        self._close = button("×", kind="flat", name="notice_close", says="Dismiss the notice")
        self._close.clicked.connect(self.hide)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._failed = False
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 9, 4)
        row.addWidget(self._words, stretch=1)
        row.addWidget(self._close)
        self.hide()

    def say(self, sentence: str, *, failed: bool = False, lasting: bool = False) -> None:
        """Show a sentence for a while; one that says what failed stays until the next action.

        A ``lasting`` one stays until it is answered or another is said.
        """
        self._words.setProperty("kind", "danger" if failed else "")
        self._words.style().polish(self._words)
        self._words.set_words(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self._timer.stop()
        self._failed = failed
        if not failed and not lasting:
            self._timer.start(_NOTICE_MS)
        self.said.emit(sentence, failed)

    def let_go_of_failure(self) -> None:
        """Hide a sentence that says what failed: the person goes on."""
        if self._failed:
            self.hide()

    def words(self) -> str:
        """The sentence that is shown; empty when none is."""
        return self._words.words() if self.isVisible() else ""


class HintLine(QFrame):
    """The keys that are of use now, for somebody who does not know them yet."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it empty, not shown."""
        super().__init__(parent)
        self.setObjectName("hint_line")
        self.setAccessibleName("The first keys")
        self._keys = QWidget()
        self._keys.setFixedHeight(_HINT_HEIGHT)
        self._flow = FlowLayout(self._keys, spacing=10)
        close = button("×", kind="flat", name="hint_close", says="Dismiss the hint")
        close.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 9, 4)
        row.addWidget(self._keys, stretch=1)
        row.addWidget(close)
        self._shown: tuple[str, tuple[tuple[str, str], ...]] | None = None
        # The line changes with every selection: what it says in turn is made once and kept.
        self._made: dict[tuple[str, tuple[tuple[str, str], ...]], list[QWidget]] = {}
        self.hide()

    def words(self) -> str:
        """What it says, as one line."""
        begin, keys = self._shown or ("", ())
        return "  ".join([begin, *(f"{key} {title}" for key, title in keys)])

    def set_keys(self, begin: str, keys: Sequence[tuple[str, str]]) -> None:
        """Show a few words, then keys with what they do."""
        wanted = (begin, tuple(keys))
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
        if wanted not in self._made:
            self._made[wanted] = _hints(begin, keys)
        for each in self._made[wanted]:
            self._flow.addWidget(each)
            each.show()
        self._keys.updateGeometry()


def _hints(begin: str, keys: Sequence[tuple[str, str]]) -> list[QWidget]:
    """The widgets of one state of the line."""
    made = [_named_key(key, title) for key, title in keys]
    if begin:
        made.insert(0, muted(begin))
        made[0].setMinimumHeight(_HINT_HEIGHT)
    return made


def _named_key(key: str, title: str) -> QWidget:
    """A key and what it does, which stay together: what has no room in the line is not seen."""
    pair = QWidget()
    pair.setMinimumHeight(_HINT_HEIGHT)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(key_chip(key))
    row.addWidget(muted(title))
    return pair


class AskLine(QFrame):
    """Asks once who is annotating; a name is proposed."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, not shown."""
        super().__init__(parent)
        self.setObjectName("ask_line")
        question = QLabel("Who is annotating?")
        self._field = QLineEdit()
        self._field.setObjectName("ask_field")
        self._field.setAccessibleName("Who is annotating?")
        self._field.setMaxLength(100)
        self._field.setFixedWidth(220)
        self._take = button("That is me", kind="primary", name="ask_take")
        self._field.returnPressed.connect(self._answer)
        self._take.clicked.connect(self._answer)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 20, 8)
        row.addWidget(question)
        row.addWidget(self._field)
        row.addWidget(self._take)
        row.addWidget(muted("Your annotations carry this name; it can be changed below."), 1)
        self.hide()

    def ask(self, proposal: str) -> None:
        """Show the question with a proposed name."""
        self._field.setText(proposal)
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the name as it was proposed."""
        if event.key() == Qt.Key.Key_Escape:
            self._field.undo()
            self._answer()
            return
        super().keyPressEvent(event)

    def take_button(self) -> QPushButton:
        """The button that takes the name."""
        return self._take

    def _answer(self) -> None:
        name = " ".join(self._field.text().split())
        if name:
            self.hide()
            self.answered.emit(name)
