"""What one codebook says other than another, in clauses for a person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import Final

from annotator.model.codebook import Codebook, Label, RelationType

_UNSAID: Final = frozenset({"id", "uid", "position"})
_WORDS: Final = {
    "use_when": "use when",
    "avoid_when": "avoid when",
    "dark_colour": "colour on dark ground",
    "from_labels": "labels it goes from",
    "to_labels": "labels it goes to",
    "bracket": "bracket in the margin",
}
_NEAR: Final = 0.84


@dataclass(frozen=True, slots=True)
class CodebookChange:
    """One label or relation type that would be added, changed or retired.

    ``kind`` is "label" or "relation type", ``how`` is "add", "change" or "retire"; ``facts`` names
    what would be said otherwise, in the words of the editor.
    """

    kind: str
    how: str
    title: str
    facts: tuple[str, ...] = ()


def codebook_changes(now: Codebook, then: Codebook) -> list[CodebookChange]:
    """What taking ``then`` would change in ``now``, in the order of the codebooks.

    Entries are the same by uid, else by name. What ``then`` lacks would be retired.
    """
    found = list(_entries("label", now.labels, then.labels))
    found += _entries("relation type", now.relation_types, then.relation_types)
    return found


def partners(
    then: Sequence[Label | RelationType], now: Sequence[Label | RelationType]
) -> list[int | None]:
    """For each brought entry the id of the one here that it is: by uid, else by name, else None.

    Whoever has a partner by uid is nobody's partner by name: a label that was renamed leaves its
    former name to another one.
    """
    by_uid = {each.uid: each.id for each in now if each.uid}
    sure = {by_uid[each.uid] for each in then if each.uid in by_uid}
    by_name = {each.name.casefold(): each.id for each in now if each.id not in sure}
    return [by_uid.get(each.uid) or by_name.get(each.name.casefold()) for each in then]


def nearly_named(title: str, labels: Iterable[Label]) -> list[str]:
    """The titles of labels in use that are nearly this one: one letter, case, an ending apart.

    Nearness is the ratio of matching characters (Ratcliff and Obershelp 1988) of the titles
    without case, space and marks. The label itself is to be left out by the caller.
    """
    bare = _bare(title)
    return [each.title for each in labels if not each.retired and _near(bare, _bare(each.title))]


def _entries(
    kind: str, now: Sequence[Label | RelationType], then: Sequence[Label | RelationType]
) -> Iterator[CodebookChange]:
    """The changes of one kind of entries."""
    met: set[int] = set()
    for entry, same in zip(then, partners(then, now), strict=True):
        if same is None:
            yield CodebookChange(kind, "add", entry.title)
            continue
        met.add(same)
        before = next(each for each in now if each.id == same)
        if facts := tuple(_facts(before, entry)):
            yield CodebookChange(kind, "change", before.title, facts)
    for each in now:
        if each.id not in met and not each.retired:
            yield CodebookChange(kind, "retire", each.title)


def _facts(before: Label | RelationType, after: Label | RelationType) -> Iterator[str]:
    """What is said otherwise; of short facts also what instead of what."""
    for field in fields(before):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if field.name in _UNSAID or one == other:
            continue
        words = _WORDS.get(field.name, field.name)
        brief = all(
            isinstance(each, str | int | None) and len(str(each)) < 40 for each in (one, other)
        )
        yield f"{words}: {_shown(one)} → {_shown(other)}" if brief else words


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value in (None, "") else str(value)


def _bare(title: str) -> str:
    return "".join(character for character in title.casefold() if character.isalnum())


def _near(one: str, other: str) -> bool:
    """Whether two titles without case and spaces are nearly the same."""
    if not one or not other:
        return False
    shorter = min(len(one), len(other))
    if 2 * shorter / (len(one) + len(other)) < _NEAR:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEAR
