"""What the spans of one paragraph put on it, worked out once: tints, bars, connectors, chips."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import field
from typing import NamedTuple

from annotator.gui.reading.fragments import Piece
from annotator.gui.reading.lanes import LANES, assign
from annotator.gui.reading.rows import PaneSpan
from annotator.model.values import dataclass


class Tint(NamedTuple):
    """A stretch with the innermost span over it, and the next one out if there is one."""

    start: int
    end: int
    top: int
    under: int | None


class Bar(NamedTuple):
    """The line under a fragment, or the connector across the gap before one."""

    start: int
    end: int
    span_id: int
    lane: int
    """LANES or more: too deep to be painted, counted at the end of the line."""
    begins: bool
    """Whether the fragment truly starts here (and not in an earlier paragraph)."""
    ends: bool
    gap: bool = False


class ChipPlace(NamedTuple):
    """Where a chip belongs: at the true start of a fragment."""

    start: int
    end: int
    span_id: int
    later: bool
    """Whether this is a later fragment of a split span."""


@dataclass(slots=True)
class Decor:
    """All that stands on one paragraph; offsets are clipped to it."""

    tints: list[Tint] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    chips: list[ChipPlace] = field(default_factory=list)
    brackets: set[int] = field(default_factory=set)
    """The spans that stand in the margin beside this paragraph."""

    @property
    def deep(self) -> bool:
        """Whether bars reach into the chips of the following line."""
        return any(bar.lane >= 2 for bar in self.bars)


def decorate(
    pieces: Iterable[Piece],
    spans: Callable[[int], PaneSpan],
    is_bracket: Callable[[PaneSpan], bool],
    *,
    start: int,
    end: int,
) -> Decor:
    """What the pieces that touch the paragraph [start, end) put on it. O(n log n)."""
    decor = Decor()
    tinted: list[tuple[int, int, int, int]] = []
    lined: list[Piece] = []
    for piece in sorted(pieces, key=lambda each: (each.start, -each.end, each.span_id)):
        span = spans(piece.span_id)
        bracket = is_bracket(span)
        if bracket:
            decor.brackets.add(span.id)
        if piece.gap or not bracket:
            lined.append(piece)
        if piece.gap:
            continue
        if span.status != "suggested":
            tinted.append(
                (max(start, piece.start), min(end, piece.end), piece.end - piece.start, span.id)
            )
        if piece.start >= start and (piece.n or not bracket):
            later = piece.n > 0
            decor.chips.append(ChipPlace(piece.start, min(end, piece.end), span.id, later))
    decor.tints = _innermost(tinted)
    decor.bars = _bars(lined, spans, is_bracket, start=start, end=end)
    return decor


def _bars(
    pieces: list[Piece],
    spans: Callable[[int], PaneSpan],
    is_bracket: Callable[[PaneSpan], bool],
    *,
    start: int,
    end: int,
) -> list[Bar]:
    """Bars in their lanes; all pieces of a split span share the lane of its hull."""
    hulls: dict[int, tuple[int, int]] = {}
    for piece in pieces:
        span = spans(piece.span_id)
        outer = (piece.start, piece.end) if is_bracket(span) else (span.start, span.end)
        low, high = hulls.get(span.id, outer)
        hulls[span.id] = (min(low, outer[0]), max(high, outer[1]))
    ids = list(hulls)
    clipped = [(max(start, hulls[each][0]), min(end, hulls[each][1])) for each in ids]
    lanes = dict(
        zip(ids, assign(clipped, [hulls[each][1] - hulls[each][0] for each in ids]), strict=True)
    )
    return [
        Bar(
            max(start, piece.start),
            min(end, piece.end),
            piece.span_id,
            lanes[piece.span_id],
            begins=piece.start >= start,
            ends=piece.end <= end,
            gap=piece.gap,
        )
        for piece in pieces
    ]


def _innermost(stretches: list[tuple[int, int, int, int]]) -> list[Tint]:
    """Where which two spans are innermost; stretches are (start, end, whole length, id)."""
    events: list[tuple[int, int, int, int]] = []
    for low, high, length, span_id in stretches:
        if low < high:
            events.append((low, 1, length, span_id))
            events.append((high, 0, length, span_id))
    events.sort()
    tints: list[Tint] = []
    open_now: list[tuple[int, int]] = []
    at = 0
    for place, opens, length, span_id in events:
        if open_now and place > at:
            under = open_now[1][1] if len(open_now) > 1 else None
            tints.append(Tint(at, place, open_now[0][1], under))
        at = place
        if opens:
            insort(open_now, (length, span_id))
        else:
            del open_now[bisect_left(open_now, (length, span_id))]
    return tints


def too_deep(decor: Decor, start: int, end: int, *, lanes: int = LANES) -> frozenset[int]:
    """The spans over [start, end) that have no bar of their own where there are so many lanes."""
    return frozenset(
        bar.span_id
        for bar in decor.bars
        if bar.lane >= lanes and bar.start < end and bar.end > start
    )
