"""The bar above the page in which words are looked for; it knows nothing of how."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.gui.around import step_inside
from annotator.gui.find.edit import FindEdit
from annotator.gui.find.options import OPTIONS, Option
from annotator.gui.flow import FlowLayout
from annotator.gui.keys import key_names, shown
from annotator.gui.parts import PartedLabel, button, muted

_HINTS: Final = ("Esc selects it", "Enter goes on", "Shift+Enter back")
_COUNT_WIDTH = 92


class FindBar(QFrame):
    """Asks what to find, and says how much was found."""

    typed = Signal(str)
    toggled = Signal(str)
    """An option, by its name."""
    stepped = Signal(int)
    """To the next place (1) or the one before (-1)."""
    mark_all_clicked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, not shown."""
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAccessibleName("Find")
        self.edit = FindEdit()
        self.edit.textChanged.connect(self.typed)
        self.edit.stepped.connect(self.stepped)
        self.edit.left.connect(self.left)
        self.setFocusProxy(self.edit)
        self._options = {each.name: _option(each) for each in OPTIONS}
        for name, each in self._options.items():
            each.clicked.connect(lambda _=False, option=name: self.toggled.emit(option))
        self._count = muted(name="find_count")
        self._count.setMinimumWidth(_COUNT_WIDTH)
        self._count.setContentsMargins(4, 0, 0, 0)
        self._said = muted(name="find_said")
        self._said.setWordWrap(True)
        self._said.hide()
        self._previous = button("↑", name="find_previous", says="Previous place found")
        self._next = button("↓", name="find_next", says="Next place found")
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._mark = button("Mark all…", name="find_mark_all", says="Mark all places found")
        self._mark.clicked.connect(self.mark_all_clicked)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 8, 14, 8)
        self._rows.setSpacing(6)
        self._rows.addLayout(self._first_row())
        self._rows.addWidget(self._said)
        self.hide()

    def show_keys(self, key_of: Callable[[str], str]) -> None:
        """Name the keys of the actions, given by their names, in the tooltips."""
        for each in OPTIONS:
            title = _with_keys(each.title, key_of(each.action))
            self._options[each.name].setToolTip(f"{title}\n{each.meaning}")
        self._next.setToolTip(_with_keys("Next place", "Enter", key_of("find_next")))
        back = _with_keys("Previous place", "Shift+Enter", key_of("find_previous"))
        self._previous.setToolTip(back)
        self._mark.setToolTip(_with_keys("Mark all places found", key_of("find_mark_all")))

    def open(self, words: str) -> None:
        """Ask what to find; ``words`` are proposed."""
        self.set_words(words)
        self.show()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def set_words(self, words: str) -> None:
        """Put words into the field, as if nobody had typed them."""
        self.edit.blockSignals(True)  # noqa: FBT003 - Qt takes it by position only
        self.edit.setText(words)
        self.edit.blockSignals(False)  # noqa: FBT003

    def set_option(self, name: str, *, on: bool) -> None:
        """Show whether an option is on."""
        self._options[name].setChecked(on)

    def show_count(self, words: str, *, any_found: bool, may_mark: bool) -> None:
        """Say how much was found, in a few words."""
        self._count.setText(words)
        self._count.setAccessibleName(words)
        for each in (self._previous, self._next):
            each.setEnabled(any_found)
        self._mark.setEnabled(any_found and may_mark)

    def say(self, sentence: str, *, wrong: bool = False) -> None:
        """Say something in a line of its own; nothing when empty. ``wrong`` is what was typed."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)
        self._said.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence or self._count.text())
        if self.edit.property("wrong") != wrong:
            self.edit.setProperty("wrong", wrong)
            self.edit.style().polish(self.edit)

    def add_row(self, row: QWidget) -> None:
        """Put something below."""
        self._rows.addWidget(row)

    def count_label(self) -> QLabel:
        """What says how much was found."""
        return self._count

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab stays in the bar; Esc leaves it."""
        return step_inside(self, forward=following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On its buttons, Esc leaves, Enter presses, and the keys of the bar act too."""
        names, focused = key_names(event), self.focusWidget()
        if "Esc" in names:
            self.left.emit()
        elif "Enter" in names and isinstance(focused, QPushButton):
            focused.click()
        elif not self.edit.answer(event):
            super().keyPressEvent(event)

    def _first_row(self) -> QHBoxLayout:
        head = QWidget()
        flow = FlowLayout(head, spacing=8)
        groups: tuple[Sequence[QWidget], ...] = (
            (self.edit, self._count, self._previous, self._next),
            tuple(self._options.values()),
            (self._mark,),
        )
        for group in groups:
            flow.addWidget(_together(group, height=self.edit.sizeHint().height()))
        close = button("×", kind="flat", name="find_close", says="Close the find bar")
        close.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(head)
        hint = PartedLabel(_HINTS, kind="muted", pixels=12)
        hint.setObjectName("find_hint")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        hint.setFixedHeight(self.edit.sizeHint().height())
        row.addWidget(hint, stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)
        return row


def _together(widgets: Sequence[QWidget], *, height: int) -> QWidget:
    """Widgets that stay in one row of the bar."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for each in widgets:
        each.setFixedHeight(height)
        row.addWidget(each)
    return group


def _option(option: Option) -> QPushButton:
    made = button(option.words, kind="option", name=option.action, says=option.title)
    made.setAccessibleDescription(option.meaning.replace("\n", " "))
    made.setCheckable(True)
    return made


def _with_keys(title: str, *keys: str) -> str:
    named = " or ".join(shown(each) for each in keys if each)
    return f"{title} ({named})" if named else title
