"""Quiet lines that say which gaps of an annotation were left, by whom and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.analysis.gaps import Gap
from annotator.gui.fonts import interface_font
from annotator.gui.inspector.card import Words
from annotator.gui.parts import button
from annotator.model.queries import Dismissal

Left = tuple[Gap, Dismissal, str]
"""A gap that was left, what was said to it, and the name of who said it."""


class LeftLines(QWidget):
    """One line for each gap that was left, with a button that takes it up again."""

    taken_up = Signal(int)
    """The id of a dismissal."""

    def __init__(self) -> None:
        """Make it empty, not shown."""
        super().__init__()
        self.setObjectName("left_gaps")
        self.setAccessibleName("Gaps that were left")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 0)
        self._column.setSpacing(1)
        self._shown: tuple[Left, ...] = ()
        self.hide()

    def show_left(self, left: Sequence[Left]) -> bool:
        """Show what was left; nothing where nothing was. Whether that is something else now."""
        wanted = tuple(left)
        if wanted == self._shown:
            return False
        self._shown = wanted
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for each in wanted:
            self._column.addWidget(self._line(*each))
        self.setVisible(bool(wanted))
        return True

    def _line(self, gap: Gap, said: Dismissal, name: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        by = f" ({name})" if name else ""
        words = Words("left_gap")
        words.setFont(interface_font(13))
        words.setProperty("kind", "muted")
        words.set_words(f"gap left: {said.reason}{by}")
        words.setAccessibleName(f"Gap left: {said.reason}{by}. {gap.sentence}")
        again = button(
            "Take up",
            kind="flat",
            name="take_up_gap",
            says=f"Take up the gap again: {gap.sentence}",
        )
        again.setToolTip(gap.sentence)
        again.clicked.connect(lambda: self.taken_up.emit(said.id))
        row.addWidget(words, stretch=1)
        row.addWidget(again, alignment=Qt.AlignmentFlag.AlignTop)
        return line
