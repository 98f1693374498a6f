"""Counting what a format cannot say."""

from collections.abc import Iterator

from annotator.model.annotations import Annotation, Relation
from annotator.model.corpus import DocumentRecord, Loss
from annotator.model.text import shortened


class LossCount:
    """Losses by what is lost, each with the first example met."""

    def __init__(self) -> None:
        """Nothing is lost so far."""
        self._counts: dict[str, int] = {}
        self._examples: dict[str, str] = {}

    def add(self, what: str, example: object, *, count: int = 1) -> None:
        """Something is lost, ``count`` times; nothing happens for 0."""
        if count:
            self._counts[what] = self._counts.get(what, 0) + count
            self._examples.setdefault(what, shortened(str(example)))

    def losses(self) -> list[Loss]:
        """What was counted, in the order it was first met."""
        return [Loss(what, count, self._examples[what]) for what, count in self._counts.items()]


def tied(record: DocumentRecord) -> Iterator[tuple[Relation, Annotation, Annotation]]:
    """Yield the relations that leave with both their ends, each with the annotations there."""
    ends = {each.id: each for each in record.annotations}
    for relation in record.relations:
        if relation.from_id in ends and relation.to_id in ends:
            yield relation, ends[relation.from_id], ends[relation.to_id]


def untied(record: DocumentRecord) -> Iterator[Relation]:
    """Yield the relations of which an end does not leave."""
    ends = {each.id for each in record.annotations}
    for relation in record.relations:
        if relation.from_id not in ends or relation.to_id not in ends:
            yield relation
