"""What happened to the selected annotation, the latest first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.gui.inspector.card import Section
from annotator.gui.inspector.times import long_time, short_time
from annotator.gui.parts import Card, ElidedLabel, muted
from annotator.model.history import Step, StepKind

_SHOWN = 8
_VERBS = {StepKind.UNDO: "undone: ", StepKind.REDO: "redone: ", StepKind.REVERT: "reverted: "}


class HistorySection(Section):
    """A line for each step: when, and what."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__("History", "history_section")
        self._card = Card("history_card", says="History of the annotation")
        self._card.rows.setSpacing(7)
        self.column.addWidget(self._card)
        self._shown: tuple[tuple[Step, str], ...] | None = None

    def show_steps(self, steps: Sequence[tuple[Step, str]]) -> None:
        """Show steps with the names of who made them, the latest first."""
        wanted = tuple(steps)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._card.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for step, name in wanted[:_SHOWN]:
            line = _line(step, name)
            self._card.rows.addWidget(line)
            line.show()
        if len(wanted) > _SHOWN:
            self._card.rows.addWidget(muted(f"and {len(wanted) - _SHOWN} earlier", pixels=12))
        self.setVisible(bool(wanted))


def _line(step: Step, name: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    when = muted(short_time(step.made_at))
    words = ElidedLabel(f"{_VERBS.get(step.kind, '')}{step.title}")
    words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    full = ", ".join(part for part in (words.words(), name, long_time(step.made_at)) if part)
    line.setToolTip(full)
    line.setAccessibleName(full)
    row.addWidget(when)
    row.addWidget(words, stretch=1)
    return line
