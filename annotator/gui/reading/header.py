"""The title and the line below it, at the top of the page; no part of the text."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.paragraphs import Paragraphs


class Header:
    """A title that wraps, and a grey line that says where the document comes from."""

    def __init__(self, title: str, subtitle: str) -> None:
        """Keep the words; ``arrange`` must follow."""
        self.title = title
        self.subtitle = subtitle
        self.height = 0
        self._title: QTextLayout | None = None
        self._subtitle: QTextLayout | None = None

    def arrange(self, metrics: Metrics, width: float) -> None:
        """Lay the words out at a width; ``height`` is then the room that they take."""
        y = float(metrics.top)
        right = Paragraphs(self.title).right_to_left(0)
        option = _option(right_to_left=right)
        self._title, y = _lines(self.title, metrics.title_font, option, width, y, spacing=1.28)
        y += round(2 * metrics.zoom) if self.title and self.subtitle else 0
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
        self._subtitle, y = _lines(
            self.subtitle, metrics.subtitle_font, option, width, y, spacing=1.5
        )
        self.height = round(y) + (round(14 * metrics.zoom) if self.title or self.subtitle else 0)

    def paint(self, painter: QPainter, origin: QPointF, title: QColor, subtitle: QColor) -> None:
        """Paint with the page's top left corner at ``origin``."""
        for layout, colour in ((self._title, title), (self._subtitle, subtitle)):
            if layout is not None:
                painter.setPen(colour)
                layout.draw(painter, origin)


def _option(*, right_to_left: bool) -> QTextOption:
    """How lines are broken, and at which side they begin."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if right_to_left:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    return option


def _lines(
    words: str, font: QFont, option: QTextOption, width: float, y: float, *, spacing: float
) -> tuple[QTextLayout | None, float]:
    """The words laid out from ``y`` on, and where they end."""
    if not words:
        return None, y
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    pitch = round(font.pixelSize() * spacing)
    lead = (pitch - QFontMetricsF(font).height()) / 2
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, round(y + lead)))
        y += pitch
        line = layout.createLine()
    layout.endLayout()
    return layout, y
