"""What the selected annotation can be linked to, and how a few typed characters choose it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from annotator.language.folding import folded
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import RelationType


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation that could be made."""

    kind: RelationType
    from_id: int
    to_id: int

    def words(self, selected_id: int) -> str:
        """The relation as it looks from the selected annotation: which way the arrow points."""
        return f"{self.kind.title} →" if self.from_id == selected_id else f"← {self.kind.title}"


@dataclass(frozen=True, slots=True)
class Target:
    """An annotation to link to, its number on the page, and the ties there can be, best first."""

    annotation: Annotation
    number: int
    ties: tuple[Tie, ...]


Allowed = Callable[[Annotation, Annotation], Sequence[RelationType]]


def targets(
    selected: Annotation,
    others: Iterable[Annotation],
    present: Iterable[Relation],
    allowed: Allowed,
) -> tuple[Target, ...]:
    """What ``selected`` can be linked to, the nearest first and numbered from 1.

    ``allowed`` gives the relation types from one annotation to another. What is linked already
    in every way there is, is left out.
    """
    known = tuple(present)
    there = {(each.type, each.from_id, each.to_id) for each in known}
    found: list[tuple[Annotation, tuple[Tie, ...]]] = []
    for each in others:
        if each.id == selected.id:
            continue
        ties = [Tie(kind, selected.id, each.id) for kind in allowed(selected, each)]
        one_way = {tie.kind.name for tie in ties}
        ties += [
            Tie(kind, each.id, selected.id)
            for kind in allowed(each, selected)
            if kind.name not in one_way
        ]
        free = [tie for tie in ties if (tie.kind.name, tie.from_id, tie.to_id) not in there]
        if free:
            found.append((each, tuple(sorted(free, key=lambda tie: _rank(tie, known)))))
    found.sort(key=lambda pair: (_distance(selected, pair[0]), pair[0].start, pair[0].id))
    return tuple(Target(each, n, ties) for n, (each, ties) in enumerate(found, start=1))


def matching(found: Sequence[Target], typed: str) -> tuple[Target, ...]:
    """The targets that what was typed can mean, the likeliest first.

    Digits are a target's number; anything else is looked for in the words, and so are digits
    behind a leading space.
    """
    words = folded(typed)
    if not words:
        return tuple(found)
    if typed.isdigit():
        wanted = str(int(typed))
        begun = [each for each in found if str(each.number).startswith(wanted)]
        return tuple(sorted(begun, key=lambda each: str(each.number) != wanted))
    ranked = [(rank, each) for each in found if (rank := _match(each, words)) is not None]
    return tuple(each for _, each in sorted(ranked, key=lambda pair: (pair[0], pair[1].number)))


def _match(target: Target, words: str) -> int | None:
    """How well a target's words match: 0 from their start, 1 from a word's, 2 anywhere."""
    text = folded(target.annotation.text)
    if text.startswith(words):
        return 0
    if f" {words}" in text:
        return 1
    if words in text:
        return 2
    return 3 if all(part in text for part in words.split()) else None


def _distance(one: Annotation, other: Annotation) -> int:
    """Code points between two annotations; 0 where they overlap."""
    return max(0, other.start - one.end, one.start - other.end)


def _rank(tie: Tie, present: Sequence[Relation]) -> tuple[int, int]:
    """What the codebook still asks for comes first, then what is not there yet."""
    kind = tie.kind
    counted = tie.from_id if kind.counted == "from" else tie.to_id
    have = sum(
        1
        for each in present
        if each.type == kind.name
        and (each.from_id if kind.counted == "from" else each.to_id) == counted
    )
    if kind.most is not None and have >= kind.most:
        return (3, kind.position)
    wanted = 0 if have < kind.least else 1
    return (wanted if not have or have < kind.least else 2, kind.position)
