"""Lines and ticks in whole pixels of the screen, in the pattern of a label."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

DASHES = {
    "dotted": (1.0, 1.0),
    "dashed": (3.0, 1.5),
    "dash-dot": (4.0, 1.5, 1.0, 1.5),
    "long-dash": (7.0, 2.0),
    "suggested": (2.5, 2.0),
    "connector": (1.5, 3.0),
}
"""Line and space in widths of the bar."""


class Lines:
    """Draws bars, connectors and ticks with one painter, whose transformation stays as it is.

    Bars have their top and their height in whole pixels of the screen. Else the same line would
    be thick here and thin there on a screen of scale 1.25 or 1.5.
    """

    def __init__(self, painter: QPainter) -> None:
        """Take a painter that stands where it is to draw."""
        self.painter = painter
        to_screen = painter.deviceTransform()
        self._across = (to_screen.m11(), to_screen.dx())
        self._down = (to_screen.m22(), to_screen.dy())
        self._pens: dict[tuple[int, str, float], QPen] = {}

    def bar(
        self, place: tuple[float, float, float], height: float, colour: QColor, pattern: str
    ) -> None:
        """One bar in a pattern; a double one is half as high again.

        ``place`` is its left edge, its top and its width.
        """
        left, top, width = place
        if pattern == "double":
            thin = self._tall(height / 2)
            top, height = self._row(top, height + height / 2)
            thin = min(thin, height / 3)
            self.painter.fillRect(QRectF(left, top, width, thin), colour)
            self.painter.fillRect(QRectF(left, top + height - thin, width, thin), colour)
            return
        top, height = self._row(top, height)
        if pattern in DASHES:
            self.dashes((left, top, width), height, colour, pattern)
        else:
            self.painter.fillRect(QRectF(left, top, width, height), colour)

    def dashes(
        self,
        place: tuple[float, float, float],
        height: float,
        colour: QColor,
        pattern: str,
        *,
        thickness: float | None = None,
    ) -> None:
        """A line of dashes in the middle of a place, as thick as it is high or as is said."""
        left, top, width = place
        thickness = height if thickness is None else thickness
        key = (colour.rgba(), pattern, thickness)
        pen = self._pens.get(key)
        if pen is None:
            pen = self._pens[key] = QPen(colour, thickness)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern(DASHES[pattern])
        self.painter.setPen(pen)
        y = top + height / 2
        self.painter.drawLine(QLineF(left, y, left + width, y))

    def tick(
        self, place: tuple[float, float, float], bar: float, height: float, colour: QColor
    ) -> None:
        """A tick that ends where the bar beside it does, which is ``bar`` high, and goes up.

        ``place`` is its left edge, the top of the bar and its width.
        """
        left, top, width = place
        scale, offset = self._across
        left = (round(left * scale + offset) - offset) / scale
        width = max(1, round(width * scale)) / scale
        top, bar = self._row(top, bar)
        tall = max(1, round(height * scale)) / scale
        self.painter.fillRect(QRectF(left, top + bar - tall, width, tall), colour)

    def _row(self, top: float, height: float) -> tuple[float, float]:
        """A top and a height in whole pixels of the screen."""
        scale, offset = self._down
        return (round(top * scale + offset) - offset) / scale, max(1, round(height * scale)) / scale

    def _tall(self, height: float) -> float:
        return self._row(0, height)[1]
