"""The relations to be drawn, with the course that each takes and where it meets words."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from annotator.gui.reading.painting.berths import Berth, Seen, ports
from annotator.gui.reading.painting.scene import Scene
from annotator.gui.reading.painting.stubs import Stub, is_below, stubs_of
from annotator.gui.reading.rows import PaneSpan

_FAR = 1e7


@dataclass(slots=True)
class Link:
    """One relation; its first end is in sight. Out of sight, the second one is a stub."""

    title: str
    one: Berth
    two: Berth | None
    hidden: PaneSpan | None
    far: PaneSpan
    """The end that is not the selected annotation."""
    forwards: bool
    """Whether the arrow points from the first end to the second."""
    stub: Stub | None = None
    course: str = ""
    """"bridge" on one line, "step" to the next line, "right" or "left" by a margin."""
    x: tuple[float, float] = (0.0, 0.0)
    rails: tuple[float, float] = (0.0, 0.0)
    """The heights at which it runs between the lines, at either end."""
    lane: float = 0.0
    """Where it runs in the margin."""


def links_of(scene: Scene, seen: Seen) -> list[Link]:
    """The relations of the selected annotation of which an end is in sight, with their courses."""
    found = list(_found(scene, seen))
    hidden = [(link.title, link.hidden) for link in found if link.hidden is not None]
    busy = [end.line for link in found for end in (link.one, link.two) if end is not None]
    stubs = stubs_of(scene, seen, hidden, busy)
    kept: dict[object, Link] = {}
    for number, link in enumerate(found):
        key: object = number
        if link.hidden is not None:
            link.stub = stubs[link.title, link.hidden.id]
            # Of the many that one stub counts, one arrow is enough for each end in sight.
            key = (id(link.stub), link.one.span.id, link.forwards)
        kept.setdefault(key, link)
    links = list(kept.values())
    for link in links:
        link.course = _course(scene, seen, link)
    return links


def place_ports(scene: Scene, seen: Seen, links: list[Link], reserved: QRectF | None) -> None:
    """Give each end its place on the edge of its words, so that few arrows cross."""
    meeting: dict[tuple[int, int, bool], list[tuple[tuple[float, ...], float, Link, int]]] = {}
    for link in links:
        ends = (link.one,) if link.two is None else (link.one, link.two)
        for end, berth in enumerate(ends):
            below = link.course == "step" and berth is _upper(link)
            other = link.two if end == 0 else link.one
            order, aim = _order(scene, seen, link, berth, other)
            key = (berth.span.id, berth.line, below)
            meeting.setdefault(key, []).append((order, aim, link, end))
    for (_, line, below), arrows in meeting.items():
        arrows.sort(key=lambda each: each[0])
        link, end = arrows[0][2:]
        berth = link.two if end and link.two is not None else link.one
        places = ports(
            seen,
            berth,
            [aim for _, aim, _, _ in arrows],
            zoom=scene.metrics.zoom,
            below=below,
            reserved=reserved if seen.is_above(reserved, line) else None,
        )
        for (_, _, link, end), x in zip(arrows, places, strict=True):
            link.x = (x, link.x[1]) if end == 0 else (link.x[0], x)


def _found(scene: Scene, seen: Seen) -> Iterator[Link]:
    chosen = scene.marks.get(scene.selected)
    near = seen.berth(chosen) if chosen is not None else None
    for relation in scene.relations:
        away = relation.from_id == scene.selected
        far = scene.marks.get(relation.to_id if away else relation.from_id)
        if chosen is None or far is None or far.id == chosen.id:
            continue
        berth = seen.berth(far)
        if near is not None and berth is not None:
            one, two = seen.meeting(chosen, far)
            yield Link(relation.title, one or near, two or berth, None, far, forwards=away)
        elif near is not None:
            yield Link(relation.title, near, None, far, far, forwards=away)
        elif berth is not None:
            yield Link(relation.title, berth, None, chosen, far, forwards=not away)


def _upper(link: Link) -> Berth | None:
    """The end on the upper line of a step."""
    if link.two is None:
        return None
    return link.one if link.one.line < link.two.line else link.two


def _course(scene: Scene, seen: Seen, link: Link) -> str:
    one, two = link.one, link.two
    if two is not None and one.line == two.line:
        return "bridge"
    if two is not None and _may_step(scene, seen, link, one, two):
        return "step"
    width = scene.page.width
    right = width - one.right + (width - two.right if two is not None else 0.0)
    left = one.left + (two.left if two is not None else 0.0)
    # Stubs stand at the right; the left margin has the brackets too, so it must be much nearer.
    return "left" if link.stub is None and left < right * 0.5 else "right"


def _may_step(scene: Scene, seen: Seen, link: Link, one: Berth, two: Berth) -> bool:
    """Whether an arrow may go straight from a line to the next one, between the two.

    The upper line must have no second lane of bars there, and a tip that points up needs room
    that the outline of what is selected would take.
    """
    upper, lower = (one, two) if one.line < two.line else (two, one)
    above, below = seen.lines[upper.line], seen.lines[lower.line]
    metrics = scene.metrics
    close = below.top - above.top <= metrics.pitch + metrics.gap + 1
    upwards = (upper is two) == link.forwards
    if lower.line != upper.line + 1 or not close or upwards or seen.leading < 12 * metrics.zoom:
        return False
    return not any(
        bar.lane and bar.start < above.end and bar.end > above.start
        for bar in above.strip.decor.bars
    )


def _order(
    scene: Scene, seen: Seen, link: Link, berth: Berth, other: Berth | None
) -> tuple[tuple[float, ...], float]:
    """From left to right: by the left margin, on the line, by the right margin; and the aim."""
    if other is None:
        below = link.hidden is not None and is_below(seen, link.hidden)
        y = _FAR if below else -_FAR
    else:
        y = seen.lines[other.line].top
    down = float(y > seen.lines[berth.line].top)
    if link.course == "right":
        return (2.0, down, -y), scene.page.width
    if link.course == "left":
        return (0.0, -down, y), 0.0
    assert other is not None
    side = 1.0 if other.middle > berth.middle else -1.0
    return (1.0, side, -other.middle), other.middle
