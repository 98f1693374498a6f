"""The grounds of the words, and the words."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextLayout

from annotator.gui.reading.ink import Layer, Strength
from annotator.gui.reading.painting.scene import Scene, Strip

_LINE_FEED = 6.0
"""How far the ground of selected words goes on where the end of a paragraph is selected."""


def paint_tints(painter: QPainter, scene: Scene, strip: Strip) -> None:
    """The soft ground of the innermost spans, at most two over one another."""
    if not scene.inks.tints:
        return
    metrics = scene.metrics
    height, pitch = metrics.words_bottom - metrics.words_top, metrics.pitch
    first = strip.top + metrics.words_top
    layers: dict[int, Layer] = {}
    for start, end, inner, outer in strip.decor.tints:
        if start >= strip.end or end <= strip.start:
            continue
        top = layers.get(inner)
        if top is None:
            top = layers[inner] = _layer(scene, inner)
        if outer is None:
            colour = scene.inks.tint(top)
        else:
            under = layers.get(outer)
            if under is None:
                under = layers[outer] = _layer(scene, outer)
            colour = scene.inks.tint(under, top)
        for line, left, right in strip.pieces(start, end):
            painter.fillRect(QRectF(left, first + line * pitch, right - left, height), colour)


def paint_selection(painter: QPainter, scene: Scene, strip: Strip) -> None:
    """The ground of the selected words."""
    chosen = scene.selection
    if chosen is None:
        return
    ground = scene.inks.chosen(scene.armed)[0]
    metrics, laid = scene.metrics, strip.laid
    height = metrics.words_bottom - metrics.words_top
    for _, box in strip.boxes(
        chosen.start, chosen.end, top=metrics.words_top, height=height, pitch=metrics.pitch
    ):
        painter.fillRect(box, ground)
    if chosen.start <= laid.end < chosen.end and not scene.page.paragraphs.goes_on(strip.row):
        caret = scene.page.caret(laid.end)
        left = caret.left() - (_LINE_FEED if laid.right_to_left else 0)
        painter.fillRect(QRectF(left, caret.top(), _LINE_FEED, caret.height()), ground)


def paint_words(painter: QPainter, scene: Scene, strip: Strip) -> None:
    """The words of the strip."""
    pitch = scene.metrics.pitch
    clip = QRectF(
        -scene.margin,
        strip.top + strip.lines.start * pitch,
        scene.page.width + 2 * scene.margin,
        len(strip.lines) * pitch,
    )
    painter.setPen(scene.inks.text)
    strip.laid.layout.draw(painter, QPointF(0, strip.top), _selected(scene, strip), clip)


def _selected(scene: Scene, strip: Strip) -> list[QTextLayout.FormatRange]:
    """The selected words of a strip in their own colour, where they have one."""
    chosen, laid = scene.selection, strip.laid
    if chosen is None or chosen.start >= laid.end or chosen.end <= laid.start:
        return []
    colour = scene.inks.chosen(scene.armed)[1]
    if colour is None:
        return []
    words = QTextLayout.FormatRange()
    words.start = laid.unit(max(chosen.start, laid.start))
    words.length = laid.unit(min(chosen.end, laid.end)) - words.start
    words.format.setForeground(colour)
    return [words]


def paint_caret(painter: QPainter, scene: Scene) -> None:
    """The caret, in the colour of the armed label if there is one."""
    if scene.caret is None:
        return
    offset, upstream = scene.caret
    if not scene.page.is_exact(scene.page.paragraphs.at(offset)):
        return
    box = scene.page.caret(offset, upstream=upstream)
    colour = scene.inks.text if scene.armed is None else scene.inks.mark(scene.armed)
    width = max(2.0, round(2 * scene.metrics.zoom))
    painter.fillRect(QRectF(box.left() - width / 2, box.top(), width, box.height()), colour)


def _layer(scene: Scene, span_id: int) -> Layer:
    """How a span tints its words."""
    span = scene.marks.get(span_id)
    if span is None:
        return (0, Strength.FAINT)
    if scene.opacity(span_id) < 1:
        return (span.label_id, Strength.FAINT)
    strength = Strength.STRONG if scene.emphasised(span_id) else Strength.NORMAL
    if scene.marks.is_bracket(span):
        strength = Strength.NORMAL if strength is Strength.STRONG else Strength.FAINT
    return (span.label_id, strength)
