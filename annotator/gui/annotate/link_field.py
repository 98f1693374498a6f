"""The line above the page in which a target is named: by its number or by its words."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.annotate.targets import Target, Tie
from annotator.gui.flow import FlowLayout
from annotator.gui.keys import key_names
from annotator.gui.parts import ElidedLabel, PartedLabel, button, muted

_NO_TARGET = "Nothing here can be linked to by these words."

SHOWN = 8
"""How many targets the line names; all of them are numbered on the page."""

_FROM = 120
"""So many pixels of what is linked are always shown."""

_TIES_FROM = 2
"""In the first row the ways to link stand behind what is linked and the field."""


class TargetEdit(QLineEdit):
    """Takes digits and letters; says which other keys were pressed."""

    command = Signal(str)
    """"Up", "Down", "Tab", "Shift+Tab", "Enter", "Shift+Enter" or "Esc"."""

    _COMMANDS = frozenset({"Up", "Down", "Tab", "Shift+Tab", "Enter", "Shift+Enter", "Esc"})

    def event(self, event: QEvent) -> bool:
        """Take the keys that choose, Tab too."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            names = key_names(event)
            if names and names[0] in self._COMMANDS:
                self.command.emit(names[0])
                event.accept()
                return True
            digit = next((name for name in names if len(name) == 1 and name.isdigit()), "")
            counting = not self.text() or self.text().isdigit()
            if counting and digit and not event.text().isalnum():
                self.insert(str(int(digit)))
                event.accept()
                return True
        return super().event(event)


class LinkField(QFrame):
    """Asks what to link to; knows nothing of how a link is made."""

    typed = Signal(str)
    moved = Signal(int)
    """Another target: so many further on."""
    turned = Signal(int)
    """Another way to link to the same target: so many further on."""
    passed = Signal(str)
    """The target that Enter takes now, and how, in words: the field has the focus, not these."""
    picked = Signal(int)
    """A target was pressed, by its place among those shown."""
    chosen_tie = Signal(int)
    """A way to link was pressed, by its place."""
    taken = Signal(bool)
    """Make the link; True to go on linking after it."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it, not shown."""
        super().__init__(parent)
        self.setObjectName("link_field")
        self.setAccessibleName("Link to")
        self._from = ElidedLabel(name="link_from")
        self._from.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._target = ""
        self._edit = TargetEdit()
        self._edit.setObjectName("link_edit")
        self._edit.setAccessibleName("Number or words of what to link to")
        self._edit.setPlaceholderText("Number, or words")
        self._edit.setFixedWidth(150)
        self._edit.textChanged.connect(self.typed)
        self._edit.command.connect(self._command)
        self._head = QWidget()
        self._head_flow = FlowLayout(self._head, spacing=8)
        self._head_flow.addWidget(self._from)
        self._head_flow.addWidget(self._edit)
        self._choices = QWidget()
        self._choice_flow = FlowLayout(self._choices, spacing=5)
        close = button("×", kind="flat", name="link_close", says="Leave without linking")
        close.clicked.connect(self.left)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._head)
        hint = PartedLabel(
            ("Enter links", "Esc leaves", "Tab changes how"), kind="muted", pixels=12
        )
        hint.setObjectName("link_hint")
        hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(hint, stretch=1)
        first.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 14, 8)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self._choices)
        self.hide()

    def open(self, question: str, *, how_only: bool = False) -> None:
        """Ask for a target in these words; or for how to link, where the target is known."""
        self._from.set_words(question)
        self._edit.setPlaceholderText("A digit chooses how" if how_only else "Number, or words")
        self._choices.setVisible(not how_only)
        parent = self.parentWidget()
        room = parent.width() if parent is not None else self.width()
        self._from.setFixedWidth(min(self._from.sizeHint().width(), max(_FROM, room // 3)))
        self._from.setFixedHeight(self._edit.sizeHint().height())
        self._edit.blockSignals(True)  # noqa: FBT003 - Qt takes it by position only
        self._edit.clear()
        self._edit.blockSignals(False)  # noqa: FBT003
        self.show()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_targets(self, targets: Sequence[Target], current: int) -> None:
        """Name the first targets; the one at ``current`` is the one that Enter takes."""
        _empty(self._choice_flow)
        self._target = _said(targets[current]) if targets else _NO_TARGET
        first = max(0, current - SHOWN + 1)
        for place, each in enumerate(targets[first : first + SHOWN], start=first):
            words = " ".join(each.annotation.text.split())
            short = words if len(words) <= 32 else words[:31].rstrip() + "…"
            option = _option(f"{each.number}  {short}", checked=place == current)
            option.setObjectName(f"link_target_{each.number}")
            option.setAccessibleName(_said(each))
            option.clicked.connect(lambda _=False, at=place: self.picked.emit(at))
            self._choice_flow.addWidget(option)
            option.show()
        if (more := len(targets) - SHOWN) > 0:
            said = muted(f"… and {more} more: type words of it", pixels=12, name="link_more")
            self._choice_flow.addWidget(said)
            said.show()
        if not targets:
            self._choice_flow.addWidget(muted(_NO_TARGET))
        self._choices.updateGeometry()

    def settle(self) -> None:
        """Take the room that is needed now, not in a moment: what is below moves at once."""
        widget: QWidget | None = self._choices
        for _ in range(3):  # from the choices over this field to the panel that it stands in
            layout = widget.layout() if widget is not None else None
            if widget is None or layout is None:
                return
            layout.invalidate()
            layout.activate()
            widget.updateGeometry()
            widget = widget.parentWidget()

    def show_ties(
        self, ties: Sequence[Tie], selected_id: int, current: int, *, numbered: bool = False
    ) -> None:
        """Show the ways to link; Enter takes the one at ``current``, digits those ``numbered``."""
        while (item := self._head_flow.takeAt(_TIES_FROM)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for place, tie in enumerate(ties):
            words = tie.words(selected_id)
            words = f"{place + 1}  {words}" if numbered else words
            option = _option(words, checked=place == current)
            option.setObjectName(f"link_type_{tie.kind.name}")
            option.setToolTip(tie.kind.definition)
            option.clicked.connect(lambda _=False, at=place: self.chosen_tie.emit(at))
            option.setFixedHeight(self._edit.sizeHint().height())
            self._head_flow.addWidget(option)
            option.show()
        how = f", {ties[current].kind.title}" if ties else ""
        self.passed.emit(f"{self._target}{how}")

    def _command(self, key: str) -> None:
        if key in {"Up", "Down"}:
            self.moved.emit(1 if key == "Down" else -1)
        elif key in {"Tab", "Shift+Tab"}:
            self.turned.emit(1 if key == "Tab" else -1)
        elif key == "Esc":
            self.left.emit()
        else:
            self.taken.emit(key == "Shift+Enter")


def _said(target: Target) -> str:
    return f"{target.number}: {' '.join(target.annotation.text.split())}"


def _option(words: str, *, checked: bool) -> QPushButton:
    made = button(words.replace("&", "&&"), kind="option", name="")
    made.setCheckable(True)
    made.setChecked(checked)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setAccessibleName(words)
    return made


def _empty(layout: FlowLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
