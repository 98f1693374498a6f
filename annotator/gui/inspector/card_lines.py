"""Lines of a card that are walked by arrows: one stop for Tab, and keys of their own."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.keys import is_enter, key_names

Keys = tuple[tuple[str, str], ...]
"""Each key with what it does, in short."""

_STEPS = {"Down": 1, "Up": -1}


class CardLine(QFrame):
    """One line: Enter or a click goes on with it, other keys do what ``keys`` says of them."""

    entered = Signal()
    """Enter was pressed on it, or it was clicked."""
    pressed = Signal(str)
    """One of its own keys was pressed."""
    chosen = Signal()
    """It was clicked."""
    walked = Signal(str)
    """Up, Down, Home or End: another line is wanted."""

    def __init__(
        self, key: Hashable, name: str, says: str, keys: Keys, *, by_click: bool = True
    ) -> None:
        """Make it empty; ``says`` is its accessible name, ``key`` tells it from its neighbours.

        A click does what Enter does, or only gives it the focus: not ``by_click``.
        """
        super().__init__()
        self.key = key
        self._by_click = by_click
        self.keys = keys
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setAccessibleDescription(", ".join(f"{key}: {does}" for key, does in keys))
        self.setProperty("kind", "line")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if by_click:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with it, walk, or do what its key means; leave Esc and others to the window."""
        names = key_names(event)
        own = [name for name in names if any(name == key != "Esc" for key, _ in self.keys)]
        if is_enter(event):
            self.entered.emit()
        elif names and names[0] in {*_STEPS, "Home", "End"}:
            self.walked.emit(names[0])
        elif own:
            self.pressed.emit(own[0])
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come in sight."""
        super().focusInEvent(event)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self, 0, 8)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes on with it."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.chosen.emit()
            if self._by_click:
                self.entered.emit()
        event.accept()


class CardLines(QWidget):
    """Lines below one another; Tab comes to the one that was walked to last."""

    def __init__(self, name: str, says: str, *, spacing: int = 1) -> None:
        """Make it empty; ``says`` is its accessible name."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(says)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(spacing)
        self.lines: tuple[CardLine, ...] = ()
        self._current = 0

    def fill(self, lines: Sequence[CardLine]) -> None:
        """Show these lines in place of others; the focus stays on the one with its key."""
        focused = next((each for each in self.lines if each.hasFocus()), None)
        place = self.lines.index(focused) if focused is not None else 0
        for each in self.lines:
            each.hide()
            each.deleteLater()
        self.lines = tuple(lines)
        for n, each in enumerate(lines):
            self._column.insertWidget(n, each)
            each.walked.connect(self._walk)
            each.chosen.connect(partial(self._choose, each))
            each.show()
        keys = [each.key for each in lines]
        if focused is not None and focused.key in keys:
            place = keys.index(focused.key)
        self._stop_at(min(place, len(lines) - 1))
        if focused is not None and lines:
            self.lines[self._current].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, place: int) -> None:
        """Give the focus to the line at a place, if there is one."""
        if 0 <= place < len(self.lines):
            self._stop_at(place)
            self.lines[place].setFocus(Qt.FocusReason.TabFocusReason)

    def put_behind(self, key: Hashable, widget: QWidget) -> bool:
        """Let a widget stand right behind the line of a key; False when there is none."""
        line = self.line(key)
        if line is None:
            return False
        self._column.removeWidget(widget)
        self._column.insertWidget(self._column.indexOf(line) + 1, widget)
        return True

    def line(self, key: Hashable) -> CardLine | None:
        """The line of a key; None when there is none."""
        return next((each for each in self.lines if each.key == key), None)

    def _choose(self, line: CardLine) -> None:
        """Give the focus to a line that was clicked."""
        if line in self.lines:
            self.go_to(self.lines.index(line))

    def _walk(self, name: str) -> None:
        focused = QApplication.focusWidget()
        now = next((n for n, each in enumerate(self.lines) if each is focused), self._current)
        goal = {"Home": 0, "End": len(self.lines) - 1}.get(name, now + _STEPS.get(name, 0))
        self.go_to(goal)

    def _stop_at(self, place: int) -> None:
        """Let Tab come to one line only."""
        self._current = max(0, place)
        for n, each in enumerate(self.lines):
            here = n == self._current
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus if here else Qt.FocusPolicy.NoFocus)
