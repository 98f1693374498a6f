"""The rows that a page of settings is made of: one of several, more or less, on or off."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QSlider,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.flow import FlowLayout
from annotator.gui.fonts import interface_font


class Choice(QWidget):
    """One of several values, as radio buttons below their name; arrows go from one to the next."""

    chosen = Signal(str)
    """The value that a person chose."""

    def __init__(
        self,
        name: str,
        title: str,
        values: Sequence[tuple[str, str]],
        tips: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Offer values, each with its words; ``tips`` say more of some of them."""
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
            option.setToolTip(tips.get(value, ""))
            option.setAccessibleDescription(tips.get(value, ""))
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
    """Something that is on or off: its knob stands at the right or at the left."""

    switched = Signal(bool)
    """What a person made of it."""

    def __init__(self, name: str, title: str, tip: str) -> None:
        """Begin switched off."""
        super().__init__(title)
        self.setObjectName(name)
        self.setProperty("kind", "switch")
        self.setAccessibleName(title)
        self.setAccessibleDescription(tip)
        self.setToolTip(tip)
        self.setFont(interface_font(13))
        self.clicked.connect(self.switched)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, and the track with its knob."""
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxIndicator
        box = QRectF(self.style().subElementRect(part, option, self)).adjusted(0.5, 1.5, -0.5, -1.5)
        colours, on = self.palette(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        quiet = colours.placeholderText().color()
        painter.setPen(QPen(colours.highlight().color() if on else quiet, 1))
        painter.setBrush(colours.highlight() if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        radius = box.height() / 2 - 2.5
        x = box.right() - box.height() / 2 if on else box.left() + box.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.highlightedText() if on else quiet)
        painter.drawEllipse(QPointF(x, box.center().y()), radius, radius)
        painter.end()


def _caption(title: str) -> QLabel:
    """The name above a row."""
    label = QLabel(title)
    label.setFont(interface_font(13))
    label.setProperty("kind", "muted")
    return label
