"""What the selected annotations have in common, and where they differ."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from typing import Final, TypeVar

from annotator.model.annotations import Annotation, Status
from annotator.model.codebook import AttributeSpec, Codebook, Label
from annotator.model.values import dataclass


class Various(Enum):
    """Stands for a value in which the selected annotations differ."""

    VARIOUS = "various"


VARIOUS: Final = Various.VARIOUS

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Common:
    """One or several annotations as the fields show them: each value, or VARIOUS."""

    ids: tuple[int, ...]
    labels: tuple[tuple[Label, int], ...]
    """The labels with how many annotations have each, the most frequent first."""
    specs: tuple[AttributeSpec, ...]
    """The attributes that all their labels have."""
    values: Mapping[str, object]
    """The values of the attributes; what none of them has is missing."""
    entity_id: int | Various | None
    status: Status | Various
    flag: str | Various
    confidence: float | Various | None
    mine: int
    """How many of them are in the layer of who annotates."""
    suggested: int
    """How many are suggestions."""

    @property
    def label(self) -> Label | None:
        """The label of all of them; None when they have several."""
        return self.labels[0][0] if len(self.labels) == 1 else None

    @property
    def editable(self) -> bool:
        """Whether what only the annotator of a layer may say can be said of any of them."""
        return self.mine > 0


def common_of(found: Sequence[Annotation], codebook: Codebook, me: int) -> Common:
    """What annotations have in common; ``me`` is who annotates. At least one is needed."""
    counts = Counter(each.label for each in found)
    labels = [(codebook.label(name), count) for name, count in counts.most_common()]
    known = tuple((label, count) for label, count in labels if label is not None)
    specs = _shared([label.attributes for label, _ in known])
    values = {spec.name: _one(_comparable(each, spec.name) for each in found) for spec in specs}
    return Common(
        ids=tuple(each.id for each in found),
        labels=known,
        specs=specs,
        values={name: value for name, value in values.items() if value is not None},
        entity_id=_one(each.entity_id for each in found),
        status=_one(each.status for each in found),
        flag=_one(each.flag for each in found),
        confidence=_one(each.confidence for each in found),
        mine=sum(each.annotator_id == me for each in found),
        suggested=sum(each.status is Status.SUGGESTED for each in found),
    )


def _shared(lists: Sequence[Sequence[AttributeSpec]]) -> tuple[AttributeSpec, ...]:
    """The attributes that are in all lists under one name, of one kind, with the same values."""
    if not lists:
        return ()
    others = [{each.name: each for each in specs} for specs in lists[1:]]
    return tuple(
        spec
        for spec in lists[0]
        if all(
            (there := each.get(spec.name)) is not None
            and (there.kind, there.values) == (spec.kind, spec.values)
            for each in others
        )
    )


def _comparable(annotation: Annotation, name: str) -> object:
    value = annotation.attributes.get(name)
    return tuple(value) if isinstance(value, list) else value


def _one(values: Iterable[T]) -> T | Various:
    """The value that all are; VARIOUS where they differ."""
    first, *others = values
    return first if all(each == first for each in others) else VARIOUS
