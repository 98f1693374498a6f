"""Arrows led between the lines and along the margins, so that they cross no word."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from annotator.gui.reading.painting.berths import Berth, Seen
from annotator.gui.reading.painting.links import Link, links_of, place_ports
from annotator.gui.reading.painting.plates import place_names
from annotator.gui.reading.painting.scene import Scene, Strip
from annotator.gui.reading.painting.stubs import Stub
from annotator.gui.reading.painting.ways import Arc, Plate, Routes

_RAILS = (0.64, 0.78, 0.91)
"""How high above the words arrows run, in shares of the room between two lines: over the chips."""
_LANES = 6
_LEFT_LANES = 3
"""At the left, brackets stand further out."""
_FIRST_LANE = 10.0
_LEFT_LANE = 8.0
_APART = 5.0
_EDGE = 4.0
_GRIP = 7.0
"""Half the width of what the handle for links keeps free around it."""

Stretch = tuple[float, float]


def routes_of(scene: Scene, strips: Sequence[Strip], top: float, bottom: float) -> Routes:
    """The arrows from and to the selected annotation in a view between two heights of the page."""
    span = scene.marks.get(scene.selected)
    if span is None:
        return Routes()
    seen = Seen(scene, strips, top, bottom)
    routes = Routes()
    berth = seen.berth(span)
    reserved = None
    if scene.linkable and berth is not None and span.status != "suggested":
        routes.grip = _grip(scene, seen, berth)
        reserved = _around(routes.grip, _GRIP * scene.metrics.zoom)
        routes.taken.append(reserved.adjusted(2, 2, -2, -2))
    if not scene.relations:
        return routes
    links = links_of(scene, seen)
    place_ports(scene, seen, links, reserved)
    _lay_lanes(scene, seen, links)
    _lay_rails(scene, seen, links)
    corners = [_corners(scene, seen, link) for link in links]
    routes.plates += place_names(scene, seen, links, corners, reserved)
    for link, way in zip(links, corners, strict=True):
        routes.arcs.append(_arc(link, way))
        routes.taken += _feet(way)
        if seen.leading < scene.metrics.chip_baseline - scene.metrics.chip_top:
            # Chips stand over the line above: what runs between the lines would go through them.
            routes.taken += _levels_of(way)
    routes.plates += _stub_plates(links)
    routes.taken += [plate.box for plate in routes.plates]
    return routes


def _grip(scene: Scene, seen: Seen, berth: Berth) -> QPointF:
    """The place of the handle for links: above the far corner of the first line in sight."""
    zoom = scene.metrics.zoom
    line = seen.lines[berth.line]
    y = line.top - min(7 * zoom, seen.leading / 2)
    if line.strip.laid.right_to_left:
        return QPointF(berth.left - 3 * zoom, y)
    x = berth.right + 3 * zoom
    for box in sorted(seen.chips_above(berth.line), key=QRectF.left):
        beyond = box.right() + 8 * zoom
        if box.left() - 6 * zoom < x < beyond <= berth.right + 22 * zoom:
            x = beyond
    return QPointF(x, y)


def _around(point: QPointF, reach: float) -> QRectF:
    return QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)


def _lay_lanes(scene: Scene, seen: Seen, links: Sequence[Link]) -> None:
    """Give arrows that go by a margin a lane each, where they run beside one another."""
    zoom, margin = scene.metrics.zoom, scene.margin
    for side in ("right", "left"):
        mine = [link for link in links if link.course == side]
        spans = [_upright(seen, link) for link in mine]
        first = _FIRST_LANE if side == "right" else _LEFT_LANE
        most = _LANES if side == "right" else _LEFT_LANES
        room = max(1, min(most, int((margin / zoom - first - _EDGE) / _APART)))
        for link, level in zip(mine, _levels(spans, most=room, apart=4 * zoom), strict=True):
            out = (first + level * _APART) * zoom
            link.lane = scene.page.width + out if side == "right" else -out


def _upright(seen: Seen, link: Link) -> Stretch:
    """From where to where an arrow runs along the margin, about."""
    one = seen.lines[link.one.line].top
    two = _stub_height(link.stub) if link.two is None else seen.lines[link.two.line].top
    return (min(one, two), max(one, two))


def _lay_rails(scene: Scene, seen: Seen, links: Sequence[Link]) -> None:
    """Give each arrow its height between the lines: the longer ones run above the shorter."""
    rails: dict[int, list[tuple[Stretch, Link, int]]] = {}
    for link in links:
        one, two = link.x
        if link.course in {"bridge", "step"}:
            assert link.two is not None
            line = max(link.one.line, link.two.line)
            rails.setdefault(line, []).append(((min(one, two), max(one, two)), link, 2))
            continue
        for end, berth in enumerate((link.one, link.two)):
            if berth is not None:
                x = link.x[end]
                stretch = (min(x, link.lane), max(x, link.lane))
                rails.setdefault(berth.line, []).append((stretch, link, end))
    for line, found in rails.items():
        levels = _levels(
            [stretch for stretch, _, _ in found], most=len(_RAILS), apart=3 * scene.metrics.zoom
        )
        for (_, link, end), level in zip(found, levels, strict=True):
            y = seen.lines[line].top - _RAILS[level] * seen.leading
            one, two = link.rails
            link.rails = (y if end != 1 else one, y if end else two)


def _levels(stretches: Sequence[Stretch], *, most: int, apart: float) -> list[int]:
    """The level of each stretch, the shortest lowest; those side by side are apart if they can."""
    levels = [0] * len(stretches)
    placed: list[list[Stretch]] = [[] for _ in range(most)]
    for index in sorted(range(len(stretches)), key=lambda n: stretches[n][1] - stretches[n][0]):
        low, high = stretches[index]
        under = [
            level
            for level, taken in enumerate(placed)
            if any(low < right + apart and high > left - apart for left, right in taken)
        ]
        levels[index] = min(most - 1, max(under) + 1) if under else 0
        placed[levels[index]].append((low, high))
    return levels


def _corners(scene: Scene, seen: Seen, link: Link) -> list[QPointF]:
    """The corners of an arrow, from its first end to its second."""
    one, two = link.x
    rail, other = link.rails
    top = seen.lines[link.one.line].top
    if link.stub is not None:
        return _to_stub(link, link.stub, top)
    assert link.two is not None
    end = seen.lines[link.two.line].top
    if link.course == "step":
        top, end = (_foot(scene, seen, link.one, rail), end) if link.one.line < link.two.line else (
            top,
            _foot(scene, seen, link.two, rail),
        )  # fmt: skip
    if link.course in {"bridge", "step"}:
        way = [(one, top), (one, rail), (two, rail), (two, end)]
    else:
        lane = link.lane
        way = [(one, top), (one, rail), (lane, rail), (lane, other), (two, other), (two, end)]
    return [QPointF(x, y) for x, y in way]


def _foot(scene: Scene, seen: Seen, berth: Berth, rail: float) -> float:
    """Where an arrow leaves the upper words of a step: below their bar, or their outline."""
    reach = 5.0 if scene.emphasised(berth.span.id) else 3.0
    return min(rail - 1, seen.lines[berth.line].words.bottom() + reach * scene.metrics.zoom)


def _to_stub(link: Link, stub: Stub, top: float) -> list[QPointF]:
    """From words in sight to the plate at the edge of the view."""
    x, rail = link.x[0], link.rails[0]
    y = _stub_height(stub)
    if abs(y - rail) < stub.box.height() and x < stub.box.left():
        return [QPointF(x, top), QPointF(x, y), QPointF(stub.box.left(), y)]
    way = [(x, top), (x, rail), (link.lane, rail), (link.lane, y)]
    if link.lane > stub.box.right():
        way.append((stub.box.right(), y))
    return [QPointF(*point) for point in way]


def _stub_height(stub: Stub | None) -> float:
    return stub.box.center().y() if stub is not None else 0.0


def _arc(link: Link, way: Sequence[QPointF]) -> Arc:
    corners = tuple(way if link.forwards else reversed(way))
    dot = link.two is not None or link.forwards
    return Arc(corners, link.far.label_id, link.far.id, dot=dot)


def _feet(way: Sequence[QPointF]) -> list[QRectF]:
    """The upright ends of an arrow, between its rail and the words."""
    found = []
    for foot, bend in ((way[0], way[1]), (way[-1], way[-2])):
        if foot.x() == bend.x():
            top = min(foot.y(), bend.y())
            found.append(QRectF(foot.x() - 2, top, 4, abs(foot.y() - bend.y())))
    return found


def _levels_of(way: Sequence[QPointF]) -> list[QRectF]:
    """The parts of an arrow that run between lines."""
    return [
        QRectF(one, two).normalized().adjusted(-1, -1, 1, 1)
        for one, two in pairwise(way)
        if one.y() == two.y()
    ]


def _stub_plates(links: Sequence[Link]) -> list[Plate]:
    stubs = {id(link.stub): link for link in links if link.stub is not None}
    return [
        Plate(link.stub.words, link.stub.box, link.stub.span.id, link.far.label_id, stub=True)
        for link in stubs.values()
        if link.stub is not None
    ]
