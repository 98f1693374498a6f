"""What happened to the selected annotation, the latest first; each step can be gone back to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton

from annotator.gui.fonts import interface_font
from annotator.gui.inspector.card import Section
from annotator.gui.inspector.card_lines import CardLine, CardLines, Keys
from annotator.gui.inspector.times import long_time, short_time
from annotator.gui.parts import Card, ElidedLabel, button, muted
from annotator.model.history import Step, StepKind
from annotator.model.values import dataclass

_SHOWN, _MORE = 8, 40
_VERBS = {StepKind.UNDO: "undone: ", StepKind.REDO: "redone: ", StepKind.REVERT: "reverted: "}
_RESTORING: Keys = (("Enter", "restores it as it was after this step"), ("Esc", "back to the page"))
_READING: Keys = (("Esc", "back to the page"),)
_OPENING: Keys = (("Enter", "shows earlier steps"), ("Esc", "back to the page"))


@dataclass(frozen=True, slots=True)
class Past:
    """A step in the life of an annotation, as it is read."""

    step: Step
    title: str
    """What it is called here, where the words of the annotation stand above."""
    name: str
    """Who made it."""
    changed: str
    """What it changed, from what to what, in few words; empty where that cannot be said."""
    ties: str
    """What its title says of relations that went or came with it; empty for none."""
    restorable: bool
    """Whether the annotation can be brought back to what it was after it."""


class HistorySection(Section):
    """A line for each step: when, what, and what it changed."""

    restored = Signal(int)
    """The id of the step after which the annotation was as it shall be again."""
    opened = Signal()
    """Lines were added: Tab is to go through them as they stand."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__("History", "history_section")
        self._card = Card("history_card", says="History of the annotation")
        self._card.rows.setContentsMargins(8, 9, 8, 9)
        self._lines = CardLines("history_lines", "Steps", spacing=2)
        self._card.rows.addWidget(self._lines)
        self.column.addWidget(self._card)
        self._shown: tuple[Past, ...] = ()
        self._about: int | None = None
        self._most = _SHOWN

    def show_steps(self, annotation_id: int, steps: Sequence[Past]) -> None:
        """Show the steps of an annotation, the latest first."""
        wanted = tuple(steps)
        if annotation_id != self._about:
            self._about, self._most = annotation_id, _SHOWN
        elif wanted == self._shown:
            return
        self._shown = wanted
        self._fill()
        self.setVisible(bool(wanted))

    def _fill(self) -> None:
        lines = [self._line(each) for each in self._shown[: self._most]]
        hidden = len(self._shown) - len(lines)
        if hidden > 0:
            lines.append(self._door(hidden))
        self._lines.fill(lines)

    def _line(self, past: Past) -> CardLine:
        step = past.step
        verb = _VERBS.get(step.kind, "")
        parts = (f"{verb}{step.title}", past.changed, past.name, long_time(step.made_at))
        full = ", ".join(part for part in parts if part)
        keys = _RESTORING if past.restorable else _READING
        line = CardLine(step.id, f"history_step_{step.id}", full, keys, by_click=False)
        line.setToolTip(full)
        grid = QGridLayout(line)
        grid.setContentsMargins(3, 2, 3, 2)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(muted(short_time(step.made_at)), 0, 0)
        title = ElidedLabel(f"{verb}{past.title}")
        title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # A tooltip of its own would say less than the line's.
        title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        grid.addWidget(title, 0, 1)
        changed = ", ".join(part for part in (past.changed, past.ties) if part)
        if changed or past.restorable:
            below = QHBoxLayout()
            below.setSpacing(6)
            below.addWidget(ElidedLabel(changed, kind="muted", pixels=12), stretch=1)
            if past.restorable:
                below.addWidget(self._restore(step))
                line.entered.connect(lambda: self.restored.emit(step.id))
            grid.addLayout(below, 1, 0, 1, 2)
        return line

    def _restore(self, step: Step) -> QPushButton:
        made = button("Restore", kind="flat", name=f"history_restore_{step.id}",
                      says=f"Restore as after {step.title}")  # fmt: skip
        made.setFont(interface_font(11))
        made.setToolTip("Let the annotation be as it was after this step (Enter)")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.restored.emit(step.id))
        return made

    def _door(self, hidden: int) -> CardLine:
        """A line that shows earlier steps."""
        words = f"{hidden} earlier"
        line = CardLine("earlier", "history_earlier", words, _OPENING)
        row = QHBoxLayout(line)
        row.setContentsMargins(3, 2, 3, 2)
        row.addWidget(muted(words, pixels=12))
        line.entered.connect(self._open)
        return line

    def _open(self) -> None:
        place = self._most
        self._most += _MORE
        self._fill()
        self._lines.go_to(place)
        self.opened.emit()
