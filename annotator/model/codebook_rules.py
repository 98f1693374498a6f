"""What makes a codebook sound: every rule that a file or an edit could break."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from math import isfinite

from annotator.model.codebook import (
    AttributeKind,
    AttributeSpec,
    Codebook,
    Label,
    RelationType,
    Strictness,
)
from annotator.model.keys import RESERVED_KEYS, free_keys
from annotator.model.text import shortened

PATTERNS: tuple[str, ...] = ("solid", "dotted", "double", "dashed", "dash-dot", "long-dash")
"""The lines a label can have under its words."""

LONGEST_NAME = 100
"""Code points in the longest name of a label, relation type or attribute."""

MOST_ENTRIES = 5_000
"""So many labels a codebook may have, and so many relation types."""

_MANY = 100
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_OUTER_OR_CONTROL = re.compile("^\\s|\\s$|[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DATE = re.compile("[0-9]{4}(-[0-9]{2}){0,2}")
_CHOOSING = (AttributeKind.CHOICE, AttributeKind.CHOICES)


def problems(codebook: Codebook) -> Iterator[str]:
    """Yield what is wrong with a codebook, each as a clause that names the entry; none if sound."""
    for what, count in (
        ("labels", len(codebook.labels)),
        ("relation types", len(codebook.relation_types)),
    ):
        if count > MOST_ENTRIES:
            yield f"it has {count:,} {what}, more than {MOST_ENTRIES:,}"
    yield from _repeated("label", (label.name for label in codebook.labels))
    yield from _repeated("relation type", (each.name for each in codebook.relation_types))
    uids = [label.uid for label in codebook.labels] + [each.uid for each in codebook.relation_types]
    yield from _repeated("uid", filter(None, uids))
    if codebook.revision < 0:
        yield f"the revision is {codebook.revision}, but revisions are counted upwards"
    for label in codebook.labels:
        yield from _of_label(label)
    yield from _of_keys(codebook.labels)
    yield from _of_parents(codebook.labels)
    names = {label.name for label in codebook.labels}
    for kind in codebook.relation_types:
        yield from _of_relation_type(kind, names)


def name_problem(name: str) -> str:
    """What is wrong with a name, as the rest of a clause ("is empty"); empty when it is fine."""
    if not name:
        return "is empty"
    if len(name) > LONGEST_NAME:
        return f"has {len(name)} characters, more than {LONGEST_NAME}"
    if _OUTER_OR_CONTROL.search(name):
        return "has a line break, a control character, or space at an end"
    return ""


def key_problem(key: str, taken: Iterable[str] = ()) -> str:
    """What is wrong with a label's key, as the rest of a clause; empty when it may be used.

    ``taken`` are the keys of the other labels. No key at all is fine.
    """
    if not key:
        return ""
    others = set(taken)
    offer = f"free ones are {' '.join(free_keys(others))}"
    if key.casefold() in RESERVED_KEYS:
        return f"is a command of the page; {offer}"
    if len(key) != 1 or not key.isalpha() or key != key.lower():
        return f"is not one small letter; {offer}"
    if key in others:
        return f"is the key of another label; {offer}"
    return ""


def _repeated(what: str, names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(name.casefold() for name in names).items():
        if count > 1:
            yield f"the {what} “{shortened(name)}” stands there {count} times"


def _of_label(label: Label) -> Iterator[str]:
    where = f"label “{shortened(label.name)}”"
    if problem := name_problem(label.name):
        yield f"the name of {where} {problem}"
    if problem := name_problem(label.title):
        yield f"the title of {where} {problem}"
    if label.pattern not in PATTERNS:
        known = ", ".join(PATTERNS)
        yield f"{where} has the pattern “{shortened(label.pattern)}”, which is none of {known}"
    for what, colour in (("colour", label.colour), ("dark_colour", label.dark_colour)):
        if not _COLOUR.fullmatch(colour):
            yield f"{where} has the {what} “{shortened(colour)}”, which is not of the form #2563c9"
    yield from _of_attributes(where, label.attributes)


def _of_keys(labels: tuple[Label, ...]) -> Iterator[str]:
    keys: list[str] = []
    for label in labels:
        if label.retired or not label.key:
            continue
        if problem := key_problem(label.key, keys):
            key, name = shortened(label.key), shortened(label.name)
            yield f"the key “{key}” of label “{name}” {problem}"
        keys.append(label.key)


def _of_parents(labels: tuple[Label, ...]) -> Iterator[str]:
    parents = {label.name: label.parent for label in labels}
    settled: set[str] = set()
    for label in labels:
        if label.parent and label.parent not in parents:
            name, parent = shortened(label.name), shortened(label.parent)
            yield f"label “{name}” has the parent “{parent}”, which is not there"
        above, path = label.name, set[str]()
        while above and above not in settled:
            if above in path:
                yield f"label “{shortened(above)}” is its own ancestor"
                break
            path.add(above)
            above = parents.get(above, "")
        settled |= path


def _of_relation_type(kind: RelationType, labels: set[str]) -> Iterator[str]:
    where = f"relation type “{shortened(kind.name)}”"
    if problem := name_problem(kind.name):
        yield f"the name of {where} {problem}"
    if problem := name_problem(kind.title):
        yield f"the title of {where} {problem}"
    for end in (*kind.from_labels, *kind.to_labels):
        if end not in labels:
            yield f"{where} names the label “{shortened(end)}”, which is not there"
    if kind.counted not in ("from", "to"):
        yield f"{where} counts at “{shortened(kind.counted)}”, which is neither from nor to"
    if kind.least < 0 or (kind.most is not None and kind.most < max(1, kind.least)):
        yield f"{where} asks for at least {kind.least} and at most {kind.most}"
    if kind.strictness is not Strictness.NONE and not kind.least and kind.most is None:
        yield f"{where} is {kind.strictness}, but asks for no number"
    yield from _of_attributes(where, kind.attributes)


def _of_attributes(where: str, attributes: tuple[AttributeSpec, ...]) -> Iterator[str]:
    yield from (
        f"in {where} {clause}" for clause in _repeated("attribute", (a.name for a in attributes))
    )
    for spec in attributes:
        named = f"attribute “{shortened(spec.name)}” of {where}"
        if problem := name_problem(spec.name):
            yield f"the name of {named} {problem}"
        if spec.kind in _CHOOSING and not spec.values:
            yield f"{named} is a {spec.kind} without values"
        if spec.kind not in _CHOOSING and spec.values:
            yield f"{named} has values, but is no choice"
        if "" in spec.values or len(set(spec.values)) < len(spec.values):
            yield f"{named} has an empty or a repeated value"
        if spec.default is not None and not fits(spec, spec.default):
            yield f"{named} has a default that is not one of its values"


def fits(spec: AttributeSpec, value: object) -> bool:
    """Whether an attribute of that kind may have the value (None, for unset, never fits)."""
    if spec.kind is AttributeKind.YES_NO:
        return isinstance(value, bool)
    if spec.kind is AttributeKind.NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    if spec.kind is AttributeKind.CHOICES:
        # Looked up by their hash where they are many; a few are found sooner without.
        known = spec.values if len(spec.values) < _MANY else frozenset(spec.values)
        return isinstance(value, list | tuple) and all(
            isinstance(each, str) and each in known for each in value
        )
    if spec.kind is AttributeKind.CHOICE:
        return isinstance(value, str) and value in spec.values
    if spec.kind is AttributeKind.DATE:
        return isinstance(value, str) and is_date(value)
    return isinstance(value, str)


def renamed_value(before: AttributeSpec, after: AttributeSpec) -> tuple[str, str] | None:
    """The one value of a choice that has another word in its place; None when it is not plain."""
    apart = [pair for pair in zip(before.values, after.values, strict=False) if pair[0] != pair[1]]
    plain = len(before.values) == len(after.values) and len(apart) == 1
    moved = plain and apart[0][0] not in after.values and apart[0][1] not in before.values
    return apart[0] if moved else None


def is_date(words: str) -> bool:
    """Whether the words are a year, a month or a day of ISO 8601: 2026, 2026-03, 2026-03-14."""
    if not _DATE.fullmatch(words):
        return False
    try:
        date.fromisoformat(words + "0000-01-01"[len(words) :])
    except ValueError:
        return False
    return True
