"""What the rows of the list of relations say, how they are sorted and what is found in them."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from operator import attrgetter
from typing import Any, Final, NamedTuple

from annotator.language.folding import folded
from annotator.model.codebook import Codebook, Label, RelationType
from annotator.store.relation_list import ListedRelation

_SHOWN: Final = 200
"""So many characters of an end are shown at most; all of them are looked through."""


class Column(IntEnum):
    """The columns, in their order."""

    FROM = 0
    RELATION = 1
    TO = 2
    ATTRIBUTES = 3
    WHERE = 4
    WHOSE = 5

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.name.capitalize()


class End(NamedTuple):
    """An annotation at an end of a relation."""

    id: int
    label: Label
    start: int
    words: str
    """On one line, cut where they are too many to be shown."""
    text: str


class Row(NamedTuple):
    """One relation."""

    id: int
    kind: RelationType
    source: End
    target: End
    attributes: str
    values: Mapping[str, object]
    paragraph: int
    """The paragraph in which it starts, from 1."""
    whose: str
    mine: bool

    def cell(self, column: Column) -> str:
        """What stands in a column."""
        return _CELLS[column](self)

    def said(self) -> str:
        """The whole row in words; whose it is, where it is another annotator's."""
        ends = [f"{end.label.title} “{end.words}”" for end in (self.source, self.target)]
        whose = "" if self.mine else self.whose
        parts = [f"{ends[0]} {self.kind.title} {ends[1]}", self.attributes]
        return ", ".join(filter(None, (*parts, f"paragraph {self.paragraph}", whose)))


_CELLS: Final[Mapping[Column, Callable[[Row], str]]] = {
    Column.FROM: lambda row: row.source.words,
    Column.RELATION: lambda row: row.kind.title,
    Column.TO: lambda row: row.target.words,
    Column.ATTRIBUTES: attrgetter("attributes"),
    Column.WHERE: lambda row: f"¶ {row.paragraph}",
    Column.WHOSE: attrgetter("whose"),
}

_KEYS: Final[Mapping[Column, Callable[[Row], Any]]] = {
    Column.FROM: lambda row: folded(row.source.words),
    Column.RELATION: lambda row: (row.kind.position, row.kind.title),
    Column.TO: lambda row: folded(row.target.words),
    Column.ATTRIBUTES: lambda row: (not row.attributes, folded(row.attributes)),
    Column.WHERE: lambda row: (row.source.start, row.target.start),
    Column.WHOSE: lambda row: folded(row.whose),
}


class Sorting(NamedTuple):
    """By which column rows are sorted, and whether from the last to the first."""

    column: Column = Column.WHERE
    backwards: bool = False

    def said(self) -> str:
        """In words."""
        by = "where they start" if self.column is Column.WHERE else f"“{self.column.title}”"
        return f"Sorted by {by}{', backwards' if self.backwards else ''}."


class Listing:
    """The relations of a document, sorted and looked through."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        """Hold rows in the order of the text."""
        self.rows = rows
        self._sought: list[str] = []
        self._sorted: tuple[Sorting, list[int]] = (Sorting(), [])

    @property
    def several(self) -> bool:
        """Whether the relations are of several people or have several states."""
        return len({row.whose for row in self.rows}) > 1

    @property
    def attributes(self) -> bool:
        """Whether any relation says something in attributes, or could."""
        return any(row.attributes or row.kind.attributes for row in self.rows)

    def wanted(self, typed: str, sorting: Sorting) -> list[Row]:
        """Those rows that hold every word that was typed, sorted; what is equal by the text."""
        order = self._order(sorting)
        parts = folded(typed).split()
        if not parts:
            return [self.rows[place] for place in order]
        if not self._sought:
            self._sought = [_sought(row) for row in self.rows]
        sought = self._sought
        for part in parts:
            order = [place for place in order if part in sought[place]]
        return [self.rows[place] for place in order]

    def _order(self, sorting: Sorting) -> list[int]:
        """The places of the rows, sorted; kept while nothing else is asked for."""
        known, order = self._sorted
        if known != sorting or len(order) != len(self.rows):
            key = _KEYS[sorting.column]
            order = list(range(len(self.rows)))
            order.sort(key=lambda place: key(self.rows[place]), reverse=sorting.backwards)
            self._sorted = (sorting, order)
        return order


def rows(
    found: Iterable[ListedRelation],
    codebook: Codebook,
    breaks: Sequence[int],
    people: Mapping[int, str],
    *,
    me: int,
) -> list[Row]:
    """Relations as rows; ``breaks`` are the offsets at which paragraphs end, ``people`` by id."""
    labels = {each.id: each for each in codebook.labels}
    kinds = {each.id: each for each in codebook.relation_types}
    return [
        Row(
            each.id,
            kinds[each.type_id],
            _end(each.from_id, labels[each.from_label], each.from_start, each.from_text),
            _end(each.to_id, labels[each.to_label], each.to_start, each.to_text),
            *_told(each.attributes),
            bisect_left(breaks, each.from_start) + 1,
            f"{people.get(each.annotator_id, '')}, {each.status}",
            each.annotator_id == me,
        )
        for each in found
    ]


def breaks(text: str) -> list[int]:
    """The offsets of the ends of the paragraphs of a text that hold anything."""
    found: list[int] = []
    at, before = text.find("\n"), 0
    while at >= 0:
        if text[before:at].strip():
            found.append(at)
        before, at = at + 1, text.find("\n", at + 1)
    return found


def _end(annotation_id: int, label: Label, start: int, text: str) -> End:
    return End(annotation_id, label, start, " ".join(text[: 2 * _SHOWN].split())[:_SHOWN], text)


def _told(attributes: str) -> tuple[str, Mapping[str, object]]:
    """Attributes in words, and by name."""
    if attributes == "{}":
        return "", {}
    values: Mapping[str, object] = json.loads(attributes)
    return " · ".join(f"{name} {_words(value)}" for name, value in values.items()), values


def _words(value: object) -> str:
    """A value of an attribute in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _sought(row: Row) -> str:
    """What is looked through: the words of both ends, their labels, the relation, what is said."""
    ends = (row.source.label.title, row.source.text, row.target.label.title, row.target.text)
    return folded("\n".join((*ends, row.kind.title, row.kind.name, row.attributes, row.whose)))
