"""The relations of the selected annotation: arrows with their names, and the handle for links."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from annotator.gui.reading.painting.routing import routes_of
from annotator.gui.reading.painting.scene import Scene, strips
from annotator.gui.reading.painting.ways import Arc, Plate, Routes

_HEAD = 4.0
_DOT = 2.2
_RADIUS = 5.0
_WIDTH = 1.5
_HOVERED = 2.4
"""How thick the arrow to or from an annotation under the mouse is."""
_HALO = 2.0


def current_routes(scene: Scene, top: float, bottom: float) -> Routes:
    """The arrows as they run in a view between two heights; worked out once for each view."""
    if scene.selected is None:
        return Routes()
    key = (
        scene.selected,
        scene.relations,
        scene.linkable,
        top,
        bottom,
        scene.margin,
        scene.chip_mode,
        scene.hovered if scene.chip_mode == "hover" else None,
        len(scene.targets),
        scene.marks.version,
        scene.page.width,
        scene.page.settled,
        id(scene.page),
        scene.metrics,
    )
    if scene.routes is None or scene.routes[0] != key:
        around = list(strips(scene, top, bottom))
        scene.routes = (key, routes_of(scene, around, top, bottom))
    return scene.routes[1]


def paint_arcs(painter: QPainter, scene: Scene, routes: Routes) -> None:
    """All arrows from and to the selected annotation, with their names."""
    if not routes.arcs and routes.grip is None:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Arrows share the room above a line: the longer ones go below, to be seen where others end.
    for arc in sorted(routes.arcs, key=_length, reverse=True):
        _paint_arc(painter, scene, arc)
    for plate in routes.plates:
        _paint_plate(painter, scene, plate)
    painter.restore()


def _length(arc: Arc) -> float:
    return sum((other - one).manhattanLength() for one, other in pairwise(arc.corners))


def _paint_arc(painter: QPainter, scene: Scene, arc: Arc) -> None:
    zoom = scene.metrics.zoom
    colour = scene.inks.mark(arc.label_id)
    corners = arc.corners
    size = min(_HEAD * zoom, (corners[-1] - corners[-2]).manhattanLength() / 1.6)
    # The line ends within the tip, which would be blunt with the line's own end on it.
    way = corners[-1] - corners[-2]
    reach = way.manhattanLength() or 1.0
    end = corners[-1] - way * (min(size, reach) / reach)
    path = rounded((*corners[:-1], end))
    width = (_WIDTH if arc.far != scene.hovered else _HOVERED) * zoom
    for pen in (QPen(scene.inks.page, width + _HALO * zoom), QPen(colour, width)):
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(head(corners[-2], corners[-1], size=size))
    if arc.dot:
        painter.drawEllipse(corners[0], _DOT * zoom, _DOT * zoom)


def rounded(corners: tuple[QPointF, ...]) -> QPainterPath:
    """A path through corners, each rounded as far as there is room."""
    path = QPainterPath(corners[0])
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        path.lineTo(_near(corner, before))
        path.quadTo(corner, _near(corner, after))
    path.lineTo(corners[-1])
    return path


def _near(corner: QPointF, other: QPointF) -> QPointF:
    """The point on the way to another corner at which the rounding starts."""
    way = other - corner
    length = abs(way.x()) + abs(way.y())
    return corner + way * (min(_RADIUS, length / 2) / length) if length else corner


def head(before: QPointF, tip: QPointF, *, size: float) -> QPolygonF:
    """An arrowhead at the end of a straight line."""
    way = tip - before
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5 or 1.0
    along = way / length * size * 1.5
    across = QPointF(-way.y(), way.x()) / length * size
    return QPolygonF([tip, tip - along + across, tip - along - across])


def _paint_plate(painter: QPainter, scene: Scene, plate: Plate) -> None:
    """A name on the page's own ground; a stub has a frame: it can be followed."""
    zoom = scene.metrics.zoom
    colour = scene.inks.mark(plate.label_id)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.inks.page)
    if plate.stub:
        painter.setPen(QPen(colour, 1))
        painter.drawRoundedRect(plate.box.adjusted(0.5, 0.5, -0.5, -0.5), 4 * zoom, 4 * zoom)
    else:
        painter.drawRoundedRect(plate.box, 3 * zoom, 3 * zoom)
    write(painter, plate.box, plate.words, colour, scene)


def write(painter: QPainter, box: QRectF, words: str, colour: QColor, scene: Scene) -> None:
    """Words in the middle of a plate."""
    painter.setFont(scene.metrics.note_font)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
