"""What a project file says, read with nothing but sqlite3; and the gold it is compared with."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Fragments = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Mark:
    """An annotation: its label and where it stands, in code points."""

    label: str
    fragments: Fragments

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.fragments[-1][1]

    def holds(self, offset: int) -> bool:
        """Whether the character at an offset is one of its own."""
        return any(start <= offset < end for start, end in self.fragments)


@dataclass(frozen=True)
class Tie:
    """A relation and what it ties."""

    type: str
    source: Mark
    target: Mark


@dataclass(frozen=True)
class Gold:
    """What a release ought to hold, in the order of its file."""

    text: str
    marks: tuple[Mark, ...]
    ties: tuple[Tie, ...]
    attributes: Mapping[Mark, Mapping[str, str]]


def read_gold(release: Path) -> Gold:
    """The gold that lies beside a release."""
    path = release.with_suffix(".gold.json")
    said = json.loads(path.read_text(encoding="utf-8"))
    named = {each["id"]: _mark(each["label"], each["fragments"]) for each in said["annotations"]}
    attributes = {named[each["id"]]: each["attributes"] for each in said["annotations"]}
    ties = (Tie(each["type"], named[each["from"]], named[each["to"]]) for each in said["relations"])
    text = release.read_bytes().decode("utf-8")
    return Gold(text, tuple(named.values()), tuple(ties), attributes)


TIES = {
    ("QUOTE", "ACTOR"): ("spoken_by",),
    ("ACTOR", "ROLE"): ("holds_role",),
    ("COMMITMENT", "ACTOR"): ("committed_by", "committed_to"),
    ("ACTOR", "ACTOR"): ("same_as",),
}
"""The relation types from one label to another, by the guidelines."""


def candidates(chosen: Mark, marks: Sequence[Mark], ties: Collection[Tie]) -> list[Mark]:
    """What an annotation can still be linked to, numbered as the page does: the nearest first."""

    def free(other: Mark) -> bool:
        away = [Tie(name, chosen, other) for name in TIES.get((chosen.label, other.label), ())]
        back = [Tie(name, other, chosen) for name in TIES.get((other.label, chosen.label), ())]
        ties_between = away or back
        return any(tie not in ties for tie in ties_between)

    def distance(other: Mark) -> int:
        return max(0, other.start - chosen.end, chosen.start - other.end)

    found = [each for each in marks if each != chosen and free(each)]
    return sorted(found, key=lambda each: (distance(each), each.start))


class Book:
    """A project file, looked at while the program has it open."""

    def __init__(self, path: Path) -> None:
        """Open it for reading."""
        self._rows = sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)

    def close(self) -> None:
        """Close it."""
        self._rows.close()

    def marks(self) -> list[Mark]:
        """All annotations, in the order in which they were made."""
        return list(self._marks().values())

    def ties(self) -> list[Tie]:
        """All relations, in the order in which they were made."""
        marks = self._marks()
        found = self._rows.execute(
            "SELECT relation_type.name, from_id, to_id FROM relation"
            " JOIN relation_type ON relation_type.id = relation_type_id ORDER BY relation.id"
        )
        return [Tie(name, marks[source], marks[target]) for name, source, target in found]

    def attributes(self) -> dict[Mark, dict[str, object]]:
        """What is said of each annotation."""
        found = self._rows.execute("SELECT id, attributes FROM annotation").fetchall()
        marks = self._marks()
        return {marks[number]: json.loads(said) for number, said in found}

    def last_step(self) -> tuple[int, str]:
        """Number and kind of the latest step: do, undo or redo."""
        found = self._rows.execute("SELECT id, kind FROM step ORDER BY id DESC LIMIT 1").fetchone()
        return (0, "") if found is None else (found[0], found[1])

    def _marks(self) -> dict[int, Mark]:
        parts: dict[int, list[tuple[int, int]]] = {}
        labels: dict[int, str] = {}
        for number, label, start, end in self._rows.execute(
            "SELECT annotation.id, label.name, fragment.start, fragment.end"
            " FROM annotation JOIN label ON label.id = label_id"
            " JOIN fragment ON fragment.annotation_id = annotation.id ORDER BY annotation.id, n"
        ):
            labels[number] = label
            parts.setdefault(number, []).append((start, end))
        return {number: _mark(label, parts[number]) for number, label in labels.items()}


def _mark(label: str, fragments: Iterable[Iterable[int]]) -> Mark:
    return Mark(label, tuple((start, end) for start, end in fragments))
