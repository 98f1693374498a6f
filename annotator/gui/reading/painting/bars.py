"""The lines under the words: bars in their pattern and lane, ticks at true ends, connectors."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.gui.reading.decor import Bar, too_deep
from annotator.gui.reading.painting.scene import Scene, Strip
from annotator.gui.reading.rows import PaneSpan

DASHES = {
    "dotted": (1.0, 1.0),
    "dashed": (3.0, 1.5),
    "dash-dot": (4.0, 1.5, 1.0, 1.5),
    "long-dash": (7.0, 2.0),
}
"""Line and space in widths of the bar."""

_SUGGESTED = (2.5, 2.0)
_CONNECTOR = (1.5, 3.0)
_TICK = 4.0
_SHORT_TICK = 2.5
_SQUEEZED = 3
"""The first lane whose bars are thinner."""


def paint_bars(painter: QPainter, scene: Scene, strip: Strip) -> None:
    """All bars and connectors of the strip, and how many lie too deep for one."""
    lanes = len(scene.metrics.lanes)
    for bar in strip.decor.bars:
        if bar.lane >= lanes or bar.start >= strip.end or bar.end <= strip.start:
            continue
        span = scene.marks.get(bar.span_id)
        if span is not None:
            painter.setOpacity(scene.opacity(span.id))
            _paint_bar(painter, scene, strip, bar, span)
    painter.setOpacity(1)
    if any(bar.lane >= lanes for bar in strip.decor.bars):
        _paint_counts(painter, scene, strip)


def _paint_bar(painter: QPainter, scene: Scene, strip: Strip, bar: Bar, span: PaneSpan) -> None:
    metrics = scene.metrics
    suggested = span.status == "suggested"
    colour = scene.inks.suggestion(span.label_id) if suggested else scene.inks.mark(span.label_id)
    thickness = metrics.bar * (0.7 if bar.lane >= _SQUEEZED else 1)
    if span.id == scene.hovered != scene.selected:
        thickness += metrics.zoom
    boxes = list(
        strip.boxes(
            bar.start,
            bar.end,
            top=metrics.lanes[bar.lane],
            height=thickness,
            pitch=metrics.pitch,
        )
    )
    pattern = "suggested" if suggested else scene.marks.label(span).pattern
    for _, box in boxes:
        if bar.gap:
            _dash(painter, box, colour, _CONNECTOR, width=metrics.zoom)
        else:
            paint_line(painter, box, colour, pattern)
    if not bar.gap:
        _paint_ticks(painter, scene, strip, bar, colour)


def paint_line(painter: QPainter, box: QRectF, colour: QColor, pattern: str) -> None:
    """One bar in a pattern, filling the height of the box; a double one is half as high again."""
    if pattern == "double":
        whole = _on_pixels(painter, box.adjusted(0, 0, 0, box.height() / 2))
        thin = _on_pixels(painter, QRectF(0, whole.top(), 0, box.height() / 2)).height()
        thin = min(thin, whole.height() / 3)
        painter.fillRect(QRectF(box.left(), whole.top(), box.width(), thin), colour)
        painter.fillRect(QRectF(box.left(), whole.bottom() - thin, box.width(), thin), colour)
        return
    box = _on_pixels(painter, box)
    if pattern == "suggested":
        _dash(painter, box, colour, _SUGGESTED, width=box.height())
    elif pattern in DASHES:
        _dash(painter, box, colour, DASHES[pattern], width=box.height())
    else:
        painter.fillRect(box, colour)


def _on_pixels(painter: QPainter, box: QRectF) -> QRectF:
    """The box with its top and its height in whole pixels of the screen.

    Else the same line would be thick here and thin there on a screen of scale 1.25 or 1.5.
    """
    to_screen = painter.deviceTransform()
    scale, offset = to_screen.m22(), to_screen.dy()
    top = round(box.top() * scale + offset)
    height = max(1, round(box.height() * scale))
    return QRectF(box.left(), (top - offset) / scale, box.width(), height / scale)


def tick_box(painter: QPainter, box: QRectF, height: float) -> QRectF:
    """A tick that ends where the bar beside it does: the box of the bar grown upwards.

    It stands in whole pixels of the screen, as the bar does.
    """
    to_screen = painter.deviceTransform()
    scale, offset = to_screen.m11(), to_screen.dx()
    left = (round(box.left() * scale + offset) - offset) / scale
    width = max(1, round(box.width() * scale)) / scale
    tall = max(1, round(height * scale)) / scale
    bottom = _on_pixels(painter, box).bottom()
    return QRectF(left, bottom - tall, width, tall)


def _dash(
    painter: QPainter, box: QRectF, colour: QColor, dashes: tuple[float, ...], *, width: float
) -> None:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(dashes)
    painter.setPen(pen)
    y = box.center().y()
    painter.drawLine(QLineF(box.left(), y, box.right(), y))


def _paint_ticks(painter: QPainter, scene: Scene, strip: Strip, bar: Bar, colour: QColor) -> None:
    """Upright ticks where the fragment truly starts and ends, so that neighbours stay apart."""
    metrics, laid = scene.metrics, strip.laid
    size = QSizeF(
        max(1, round(1.2 * metrics.zoom)),
        (_TICK if bar.lane < _SQUEEZED else _SHORT_TICK) * metrics.zoom,
    )
    ends = []
    if bar.begins:
        ends.append((bar.start, True))
    if bar.ends:
        ends.append((laid.previous(bar.end), False))
    for offset, starts in ends:
        line = laid.line_of(offset)
        if line not in strip.lines:
            continue
        x, inwards = laid.edge(line, offset, starts=starts)
        y = strip.top + line * metrics.pitch + metrics.lanes[bar.lane]
        left = x if inwards > 0 else x - size.width()
        box = QRectF(left, y, size.width(), metrics.bar)
        painter.fillRect(tick_box(painter, box, size.height()), colour)


class Count(NamedTuple):
    """How many spans of a line lie too deep for a bar, and where that is said."""

    words: str
    box: QRectF
    ids: frozenset[int]


def counts_of(scene: Scene, strip: Strip) -> Iterator[Count]:
    """A "+n" beside the end of each line that has spans without a bar."""
    metrics, laid = scene.metrics, strip.laid
    lanes = len(metrics.lanes)
    if not any(bar.lane >= lanes for bar in strip.decor.bars):
        return
    face = QFontMetricsF(metrics.chip_font)
    for line in strip.lines:
        start, end = laid.lines[line], laid.words_end(line)
        ids = too_deep(strip.decor, start, end, lanes=lanes)
        edges = laid.stretches(line, start, end) if ids else []
        if not edges:
            continue
        words = f"+{len(ids)}"
        space, width = 5 * metrics.zoom, face.horizontalAdvance(words)
        left = edges[0][0] - space - width if laid.right_to_left else edges[-1][1] + space
        y = strip.top + line * metrics.pitch + metrics.baseline
        yield Count(words, QRectF(left, y - face.height(), width, face.height()), ids)


def _paint_counts(painter: QPainter, scene: Scene, strip: Strip) -> None:
    painter.setFont(scene.metrics.chip_font)
    painter.setPen(scene.inks.muted)
    for count in counts_of(scene, strip):
        bottom = count.box.bottom()
        place = QRectF(count.box.left(), bottom - 40, 200, 40)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom, count.words)
