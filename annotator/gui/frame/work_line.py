"""How far long work is, with a button to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from annotator.gui.parts import ElidedLabel, button


class WorkLine(QFrame):
    """One line with what is being done, shown only while it is."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, not shown."""
        super().__init__(parent)
        self.setObjectName("work_line")
        self._words = ElidedLabel(name="work_words")
        self._bar = QProgressBar()
        self._bar.setObjectName("work_bar")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(220)
        self._cancel = button("Cancel", kind="flat", name="work_cancel")
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 9, 4)
        row.setSpacing(12)
        row.addWidget(self._words, stretch=1)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self.hide()

    def begin(self, words: str) -> None:
        """Say what is being done."""
        self._words.set_words(words)
        self._bar.setRange(0, 0)
        self.setAccessibleName(words)
        self.show()

    def progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(f"{done} of {total}" if total else "Working")
