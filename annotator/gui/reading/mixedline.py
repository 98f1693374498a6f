"""A line with words of both directions: where each grapheme stands, whatever the order.

Qt's own ``cursorToX`` and ``xToCursor`` are right inside a run of one direction, but not where two
runs meet: one offset has two places there, and they take either. On a right-to-left line that was
wrapped at a space they are also off by that space. Here every grapheme has one cell, measured from
the runs as they are drawn, and a caret stands at the start of the grapheme that follows it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QGlyphRun, QTextLine

_SAME = 0.5
"""Two places so close together are one."""


class Cell(NamedTuple):
    """The place of one grapheme; in Qt's units, x from the column's left edge."""

    start: int
    end: int
    left: float
    right: float
    backwards: bool

    @property
    def start_x(self) -> float:
        """The edge at which it starts."""
        return self.right if self.backwards else self.left

    @property
    def end_x(self) -> float:
        """The edge at which it ends."""
        return self.left if self.backwards else self.right


_Item = tuple[float, float, bool]
"""A run of one direction as Qt shaped it: left, right, whether it is drawn backwards."""


_Grapheme = tuple[int, int, Sequence[QGlyphRun]]
"""Where a grapheme starts and ends, and what draws it."""


class MixedLine:
    """The cells of one line, in logical order and from left to right."""

    def __init__(
        self, line: QTextLine, following: Callable[[int], int], spaces: Iterable[int]
    ) -> None:
        """Take a line, what gives the grapheme boundary after a position, and where tabs are."""
        self.cells = _cells(line, following, frozenset(spaces))
        self._starts = [cell.start for cell in self.cells]
        self._by_x = sorted(
            (cell for cell in self.cells if cell.right > cell.left), key=lambda cell: cell.left
        )
        self._lefts = [cell.left for cell in self._by_x]

    def cell(self, unit: int) -> Cell | None:
        """The cell of the grapheme at a position; None on a line without any."""
        return self.cells[max(0, bisect_right(self._starts, unit) - 1)] if self.cells else None

    def x_of(self, unit: int) -> float:
        """Where a caret stands: at the start of what follows, or the end of the line's last."""
        cell = self.cell(unit)
        if cell is None:
            return 0.0
        return cell.start_x if unit < cell.end else cell.end_x

    def unit_at(self, x: float) -> int | None:
        """The place for a caret that is nearest to x.

        Where two runs meet the edge of a grapheme may be no place for a caret, while a grapheme
        beside it has one there: that one is taken, so that a caret is found where it stands.
        """
        if not self._by_x:
            return self.cells[0].start if self.cells else None
        n = max(0, bisect_right(self._lefts, x) - 1)
        cell = self._by_x[n]
        left_half = x < (cell.left + cell.right) / 2
        unit = cell.start if left_half != cell.backwards else cell.end
        if abs(self.x_of(unit) - x) > _SAME:
            for beside in self._by_x[max(0, n - 1) : n + 2]:
                for place in (beside.start, beside.end):
                    if abs(self.x_of(place) - x) <= _SAME:
                        return place
        return unit

    def stretches(self, start: int, end: int) -> list[tuple[float, float]]:
        """Where [start, end) stands, cell by cell."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found = []
        for cell in self.cells[first:]:
            if cell.start >= end:
                break
            if cell.end > start and cell.right > cell.left:
                found.append((cell.left, cell.right))
        return found


def _cells(line: QTextLine, following: Callable[[int], int], spaces: frozenset[int]) -> list[Cell]:
    """Each grapheme of the line with its edges, in logical order."""
    items = {_item(run) for run in line.glyphRuns()}
    cells: list[Cell] = []
    item: _Item | None = None
    found = list(_graphemes(line, following))
    shared = _ligatures(line, found)
    for unit, after, runs in found:
        drawn = [_item(run) for run in runs] if unit not in shared else [shared[unit]]
        drawn = [box for box in drawn if box[1] > box[0]]
        if unit in spaces:
            # Qt draws no glyph for a tab or a line separator: its own edges must do.
            edges = (_x(line, unit), _x(line, unit, trailing=True))
            cells.append(Cell(unit, after, min(edges), max(edges), edges[0] > edges[1]))
            item = None
        elif not drawn:
            x = cells[-1].end_x if cells else _x(line, unit)
            cells.append(Cell(unit, after, x, x, bool(cells) and cells[-1].backwards))
        else:
            box = (min(each[0] for each in drawn), max(each[1] for each in drawn), drawn[0][2])
            holds = _holding(items, box)
            cells.append(_cell(unit, after, box, holds, cells[-1] if holds == item else None))
            if len(cells) > 1 and holds == item:
                cells[-2] = _closed(cells[-2], cells[-1])
            item = holds
    return cells


def _graphemes(line: QTextLine, following: Callable[[int], int]) -> Iterator[_Grapheme]:
    """The graphemes of a line, each with the runs that draw it."""
    unit, end = line.textStart(), line.textStart() + line.textLength()
    while unit < end:
        after = max(unit + 1, min(end, following(unit)))
        yield unit, after, line.glyphRuns(unit, after - unit)
        unit = after


def _ligatures(line: QTextLine, graphemes: Sequence[_Grapheme]) -> dict[int, _Item]:
    """The boxes of letters that are drawn as one glyph: each has its share of it, in their order.

    Qt's own box of a letter in the middle of three is only half as wide as it should be.
    """
    found: dict[int, _Item] = {}
    n = 0
    while n < len(graphemes):
        start, end, runs = graphemes[n]
        glyph, last = _only_glyph(runs), n
        while glyph is not None and last + 1 < len(graphemes):
            _, after, others = graphemes[last + 1]
            if (
                _only_glyph(others) != glyph
                or _only_glyph(line.glyphRuns(start, after - start)) != glyph
            ):
                break
            last, end = last + 1, after
        if last > n:
            left, right, backwards = _item(line.glyphRuns(start, end - start)[0])
            share = (right - left) / (last - n + 1)
            for place, (unit, _, _) in enumerate(graphemes[n : last + 1]):
                edge = right - (place + 1) * share if backwards else left + place * share
                found[unit] = (edge, edge + share, backwards)
        n = last + 1
    return found


def _only_glyph(runs: Sequence[QGlyphRun]) -> int | None:
    """The glyph that draws something by itself; None where there are several, or none."""
    glyphs = runs[0].glyphIndexes() if len(runs) == 1 else []
    return glyphs[0] if len(glyphs) == 1 else None


def _cell(unit: int, after: int, box: _Item, item: _Item, before: Cell | None) -> Cell:
    """The cell of a grapheme drawn in a box: behind the one before, or at its run's start.

    The box of a part of a right-to-left ligature is as wide as the part, but not at its place.
    """
    left, right, backwards = box
    width = right - left
    if backwards:
        start = item[1] if before is None else min(before.end_x, right)
        return Cell(unit, after, max(item[0], start - width), start, backwards)
    start = item[0] if before is None else max(before.end_x, left)
    return Cell(unit, after, start, min(item[1], start + width), backwards)


def _closed(cell: Cell, following: Cell) -> Cell:
    """A cell that reaches to the next one of its run."""
    if cell.backwards:
        return cell._replace(left=min(cell.left, following.right))
    return cell._replace(right=max(cell.right, following.left))


def _item(run: QGlyphRun) -> _Item:
    box = run.boundingRect()
    return (box.left(), box.right(), run.isRightToLeft())


def _holding(items: set[_Item], box: _Item) -> _Item:
    """The run that a grapheme drawn in a box belongs to: the nearest one of its direction."""
    middle = (box[0] + box[1]) / 2
    same = [item for item in items if item[2] == box[2]]
    return min(
        same,
        key=lambda item: (max(item[0] - middle, middle - item[1], 0.0), item),
        default=box,
    )


def _x(line: QTextLine, unit: int, *, trailing: bool = False) -> float:
    edge = QTextLine.Edge.Trailing if trailing else QTextLine.Edge.Leading
    return float(line.cursorToX(unit, edge)[0])  # type: ignore[index]
