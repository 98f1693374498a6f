"""Finding an entity by a part of what it is called, at every key press, among many thousands."""

from collections.abc import Iterable, Mapping
from heapq import nsmallest
from typing import NamedTuple

from annotator.language.folding import folded
from annotator.model.annotations import Entity

MOST_FOUND = 50
"""So many entities are listed at most: nobody walks through more."""

_EXACTLY, _FROM_THE_START, _FROM_A_WORD, _WITHIN = range(4)
_BITS = 24
_MOST = (1 << _BITS) - 1
"""What has so many bits in a rank: mentions, and the place among the names."""


class Found(NamedTuple):
    """An entity that fits what was typed."""

    entity: Entity
    here: int
    """How many mentions it has in the document that is shown."""
    mentions: int
    """How many it has in the project."""
    by: str
    """The alias or external id that fits, where the name does not; else empty."""
    exact: bool
    """Whether name, alias or external id is what was typed, as a plain keyboard types it."""


class _Called(NamedTuple):
    """An entity with what it is called: as it is compared, and as it is written."""

    entity: Entity
    names: tuple[tuple[str, str], ...]


class EntityIndex:
    """All entities with their names as they are compared; read once and kept by what changes.

    Looking somebody up walks over the names and reads nothing.
    """

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        """Hold these entities, none of them mentioned."""
        self._called: dict[int, _Called] = {}
        self._ordered: list[_Called] | None = None
        self._names: frozenset[str] | None = None
        self.mentions: dict[int, int] = {}
        """By entity how many mentions it has in the project."""
        self.here: Mapping[int, int] = {}
        """By entity how many it has in the document that is shown."""
        for each in entities:
            self.put(each)

    def put(self, entity: Entity) -> None:
        """Hold an entity as it is now."""
        written = dict.fromkeys((entity.name, *entity.aliases, entity.external_id))
        names = tuple((folded(each), each) for each in written if each)
        self._called[entity.id] = _Called(entity, names)
        self._ordered = self._names = None

    def drop(self, entity_id: int) -> None:
        """Hold an entity no longer."""
        self._called.pop(entity_id, None)
        self._ordered = self._names = None

    def count(self, entity_id: int, by: int) -> None:
        """Count so many more mentions of an entity."""
        self.mentions[entity_id] = self.mentions.get(entity_id, 0) + by

    def __len__(self) -> int:
        """How many entities there are."""
        return len(self._called)

    def knows(self, name: str) -> bool:
        """Whether somebody is called exactly so, as a plain keyboard types it."""
        if self._names is None:
            called = self._called.values()
            self._names = frozenset(each for found in called for each, _ in found.names)
        return folded(name) in self._names

    def find(self, typed: str, *, most: int = MOST_FOUND) -> list[Found]:
        """Those whose name, alias or external id holds what was typed, the best first.

        What is called exactly so comes first, then who appears in the document, then those with
        a word that begins so, then by mentions. Nothing typed finds all.
        """
        wanted = folded(typed)
        ordered = self._by_name()
        ranks: list[int] = []
        for place, (entity, names) in enumerate(ordered):
            how = _best(names, wanted)[0]
            if how <= _WITHIN:
                # One number for each: a tuple for each would keep the garbage collector busy.
                here = _MOST - min(_MOST, self.here.get(entity.id, 0))
                mentions = _MOST - min(_MOST, self.mentions.get(entity.id, 0))
                rank = (how != _EXACTLY) << _BITS | here
                rank = (rank << 1 | (how == _WITHIN)) << _BITS | mentions
                ranks.append(rank << _BITS | place)
        return [self._found(ordered[each & _MOST], wanted) for each in nsmallest(most, ranks)]

    def _by_name(self) -> list[_Called]:
        """The entities by their names, sorted again only when they have changed."""
        if self._ordered is None:
            found = self._called.values()
            self._ordered = sorted(found, key=lambda each: (each.entity.name, each.entity.id))
        return self._ordered

    def _found(self, called: _Called, wanted: str) -> Found:
        entity = called.entity
        how, by = _best(called.names, wanted)
        here, mentions = self.here.get(entity.id, 0), self.mentions.get(entity.id, 0)
        return Found(entity, here, mentions, "" if by == entity.name else by, how == _EXACTLY)


def _best(names: tuple[tuple[str, str], ...], wanted: str) -> tuple[int, str]:
    """How well the name that fits best fits what was typed, and that name as it is written."""
    best, by = _WITHIN + 1, ""
    for name, written in names:
        if wanted in name and (how := _how(name, wanted)) < best:
            best, by = how, written
    return best, by


def _how(name: str, wanted: str) -> int:
    """How well a name that holds what was typed fits it."""
    if name == wanted:
        return _EXACTLY
    if name.startswith(wanted):
        return _FROM_THE_START
    return _FROM_A_WORD if f" {wanted}" in name else _WITHIN
