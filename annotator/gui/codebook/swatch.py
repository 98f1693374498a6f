"""A label's colour with its line pattern, as the label bar and the inspector show it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from annotator.gui.codebook.colour import line_colour_on
from annotator.model.codebook import Label

_DASHES = {
    "dotted": (1.0, 1.0),
    "dashed": (2.5, 1.5),
    "dash-dot": (2.5, 1.2, 1.0, 1.2),
    "long-dash": (4.0, 1.5),
}


def draw_pattern(
    painter: QPainter, colour: QColor, pattern: str, left: QPointF, width: float
) -> None:
    """Draw a line of ``width`` pixels in a label's pattern; ``left`` is its middle at the left."""
    pen = QPen(colour, 1.0 if pattern == "double" else 2.0)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes := _DASHES.get(pattern):
        pen.setDashPattern(list(dashes))
    painter.setPen(pen)
    right = QPointF(left.x() + width, left.y())
    if pattern == "double":
        up = QPointF(0, 1.5)
        painter.drawLine(left - up, right - up)
        painter.drawLine(left + up, right + up)
    else:
        painter.drawLine(left, right)


def draw_swatch(
    painter: QPainter, colour: QColor, pattern: str, corner: QPointF, size: float
) -> None:
    """Draw a square above a line in a label's pattern; ``corner`` is top left, ``size`` its width.

    It is two pixels higher than wide.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(corner.x() + 1, corner.y(), size - 2, size - 2), 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    draw_pattern(painter, colour, pattern, corner + QPointF(0, size), size)


class Swatch(QWidget):
    """A small square in the label's colour above a line in its pattern."""

    def __init__(self, size: int = 12) -> None:
        """Make an empty swatch, ``size`` pixels wide."""
        super().__init__()
        self._own = "#808080"
        self._pattern = "solid"
        self.setFixedSize(QSize(size, size + 2))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_label(self, label: Label, *, dark: bool) -> None:
        """Show a label's colour, for a dark or a light ground."""
        self._own = label.dark_colour if dark else label.colour
        self._pattern = label.pattern
        self.setAccessibleName(f"{label.title}, {label.pattern} line")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint square and line."""
        painter = QPainter(self)
        colour = line_colour_on(self._own, self.palette())
        draw_swatch(painter, colour, self._pattern, QPointF(0, 0), self.width())
        painter.end()
