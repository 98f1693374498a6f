"""The small parts every panel is made of, so that they look and speak alike."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.keys import shown

_JOINT = " · "
_RING, _RING_INSET, _RING_RADIUS = 1.5, 3.0, 4.0
"""The ring within a filled button, in pixels."""


def heading(words: str, name: str = "") -> QLabel:
    """The small capitals above a list or a card."""
    label = QLabel(words.upper())
    font = interface_font(11, QFont.Weight.DemiBold)
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
    label.setFont(font)
    label.setProperty("kind", "heading")
    label.setObjectName(name)
    label.setAccessibleName(words)
    return label


def muted(words: str = "", *, pixels: int = 13, name: str = "") -> QLabel:
    """Quiet words."""
    label = QLabel(words)
    label.setFont(interface_font(pixels))
    label.setProperty("kind", "muted")
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def key_chip(key: str) -> QLabel:
    """A key as it is drawn beside what it does."""
    chip = QLabel(shown(key))
    chip.setFont(interface_font(11))
    chip.setProperty("kind", "chip")
    chip.setFixedHeight(16)
    chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
    chip.setMinimumWidth(20)
    chip.setAccessibleName(f"Key {shown(key)}")
    return chip


def show_key(chip: QLabel, key: str) -> None:
    """Let a chip show another key; none without one."""
    chip.setText(shown(key))
    chip.setAccessibleName(f"Key {shown(key)}")
    chip.setVisible(bool(key))


def button(words: str, *, kind: str = "", name: str, says: str = "", tip: str = "") -> QPushButton:
    """A button; ``says`` is its accessible name where its words alone would not tell."""
    made = PrimaryButton(words) if kind == "primary" else QPushButton(words)
    made.setObjectName(name)
    made.setProperty("kind", kind)
    made.setAccessibleName(says or words)
    made.setToolTip(tip)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAutoDefault(False)
    return made


class PrimaryButton(QPushButton):
    """A filled button; with the focus a ring runs within its edge, as the edge is no other colour.

    A ring outside would need room that the button does not have.
    """

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and the ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().buttonText().color(), _RING))
            inset = _RING_INSET
            box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, _RING_RADIUS, _RING_RADIUS)
            painter.end()


class Card(QFrame):
    """A framed box of the inspector, with a column of rows."""

    def __init__(self, name: str, parent: QWidget | None = None, *, says: str = "") -> None:
        """Make an empty card; ``says`` is its accessible name."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setProperty("kind", "card")
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(12, 13, 12, 13)
        self.rows.setSpacing(4)


class ElidedLabel(QLabel):
    """One line of words that ends in “…” where it is too long, and shows all as a tooltip."""

    def __init__(
        self, words: str = "", *, kind: str = "", pixels: int = 13, name: str = ""
    ) -> None:
        """Show the words."""
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setFont(interface_font(pixels))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""
        self.set_words(words)

    def words(self) -> str:
        """All the words, also those that are not seen."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as all the words."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._words)
        return QSize(width + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the words into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        room = self.contentsRect().width()
        fitting = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        if fitting != self.text():
            self.setText(fitting)
        self.setToolTip(self._words if fitting != self._words else "")


class WrappedLabel(ElidedLabel):
    """Words on as many lines as they need."""

    def __init__(
        self, words: str = "", *, kind: str = "", pixels: int = 13, name: str = ""
    ) -> None:
        """Show the words."""
        super().__init__(words, kind=kind, pixels=pixels, name=name)
        self.setWordWrap(True)

    def _fit(self) -> None:
        self.setText(self._words)


class PartedLabel(ElidedLabel):
    """Sayings side by side: one that has no room is left out whole, with those behind it."""

    def __init__(self, parts: Sequence[str], *, kind: str = "", pixels: int = 13) -> None:
        """Show the parts, the most needed first."""
        self._parts = tuple(parts)
        super().__init__(_JOINT.join(parts), kind=kind, pixels=pixels)

    def set_parts(self, parts: Sequence[str]) -> None:
        """Show other parts."""
        self._parts = tuple(parts)
        self.set_words(_JOINT.join(parts))

    def _fit(self) -> None:
        metrics, room = QFontMetrics(self.font()), self.contentsRect().width()
        shown = [_JOINT.join(self._parts[:n]) for n in range(len(self._parts), 0, -1)]
        fitting = next((each for each in shown if metrics.horizontalAdvance(each) <= room), "")
        if fitting != self.text():
            self.setText(fitting)
        self.setToolTip(self._words if fitting != self._words else "")


class Dot(QWidget):
    """A small filled circle, the colour of quiet words."""

    def __init__(self, diameter: int = 9) -> None:
        """Make it ``diameter`` pixels wide."""
        super().__init__()
        self.setFixedSize(diameter, diameter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the circle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().placeholderText())
        painter.drawEllipse(self.rect())
        painter.end()
