"""Which pills of the labels find room above the page."""

from collections.abc import Mapping, Sequence
from typing import Final

ROWS: Final = 2
"""So many rows of pills there are at most: the height is the page's …"""
FEW: Final = 8
"""… but so many are always shown: a narrow window would hide what everybody knows by heart."""
APART: Final = 8
"""Pixels between pills."""


def fitting_pills(
    widths: Mapping[str, int],
    *,
    width: int,
    behind: int,
    way_to_all: int,
    first: str,
    complete: bool,
) -> frozenset[str]:
    """The names of the pills that find room in the rows, taken in the order of ``widths``.

    ``behind`` is the width of what stands behind them, ``way_to_all`` that of the button which is
    there unless all of a ``complete`` set find room; the pill of ``first`` always does. All in
    pixels.
    """
    order = sorted(widths, key=lambda name: name != first)
    if complete and (len(widths) <= FEW or rows_of([*widths.values(), behind], width) <= ROWS):
        return frozenset(widths)
    taken: list[int] = []
    for name in order:
        if rows_of([*taken, widths[name], way_to_all, behind], width) > ROWS:
            break
        taken.append(widths[name])
    return frozenset(order[: len(taken)])


def rows_of(widths: Sequence[int], width: int) -> int:
    """How many rows things of these widths take; those of no width take no room."""
    rows, at = 1, 0
    for each in filter(None, widths):
        if at and at + each > width:
            rows, at = rows + 1, 0
        at += each + APART
    return rows
