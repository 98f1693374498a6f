"""How far from the text each bracket in the margin stands, so that none covers another."""

from collections.abc import Callable, Iterable
from weakref import WeakMethod

from annotator.gui.reading.lanes import assign
from annotator.gui.reading.rows import PaneSpan

_LARGEST = 64
"""So many brackets that overlap are told apart; further ones share the outermost place."""


class Levels:
    """The level of each bracket, 0 next to the text; worked out cluster by cluster.

    A level depends on the brackets that overlap with it, directly or through others, and on
    nothing that is out of sight by chance: so it does not change while the page scrolls.
    """

    def __init__(self, neighbours: Callable[[PaneSpan], Iterable[PaneSpan]]) -> None:
        """Take the method that finds the brackets that overlap with one.

        It is held weakly: its owner holds the levels, and a hundred thousand spans with them, which
        are to go at once when another document is shown.
        """
        self._neighbours = WeakMethod(neighbours)
        self._known: dict[int, int] = {}

    def clear(self) -> None:
        """Forget all levels: some bracket has changed."""
        self._known.clear()

    def level(self, span: PaneSpan) -> int:
        """The level of a bracket."""
        if span.id not in self._known:
            cluster = self._cluster(span)
            lanes = assign(
                [(each.start, each.end) for each in cluster],
                [each.end - each.start for each in cluster],
            )
            self._known.update((each.id, lane) for each, lane in zip(cluster, lanes, strict=True))
        return self._known[span.id]

    def _cluster(self, span: PaneSpan) -> list[PaneSpan]:
        found = {span.id: span}
        waiting = [span]
        neighbours = self._neighbours()
        while waiting and len(found) < _LARGEST:
            for other in neighbours(waiting.pop()) if neighbours is not None else ():
                if other.id not in found:
                    found[other.id] = other
                    waiting.append(other)
        return sorted(found.values(), key=lambda each: each.id)
