"""Lanes: how far below the text the bar of a span runs, so that no two bars collide."""

from bisect import bisect_left
from collections.abc import Sequence

LANES = 5
"""How many lanes are painted; what lies deeper is counted at the end of the line."""


def assign(stretches: Sequence[tuple[int, int]], lengths: Sequence[int]) -> list[int]:
    """The lane of each stretch [start, end), 0 next to the text; LANES for what lies deeper.

    Short stretches come first and each takes the lowest lane that none of those placed before it
    occupies where it lies: so inner spans run next to the text, outer ones below them, and two
    stretches that overlap never share a lane. ``lengths`` are those of the whole annotations,
    which may go on outside the paragraph. O(n log n).
    """
    lanes = [LANES] * len(stretches)
    placed: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    by_length = sorted(
        range(len(stretches)), key=lambda index: (lengths[index], stretches[index], index)
    )
    for index in by_length:
        stretch = stretches[index]
        for lane, taken in enumerate(placed):
            position = bisect_left(taken, stretch)
            if _free(taken, position, stretch):
                taken.insert(position, stretch)
                lanes[index] = lane
                break
    return lanes


def _free(taken: list[tuple[int, int]], position: int, stretch: tuple[int, int]) -> bool:
    """Whether ``stretch`` fits between its neighbours in a lane that has no overlaps yet."""
    start, end = stretch
    if position and taken[position - 1][1] > start:
        return False
    return position == len(taken) or taken[position][0] >= end
