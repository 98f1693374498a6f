"""The line above the page that asks why a gap is left."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.flow import FlowLayout
from annotator.gui.keys import key_names
from annotator.gui.parts import ElidedLabel, PartedLabel, button

_COMMANDS = {"Tab": 1, "Down": 1, "Shift+Tab": -1, "Up": -1}
_LONGEST = 300
"""Characters of a reason."""


class ReasonEdit(QLineEdit):
    """One line of words; says which of the field's keys were pressed."""

    turned = Signal(int)
    """To another gap: so many further on."""
    taken = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Take the keys of the field, Tab too, before Qt moves the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = (*key_names(event), "")[0]
            if key in _COMMANDS:
                self.turned.emit(_COMMANDS[key])
            elif key == "Enter":
                self.taken.emit()
            elif key == "Esc":
                self.left.emit()
            else:
                return super().event(event)
            event.accept()
            return True
        return super().event(event)


class LeaveField(QFrame):
    """Asks for a reason; knows nothing of what it is kept for."""

    turned = Signal(int)
    """Another gap of the same annotation: so many further on."""
    picked = Signal(int)
    """A gap was pressed, by its place."""
    taken = Signal(str)
    """Keep this reason."""
    left = Signal()

    def __init__(self) -> None:
        """Make it, not shown."""
        super().__init__()
        self.setObjectName("leave_field")
        self.setAccessibleName("Leave this gap")
        self._gap = ElidedLabel(name="leave_gap")
        self._gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._edit = ReasonEdit()
        self._edit.setObjectName("leave_reason")
        self._edit.setPlaceholderText("Why, in a few words")
        self._edit.setMaxLength(_LONGEST)
        self._edit.setMinimumWidth(180)
        self._edit.turned.connect(self.turned)
        self._edit.taken.connect(lambda: self.taken.emit(self._edit.text()))
        self._edit.left.connect(self.left)
        self._hint = PartedLabel(("Enter keeps the reason", "Esc goes back"), kind="muted")
        self._hint.setObjectName("leave_hint")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        close = button("×", kind="flat", name="leave_close", says="Do not leave the gap")
        close.clicked.connect(self.left)
        self._others = QWidget()
        self._flow = FlowLayout(self._others, spacing=5)
        head, second = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._gap, stretch=1)
        head.addWidget(close)
        second.setSpacing(8)
        second.addWidget(self._edit, stretch=3)
        second.addWidget(self._hint, stretch=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 8, 14, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self._others)
        column.addLayout(second)
        self.hide()

    def open(self) -> None:
        """Ask, with nothing typed yet."""
        self._edit.clear()
        self.show()
        self._edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_gaps(self, titles: Sequence[str], sentence: str, current: int) -> None:
        """Show which gap is left, and the other ones of the annotation where there are several."""
        asked = f"Leave the gap {sentence.removesuffix('.')}. Why?"
        self._gap.set_words(asked)
        self._edit.setAccessibleName(asked)
        several = len(titles) > 1
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, title in enumerate(titles if several else ()):
            option = button(title.replace("&", "&&"), kind="option", name=f"leave_gap_{place}")
            option.setAccessibleName(title)
            option.setCheckable(True)
            option.setChecked(place == current)
            option.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            option.setToolTip("Tab changes which gap is left")
            option.clicked.connect(lambda _=False, at=place: self.picked.emit(at))
            self._flow.addWidget(option)
            option.show()
        self._others.setVisible(several)
        self._others.updateGeometry()
