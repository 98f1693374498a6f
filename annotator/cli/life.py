"""What the steps in the life of an annotation changed, in words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from annotator.model.history import RowChange

_SHOWN: Final = ("text", "status", "flag", "confidence")
"""Columns of an annotation whose values say enough by themselves."""


def differences(changes: Sequence[RowChange], labels: Mapping[int, str]) -> Iterator[str]:
    """Yield what changed on an annotation that was there before and is there after."""
    for change in changes:
        before, after = change.before, change.after
        if change.table != "annotation" or before is None or after is None:
            continue
        if before["label_id"] != after["label_id"]:
            names = [_label(row, labels) for row in (before, after)]
            yield f"label {names[0]} → {names[1]}"
        places = [f"{row['start']}:{row['end']}" for row in (before, after)]
        if places[0] != places[1]:
            yield f"place {places[0]} → {places[1]}"
        for name in _SHOWN:
            if before[name] != after[name]:
                yield f"{name} {_value(before[name])} → {_value(after[name])}"
        yield from _of_attributes(_attributes(before), _attributes(after))


def _label(row: Mapping[str, object], labels: Mapping[int, str]) -> str:
    """The label that a row names."""
    number = row["label_id"]
    return labels.get(number, str(number)) if isinstance(number, int) else str(number)


def _of_attributes(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
    """Yield which attributes changed."""
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield f"{name} {_value(before.get(name))} → {_value(after.get(name))}"


def _attributes(row: Mapping[str, object]) -> Mapping[str, object]:
    """The attributes that a row holds as JSON."""
    found = json.loads(str(row["attributes"]))
    assert isinstance(found, dict)
    return found


def _value(value: object) -> str:
    """A value for a person; a dash for none."""
    return "–" if value in {None, ""} else f"“{value}”"
