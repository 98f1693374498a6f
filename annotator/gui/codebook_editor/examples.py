"""The examples of a label: words as they stand in a text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from annotator.gui.codebook_editor.fields import FieldsCard
from annotator.gui.flow import FlowLayout
from annotator.gui.inspector.line_field import LineField
from annotator.gui.keys import shown
from annotator.gui.parts import ElidedLabel, button


class ExamplesCard(FieldsCard):
    """Each example with a button that takes it out, and a field for another one."""

    added = Signal(str)

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__("codebook_examples", "Examples")
        self._list = QWidget()
        self._flow = FlowLayout(self._list, spacing=4)
        self.add_row(self._list)
        self._shown: tuple[str, ...] | None = None
        self._buttons: list[QPushButton] = []
        self._new = LineField("codebook_examples_new", "Add an example", right=False)
        self.tell_key("")
        self._new.given.connect(self.added)
        self.rows.addWidget(self._new)

    def tell_key(self, key: str) -> None:
        """Name the key that takes the words from the page."""
        taking = f"; {shown(key)} takes them from the page" if key else ""
        self._new.setPlaceholderText(f"Words, then Enter{taking}")

    def show_examples(self, examples: Sequence[str]) -> None:
        """Show these."""
        if self._new.text() in examples:
            self._new.put_back("")
        if tuple(examples) == self._shown:
            return
        focused = self._focused_row()
        self._shown = tuple(examples)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for place, words in enumerate(self._shown):
            chip = self._chip(place, words)
            self._flow.addWidget(chip)
            chip.show()
        self._list.setVisible(bool(self._shown))
        if focused >= 0:
            self._enter(min(focused, len(self._shown) - 1))

    def _chip(self, place: int, words: str) -> QWidget:
        chip = QFrame()
        chip.setProperty("kind", "example")
        chip.setToolTip(words)
        line = QHBoxLayout(chip)
        line.setContentsMargins(7, 1, 2, 1)
        line.setSpacing(2)
        label = ElidedLabel(words, pixels=12)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        line.addWidget(label)
        name = f"codebook_example_{place}"
        gone = button("×", kind="flat", name=name, says=f"Take out the example {words}")
        gone.clicked.connect(lambda: self._take_out(place))
        line.addWidget(gone)
        self._buttons.append(gone)
        return chip

    def _take_out(self, place: int) -> None:
        rest = (self._shown or ())[:place] + (self._shown or ())[place + 1 :]
        self.given.emit("examples", rest)

    def _focused_row(self) -> int:
        """The row whose button has the focus; -1 for none."""
        return next((n for n, each in enumerate(self._buttons) if each.hasFocus()), -1)

    def _enter(self, place: int) -> None:
        """Give the focus to a row, or to the field of a new one where there is none left."""
        target: QWidget = self._buttons[place] if place >= 0 else self._new
        target.setFocus(Qt.FocusReason.OtherFocusReason)
