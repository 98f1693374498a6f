"""The card that shows the guidelines of a label above the page; it never takes the focus by itself.

The page goes on being worked on below it. Only who asks for it reads in it by keys.
"""

from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.codebook.guidelines.pages import GuidelinePage
from annotator.gui.codebook.guidelines.rendering import INSET, fill
from annotator.gui.codebook.swatch import Swatch
from annotator.gui.colours import Palette
from annotator.gui.fonts import interface_font
from annotator.gui.keys import key_names, shown
from annotator.gui.parts import ElidedLabel, PartedLabel, button, key_chip, muted, show_key

WIDTH: Final = 440
"""Pixels of the card where there is room."""
_SIDE: Final = 16
_LEAST_WORDS: Final = 60
_STEP: Final = 40

_SCROLLING: Final = {
    "Up": QAbstractSlider.SliderAction.SliderSingleStepSub,
    "Down": QAbstractSlider.SliderAction.SliderSingleStepAdd,
    "PgUp": QAbstractSlider.SliderAction.SliderPageStepSub,
    "Shift+Space": QAbstractSlider.SliderAction.SliderPageStepSub,
    "PgDn": QAbstractSlider.SliderAction.SliderPageStepAdd,
    "Space": QAbstractSlider.SliderAction.SliderPageStepAdd,
    "Home": QAbstractSlider.SliderAction.SliderToMinimum,
    "End": QAbstractSlider.SliderAction.SliderToMaximum,
}


class GuidelineWords(QTextEdit):
    """The words, which can be scrolled and copied and lead nowhere."""

    turned = Signal(int)
    """Another page is wanted: so many further on."""
    left = Signal()
    letter = Signal(str)
    """A key that may be a label's was pressed: its name."""
    focused = Signal(bool)

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.setObjectName("guidelines_words")
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().setSingleStep(_STEP)

    def loadResource(self, _kind: int, _name: object) -> object:
        """Nothing is fetched, from wherever it may be."""
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll, go to another label, leave; every other key is the window's."""
        names = key_names(event)
        first = names[0] if names else ""
        if first in _SCROLLING:
            self.verticalScrollBar().triggerAction(_SCROLLING[first])
        elif first in ("Left", "Right"):
            self.turned.emit(1 if first == "Right" else -1)
        elif first == "Esc":
            self.left.emit()
        elif first == "Ctrl+C":
            self.copy()
        elif any(len(each) == 1 for each in names):
            self.letter.emit(next(each for each in names if len(each) == 1))
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the keys act here now."""
        super().focusInEvent(event)
        self.focused.emit(True)  # noqa: FBT003 - signals take it by position

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that they act elsewhere."""
        super().focusOutEvent(event)
        self.focused.emit(False)  # noqa: FBT003


class GuidelinesCard(QFrame):
    """Title, words, and the keys that act now."""

    closed = Signal()
    """Its button was pressed."""
    entered = Signal()
    """The mouse has come."""
    left = Signal()
    """The mouse has gone."""

    def __init__(self, window: QWidget) -> None:
        """Belong to a window, not shown."""
        super().__init__(window)
        self.setObjectName("guidelines_card")
        self.setProperty("kind", "popup")
        self._swatch = Swatch()
        self._title = ElidedLabel(pixels=15, name="guidelines_title")
        self._title.setFont(interface_font(15, QFont.Weight.DemiBold))
        self._title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._chip = key_chip("")
        self._place = muted(pixels=12, name="guidelines_place")
        self._close = button("×", kind="flat", name="guidelines_close", says="Close the guidelines")
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.closed)
        self.words = GuidelineWords()
        self._keys = PartedLabel((), kind="muted", pixels=12)
        self._keys.setObjectName("guidelines_keys")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._swatch)
        head.addWidget(self._title)
        head.addWidget(self._chip)
        head.addStretch(1)
        head.addWidget(self._place)
        head.addWidget(self._close)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE - INSET, 11, 8, 9)
        column.setSpacing(7)
        head.setContentsMargins(INSET, 0, 0, 0)
        self._keys.setContentsMargins(INSET, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.words, stretch=1)
        column.addWidget(self._keys)
        self.hide()

    def show_page(self, page: GuidelinePage, palette: Palette, *, place: str) -> None:
        """Hold a page, another one from its top; ``place`` says which of how many it is."""
        label, bar = page.label, self.words.verticalScrollBar()
        stay = bar.value() if self._title.words() == page.title else 0
        self._swatch.setVisible(label is not None)
        if label is not None:
            self._swatch.set_label(label, dark=palette.dark)
        self._title.set_words(page.title)
        key = label.key.upper() if label is not None and not label.retired else ""
        show_key(self._chip, key)
        self._place.setText(place)
        said = f"Guidelines: {page.title}"
        self.setAccessibleName(said)
        self.words.setAccessibleName(said)
        fill(self.words.document(), page, palette)
        self.words.moveCursor(QTextCursor.MoveOperation.Start)  # Qt keeps its cursor in sight
        bar.setValue(stay)

    def show_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Name the keys that act now, each with what it does; those without a key are left out."""
        self._keys.set_parts([f"{shown(key)} {does}" for key, does in keys if key])
        self._keys.setVisible(any(key for key, _ in keys))

    def plain(self) -> str:
        """The words without their shape, as they are read aloud."""
        return self.words.toPlainText()

    def wanted(self, most: QSize) -> QSize:
        """As wide and as high as it needs to be within ``most``."""
        width = min(WIDTH, most.width())
        margins = self._column.contentsMargins()
        inside = width - margins.left() - margins.right() - 14
        document = self.words.document().clone(self)
        document.setTextWidth(inside)
        height = max(_LEAST_WORDS, int(document.size().height()) + 8)
        document.deleteLater()
        keys = self._keys.sizeHint().height() + 7 if self._keys.isVisibleTo(self) else 0
        around = margins.top() + margins.bottom() + 27 + 7 + keys
        return QSize(width, min(height + around, most.height()))

    def appear(self, box: QRect) -> None:
        """Be seen in a box of the window."""
        self.setGeometry(box)
        self.show()
        self.raise_()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the mouse is here."""
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse goes on."""
        super().leaveEvent(event)
        self.left.emit()
