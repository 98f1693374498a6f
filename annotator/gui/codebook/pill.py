"""The pill of one label in the label bar: its colour and pattern, its title and its key."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel

from annotator.gui.codebook.colour import ground_colour, line_colour
from annotator.gui.codebook.swatch import Swatch
from annotator.gui.colours import Palette
from annotator.gui.fonts import interface_font
from annotator.gui.parts import key_chip
from annotator.model.codebook import Label
from annotator.model.text import shortened

_MOST = 36
"""Characters of a title that have room."""
_LEAST = 48
"""Pixels of a title that always have room."""


class LabelPill(QAbstractButton):
    """A button that marks the selection with a label, or arms it; pressed while it is armed."""

    pointed = Signal(bool)
    """The mouse has come over it, or gone."""

    def __init__(self, label: Label, palette: Palette) -> None:
        """Show a label in the colours of a palette."""
        super().__init__()
        self.label = label
        self._colours = palette
        self._pointed = False
        self.setMouseTracking(True)
        self.setObjectName(f"label_pill_{label.name.casefold()}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(
            f"{label.title}, key {label.key.upper()}" if label.key else label.title
        )
        self.setAccessibleDescription(label.definition)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 10, 0)
        row.setSpacing(6)
        swatch = Swatch()
        swatch.set_label(label, dark=palette.dark)
        self._title = QLabel(shortened(label.title, _MOST))
        self._title.setFont(interface_font(13))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(swatch)
        row.addWidget(self._title)
        if label.key:
            row.addWidget(key_chip(label.key.upper()))
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedHeight(27)

    def fit_in(self, width: int) -> None:
        """Cut the title where the pill would be wider than so many pixels."""
        whole, metrics = shortened(self.label.title, _MOST), QFontMetrics(self._title.font())
        parts = self.sizeHint().width() - self._title.sizeHint().width()
        # An elided text may come a pixel wider than asked for, and a label asks for one more.
        room = max(_LEAST, width - parts - 2)
        wide = metrics.horizontalAdvance(whole) > room
        words = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room) if wide else whole
        if words != self._title.text():
            self._title.setText(words)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As its parts need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the outline, filled while the label is armed."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.hasFocus()
        focus = QColor(self._colours.focus)
        edge = focus if self.hasFocus() else line_colour(self.label, self._colours)
        painter.setPen(QPen(edge if strong else QColor(self._colours.line), 2 if strong else 1))
        ground = QColor(self._colours.hover if self.underMouse() else self._colours.page)
        if self.isChecked():
            ground = ground_colour(self.label, self._colours, 0.16)
        painter.setBrush(ground)
        inset = 1.0 if strong else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Look touchable."""
        self.update()
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say that the mouse has come; a window that opens under a mouse at rest is not meant."""
        super().mouseMoveEvent(event)
        if not self._pointed:
            self._pointed = True
            self.pointed.emit(True)  # noqa: FBT003

    def leaveEvent(self, event: QEvent) -> None:
        """Look calm again."""
        self.update()
        if self._pointed:
            self._pointed = False
            self.pointed.emit(False)  # noqa: FBT003 - signals take it by position
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        self.update()
        super().focusInEvent(event)
