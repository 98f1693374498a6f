"""Which label everything that was found gets: one key press, in a row below the find bar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.gui.around import step_inside
from annotator.gui.codebook.pill import LabelPill
from annotator.gui.colours import Palette
from annotator.gui.flow import FlowLayout
from annotator.gui.keys import key_names
from annotator.gui.parts import button, muted
from annotator.model.codebook import Label


class LabelStrip(QFrame):
    """A pill for each label; its key is typed alone."""

    chosen = Signal(str)
    """A label's name."""
    left = Signal()

    def __init__(self) -> None:
        """Make it, not shown."""
        super().__init__()
        self.setObjectName("find_labels")
        self._labels: tuple[Label, ...] = ()
        self._choices = QWidget()
        self._flow = FlowLayout(self._choices, spacing=8)
        self._back = back = button(
            "Back", kind="flat", name="find_labels_back", tip="Back to the words (Esc)"
        )
        back.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._choices, stretch=1)
        row.addWidget(back, alignment=Qt.AlignmentFlag.AlignTop)
        self.hide()

    def ask(self, question: str, labels: Sequence[Label], palette: Palette) -> None:
        """Ask for one of these labels."""
        self._labels = tuple(labels)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        asked = muted(question, name="find_labels_question")
        asked.setFixedHeight(27)
        self._flow.addWidget(asked)
        asked.show()
        for label in labels:
            pill = LabelPill(label, palette)
            pill.setObjectName(f"find_label_{label.name.casefold()}")
            pill.setCheckable(False)
            pill.clicked.connect(lambda _=False, name=label.name: self.chosen.emit(name))
            self._flow.addWidget(pill)
            pill.show()
        self.setAccessibleName(question)
        self.show()
        first = next(iter(self._choices.findChildren(LabelPill)), self._back)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays in the row."""
        return step_inside(self, forward=following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A label's key chooses it, Enter the one that has the focus; Esc goes back."""
        names, focused = key_names(event), self.focusWidget()
        label = next((each for each in self._labels if each.key.upper() in names), None)
        if "Esc" in names:
            self.left.emit()
        elif label is not None and label.key:
            self.chosen.emit(label.name)
        elif "Enter" in names and isinstance(focused, LabelPill | QPushButton):
            focused.click()
        elif names and not names[0].startswith(("Ctrl+", "Alt+", "F")):
            event.accept()  # other letters mean nothing here, least of all a label on the page
        else:
            super().keyPressEvent(event)
