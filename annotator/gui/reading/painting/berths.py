"""Where arrows can meet annotations: the lines in sight, and the edges of words on them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from annotator.gui.reading.painting.chips import chips_of
from annotator.gui.reading.painting.scene import Scene, Strip
from annotator.gui.reading.rows import PaneSpan

_CLEAR = 6.0
"""From a chip to the middle of an arrow."""


class SeenLine(NamedTuple):
    """A line whose words are in sight; ``words`` is the box of all of them, on the page."""

    strip: Strip
    number: int
    start: int
    end: int
    words: QRectF

    @property
    def top(self) -> float:
        """Where its words start."""
        return self.words.top()


class Berth(NamedTuple):
    """An edge of an annotation on the first line on which it is in sight."""

    span: PaneSpan
    line: int
    """The place of the line among those in sight."""
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Half way along the edge."""
        return (self.left + self.right) / 2


class Seen:
    """The lines in sight from top to bottom, with the chips on them."""

    def __init__(self, scene: Scene, strips: Sequence[Strip], top: float, bottom: float) -> None:
        """Find the lines between two heights of the page."""
        metrics = scene.metrics
        self.top, self.bottom = top, bottom
        self.leading = float(metrics.words_top + metrics.pitch - metrics.words_bottom)
        """The room between the words of two lines of a paragraph."""
        self.lines: list[SeenLine] = []
        self.chips: list[QRectF] = []
        height = metrics.words_bottom - metrics.words_top
        for strip in strips:
            laid = strip.laid
            for number in strip.lines:
                start, end = laid.lines[number], laid.words_end(number)
                y = strip.top + number * metrics.pitch + metrics.words_top
                edges = laid.stretches(number, start, end)
                if edges and top <= y - self.leading * 0.9 and y + height <= bottom:
                    words = QRectF(edges[0][0], y, edges[-1][1] - edges[0][0], height)
                    self.lines.append(SeenLine(strip, number, start, end, words))
            self.chips += [chip.box for chip in chips_of(scene, strip) if chip.words or chip.badge]
        self._starts = [line.start for line in self.lines]
        self._ends = [line.end for line in self.lines]

    def berth(self, span: PaneSpan) -> Berth | None:
        """Where an arrow meets a span first; None when no line of it is in sight."""
        for first, last in self._lines_of(span):
            for place in range(first, last + 1):
                if (found := self._berth_on(span, place)) is not None:
                    return found
        return None

    def meeting(self, one: PaneSpan, two: PaneSpan) -> tuple[Berth | None, Berth | None]:
        """Where an arrow between two spans meets each: where they are nearest to one another."""
        pairs = [
            (max(0, top - end, start - bottom), start, end, top, bottom)
            for start, end in self._lines_of(one)
            for top, bottom in self._lines_of(two)
        ]
        if not pairs:
            return self.berth(one), self.berth(two)
        _, start, end, top, bottom = min(pairs)
        mine = min(max(start, top), end)
        other = min(max(mine, top), bottom)
        return (
            self._berth_on(one, mine) or self.berth(one),
            self._berth_on(two, other) or self.berth(two),
        )

    def _lines_of(self, span: PaneSpan) -> list[tuple[int, int]]:
        """The first and last lines in sight of its fragments, by their places."""
        if not self.lines or span.start >= self._ends[-1] or span.end <= self.lines[0].start:
            return []
        found = []
        for start, end in span.fragments:
            first = bisect_right(self._ends, start)
            last = min(bisect_left(self._starts, end), len(self.lines)) - 1
            if first <= last:
                found.append((first, last))
        return found

    def _berth_on(self, span: PaneSpan, place: int) -> Berth | None:
        """The edge of a span on one line."""
        line = self.lines[place]
        found = [
            stretch
            for start, end in span.fragments
            for stretch in line.strip.laid.stretches(
                line.number, max(start, line.start), min(end, line.end)
            )
        ]
        if not found:
            return None
        if span.start >= line.start:
            return Berth(span, place, *found[0])
        return Berth(span, place, *max(found, key=lambda each: each[1] - each[0]))

    def is_above(self, box: QRectF | None, line: int) -> bool:
        """Whether a box stands in the room above a line."""
        y = self.lines[line].top
        return box is not None and y - self.leading < box.center().y() < y

    def chips_above(self, line: int) -> list[QRectF]:
        """The chips in the room above a line."""
        return [box for box in self.chips if self.is_above(box, line)]


def ports(
    seen: Seen,
    berth: Berth,
    aims: Sequence[float],
    *,
    zoom: float,
    below: bool,
    reserved: QRectF | None,
) -> list[float]:
    """Where so many arrows meet an edge, spread along it, clear of chips where there is room.

    They stand as near as they can to the middle of where they come from (``aims``).
    """
    count = len(aims)
    inset = min(4 * zoom, (berth.right - berth.left) / 3)
    free = [(berth.left + inset, berth.right - inset)]
    taken = [] if below else seen.chips_above(berth.line)
    if reserved is not None and not below:
        taken.append(reserved)
    for box in taken:
        free = _without(free, box.left() - _CLEAR * zoom, box.right() + _CLEAR * zoom)
    room = sum(right - left for left, right in free)
    if room < 5 * zoom * (count - 1) + 1:
        free = [(berth.left + inset, berth.right - inset)]
        room = free[0][1] - free[0][0]
    used = min(room, 14 * zoom * (count - 1))
    aim = _into(free, sum(aims) / count)
    start = min(max(0.0, aim - used / 2), room - used)
    step = used / (count - 1) if count > 1 else 0.0
    return [_out_of(free, start + step * n) for n in range(count)]


def _without(
    free: list[tuple[float, float]], left: float, right: float
) -> list[tuple[float, float]]:
    """The stretches, what lies between two places taken out."""
    found = []
    for low, high in free:
        if right <= low or left >= high:
            found.append((low, high))
            continue
        if left > low:
            found.append((low, left))
        if right < high:
            found.append((right, high))
    return found


def _into(free: list[tuple[float, float]], x: float) -> float:
    """How much free room lies left of a place."""
    return sum(min(max(0.0, x - low), high - low) for low, high in free)


def _out_of(free: list[tuple[float, float]], room: float) -> float:
    """The place that has so much free room at its left."""
    for low, high in free:
        if room <= high - low:
            return low + room
        room -= high - low
    return free[-1][1] if free else 0.0
