"""The relations of one document, found by what they tie."""

from collections.abc import Iterable, Iterator

from annotator.gui.reading.rows import PaneRelation


class Ties:
    """Relations by id, and by either end; looking up takes no longer in a long document."""

    __slots__ = ("_by_id", "_ends")

    def __init__(self, relations: Iterable[PaneRelation] = ()) -> None:
        """Hold these relations."""
        self._by_id: dict[int, PaneRelation] = {}
        self._ends: dict[int, list[int]] = {}
        for each in relations:
            self.put(each)

    def __iter__(self) -> Iterator[PaneRelation]:
        """All of them."""
        return iter(self._by_id.values())

    def __len__(self) -> int:
        """How many there are."""
        return len(self._by_id)

    def get(self, relation_id: int) -> PaneRelation | None:
        """A relation by its id."""
        return self._by_id.get(relation_id)

    def put(self, relation: PaneRelation) -> None:
        """Add a relation, or put it in the place of the one of its id."""
        self.drop(relation.id)
        self._by_id[relation.id] = relation
        for end in {relation.from_id, relation.to_id}:
            self._ends.setdefault(end, []).append(relation.id)

    def drop(self, relation_id: int) -> PaneRelation | None:
        """Take a relation out and give it back; None when it was not there."""
        relation = self._by_id.pop(relation_id, None)
        if relation is not None:
            for end in {relation.from_id, relation.to_id}:
                self._ends[end].remove(relation_id)
                if not self._ends[end]:
                    del self._ends[end]
        return relation

    def of(self, annotation_id: int) -> list[PaneRelation]:
        """Those that start or end at an annotation, in the order they were made."""
        return [self._by_id[each] for each in sorted(self._ends.get(annotation_id, ()))]

    def sources(self, annotation_ids: Iterable[int]) -> set[int]:
        """The annotations from which relations lead to any of these."""
        return {tie.from_id for each in annotation_ids for tie in self.of(each)}
