"""The words of an annotation as a small tinted button that leads to it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from annotator.gui.codebook.colour import ground_colour
from annotator.gui.colours import Palette
from annotator.gui.fonts import interface_font
from annotator.model.codebook import Label


class WordsChip(QAbstractButton):
    """Words on the tint of their label."""

    def __init__(self, words: str, label: Label, palette: Palette, *, name: str) -> None:
        """Show the words on one line."""
        super().__init__()
        self.setObjectName(name)
        self._words = " ".join(words.split())
        self._colours = palette
        self._label = label
        self.setFont(interface_font(13))
        self.setAccessibleName(f"Go to {label.title} {self._words}")
        self.setToolTip(self._words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._words) + 17, 22)

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(48, self.sizeHint().width()), 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint and the words that fit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        share = 0.24 if self.underMouse() else 0.15
        painter.setBrush(ground_colour(self._label, self._colours, share))
        ring = QPen(QColor(self._colours.focus), 2)
        painter.setPen(ring if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.setPen(QColor(self._colours.text))
        room = self.rect().adjusted(8, 0, -8, 0)
        words = QFontMetrics(self.font()).elidedText(
            self._words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
