"""What the cards of the inspector are built of: rows of a name and its value."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.fonts import reading_font
from annotator.gui.parts import ElidedLabel, heading

VALUE_INSET = 5
"""How far the words of a field stand from its right edge, in pixels: its frame and padding."""

_MOST_WORDS = 280


class Row(QWidget):
    """A name at the left and a value at the right; options may open below."""

    def __init__(self, title: str, value: QWidget, below: QWidget | None = None) -> None:
        """Show a value under a title."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(8)
        name = ElidedLabel(title, kind="muted")
        name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        name.setBuddy(value)
        line.addWidget(name)
        value.setMinimumWidth(60)
        stretch = 1 if value.sizePolicy().horizontalPolicy().value else 0
        if isinstance(value, ElidedLabel):
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            stretch = 1
        else:
            line.addStretch(0)
        line.addWidget(value, stretch=stretch)
        column.addLayout(line)
        if below is not None:
            column.addWidget(below)


class Words(QLabel):
    """The words of the document, in the face of the page, cut where they are too many."""

    def __init__(self, name: str) -> None:
        """Make it empty."""
        super().__init__()
        self.setObjectName(name)
        self.setFont(reading_font(15))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def set_words(self, words: str) -> None:
        """Show the words."""
        flat = " ".join(words.split())
        cut = flat if len(flat) <= _MOST_WORDS else flat[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"
        self.setText(cut)
        self.setAccessibleName(flat)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the words need at this width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Ask for the height of the words, which a layout would not by itself."""
        if self.text() and self.width() > 0:
            # Qt never finds less than the least height of before.
            self.setMinimumHeight(0)
            self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class Section(QWidget):
    """A heading above a card."""

    def __init__(self, title: str, name: str) -> None:
        """Make an empty section."""
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self._heading = heading(title)
        self._heading.setContentsMargins(8, 0, 0, 0)
        self.column.addWidget(self._heading)

    def set_title(self, title: str) -> None:
        """Show another heading."""
        self.setAccessibleName(title)
        self._heading.setText(title.upper())
        self._heading.setAccessibleName(title)
