"""The panel of what a codebook file would change: Enter takes it, Esc leaves all as it is."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from annotator.gui.keys import is_enter, key_names
from annotator.gui.lent_keys import Keys
from annotator.gui.lines.line_list import LineList
from annotator.gui.lines.lines import Line
from annotator.gui.main_window import MainWindow
from annotator.gui.parts import WrappedLabel, button
from annotator.gui.side_panel import SidePanel
from annotator.gui.theme import Theme

_WIDTH = 620
_KEYS: Final[Keys] = (
    ("Enter", "takes it"),
    ("F6", "page"),
    ("Esc", "leaves everything as it is"),
)


class TakingPanel(SidePanel):
    """Lays it out; what stands in it is the business of ``Taking``."""

    stays = True
    taken = Signal()
    """What is shown is to be done."""

    def __init__(self, window: MainWindow, theme: Theme) -> None:
        """Belong to a window."""
        super().__init__(window, "taking", "Take a codebook", width=_WIDTH)
        self._summary = WrappedLabel(name="taking_summary")
        self.changes = LineList("taking_list", "What would change", theme, ticks=False)
        # A click twice is no answer: it must not change a project.
        self.changes.doubleClicked.disconnect(self.changes.entered)
        self.changes.entered.connect(self._take)
        self._take_button = button("Take it  Enter", kind="primary", name="taking_take")
        self._take_button.setAccessibleName("Take it: make the codebook that of the file")
        self._take_button.clicked.connect(self._take)
        leave = button("Leave everything as it is  Esc", name="taking_leave")
        leave.clicked.connect(self.close_panel)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._take_button)
        row.addWidget(leave)
        row.addStretch(1)
        self.column.addWidget(self._summary)
        self.column.addWidget(self.changes, stretch=1)
        self.column.addWidget(self._notice)
        self.column.addLayout(row)

    def open(self) -> None:
        """Show the panel."""
        if not self.isVisible():
            self.appear()
        self.changes.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_changes(self, lines: list[Line], summary: str, *, possible: bool) -> None:
        """Show what would change; ``possible`` is whether there is something that can be taken."""
        row = self.changes.currentIndex().row()
        self.changes.lines.show(lines)
        first = self.changes.lines.first_row()
        self.changes.go_to(row if first <= row < len(lines) else first)
        self.changes.say_instead(summary if not lines else "")
        self._summary.set_words(summary)
        self._take_button.setEnabled(possible)

    def summary(self) -> str:
        """What is said of all changes together."""
        return self._summary.words()

    def first_stop(self) -> QWidget:
        """What would change."""
        return self.changes

    def keys(self) -> Keys:
        """Those of the question."""
        return _KEYS

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes, on a button it presses that; Esc leaves."""
        focused = self.focusWidget()
        if is_enter(event) and isinstance(focused, QPushButton) and focused.isEnabled():
            focused.click()
        elif is_enter(event):
            self._take()
        elif key_names(event)[:1] == ("Esc",):
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        if self._take_button.isEnabled():
            self.taken.emit()
