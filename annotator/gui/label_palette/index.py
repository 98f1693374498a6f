"""The labels in use as a tree, and those among them that typed words mean."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from annotator.language.folding import folded
from annotator.model.codebook import Label

BETWEEN: Final = " › "
"""Stands between a label and what is above it."""

_NOT_FOUND: Final = 4


class Place(NamedTuple):
    """A label in use, and where it stands."""

    label: Label
    level: int
    """How many labels are above it."""
    above: str
    """The titles of those, from the top down."""


class LabelIndex:
    """Finds labels by words; what is compared is folded once, not at each key press."""

    def __init__(self, labels: Sequence[Label]) -> None:
        """Know these labels; retired ones are left out, those below them stand a level higher."""
        self._places = tuple(_walk([label for label in labels if not label.retired]))
        self._titles = [folded(each.label.title) for each in self._places]
        self._words = [
            folded(f"{each.above} {each.label.title} {each.label.name}") for each in self._places
        ]

    def __len__(self) -> int:
        """How many labels are in use."""
        return len(self._places)

    def find(self, typed: str) -> list[Place]:
        """The labels with all typed words in their titles or in what is above them, best first.

        Best are those whose title is, begins with, or has a word that begins with what was typed.
        The whole tree where nothing was typed.
        """
        wanted = folded(typed)
        if not wanted:
            return list(self._places)
        ranked = [
            (rank, at)
            for at in range(len(self._places))
            if (rank := self._rank(at, wanted)) < _NOT_FOUND
        ]
        return [self._places[at] for _, at in sorted(ranked)]

    def _rank(self, at: int, wanted: str) -> int:
        """How well a label is meant, less is better."""
        if not all(part in self._words[at] for part in wanted.split()):
            return _NOT_FOUND
        title = self._titles[at]
        if title.startswith(wanted):
            return 0 if title == wanted else 1
        return 2 if f" {wanted}" in title else 3


def _walk(labels: Sequence[Label]) -> Iterator[Place]:
    """The labels, each before those below it, neighbours in the codebook's order."""
    known = {label.name for label in labels}
    below: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        below[label.parent if label.parent in known else ""].append(label)
    waiting = [Place(label, 0, "") for label in reversed(below[""])]
    while waiting:
        place = waiting.pop()
        yield place
        above = f"{place.above}{BETWEEN}{place.label.title}" if place.above else place.label.title
        waiting += [
            Place(label, place.level + 1, above) for label in reversed(below[place.label.name])
        ]
