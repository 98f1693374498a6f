"""The rows that a page of settings is made of: one of several, more or less, on or off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.flow import FlowLayout
from annotator.gui.fonts import interface_font


class Choice(QWidget):
    """One of several values, as radio buttons below their name; arrows go from one to the next."""

    chosen = Signal(str)
    """The value that a person chose."""

    def __init__(self, name: str, title: str, values: Sequence[tuple[str, str]]) -> None:
        """Offer values, each with its words."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        flow = FlowLayout(spacing=6)
        for value, words in values:
            option = QRadioButton(words)
            option.setObjectName(f"{name}_{value}")
            option.setAccessibleName(f"{title}: {words}")
            option.setFont(interface_font(13))
            option.clicked.connect(lambda _=False, each=value: self.chosen.emit(each))
            self._group.addButton(option)
            self._buttons[value] = option
            flow.addWidget(option)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(_caption(title))
        column.addLayout(flow)

    def set_value(self, value: str) -> None:
        """Show what is chosen."""
        button = self._buttons[value]
        if not button.isChecked():
            focused = any(each.hasFocus() for each in self._buttons.values())
            button.setChecked(True)
            if focused:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setFocusProxy(button)

    def set_available(self, value: str, *, there: bool) -> None:
        """Let a value be chosen, or not."""
        self._buttons[value].setEnabled(there)


@dataclass(frozen=True, slots=True)
class Scale:
    """The values of a Dial: whole multiples of ``step`` from ``least`` to ``most``."""

    least: float
    most: float
    step: float
    says: Callable[[float], str]
    """A value in words: "110 %"."""


class Dial(QWidget):
    """A value that is more or less, on a slider, with its words at the right."""

    turned = Signal(float)
    """The value that a person gave it."""

    def __init__(self, name: str, title: str, scale: Scale) -> None:
        """Begin at the least value."""
        super().__init__()
        self._title = title
        self._scale = scale
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName(name)
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.setRange(0, round((scale.most - scale.least) / scale.step))
        self.slider.setPageStep(max(1, self.slider.maximum() // 5))
        self.slider.valueChanged.connect(self._moved)
        self.setFocusProxy(self.slider)
        self._words = QLabel()
        self._words.setFont(interface_font(13))
        head = QHBoxLayout()
        head.addWidget(_caption(title))
        head.addStretch(1)
        head.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.slider)
        self._say()

    def value(self) -> float:
        """The value that is shown."""
        return round(self._scale.least + self.slider.value() * self._scale.step, 4)

    def set_value(self, value: float) -> None:
        """Show a value, or the one of the scale that is nearest to it."""
        place = round((value - self._scale.least) / self._scale.step)
        blocked = self.slider.blockSignals(True)  # noqa: FBT003 - Qt takes it by position
        self.slider.setValue(place)
        self.slider.blockSignals(blocked)
        self._say()

    def _moved(self) -> None:
        self._say()
        self.turned.emit(self.value())

    def _say(self) -> None:
        words = self._scale.says(self.value())
        self._words.setText(words)
        self.slider.setAccessibleName(f"{self._title}: {words}")


class Switch(QCheckBox):
    """Something that is on or off; ``switched`` is what a person made of it."""

    switched = Signal(bool)

    def __init__(self, name: str, title: str, tip: str) -> None:
        """Begin switched off."""
        super().__init__(title)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)
        self.setFont(interface_font(13))
        self.clicked.connect(self.switched)


def _caption(title: str) -> QLabel:
    """The name above a row."""
    label = QLabel(title)
    label.setFont(interface_font(13))
    label.setProperty("kind", "muted")
    return label
