"""The lines under the words: bars in their pattern and lane, ticks at true ends, connectors."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from annotator.gui.reading.decor import Bar, too_deep
from annotator.gui.reading.painting.lines import Lines
from annotator.gui.reading.painting.scene import Scene, Strip

_TICK = 4.0
_SHORT_TICK = 2.5
_SQUEEZED = 3
"""The first lane whose bars are thinner."""


def paint_bars(lines: Lines, scene: Scene, strip: Strip) -> None:
    """All bars and connectors of the strip, and how many lie too deep for one."""
    painter, lanes = lines.painter, len(scene.metrics.lanes)
    looks: dict[tuple[int, bool], tuple[QColor, str]] = {}
    deep = False
    for bar in strip.decor.bars:
        if bar.lane >= lanes:
            deep = True
            continue
        if bar.start >= strip.end or bar.end <= strip.start:
            continue
        span = scene.marks.get(bar.span_id)
        if span is None:
            continue
        if scene.tie is not None:
            painter.setOpacity(scene.opacity(span.id))
        suggested = span.status == "suggested"
        look = looks.get((span.label_id, suggested))
        if look is None:
            colour = scene.inks.suggestion if suggested else scene.inks.mark
            pattern = "suggested" if suggested else scene.marks.label(span).pattern
            look = looks[span.label_id, suggested] = (colour(span.label_id), pattern)
        _paint_bar(lines, scene, strip, bar, look)
    painter.setOpacity(1)
    if deep:
        _paint_counts(painter, scene, strip)


def _paint_bar(
    lines: Lines, scene: Scene, strip: Strip, bar: Bar, look: tuple[QColor, str]
) -> None:
    metrics, (colour, pattern) = scene.metrics, look
    thickness = metrics.bar * (0.7 if bar.lane >= _SQUEEZED else 1)
    if bar.span_id == scene.hovered != scene.selected:
        thickness += metrics.zoom
    first, pitch = strip.top + metrics.lanes[bar.lane], metrics.pitch
    if bar.gap:
        for line, left, right in strip.pieces(bar.start, bar.end):
            place = (left, first + line * pitch, right - left)
            lines.dashes(place, thickness, colour, "connector", thickness=metrics.zoom)
        return
    for line, left, right in strip.pieces(bar.start, bar.end):
        lines.bar((left, first + line * pitch, right - left), thickness, colour, pattern)
    _paint_ticks(lines, scene, strip, bar, colour)


def paint_line(painter: QPainter, box: QRectF, colour: QColor, pattern: str) -> None:
    """One bar in a pattern, filling the height of the box; a double one is half as high again."""
    Lines(painter).bar((box.left(), box.top(), box.width()), box.height(), colour, pattern)


def _paint_ticks(lines: Lines, scene: Scene, strip: Strip, bar: Bar, colour: QColor) -> None:
    """Upright ticks where the fragment truly starts and ends, so that neighbours stay apart."""
    metrics, laid, zoom = scene.metrics, strip.laid, scene.metrics.zoom
    width = max(1, round(1.2 * zoom))
    height = (_TICK if bar.lane < _SQUEEZED else _SHORT_TICK) * zoom
    edges = []
    if bar.begins:
        edges.append(laid.start_edge(bar.start))
    if bar.ends:
        edges.append(laid.end_edge(bar.end))
    for line, x, inwards in edges:
        if line in strip.lines:
            y = strip.top + line * metrics.pitch + metrics.lanes[bar.lane]
            place = (x if inwards > 0 else x - width, y, width)
            lines.tick(place, metrics.bar, height, colour)


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
