"""The line that waits for the next key press, and asks where the key belongs to another action."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.keys import key_names
from annotator.gui.parts import button


class KeyCatcher(QFrame):
    """Has the keyboard to itself while it waits: Tab and Enter are keys like any other."""

    caught = Signal(str)
    """The name of the key that was pressed."""
    agreed = Signal()
    """The key may be taken from the actions that have it."""
    left = Signal()
    """Nothing is to be changed."""

    def __init__(self) -> None:
        """Make it, not shown."""
        super().__init__()
        self.setObjectName("key_catcher")
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._asking = False
        self._words = QLabel()
        self._words.setObjectName("key_catcher_words")
        self._words.setFont(interface_font(13))
        self._words.setWordWrap(True)
        self._yes = button("Take it", kind="primary", name="key_take", tip="Enter")
        self._no = button("Leave it there", name="key_leave", tip="Esc")
        self._cancel = button("Cancel", name="key_cancel", tip="Esc")
        self._yes.clicked.connect(self.agreed)
        self._no.clicked.connect(self.left)
        self._cancel.clicked.connect(self.left)
        for each in (self._yes, self._no, self._cancel):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._answers = QWidget()
        row = QHBoxLayout(self._answers)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for each in (self._yes, self._no, self._cancel):
            row.addWidget(each)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._answers)
        self.hide()

    def wait(self, words: str) -> None:
        """Wait for a key."""
        self._show(words, asking=False)

    def ask(self, question: str) -> None:
        """Ask whether the key may be taken; Enter says yes, another key is tried instead."""
        self._show(question, asking=True)

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def event(self, event: QEvent) -> bool:
        """Take every key, those too that Qt or the window would act on."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                event.accept()
                if not event.isAutoRepeat():
                    self._pressed(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Wait no longer when something else in the window was clicked."""
        super().focusOutEvent(event)
        away = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in away:
            self.hide()

    def _pressed(self, event: QKeyEvent) -> None:
        names = key_names(event)
        if not names:
            return
        # A letter of another script is known by its place, so that it works on every keyboard.
        name = next((each for each in names if each.isascii()), names[0])
        if self._asking and name == "Enter":
            self.agreed.emit()
        elif name == "Esc":
            self.left.emit()
        else:
            self.caught.emit(name)

    def _show(self, words: str, *, asking: bool) -> None:
        self._asking = asking
        self._words.setText(words)
        self.setAccessibleName(words)
        self._yes.setVisible(asking)
        self._no.setVisible(asking)
        self._cancel.setVisible(not asking)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
