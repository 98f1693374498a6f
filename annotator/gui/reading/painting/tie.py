"""A link being dragged out: a line from the handle to the mouse, and what it would make."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from annotator.gui.reading.painting.arcs import head, write
from annotator.gui.reading.painting.scene import Scene

_WIDTH = 1.5
_HALO = 3.0
_HEAD = 5.0
_RING = 4.5
"""Half the width of the handle."""


def paint_grip(painter: QPainter, scene: Scene, grip: QPointF | None) -> None:
    """The handle from which a link is dragged: a ring, unlike the handles of the ends."""
    span = scene.marks.get(scene.selected)
    if grip is None or span is None:
        return
    zoom = scene.metrics.zoom
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.inks.page)
    painter.drawEllipse(grip, (_RING + 1.5) * zoom, (_RING + 1.5) * zoom)
    colour = scene.inks.mark(span.label_id)
    painter.setPen(QPen(colour, 1.6 * zoom))
    painter.drawEllipse(grip, (_RING - 0.8) * zoom, (_RING - 0.8) * zoom)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(grip, 1.5 * zoom, 1.5 * zoom)
    painter.restore()


def paint_tie(painter: QPainter, scene: Scene) -> None:
    """The line that follows the mouse, with the words of what would be made."""
    tie = scene.tie
    span = scene.marks.get(tie.span_id) if tie is not None else None
    if tie is None or span is None:
        return
    zoom = scene.metrics.zoom
    words = tie.fits(tie.over) if tie.over is not None else ""
    refused = tie.over is not None and tie.over != tie.span_id and not words
    colour = scene.inks.muted if refused else scene.inks.mark(span.label_id)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for pen in (QPen(scene.inks.page, _HALO * zoom), QPen(colour, _WIDTH * zoom)):
        if refused and pen.color() == colour:
            pen.setDashPattern((3, 3))
        painter.setPen(pen)
        painter.drawLine(tie.start, tie.end)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if (tie.end - tie.start).manhattanLength() > 3 * _HEAD * zoom:
        painter.drawPolygon(head(tie.start, tie.end, size=_HEAD * zoom))
    if words or refused:
        _paint_words(painter, scene, tie.end, words or "not in the codebook", refused=refused)
    painter.restore()


def _paint_words(
    painter: QPainter, scene: Scene, at: QPointF, words: str, *, refused: bool
) -> None:
    """A small plate beside the mouse, kept within the page's width."""
    zoom = scene.metrics.zoom
    face = QFontMetricsF(scene.metrics.note_font)
    width, height = face.horizontalAdvance(words) + 14 * zoom, face.height() + 8 * zoom
    right = scene.page.width + scene.margin - 4
    left = min(at.x() + 14 * zoom, right - width)
    box = QRectF(left, at.y() + 16 * zoom, width, height)
    painter.setPen(QPen(scene.inks.muted if refused else scene.inks.accent, 1))
    painter.setBrush(scene.inks.page)
    painter.drawRoundedRect(box, 5 * zoom, 5 * zoom)
    write(painter, box, words, scene.inks.muted if refused else scene.inks.text, scene)
