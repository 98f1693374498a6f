"""What the page paints, one module for each kind of thing."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from annotator.gui.reading.painting.arcs import current_routes, paint_arcs
from annotator.gui.reading.painting.bars import paint_bars
from annotator.gui.reading.painting.brackets import paint_brackets
from annotator.gui.reading.painting.chips import paint_chips
from annotator.gui.reading.painting.ends import paint_ends
from annotator.gui.reading.painting.found import paint_current_frame, paint_hits
from annotator.gui.reading.painting.lines import Lines
from annotator.gui.reading.painting.outline import paint_kept, paint_outline
from annotator.gui.reading.painting.scene import Scene, strips
from annotator.gui.reading.painting.tie import paint_grip, paint_tie
from annotator.gui.reading.painting.words import (
    paint_caret,
    paint_selection,
    paint_tints,
    paint_words,
)

__all__ = ["Scene", "paint_page"]


def paint_page(painter: QPainter, scene: Scene, exposed: QRectF, sight: QRectF) -> None:
    """Paint the exposed part of the page, the painter being in page coordinates.

    ``sight`` is all that the viewport shows. What reaches over many lines (outline, arrows) is
    worked out for all of it, so that a strip painted alone fits what stands beside it.
    """
    _ground(painter, exposed, scene.inks.page)
    if exposed.top() < scene.page.header.height:
        scene.page.header.paint(painter, QPointF(0, 0), scene.inks.text, scene.inks.muted)
    shown = list(strips(scene, exposed.top(), exposed.bottom()))
    for strip in shown:
        paint_tints(painter, scene, strip)
        if scene.hits:
            paint_hits(painter, scene, strip)
        paint_selection(painter, scene, strip)
        if scene.hits:
            paint_current_frame(painter, scene, strip)
        paint_words(painter, scene, strip)
    lines = Lines(painter)
    for strip in shown:
        paint_bars(lines, scene, strip)
        paint_ends(lines, scene, strip)
    paint_brackets(painter, scene, exposed, sight)
    around = shown
    if (scene.selected is not None or scene.kept) and sight != exposed:
        around = list(strips(scene, sight.top(), sight.bottom()))
    routes = current_routes(scene, sight.top(), sight.bottom())
    for strip in shown:
        paint_chips(painter, scene, strip, routes.taken)
    paint_outline(painter, scene, around)
    paint_kept(painter, scene, shown, around)
    paint_arcs(painter, scene, routes)
    paint_grip(painter, scene, routes.grip)
    paint_caret(painter, scene)
    paint_tie(painter, scene)


def _ground(painter: QPainter, exposed: QRectF, colour: QColor) -> None:
    """Fill; ``fillRect`` would make PySide6 build the 169 gradients that Qt has names for."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(exposed)
    painter.restore()
