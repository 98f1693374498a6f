"""What the selected annotation can be linked to, and how a few typed characters choose it.

A document may have a hundred thousand annotations: of each only a slim row is held, and how it can
be linked is worked out for those that are shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple, overload

from annotator.language.folding import folded
from annotator.model.annotations import Relation
from annotator.model.codebook import RelationType
from annotator.model.text import Span
from annotator.store.outlines import Marked


class Tie(NamedTuple):
    """One relation that could be made."""

    kind: RelationType
    from_id: int
    to_id: int

    def words(self, selected_id: int) -> str:
        """The relation as it looks from the selected annotation: which way the arrow points."""
        return f"{self.kind.title} →" if self.from_id == selected_id else f"← {self.kind.title}"


class Target(NamedTuple):
    """An annotation to link to, its number on the page, and the ties there can be, best first."""

    annotation: Marked
    number: int
    ties: tuple[Tie, ...]


class Way(NamedTuple):
    """A relation type, and whether it leads away from the selected annotation."""

    kind: RelationType
    away: bool


Ways = Mapping[int, Sequence[Way]]
"""How an annotation can be linked to those of a label, by the label's id."""
RelationsOf = Callable[[int], Sequence[Relation]]
"""The relations that start or end at an annotation."""


class Targets(Sequence[Target]):
    """Targets with their numbers; each is made when it is looked at."""

    def __init__(self, pool: "_Pool", places: Sequence[int]) -> None:
        """Those of a pool at some places."""
        self._pool = pool
        self._places = places

    @overload
    def __getitem__(self, at: int) -> Target: ...
    @overload
    def __getitem__(self, at: slice) -> "Targets": ...
    def __getitem__(self, at: int | slice) -> "Target | Targets":
        """One target, or some of them."""
        if isinstance(at, slice):
            return Targets(self._pool, self._places[at])
        place = self._places[at]
        found = self._pool.found[place]
        return Target(found, place + 1, self._pool.ties(found))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)

    def numbers(self) -> dict[int, str]:
        """The number of each as it is painted, by the annotation's id."""
        found = self._pool.found
        return {found[place].id: str(place + 1) for place in self._places}

    def place_of(self, annotation_id: int) -> int | None:
        """Where an annotation stands among these; None where it is none of them."""
        found = self._pool.found
        return next(
            (n for n, place in enumerate(self._places) if found[place].id == annotation_id), None
        )

    def matching(self, typed: str) -> "Targets":
        """Those that what was typed can mean, the likeliest first.

        Digits are a target's number; anything else is looked for in the words, and so are digits
        behind a leading space.
        """
        words = folded(typed)
        if not words:
            return self
        if typed.isdigit():
            wanted = str(int(typed))
            begun = [each for each in self._places if str(each + 1).startswith(wanted)]
            begun.sort(key=lambda each: str(each + 1) != wanted)
            return Targets(self._pool, begun)
        return Targets(self._pool, list(_likeliest(self._places, self._pool.folded, words)))


_WITHIN = 40
"""What stands within the words of the other is counted as so many code points away: whoever spoke,
promised or holds a post stands beside the words, mostly, and not in them."""


def targets(
    selected: Marked,
    others: Iterable[Marked],
    ways: Ways,
    relations_of: RelationsOf,
    *,
    pieces: Sequence[Span] = (),
) -> Targets:
    """What ``selected`` can be linked to, the nearest first and numbered from 1.

    ``pieces`` are its fragments, where it has several: what stands between them is beside it.
    What is linked already in every way there is, is left out.
    """
    pool = _Pool(selected, ways, relations_of)
    start, end = selected.start, selected.end
    # Sorting is stable: by start, then by how far away; a key of one number is the quickest.
    found = sorted(others, key=attrgetter("start", "id"))
    inner = pieces or (Span(start, end),)

    def away(other: Marked) -> int:
        if gap := max(0, other.start - end, start - other.end):
            return gap
        around = other.start <= start and end <= other.end
        inside = any(each.start <= other.start and other.end <= each.end for each in inner)
        return _WITHIN if around or inside else 0

    found.sort(key=away)
    pool.found = [
        each
        for each in found
        if each.label_id in ways
        and each.id != selected.id
        and (each.id not in pool.linked or pool.ties(each))
    ]
    return Targets(pool, range(len(pool.found)))


class _Pool:
    """All that an annotation can be linked to."""

    def __init__(self, selected: Marked, ways: Ways, relations_of: RelationsOf) -> None:
        """Begin with none."""
        self.found: list[Marked] = []
        self._selected = selected.id
        self._ways = ways
        self._relations_of = relations_of
        self._present = relations_of(selected.id)
        self._there = {(each.type, each.from_id, each.to_id) for each in self._present}
        self.linked = {end for each in self._present for end in (each.from_id, each.to_id)}
        """What is linked to the selected annotation in one way or another, and itself."""

    def ties(self, other: Marked) -> tuple[Tie, ...]:
        """How an annotation can be linked to the selected one, the best first."""
        me = self._selected
        ways = self._ways[other.label_id]
        ties = (Tie(each.kind, *((me, other.id) if each.away else (other.id, me))) for each in ways)
        free = [tie for tie in ties if (tie.kind.name, *tie[1:]) not in self._there]
        if len(free) > 1:
            present = [*self._present, *self._relations_of(other.id)]
            free.sort(key=lambda tie: _rank(tie, present))
        return tuple(free)

    @cached_property
    def folded(self) -> list[str]:
        """The words of each as they are compared; made when something is typed."""
        together = "\n".join(" ".join(each.text.split()) for each in self.found)
        return [folded(words) for words in together.split("\n")]


def _likeliest(places: Sequence[int], words_of: Sequence[str], wanted: str) -> Iterator[int]:
    """The places whose words hold what is wanted.

    Those come first that begin with it, then those of which a word does, then those that hold it
    at all, then those that hold its words in another order.
    """
    parts = wanted.split()
    first = max(parts, key=len)
    beginning, word, within, apart = [], [], [], []
    for place in places:
        words = words_of[place]
        if first not in words:
            continue
        if words.startswith(wanted):
            beginning.append(place)
        elif f" {wanted}" in words:
            word.append(place)
        elif wanted in words:
            within.append(place)
        elif all(part in words for part in parts):
            apart.append(place)
    for group in (beginning, word, within, apart):
        yield from group


def _rank(tie: Tie, present: Iterable[Relation]) -> tuple[int, int]:
    """What the codebook still asks for comes first, then what is not there yet."""
    kind = tie.kind
    counted = tie.from_id if kind.counted == "from" else tie.to_id
    have = len(
        {
            each.id
            for each in present
            if each.type == kind.name
            and (each.from_id if kind.counted == "from" else each.to_id) == counted
        }
    )
    if kind.most is not None and have >= kind.most:
        return (3, kind.position)
    wanted = 0 if have < kind.least else 1
    return (wanted if not have or have < kind.least else 2, kind.position)
