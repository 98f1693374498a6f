"""What stands on a document, in a form in which file, exports and intentions can be compared."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator import formats
from annotator.gui.tour.trouble import TourError
from annotator.model.text import Span, covered_words
from annotator.store import corpus
from annotator.store.project import Project


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """An annotation without anything that differs from file to file."""

    fragments: tuple[Span, ...]
    label: str
    text: str
    attributes: str = "{}"
    """As JSON, its keys sorted."""

    def __str__(self) -> str:
        """The mark as a sentence may name it."""
        attributes = f" {self.attributes}" if self.attributes != "{}" else ""
        return f"{self.label} “{self.text}”{attributes}"


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """A relation between two marks, each named by its label and place."""

    kind: str
    source: tuple[str, tuple[Span, ...]]
    target: tuple[str, tuple[Span, ...]]

    def __str__(self) -> str:
        """The tie as a sentence may name it."""
        return f"{self.kind} from {self.source[0]} to {self.target[0]}"


@dataclass
class Facts:
    """All marks and ties of a document; a tour adds to its own as it goes."""

    marks: list[Mark] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)

    def mark(self, text: str, label: str, *fragments: Span) -> Mark:
        """Add a mark on these stretches of a text."""
        made = Mark(fragments, label, covered_words(text, fragments))
        self.marks.append(made)
        return made

    def widen(self, mark: Mark, text: str, *more: Span) -> Mark:
        """Give a mark further fragments; its ties, if any, are left as they are."""
        fragments = (*mark.fragments, *more)
        return self._put(
            mark, replace(mark, fragments=fragments, text=covered_words(text, fragments))
        )

    def describe(self, mark: Mark, **attributes: object) -> Mark:
        """Give a mark attributes."""
        return self._put(mark, replace(mark, attributes=_in_json(attributes)))

    def tie(self, kind: str, source: Mark, target: Mark) -> None:
        """Tie two marks."""
        self.ties.append(
            Tie(kind, (source.label, source.fragments), (target.label, target.fragments))
        )

    def must_be(self, found: "Facts", where: str) -> None:
        """Raise TourError naming the first difference, when there is one."""
        for wanted, there in ((self.marks, found.marks), (self.ties, found.ties)):
            if sorted(wanted) == sorted(there):
                continue
            lacking = [each for each in wanted if each not in there]
            added = [each for each in there if each not in wanted]
            what = f"{lacking[0]} is not there" if lacking else "one stands there too often"
            if added:
                what = f"{what}; {added[0]} was not made" if lacking else f"{added[0]} was not made"
            raise TourError(f"{where} does not hold what was made: {what}.")

    def _put(self, old: Mark, new: Mark) -> Mark:
        self.marks[self.marks.index(old)] = new
        return new


def of_project(project: Project) -> Facts:
    """What a project says of its only document; TourError when it has another number of them."""
    records = list(corpus.read(project).documents)
    if len(records) != 1:
        raise TourError(f"The project holds {len(records)} documents where one was opened.")
    found = Facts()
    ends = {}
    for each in records[0].annotations:
        found.marks.append(Mark(each.fragments, each.label, each.text, _in_json(each.attributes)))
        ends[each.id] = (each.label, each.fragments)
    found.ties = [
        Tie(each.type, ends[each.from_id], ends[each.to_id]) for each in records[0].relations
    ]
    return found


def of_export(format_name: str, path: Path) -> Facts:
    """What an exported dataset says of its only document, read anew from the disk."""
    known = formats.by_name(format_name)
    records = list(known.read(path).records) if known is not None else []
    if len(records) != 1:
        raise TourError(f"{path.name} holds {len(records)} documents where one was exported.")
    found = Facts()
    ends: dict[str, tuple[str, tuple[Span, ...]]] = {}
    for each in records[0].annotations:
        fragments = _spans(each.fragments)
        words = covered_words(records[0].document.text, fragments)
        found.marks.append(Mark(fragments, each.label, words, _in_json(each.attributes)))
        ends[each.key] = (each.label, fragments)
    found.ties = [
        Tie(each.type, ends[each.from_key], ends[each.to_key]) for each in records[0].relations
    ]
    return found


def _spans(pairs: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _in_json(attributes: Mapping[str, object]) -> str:
    return json.dumps(dict(attributes), ensure_ascii=False, sort_keys=True)
