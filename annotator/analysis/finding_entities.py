"""Finding an entity by a part of what it is called, at every key press, among many thousands."""

from collections.abc import Iterable, Mapping
from heapq import nsmallest
from typing import NamedTuple

from annotator.language.folding import folded
from annotator.model.annotations import Entity

MOST_FOUND = 50
"""So many entities are listed at most: nobody walks through more."""

_EXACTLY, _FROM_THE_START, _FROM_A_WORD, _WITHIN = range(4)


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

    def drop(self, entity_id: int) -> None:
        """Hold an entity no longer."""
        self._called.pop(entity_id, None)

    def count(self, entity_id: int, by: int) -> None:
        """Count so many more mentions of an entity."""
        self.mentions[entity_id] = self.mentions.get(entity_id, 0) + by

    def __len__(self) -> int:
        """How many entities there are."""
        return len(self._called)

    def find(self, typed: str, *, most: int = MOST_FOUND) -> list[Found]:
        """Those whose name, alias or external id holds what was typed, the best first.

        What is called exactly so comes first, then who appears in the document, then those with
        a word that begins so, then by mentions. Nothing typed finds all.
        """
        wanted = folded(typed)
        inner = f" {wanted}"
        ranked: list[tuple[_Rank, str]] = []
        for entity, names in self._called.values():
            best, by = _WITHIN + 1, ""
            for name, written in names:
                if wanted in name and (how := _how(name, wanted, inner)) < best:
                    best, by = how, written
            if best <= _WITHIN:
                rank = _Rank(
                    best != _EXACTLY,
                    -self.here.get(entity.id, 0),
                    best == _WITHIN,
                    -self.mentions.get(entity.id, 0),
                    entity.name,
                    entity.id,
                )
                ranked.append((rank, "" if by == entity.name else by))
        return [self._found(*each) for each in nsmallest(most, ranked)]

    def _found(self, rank: "_Rank", by: str) -> Found:
        entity = self._called[rank.entity_id].entity
        return Found(entity, -rank.here, -rank.mentions, by, not rank.other)


class _Rank(NamedTuple):
    """What decides who is listed first: the smaller, the earlier."""

    other: bool
    here: int
    inner: bool
    mentions: int
    name: str
    entity_id: int


def _how(name: str, wanted: str, inner: str) -> int:
    """How well a name that holds what was typed fits it."""
    if name == wanted:
        return _EXACTLY
    if name.startswith(wanted):
        return _FROM_THE_START
    return _FROM_A_WORD if inner in name else _WITHIN
