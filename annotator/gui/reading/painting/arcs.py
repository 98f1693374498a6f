"""The relations of the selected annotation: arrows led between the lines and along the margin."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from annotator.gui.reading.painting.scene import Scene, Strip
from annotator.gui.reading.rows import PaneRelation, PaneSpan

_RAIL = 13.0
"""How far above the words an arrow runs, over the chips."""
_MARGIN = 14.0
_APART = 6.0
_LANES = 4
_HEAD = 4.0
_DOT = 2.2
_RADIUS = 5.0


@dataclass(slots=True)
class _End:
    """Where an arrow meets an annotation; out of sight, the edge of the view on that side."""

    point: QPointF
    visible: bool


@dataclass(slots=True)
class _Arc:
    """One arrow: its corners from its start to its tip."""

    title: str
    corners: list[QPointF]
    colour: QColor
    bridge: bool
    """Whether it stays on one line; else it goes by the margin."""
    dot: bool
    """Whether its start is in sight."""


def paint_arcs(
    painter: QPainter, scene: Scene, strips: list[Strip], top: float, bottom: float
) -> list[QRectF]:
    """All arrows from and to the selected annotation; ``top`` and ``bottom`` are what is in sight.

    An end that is out of sight is a stub that leaves the page at that side. Returns where their
    names stand.
    """
    if not scene.relations or scene.selected is None:
        return []
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    arcs = list(_arcs(scene, strips, top, bottom))
    # Arrows share the rail above a line: the longer ones go below, to be seen where others end.
    for arc in sorted(arcs, key=_length, reverse=True):
        _paint_arc(painter, arc, zoom=scene.metrics.zoom)
    names: list[QRectF] = []
    for arc in arcs:
        names.append(_paint_name(painter, scene, arc, names))
    painter.restore()
    return names


def _arcs(scene: Scene, strips: list[Strip], top: float, bottom: float) -> Iterator[_Arc]:
    """The arrows of which at least one end is in sight."""
    lane = 0
    for relation in scene.relations:
        one = scene.marks.get(relation.from_id)
        other = scene.marks.get(relation.to_id)
        if one is None or other is None or one.id == other.id:
            continue
        start = _end(scene, one, strips, top, bottom)
        end = _end(scene, other, strips, top, bottom)
        if start.visible or end.visible:
            far = other if one.id == scene.selected else one
            arc = _arc(scene, relation, start, end, lane=min(lane, _LANES))
            arc.colour = scene.inks.mark(far.label_id)
            lane += not arc.bridge
            yield arc


def _end(scene: Scene, span: PaneSpan, strips: list[Strip], top: float, bottom: float) -> _End:
    """Where an arrow meets a span: above its first line, to the right of its chip."""
    metrics = scene.metrics
    for strip in strips:
        if not strip.start <= span.start < strip.end:
            continue
        line = strip.laid.line_of(span.start)
        y = float(strip.top + line * metrics.pitch + metrics.words_top)
        if not top <= y <= bottom:
            break
        found = strip.laid.stretches(line, span.start, span.fragments[0][1])
        left, right = (found[0][0], found[-1][1]) if found else (0.0, 0.0)
        words = span.caption or scene.marks.label(span).title
        chip = QFontMetricsF(metrics.chip_font).horizontalAdvance(words)
        room = max(4.0, right - left - 5)
        x = left + min(room, max((right - left) / 2, chip + 5), chip + 40)
        return _End(QPointF(x, y), visible=True)
    first = strips[0].start if strips else 0
    above = span.start < first or _top_of(scene, span) < top
    return _End(QPointF(scene.page.width, top if above else bottom), visible=False)


def _top_of(scene: Scene, span: PaneSpan) -> float:
    """Where the line of a span starts, as far as is known."""
    page = scene.page
    row = page.paragraphs.at(span.start)
    line = page.laid(row).line_of(span.start) if page.is_exact(row) else 0
    return page.top(row) + line * scene.metrics.pitch + scene.metrics.words_top


def _arc(scene: Scene, relation: PaneRelation, start: _End, end: _End, *, lane: int) -> _Arc:
    """The corners of an arrow: up from one, along the rail (by the margin), down to the other."""
    zoom = scene.metrics.zoom
    margin = scene.page.width + (_MARGIN + lane * _APART) * zoom
    one, other = start.point, end.point
    above_one = QPointF(one.x(), one.y() - _RAIL * zoom)
    above_other = QPointF(other.x(), other.y() - _RAIL * zoom)
    bridge = start.visible and end.visible and abs(one.y() - other.y()) < 1
    if bridge:
        corners = [one, above_one, above_other, other]
    else:
        out = [one, above_one, QPointF(margin, above_one.y())]
        back = [QPointF(margin, above_other.y()), above_other, other]
        corners = (out if start.visible else [QPointF(margin, one.y())]) + (
            back if end.visible else [QPointF(margin, other.y())]
        )
    return _Arc(relation.title, corners, QColor(), bridge, start.visible)


def _length(arc: _Arc) -> float:
    return sum((other - one).manhattanLength() for one, other in pairwise(arc.corners))


def _paint_arc(painter: QPainter, arc: _Arc, *, zoom: float) -> None:
    corners = arc.corners
    path = QPainterPath(corners[0])
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        path.lineTo(_near(corner, before))
        path.quadTo(corner, _near(corner, after))
    path.lineTo(corners[-1])
    painter.setPen(QPen(arc.colour, 1.5 * zoom))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(arc.colour)
    painter.drawPolygon(_head(corners[-2], corners[-1], size=_HEAD * zoom))
    if arc.dot:
        painter.drawEllipse(corners[0], _DOT * zoom, _DOT * zoom)


def _near(corner: QPointF, other: QPointF) -> QPointF:
    """The point on the way to another corner at which the rounding starts."""
    way = other - corner
    length = abs(way.x()) + abs(way.y())
    return corner + way * (min(_RADIUS, length / 2) / length) if length else corner


def _head(before: QPointF, tip: QPointF, *, size: float) -> QPolygonF:
    """An arrowhead at the end of a line that runs upright or level."""
    way = tip - before
    length = abs(way.x()) + abs(way.y()) or 1.0
    along = way / length * size * 1.5
    across = QPointF(-way.y(), way.x()) / length * size
    return QPolygonF([tip, tip - along + across, tip - along - across])


def _paint_name(painter: QPainter, scene: Scene, arc: _Arc, names: list[QRectF]) -> QRectF:
    """The relation's name: on the level part, or beside the upright in the margin."""
    metrics = scene.metrics
    face = QFontMetricsF(metrics.note_font)
    width = face.horizontalAdvance(arc.title) + 6
    one, other = max(pairwise(arc.corners), key=lambda each: min(each[0].x(), each[1].x()))
    left = scene.page.width + (_MARGIN + (_LANES - 1) * _APART) * metrics.zoom
    left = max(one.x() + 3, min(left, one.x() + 8))
    if arc.bridge or left + width > scene.page.width + scene.margin:
        one, other = max(pairwise(arc.corners), key=lambda each: abs(each[0].x() - each[1].x()))
        left = (one.x() + other.x() - width) / 2
    y = (one.y() + other.y()) / 2
    box = QRectF(left, y - face.height() / 2, width, face.height())
    while any(box.intersects(each) for each in names):
        box.translate(0, face.height())
    painter.fillRect(box, scene.inks.page)
    painter.setFont(metrics.note_font)
    painter.setPen(arc.colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, arc.title)
    return box
