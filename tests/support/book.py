"""What a project file says, read with nothing but sqlite3; and the gold it is compared with."""

import json
import sqlite3
import subprocess
import sys
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


def offered_first(tie: Tie, ties: Collection[Tie]) -> str:
    """The type that is offered for a tie from one mark to another: what is not there yet."""
    names = TIES[tie.source.label, tie.target.label]
    free = [name for name in names if Tie(name, tie.source, tie.target) not in ties]
    made = {each.type for each in ties if each.source == tie.source}
    return next((name for name in free if name not in made), free[0])


def candidates(chosen: Mark, marks: Sequence[Mark], ties: Collection[Tie]) -> list[Mark]:
    """What an annotation can still be linked to, numbered as the page does: the nearest first.

    What stands within the words is as if it stood 40 characters away.
    """

    def free(other: Mark) -> bool:
        away = [Tie(name, chosen, other) for name in TIES.get((chosen.label, other.label), ())]
        back = [Tie(name, other, chosen) for name in TIES.get((other.label, chosen.label), ())]
        ties_between = away or back
        return any(tie not in ties for tie in ties_between)

    def distance(other: Mark) -> int:
        if gap := max(0, other.start - chosen.end, chosen.start - other.end):
            return gap
        around = other.start <= chosen.start and chosen.end <= other.end
        inside = any(one <= other.start and other.end <= end for one, end in chosen.fragments)
        return 40 if around or inside else 0

    found = [each for each in marks if each != chosen and free(each)]
    return sorted(found, key=lambda each: (distance(each), each.start))


_READER = """
import json, sqlite3, sys
rows = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
marks = {}
for number, label, words, said, start, end, covered in rows.execute(
    "SELECT a.id, l.name, a.text, a.attributes, f.start, f.end,"
    "       substr(t.body, f.start + 1, f.end - f.start)"
    "  FROM annotation a JOIN label l ON l.id = a.label_id"
    "  JOIN fragment f ON f.annotation_id = a.id JOIN document d ON d.id = a.document_id"
    "  JOIN text t ON t.id = d.text_id ORDER BY a.id, f.n"
):
    mark = marks.setdefault(number, {"label": label, "text": words, "attributes": json.loads(said),
                                     "fragments": [], "covered": []})
    mark["fragments"].append([start, end])
    mark["covered"].append(covered)
for mark in marks.values():
    assert mark["text"] == " … ".join(mark.pop("covered"))
ties = [
    {"type": name, "from": marks[source], "to": marks[target]}
    for name, source, target in rows.execute(
        "SELECT t.name, r.from_id, r.to_id FROM relation r"
        "  JOIN relation_type t ON t.id = r.relation_type_id"
    )
]
print(json.dumps({"annotations": list(marks.values()), "relations": ties}))
"""
"""A program of the test's own that reads a project file with nothing but sqlite3."""


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

    def texts(self) -> list[str]:
        """The texts of all documents."""
        found = self._rows.execute("SELECT body FROM document JOIN text ON text.id = text_id")
        return [body for (body,) in found]

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


def assert_gold(path: Path, release: Path) -> None:
    """Let another process read the file, and compare with what lies beside the release."""
    read = subprocess.run(
        [sys.executable, "-c", _READER, str(path)], capture_output=True, check=True, text=True
    )
    found = json.loads(read.stdout)
    said = json.loads(release.with_suffix(".gold.json").read_text(encoding="utf-8"))
    named = {each.pop("id"): each for each in said["annotations"]}
    ties = [
        {"type": each["type"], "from": named[each["from"]], "to": named[each["to"]]}
        for each in said["relations"]
    ]
    assert _sorted(found["annotations"]) == _sorted(said["annotations"])
    assert _sorted(found["relations"]) == _sorted(ties)


def _sorted(values: Iterable[object]) -> list[str]:
    return sorted(json.dumps(each, sort_keys=True) for each in values)
