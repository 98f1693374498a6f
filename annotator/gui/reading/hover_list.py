"""The small list of annotations that lie over one another, as it stands beside the mouse."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from annotator.gui.fonts import interface_font
from annotator.gui.parts import muted
from annotator.gui.reading.guard import reported
from annotator.gui.reading.ink import Inks
from annotator.gui.reading.painting.bars import paint_line
from annotator.gui.reading.painting.chips import paint_flag

_MOST = 9
"""So many rows are shown; the list says how many more there are."""
_WIDTH = 330
_HEIGHT = 28
_INDENT = 12
_SIDE = 10


class HoverRow(NamedTuple):
    """One annotation of the list."""

    annotation: int
    label_id: int
    title: str
    pattern: str
    words: str
    status: str
    """What is said of it at the right; empty for a draft."""
    flagged: bool
    depth: int
    """Within how many of the others it lies."""
    selected: bool

    def spoken(self) -> str:
        """The row in words."""
        parts = [self.title, f"“{self.words}”", self.status, "flagged" if self.flagged else ""]
        return ", ".join(part for part in parts if part)


class _Row(QPushButton):
    """One row: swatch and label, words, status; a click chooses it."""

    entered = Signal(object)

    def __init__(self, row: HoverRow, inks: Inks, parent: QWidget) -> None:
        super().__init__(parent)
        self._row, self._inks = row, inks
        self.setObjectName(f"hover_row_{row.annotation}")
        self.setProperty("kind", "name")
        self.setAccessibleName(row.spoken())
        self.setFixedSize(QSize(_WIDTH, _HEIGHT))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @reported
    def enterEvent(self, event: QEnterEvent) -> None:
        """Let its annotation stand out on the page."""
        super().enterEvent(event)
        self.entered.emit(self._row.annotation)

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:
        """The button's own ground, and the row on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        row, inks = self._row, self._inks
        colour = inks.mark(row.label_id)
        if row.selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(inks.accent)
            painter.drawRoundedRect(QRectF(0, 5, 3, _HEIGHT - 10), 1.5, 1.5)
        x = 10.0 + min(row.depth, 6) * _INDENT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(x, 7, _SIDE, _SIDE), 2.5, 2.5)
        pattern = "suggested" if row.status == "suggested" else row.pattern
        paint_line(painter, QRectF(x, 20, _SIDE, 2), colour, pattern)
        x += _SIDE + 7
        x = self._write(painter, x, row.title, colour, bold=True) + 8
        right = self.width() - 10.0
        if row.status:
            face = QFontMetricsF(interface_font(11))
            right -= face.horizontalAdvance(row.status)
            self._write(painter, right, row.status, inks.muted, pixels=11)
            right -= 8
        if row.flagged:
            right -= 9
            paint_flag(painter, right, _HEIGHT / 2 + 4, inks.flag, size=8)
            right -= 6
        face = QFontMetricsF(interface_font(13))
        words = face.elidedText(row.words, Qt.TextElideMode.ElideRight, max(0.0, right - x))
        self._write(painter, x, words, inks.text, pixels=13)

    def _write(
        self,
        painter: QPainter,
        x: float,
        words: str,
        colour: QColor,
        *,
        pixels: int = 12,
        bold: bool = False,
    ) -> float:
        """Words on the row's base line; where they end."""
        font = interface_font(pixels, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QPointF(x, _HEIGHT / 2 + 4.5), words)
        return x + QFontMetricsF(font).horizontalAdvance(words)


class HoverList(QFrame):
    """The list; it never takes the focus."""

    chosen = Signal(int)
    """A row was clicked: the annotation."""
    pointed = Signal(object)
    """The mouse is over the row of an annotation, or None: over none any more."""
    entered = Signal()
    left = Signal()
    """The mouse has left the list."""

    def __init__(self, parent: QWidget) -> None:
        """Make it, not shown."""
        super().__init__(parent)
        self.setObjectName("hover_list")
        self.setAccessibleName("Annotations here")
        self.setProperty("kind", "popup")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(4, 4, 4, 4)
        self._rows.setSpacing(0)
        self.hide()

    def show_rows(self, rows: Sequence[HoverRow], inks: Inks) -> None:
        """Hold these rows; it has its size then, and is shown by whoever places it."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows[:_MOST]:
            made = _Row(row, inks, self)
            made.clicked.connect(lambda _=False, each=row.annotation: self.chosen.emit(each))
            made.entered.connect(self.pointed)
            self._rows.addWidget(made)
        if (more := len(rows) - _MOST) > 0:
            said = muted(f"and {more} more: S goes through them", pixels=12, name="hover_more")
            said.setContentsMargins(10, 4, 10, 4)
            self._rows.addWidget(said)
        self._rows.activate()
        self.resize(self._rows.sizeHint())

    @reported
    def enterEvent(self, event: QEnterEvent) -> None:
        """The mouse has come: the list stays."""
        super().enterEvent(event)
        self.entered.emit()

    @reported
    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over no row any more."""
        super().leaveEvent(event)
        self.pointed.emit(None)
        self.left.emit()
