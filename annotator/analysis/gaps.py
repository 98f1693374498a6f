"""Gaps: what the codebook demands of a document and the document lacks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.model.annotations import Annotation, Relation, Status
from annotator.model.codebook import (
    AttributeSpec,
    Codebook,
    Label,
    RelationType,
    Strictness,
)
from annotator.model.codebook_rules import fits
from annotator.model.text import shortened

_COUNTED = (Status.DRAFT, Status.ACCEPTED)
"""What is suggested is not yet said, and what is rejected is taken back."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One demand of the codebook that one annotation does not meet.

    ``finding`` names the demand in the words of the codebook and is the same for as long as the
    gap stands ("without spoken_by"); ``sentence`` is for a person; ``start`` is where the
    annotation starts, in code points.
    """

    finding: str
    sentence: str
    annotation_id: int
    start: int
    hard: bool
    relation_id: int | None = None
    """The relation that should be other than it is; None where it is the annotation."""
    missing: bool = False
    """Whether something is missing, rather than there and wrong."""


@dataclass(frozen=True, slots=True)
class Found:
    """The gaps of one layer of one document in the order of the text, and of how many demands."""

    gaps: tuple[Gap, ...]
    demands: int


class Demands:
    """The demands of a codebook, in the form in which annotations are held against them."""

    def __init__(self, codebook: Codebook) -> None:
        """Take the demands of a codebook; those of retired relation types are none."""
        self._labels = {label.id: label for label in codebook.labels}
        self._types = {kind.id: kind for kind in codebook.relation_types}
        self._counted: dict[str, list[RelationType]] = defaultdict(list)
        for kind in codebook.relation_types:
            if kind.retired or (not kind.least and kind.most is None):
                continue
            ends = kind.from_labels if kind.counted == "from" else kind.to_labels
            for name in dict.fromkeys(ends) or [label.name for label in codebook.labels]:
                self._counted[name].append(kind)

    def of(self, annotations: Iterable[Annotation], relations: Iterable[Relation]) -> Found:
        """What the annotations of one annotator in one document lack.

        Suggested and rejected ones are no part of it, and ties to them are none.
        """
        seen = {each.id: each for each in annotations if each.status in _COUNTED}
        ties = [
            each
            for each in relations
            if each.status in _COUNTED and each.from_id in seen and each.to_id in seen
        ]
        numbers: Counter[tuple[int, int, str]] = Counter()
        for tie in ties:
            numbers[tie.from_id, tie.type_id, "from"] += 1
            numbers[tie.to_id, tie.type_id, "to"] += 1
        found: list[Gap] = []
        demands = 0
        for each in seen.values():
            label = self._labels[each.label_id]
            kinds = self._counted.get(label.name, ())
            demands += sum(spec.required for spec in label.attributes)
            demands += sum(_least(kind) for kind in kinds)
            found += _of_attributes(each, label)
            found += _of_numbers(each, kinds, numbers)
        for tie in ties:
            demands += sum(spec.required for spec in self._types[tie.type_id].attributes)
            found += self._of_tie(tie, seen)
        found.sort(key=lambda gap: (gap.start, gap.annotation_id, gap.finding))
        return Found(tuple(found), demands)

    def _of_tie(self, tie: Relation, seen: dict[int, Annotation]) -> Iterator[Gap]:
        """What is wrong with one relation."""
        kind, source, target = self._types[tie.type_id], seen[tie.from_id], seen[tie.to_id]
        ends = (self._labels[source.label_id], self._labels[target.label_id])
        for end, label, allowed in zip(
            ("from", "to"), ends, (kind.from_labels, kind.to_labels), strict=True
        ):
            if allowed and label.name not in allowed:
                yield _gap(
                    source,
                    f"{kind.name} {end} {label.name}",
                    f"“{kind.title}” does not go {end} {label.title}",
                    hard=True,
                    tie=tie,
                )
        for spec in kind.attributes:
            value = tie.attributes.get(spec.name)
            if not _lacks(value) and not fits(spec, value):
                finding = f"{kind.name} with unfitting {spec.name}"
                what = f"{spec.name} of “{kind.title}” cannot be “{shortened(str(value))}”"
                yield _gap(source, finding, what, hard=True, tie=tie)
            elif _lacks(value) and spec.required:
                finding = f"{kind.name} without {spec.name}"
                what = f"its “{kind.title}” has no {spec.name}"
                yield _gap(source, finding, what, hard=True, tie=tie, missing=True)


def _least(kind: RelationType) -> bool:
    """Whether a relation type must be there."""
    return kind.least > 0 and kind.strictness is not Strictness.NONE


def _lacks(value: object) -> bool:
    """Whether a value says nothing."""
    return value is None or value in ("", [], ())


def _of_attributes(annotation: Annotation, label: Label) -> Iterator[Gap]:
    """Required attributes without a value, and values that their attribute does not take."""
    specs: dict[str, AttributeSpec] = {spec.name: spec for spec in label.attributes}
    for spec in label.attributes:
        value = annotation.attributes.get(spec.name)
        if _lacks(value):
            if spec.required:
                what = f"{spec.name} is not filled in"
                yield _gap(annotation, f"without {spec.name}", what, hard=True, missing=True)
        elif not fits(spec, value):
            yield _gap(
                annotation,
                f"unfitting {spec.name}",
                f"{spec.name} cannot be “{shortened(str(value))}”",
                hard=True,
            )
    for name in annotation.attributes:
        if name not in specs:
            yield _gap(
                annotation, f"unknown {name}", f"{label.title} has no attribute {name}", hard=False
            )


def _of_numbers(
    annotation: Annotation, kinds: Sequence[RelationType], numbers: Counter[tuple[int, int, str]]
) -> Iterator[Gap]:
    """Too few relations of a type, or too many."""
    for kind in kinds:
        count = numbers[annotation.id, kind.id, kind.counted]
        hard = kind.strictness is Strictness.HARD
        if _least(kind) and count < kind.least:
            wanted = "" if kind.least == 1 else f" {count} of {kind.least}"
            sentence = f"“{kind.title}” is missing" if not count else f"“{kind.title}”:{wanted}"
            finding = f"without {kind.name}"
            yield _gap(annotation, finding, sentence, hard=hard, missing=True)
        if kind.most is not None and count > kind.most:
            yield _gap(
                annotation,
                f"too many {kind.name}",
                f"“{kind.title}” stands {count} times, {kind.most} at most",
                hard=hard or kind.strictness is Strictness.NONE,
            )


def _gap(
    annotation: Annotation,
    finding: str,
    what: str,
    *,
    hard: bool,
    tie: Relation | None = None,
    missing: bool = False,
) -> Gap:
    """A gap of an annotation, which the sentence names by its words."""
    words = shortened(" ".join(annotation.text.split()), 40)
    return Gap(
        finding,
        f"“{words}”: {what}.",
        annotation.id,
        annotation.start,
        hard,
        tie.id if tie else None,
        missing,
    )
