"""Where the names of arrows stand: beside their arrow, over no word and over no other name."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from annotator.gui.reading.painting.berths import Seen
from annotator.gui.reading.painting.brackets import current_brackets
from annotator.gui.reading.painting.links import Link
from annotator.gui.reading.painting.scene import Scene
from annotator.gui.reading.painting.ways import Plate

_STEP = 7.0
_MOST_STEPS = 20
_BESIDE_STEPS = 9
_NAMED = 24
"""So many arrows have their names; where there are more, no name could be told to be whose."""

_ON_CHIP, _ON_LEVEL, _ON_UPRIGHT, _BESIDE = 1.0, 0.4, 4.0, 1.5
"""What speaks against a place: it takes a chip's words, another arrow goes on behind it, it hides
where another arrow goes, it is not on its own arrow."""


class _Taken:
    """Boxes by their height on the page, so that few have to be looked at."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._rows: dict[int, list[tuple[int, QRectF]]] = {}

    def add(self, box: QRectF, owner: int = -1) -> None:
        """Take a box; ``owner`` may cross it."""
        for row in self._range(box):
            self._rows.setdefault(row, []).append((owner, box))

    def count(self, box: QRectF, *, apart_from: int = -2) -> int:
        """How many boxes another one lies over, those of an owner left out."""
        met = {
            id(each)
            for row in self._range(box)
            for owner, each in self._rows.get(row, ())
            if owner != apart_from and each.intersects(box)
        }
        return len(met)

    def _range(self, box: QRectF) -> range:
        return range(int(box.top() // self._step), int(box.bottom() // self._step) + 1)


def place_names(
    scene: Scene,
    seen: Seen,
    links: Sequence[Link],
    ways: Sequence[Sequence[QPointF]],
    reserved: QRectF | None,
) -> list[Plate]:
    """The plates of the arrows between ends in sight; one that finds no place has none.

    ``reserved`` is kept free for the handle for links.
    """
    face = QFontMetricsF(scene.metrics.note_font)
    zoom = scene.metrics.zoom
    around = _Around(scene, seen, links, ways)
    if reserved is not None:
        around.shut.add(reserved)
    found: list[Plate] = []
    named = [n for n, link in enumerate(links) if link.two is not None]
    # The shortest arrows have the least choice.
    for index in sorted(named, key=lambda n: _length(ways[n]))[:_NAMED]:
        link = links[index]
        height = min(face.height(), max(seen.leading - 2 * zoom, 0.8 * face.height()))
        size = (face.horizontalAdvance(link.title) + 8 * zoom, height)
        box = _best(scene, seen, around, index, _places(scene, seen, link, size))
        if box is not None:
            found.append(Plate(link.title, box, link.far.id, link.far.label_id, stub=False))
            around.shut.add(box)
    return found


class _Around:
    """What stands on the page: what a name may never cover, and what it had better not."""

    def __init__(
        self, scene: Scene, seen: Seen, links: Sequence[Link], ways: Sequence[Sequence[QPointF]]
    ) -> None:
        pitch = scene.metrics.pitch
        self.shut, self.chips = _Taken(pitch), _Taken(pitch)
        self.level, self.upright = _Taken(pitch), _Taken(pitch)
        for line in seen.lines:
            self.shut.add(line.words)
        for stub in {id(link.stub): link.stub for link in links if link.stub}.values():
            self.shut.add(stub.box)
        for bracket in current_brackets(scene, seen.top, seen.bottom):
            self.shut.add(bracket.bar.adjusted(-2, 0, 2, 0))
            self.shut.add(bracket.words)
        for chip in seen.chips:
            self.chips.add(chip)
        for owner, way in enumerate(ways):
            for one, two in pairwise(way):
                pieces = self.level if one.y() == two.y() else self.upright
                pieces.add(_piece(one, two), owner)


def _best(
    scene: Scene,
    seen: Seen,
    around: _Around,
    index: int,
    places: Iterable[tuple[float, QRectF]],
) -> QRectF | None:
    """The place with the least against it, for the name of the arrow of a number."""
    best: tuple[float, QRectF] | None = None
    for base, box in places:
        if (best is not None and base >= best[0]) or not _inside(scene, seen, box):
            continue
        if around.shut.count(box):
            continue
        cost = base + _ON_CHIP * around.chips.count(box)
        cost += _ON_LEVEL * around.level.count(box, apart_from=index)
        cost += _ON_UPRIGHT * around.upright.count(box, apart_from=index)
        if best is None or cost < best[0]:
            best = (cost, box)
            if cost == 0:
                break
    return best[1] if best is not None else None


def _inside(scene: Scene, seen: Seen, box: QRectF) -> bool:
    """Whether a name is all in sight, and within the page's margins."""
    left, right = -scene.margin + 2, scene.page.width + scene.margin - 2
    return box.left() >= left and box.right() <= right and box.top() >= seen.top


def _places(
    scene: Scene, seen: Seen, link: Link, size: tuple[float, float]
) -> Iterator[tuple[float, QRectF]]:
    """Places for a name, each with what speaks against it, those to be preferred first."""
    assert link.two is not None
    one, two = link.x
    if link.course in {"bridge", "step"}:
        line = max(link.one.line, link.two.line)
        yield from _along(scene, seen, line, (min(one, two), max(one, two)), size, middle=True)
        return
    first = 1 if link.far.id == link.two.span.id else 0
    for cost, end in ((0.0, first), (0.6, 1 - first)):
        berth = (link.one, link.two)[end]
        rail = (link.x[end], link.lane)
        for more, box in _along(scene, seen, berth.line, rail, size, middle=False):
            yield cost + more, box
    yield from _behind(scene, seen, link, size)
    zoom = scene.metrics.zoom
    top, bottom = sorted(link.rails)
    x = link.lane + 4 * zoom if link.course == "right" else link.lane - 4 * zoom - size[0]
    for n in range(_MOST_STEPS):
        y = (top + bottom - size[1]) / 2 + (n + 1) // 2 * (1 if n % 2 else -1) * (size[1] + 1)
        if top - 2 <= y <= bottom - size[1] + 2:
            yield 0.3 + 0.02 * n, QRectF(x, y, *size)


def _behind(
    scene: Scene, seen: Seen, link: Link, size: tuple[float, float]
) -> Iterator[tuple[float, QRectF]]:
    """Places behind the end of a short line that an arrow passes: for lines that stand close."""
    if link.course == "right" and seen.leading < size[1]:
        for berth in (link.one, link.two):
            if berth is not None:
                words = seen.lines[berth.line].words
                x = scene.page.width - size[0] - 2
                yield 1.0, QRectF(x, words.center().y() - size[1] / 2, *size)


def _along(
    scene: Scene,
    seen: Seen,
    line: int,
    rail: tuple[float, float],
    size: tuple[float, float],
    *,
    middle: bool,
) -> Iterator[tuple[float, QRectF]]:
    """Places in the room above a line: on the level part of an arrow, else right beside it."""
    zoom, (width, height) = scene.metrics.zoom, size
    y = seen.lines[line].top - max(0.56 * seen.leading, height / 2) - height / 2
    start, end = rail
    low, high = min(rail) + 6 * zoom, max(rail) - 6 * zoom
    if high - low >= width:
        begin = (low + high - width) / 2 if middle else (low if start < end else high - width)
        for n in range(_MOST_STEPS):
            if middle:
                x = begin + (n + 1) // 2 * (1 if n % 2 else -1) * _STEP * zoom
            else:
                x = begin + n * (_STEP if start < end else -_STEP) * zoom
            if low <= x <= high - width:
                yield 0.01 * n, QRectF(x, y, width, height)
    for n in range(_BESIDE_STEPS):
        out = (8 + n * _STEP) * zoom
        yield _BESIDE + 0.02 * n, QRectF(max(rail) + out, y, width, height)
        yield _BESIDE + 0.03 * n, QRectF(min(rail) - out - width, y, width, height)


def _piece(one: QPointF, two: QPointF) -> QRectF:
    """A straight part of an arrow as a thin box."""
    return QRectF(one, two).normalized().adjusted(-1, -1, 1, 1)


def _length(way: Sequence[QPointF]) -> float:
    return sum((two - one).manhattanLength() for one, two in pairwise(way))
