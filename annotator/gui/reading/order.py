"""Spans in the order of the text."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable

from annotator.gui.reading.rows import PaneSpan

_FAR = 1 << 62


class Order:
    """Ids of spans by where they start, outer ones before those they hold.

    Adding and removing cost a memory move of the list, never a walk over it.
    """

    __slots__ = ("_keys",)

    def __init__(self, spans: Iterable[PaneSpan] = ()) -> None:
        """Sort the spans."""
        self._keys = sorted(map(_key, spans))

    def add(self, span: PaneSpan) -> None:
        """Put a span in its place."""
        insort(self._keys, _key(span))

    def remove(self, span: PaneSpan) -> None:
        """Take a span out, as it was when it was added."""
        del self._keys[bisect_left(self._keys, _key(span))]

    def beside(self, offset: int, step: int) -> int | None:
        """The first span that starts at an offset or after it; with step -1 the last before it."""
        position = bisect_left(self._keys, (offset, -_FAR, 0)) + min(0, step)
        return self._keys[position][2] if 0 <= position < len(self._keys) else None

    def after(self, span: PaneSpan, step: int) -> int | None:
        """The span ``step`` places after this one; None beyond the ends."""
        position = bisect_left(self._keys, _key(span)) + step
        return self._keys[position][2] if 0 <= position < len(self._keys) else None

    def past(self, key: tuple[int, int, int], *, forward: bool) -> int | None:
        """The span nearest after (or before) a place: start, minus end, id.

        After the last one comes the first. None when there is no span.
        """
        keys = self._keys
        if not keys:
            return None
        position = bisect_right(keys, key) if forward else bisect_left(keys, key) - 1
        return keys[position % len(keys)][2]

    def __len__(self) -> int:
        """How many spans there are."""
        return len(self._keys)

    def starting_in(self, start: int, end: int, *, most: int = _FAR) -> list[int]:
        """The spans that start in [start, end), at most so many."""
        first = bisect_left(self._keys, (start, -_FAR, 0))
        last = bisect_left(self._keys, (end, -_FAR, 0), first)
        return [key[2] for key in self._keys[first : min(last, first + most)]]


def _key(span: PaneSpan) -> tuple[int, int, int]:
    return span.fragments[0][0], -span.fragments[-1][1], span.id
