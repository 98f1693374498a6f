"""The labels of a codebook as a tree: each below its parent, and where it can be moved to."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from annotator.model.codebook import Label

Way = Literal["earlier", "later", "deeper", "higher"]


class Placed(NamedTuple):
    """A label, and how many labels stand above it."""

    label: Label
    level: int


class Place(NamedTuple):
    """Where a label stands: the name of what it is below, and of the neighbour that follows.

    Both are "" for none: a label at the top, or the last of its neighbours.
    """

    parent: str
    before: str


def in_tree(labels: Sequence[Label]) -> list[Placed]:
    """The labels as they are read, each right below its parent.

    One whose parent is not among them stands at the top.
    """
    below = _below(labels)
    found: list[Placed] = []
    waiting = [Placed(each, 0) for each in reversed(below.get("", []))]
    while waiting:
        placed = waiting.pop()
        found.append(placed)
        inner = below.get(placed.label.name, [])
        waiting += [Placed(each, placed.level + 1) for each in reversed(inner)]
    return found


def above(labels: Sequence[Label], name: str) -> list[str]:
    """The names of what a label is below, the nearest first."""
    parents = {each.name: each.parent for each in labels}
    found: list[str] = []
    while (name := parents.get(name, "")) and name in parents and name not in found:
        found.append(name)
    return found


def moved(labels: Sequence[Label], name: str, way: Way) -> Place | None:
    """Where a label comes when it is moved one place; None when there is no such place.

    *earlier* and *later* go among its neighbours, *deeper* goes below the one before it, and
    *higher* right behind its parent.
    """
    shown = {each.name: each for each in labels}
    parent = shown[name].parent if shown[name].parent in shown else ""
    row = [each.name for each in _below(labels)[parent]]
    at = row.index(name)
    if way == "earlier":
        return Place(parent, row[at - 1]) if at else None
    if way == "later":
        return Place(parent, _after(row, at + 1)) if at + 1 < len(row) else None
    if way == "deeper":
        return Place(row[at - 1], "") if at else None
    if not parent:
        return None
    home = shown[parent].parent if shown[parent].parent in shown else ""
    around = [each.name for each in _below(labels)[home]]
    return Place(home, _after(around, around.index(parent)))


def _below(labels: Sequence[Label]) -> dict[str, list[Label]]:
    """The labels below each name, in their order; those at the top below ""."""
    shown = {each.name for each in labels}
    found: dict[str, list[Label]] = {"": []}
    for each in labels:
        found.setdefault(each.parent if each.parent in shown else "", []).append(each)
    return found


def _after(row: Sequence[str], at: int) -> str:
    return row[at + 1] if at + 1 < len(row) else ""
