"""What a step changed of an annotation, from what to what, in few words."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from annotator.gui.inspector.attribute_fields import plain
from annotator.model.text import JOINT, shortened

Row = Mapping[str, object]
Name = Callable[[object], str]
"""Gives words for what was stored."""

_LONGEST = 28


def what_changed(
    before: Row | None, after: Row | None, *, label: Name, entity: Name, said: Name = plain
) -> str:
    """The differences between two rows of an annotation: "status draft → accepted"; else empty.

    ``label`` and ``entity`` give names for ids, ``said`` the words of an attribute's value.
    """
    if before is None or after is None:
        return ""
    return ", ".join(_differences(before, after, label, entity, said))


def _differences(before: Row, after: Row, label: Name, entity: Name, said: Name) -> Iterator[str]:
    if before["label_id"] != after["label_id"]:
        yield _from_to("", label(before["label_id"]), label(after["label_id"]))
    if before["text"] != after["text"]:
        yield _pieces(str(before["text"]), str(after["text"]))
    then, now = _attributes(before), _attributes(after)
    for name in sorted({*then, *now}):
        if then.get(name) != now.get(name):
            words = [_or_none(said(each.get(name))) for each in (then, now)]
            yield _from_to(name.replace("_", " "), *words)
    if before["entity_id"] != after["entity_id"]:
        yield _from_to("entity", entity(before["entity_id"]), entity(after["entity_id"]))
    if before["status"] != after["status"]:
        yield _from_to("", str(before["status"]), str(after["status"]))
    if before["flag"] != after["flag"]:
        yield _from_to("flag", _or_none(before["flag"]), _or_none(after["flag"]))
    if before["confidence"] != after["confidence"]:
        yield _from_to("confidence", _sure(before["confidence"]), _sure(after["confidence"]))


def _from_to(what: str, before: str, after: str) -> str:
    return f"{what} {before} → {after}".strip()


def _pieces(before: str, after: str) -> str:
    """What became of the words: a fragment more or less, or other words."""
    then, now = Counter(before.split(JOINT)), Counter(after.split(JOINT))
    gone, come = list(then - now), list(now - then)
    if come and not gone:
        return f"with “{_cut(come[0])}”"
    if gone and not come:
        return f"without “{_cut(gone[0])}”"
    return _from_to("", f"“{_cut((gone or [before])[0])}”", f"“{_cut((come or [after])[0])}”")


def _attributes(row: Row) -> dict[str, object]:
    found = json.loads(str(row["attributes"]))
    assert isinstance(found, dict)
    return found


def _or_none(words: object) -> str:
    return _cut(words) or "none"


def _sure(value: object) -> str:
    return f"{value * 100:g}%" if isinstance(value, int | float) else "none"


def _cut(words: object) -> str:
    return shortened(" ".join(str(words).split()), _LONGEST)
