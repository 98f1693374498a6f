"""The selected annotation: a rounded outline around its words, and handles at its ends."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.gui.reading.painting.scene import Scene, Strip
from annotator.gui.reading.rows import PaneSpan

_SIDE = 2.0
_ABOVE = 1.0
"""The outline passes between the words and their chip."""
_BELOW = 5.0
_RADIUS = 4.0
_HANDLE_WIDTH = 5.0
_HANDLE_HEIGHT = 13.0


class Handle(NamedTuple):
    """What the mouse takes hold of to move one end of a fragment."""

    span_id: int
    n: int
    starts: bool
    place: QPointF
    inwards: int
    """Which way the words lie: 1 to the right of the handle, -1 to the left."""


def paint_outline(painter: QPainter, scene: Scene, strips: list[Strip]) -> None:
    """Outline what is selected, and what the mouse is stretching or adding at the moment."""
    span = scene.marks.get(scene.selected)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if span is not None:
        colour = scene.inks.mark(span.label_id)
        fragments = _fragments(scene, span)
        for fragment in fragments:
            _paint_contour(painter, scene, strips, fragment, colour=colour)
        for handle in _handles(scene, span.id, fragments, strips):
            _paint_handle(painter, handle, colour, scene.inks.page, zoom=scene.metrics.zoom)
    over = scene.marks.get(scene.tie.over) if scene.tie is not None else None
    if over is not None and scene.tie is not None and scene.tie.fits(over.id):
        for fragment in over.fragments:
            _paint_contour(painter, scene, strips, fragment, colour=scene.inks.mark(over.label_id))
    if scene.added is not None:
        owner = scene.marks.get(scene.added[0])
        colour = scene.inks.mark(owner.label_id) if owner else scene.inks.accent
        fragment = (scene.added[1].start, scene.added[1].end)
        _paint_contour(painter, scene, strips, fragment, colour=colour, dashed=True)
    painter.restore()


def paint_kept(painter: QPainter, scene: Scene, shown: list[Strip], around: list[Strip]) -> None:
    """Outline what is selected beside the one annotation, as far as it is on the strips shown.

    ``around`` are all strips in sight: an outline reaches over several lines.
    """
    if not scene.kept:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for span_id in {each for strip in shown for each in _kept_on(scene, strip)}:
        span = scene.marks.get(span_id)
        if span is None or span_id == scene.selected:
            continue
        colour = scene.inks.mark(span.label_id)
        for start, end in span.fragments:
            strips = [each for each in around if each.start < end and each.end > start]
            if strips:
                _paint_contour(painter, scene, strips, (start, end), colour=colour)
    painter.restore()


def _kept_on(scene: Scene, strip: Strip) -> Iterator[int]:
    """The kept annotations that have words on a strip."""
    yield from strip.decor.brackets & scene.kept
    for bar in strip.decor.bars:
        if bar.span_id in scene.kept and bar.start < strip.end and bar.end > strip.start:
            yield bar.span_id


def handles_of(scene: Scene, strips: list[Strip]) -> Iterator[Handle]:
    """The handles of the selected annotation that are on these strips."""
    span = scene.marks.get(scene.selected)
    if span is not None:
        yield from _handles(scene, span.id, list(span.fragments), strips)


def _fragments(scene: Scene, span: PaneSpan) -> list[tuple[int, int]]:
    """The fragments, one of them as the mouse is stretching it."""
    fragments = list(span.fragments)
    if scene.moved is not None and scene.moved[0] == span.id:
        _, n, wished = scene.moved
        if n < len(fragments):
            fragments[n] = (wished.start, wished.end)
    return fragments


def _handles(
    scene: Scene, span_id: int, fragments: list[tuple[int, int]], strips: list[Strip]
) -> Iterator[Handle]:
    for strip in strips:
        laid = strip.laid
        for n, (start, end) in enumerate(fragments):
            if strip.start <= start < strip.end:
                yield _handle(scene, strip, start, span_id=span_id, n=n, starts=True)
            if laid.start < end <= laid.end:
                last = laid.previous(end)
                if strip.start <= last < strip.end:
                    yield _handle(scene, strip, last, span_id=span_id, n=n, starts=False)


def _handle(
    scene: Scene, strip: Strip, offset: int, *, span_id: int, n: int, starts: bool
) -> Handle:
    """The handle at the first or last character of a fragment."""
    metrics = scene.metrics
    line = strip.laid.line_of(offset)
    x, inwards = strip.laid.edge(line, offset, starts=starts)
    top = strip.top + line * metrics.pitch
    y = top + (metrics.words_top - _ABOVE + metrics.words_bottom + _BELOW) / 2
    return Handle(span_id, n, starts, QPointF(x - inwards * _SIDE, y), inwards)


def _paint_handle(
    painter: QPainter, handle: Handle, colour: QColor, ring: QColor, *, zoom: float
) -> None:
    painter.setPen(QPen(ring, 1.5))
    painter.setBrush(colour)
    width, height = _HANDLE_WIDTH * zoom, _HANDLE_HEIGHT * zoom
    corner = handle.place - QPointF(width / 2, height / 2)
    painter.drawRoundedRect(QRectF(corner, QSizeF(width, height)), width / 2, width / 2)


def _paint_contour(
    painter: QPainter,
    scene: Scene,
    strips: list[Strip],
    fragment: tuple[int, int],
    *,
    colour: QColor,
    dashed: bool = False,
) -> None:
    """One line around all the words of a fragment that are in sight."""
    metrics = scene.metrics
    rows: list[list[QRectF]] = []
    for strip in strips:
        by_line: dict[int, list[QRectF]] = {}
        for line, box in strip.boxes(
            *fragment,
            top=metrics.words_top - _ABOVE,
            height=metrics.words_bottom - metrics.words_top + _ABOVE + _BELOW,
            pitch=metrics.pitch,
        ):
            by_line.setdefault(line, []).append(box.adjusted(-_SIDE, 0, _SIDE, 0))
        rows += [by_line[line] for line in sorted(by_line)]
    pen = QPen(colour, 2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern((3, 2))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for chain in _chains(rows):
        painter.drawPath(_contour(chain, step=metrics.words_top - _ABOVE + 0.5))


def _chains(rows: list[list[QRectF]]) -> Iterator[list[QRectF]]:
    """Boxes of following lines that lie over one another; the others stand alone."""
    chain: list[QRectF] = []
    for boxes in rows:
        alone = len(boxes) > 1
        if chain and (
            alone or boxes[0].right() <= chain[-1].left() or boxes[0].left() >= chain[-1].right()
        ):
            yield chain
            chain = []
        if alone:
            yield from ([box] for box in boxes)
        else:
            chain.append(boxes[0])
    if chain:
        yield chain


def _contour(boxes: list[QRectF], *, step: float) -> QPainterPath:
    """The outline of boxes that stand below one another, as one shape with round corners.

    Where it steps from line to line it does so above the chips: ``step`` above the lower box.
    """
    for above, below in pairwise(boxes):
        below.setTop(below.top() - step)
        above.setBottom(below.top())
    corners: list[QPointF] = []
    for box in boxes:
        corners += [box.topRight(), box.bottomRight()]
    for box in reversed(boxes):
        corners += [box.bottomLeft(), box.topLeft()]
    return _rounded(_without_straights(corners))


def _without_straights(corners: list[QPointF]) -> list[QPointF]:
    """The corners at which the line truly turns."""
    kept: list[QPointF] = []
    for index, corner in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % len(corners)]
        if not (abs(before.x() - corner.x()) < 0.5 and abs(after.x() - corner.x()) < 0.5) and not (
            abs(before.y() - corner.y()) < 0.5 and abs(after.y() - corner.y()) < 0.5
        ):
            kept.append(corner)
    return kept or corners


def _rounded(corners: list[QPointF]) -> QPainterPath:
    """A closed path through corners, each rounded as far as its sides are long."""
    path = QPainterPath()
    count = len(corners)
    for index, corner in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % count]
        entry, leave = _towards(corner, before), _towards(corner, after)
        if index:
            path.lineTo(entry)
        else:
            path.moveTo(entry)
        path.quadTo(corner, leave)
    path.closeSubpath()
    return path


def _towards(corner: QPointF, other: QPointF) -> QPointF:
    """The point on the way to another corner at which the rounding starts."""
    way = other - corner
    length = abs(way.x()) + abs(way.y())
    share = min(_RADIUS, length / 2) / length if length else 0.0
    return corner + way * share
