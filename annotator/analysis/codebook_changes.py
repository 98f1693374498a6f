"""What one codebook says other than another, in clauses for a person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from difflib import SequenceMatcher
from typing import Final

from annotator.analysis.differences import Difference, attribute_differences
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
    """One label or relation type that would be added, changed or retired; or the book itself.

    ``kind`` is "label", "relation type" or "codebook", ``how`` is "add", "change" or "retire";
    ``facts`` names what would be said otherwise, in the words of the editor; ``differences`` tells
    it with the words that stand there and those that would.
    """

    kind: str
    how: str
    title: str
    facts: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    label: Label | None = None
    """The label as it would be; None where it is no label."""


def codebook_changes(now: Codebook, then: Codebook) -> list[CodebookChange]:
    """What taking ``then`` would change in ``now``, in the order of the codebooks.

    Entries are the same by uid, else by name. What ``then`` lacks would be retired.
    """
    found = list(_entries("label", now.labels, then.labels))
    found += _entries("relation type", now.relation_types, then.relation_types)
    if facts := tuple(_of_book(now, then)):
        told = tuple(_told_of_book(now, then))
        title = then.title or now.title
        found.append(CodebookChange("codebook", "change", title, facts, told))
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
    by_id = {each.id: each for each in now}
    for entry, same in zip(then, partners(then, now), strict=True):
        if same is None:
            yield CodebookChange(kind, "add", entry.title, label=_label(entry))
            continue
        met.add(same)
        before = by_id[same]
        if facts := tuple(_facts(before, entry)):
            after = _label(entry)
            known = replace(after, id=same) if after is not None else None
            told = tuple(_told(before, entry))
            yield CodebookChange(kind, "change", before.title, facts, told, known)
    for each in now:
        if each.id not in met and not each.retired:
            yield CodebookChange(kind, "retire", each.title, label=_label(each))


def _label(entry: Label | RelationType) -> Label | None:
    return entry if isinstance(entry, Label) else None


def _of_book(now: Codebook, then: Codebook) -> Iterator[str]:
    """What is said otherwise of the codebook as a whole."""
    if then.title and then.title != now.title:
        yield f"title: {_shown(now.title)} → {then.title}"
    headings = [*now.general, *(each for each in then.general if each not in now.general)]
    for heading in headings:
        if now.general.get(heading) != then.general.get(heading):
            yield f"general guidelines: {heading}"
    if list(now.general) != list(then.general) and dict(now.general) == dict(then.general):
        yield "order of the general guidelines"
    for what, one, other in (
        ("labels", now.labels, then.labels),
        ("relation types", now.relation_types, then.relation_types),
    ):
        there = [each for each in partners(other, one) if each is not None]
        met = set(there)
        if there != [each.id for each in one if each.id in met]:
            yield f"order of the {what}"


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


def _told(before: Label | RelationType, after: Label | RelationType) -> Iterator[Difference]:
    """What is said otherwise, with the words of both."""
    for field in fields(before):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if field.name in _UNSAID or one == other:
            continue
        if field.name == "attributes":
            yield from attribute_differences(one, other)
        else:
            yield Difference(_WORDS.get(field.name, field.name), _words(one), _words(other))


def _told_of_book(now: Codebook, then: Codebook) -> Iterator[Difference]:
    """What is said otherwise of the codebook as a whole, with the words of both."""
    if then.title and then.title != now.title:
        yield Difference("title", now.title, then.title)
    for heading in dict.fromkeys((*now.general, *then.general)):
        one, other = now.general.get(heading, ""), then.general.get(heading, "")
        if one != other:
            yield Difference(heading, one, other)
    for what, here, there in (
        ("general guidelines", list(now.general), list(then.general)),
        ("labels", *_orders(now.labels, then.labels)),
        ("relation types", *_orders(now.relation_types, then.relation_types)),
    ):
        if here != there and set(here) == set(there):
            yield Difference(f"order of the {what}", ", ".join(here), ", ".join(there))


def _orders(
    now: Sequence[Label | RelationType], then: Sequence[Label | RelationType]
) -> tuple[list[str], list[str]]:
    """The titles of those that are here and brought, in the order of here and of there."""
    titles = {each.id: each.title for each in now}
    there = [each for each in partners(then, now) if each is not None]
    met = set(there)
    return [titles[each.id] for each in now if each.id in met], [titles[each] for each in there]


def _words(value: object) -> str:
    """A value in words; "" where there is none."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value in (None, "") else _shown(value)


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
