"""What a page shows of annotations and relations: slim rows, read quickly for a whole document.

An ``Annotation`` with all that is known of it takes ten times the room and the time.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from annotator.store import rows

if TYPE_CHECKING:
    from sqlite3 import Connection

    from annotator.store.project import Project

Fragments = tuple[tuple[int, int], ...]
"""Starts and ends, half-open, in code points."""


class Outline(NamedTuple):
    """An annotation as far as a page needs it."""

    id: int
    label_id: int
    fragments: Fragments
    status: str
    flagged: bool
    attributes: str
    """The attributes as JSON."""


class TieOutline(NamedTuple):
    """A relation as far as a page needs it; ``type`` is the name of its relation type."""

    id: int
    type: str
    from_id: int
    to_id: int


class Marked(NamedTuple):
    """An annotation as far as one looks for it: ``start`` and ``end`` are its outer bounds."""

    id: int
    label_id: int
    start: int
    end: int
    text: str


class Words(NamedTuple):
    """An annotation by its words."""

    id: int
    label_id: int
    start: int
    text: str


_MOST_LOOKED_AT = 5_000

SEEN = """
({of}.annotator_id = :me
 OR {of}.annotator_id IN (SELECT id FROM annotator WHERE kind = 'suggester')
 AND NOT EXISTS (SELECT 1 FROM decision
                 WHERE decision.annotation_id = {of}.id AND decision.annotator_id = :me))
"""
"""What an annotator sees while annotating, as in ``annotations.visible``."""

_SELECT = (
    'SELECT id, label_id, start, "end", status, flag, attributes FROM annotation'
    f" WHERE {{which}} AND {SEEN.format(of='annotation')}"
)
_SPLIT = (
    'SELECT annotation_id, start, "end" FROM fragment WHERE annotation_id IN'
    " (SELECT annotation_id FROM fragment WHERE {which} AND n = 1) ORDER BY annotation_id, n"
)
_AMONG = "{column} IN (SELECT value FROM json_each(:ids))"


def of_document(project: "Project", document_id: int, annotator_id: int) -> Iterator[Outline]:
    """What an annotator sees in a document, about by start."""
    given: dict[str, rows.Value] = {"document": document_id, "me": annotator_id}
    split = _split(project.db, _SPLIT.format(which="document_id = :document"), given)
    which = _SELECT.format(which="annotation.document_id = :document")
    return _outlines(project.db, which, given, split)


def some(project: "Project", annotation_ids: Iterable[int], annotator_id: int) -> Iterator[Outline]:
    """Those of the annotations that exist and that the annotator sees."""
    given: dict[str, rows.Value] = {"ids": rows.to_json(list(annotation_ids)), "me": annotator_id}
    split = _split(project.db, _SPLIT.format(which=_AMONG.format(column="annotation_id")), given)
    which = _SELECT.format(which=_AMONG.format(column="annotation.id"))
    return _outlines(project.db, which, given, split)


def ties(project: "Project", document_id: int) -> Iterator[TieOutline]:
    """The relations of a document in the order they were made."""
    found = project.db.execute(_TIES.format(which="relation.document_id = ?"), (document_id,))
    return map(TieOutline._make, found)


def some_ties(project: "Project", relation_ids: Iterable[int]) -> Iterator[TieOutline]:
    """Those of the relations that exist."""
    found = project.db.execute(
        _TIES.format(which=_AMONG.format(column="relation.id")),
        {"ids": rows.to_json(list(relation_ids))},
    )
    return map(TieOutline._make, found)


_TIES = (
    "SELECT relation.id, relation_type.name, relation.from_id, relation.to_id FROM relation"
    " JOIN relation_type ON relation_type.id = relation.relation_type_id"
    " WHERE {which} ORDER BY relation.id"
)


def names(
    project: "Project",
    label_ids: Collection[int],
    annotator_id: int,
    *,
    document_id: int | None = None,
    annotation_ids: Iterable[int] = (),
) -> dict[int, list[str]]:
    """What the relations of annotations lead to, as far as the annotator sees it.

    Each annotation of a document (or of ``annotation_ids``) that has one of the labels, with the
    canonical forms, else the words, in the order in which the relations were made.
    """
    if not label_ids:
        return {}
    column = _AMONG.format(column="relation.from_id")
    which = column if document_id is None else "relation.document_id = :document"
    found = project.db.execute(
        "SELECT relation.from_id,"
        " coalesce(nullif(json_extract(other.attributes, '$.canonical'), ''), other.text)"
        " FROM relation JOIN annotation AS mark ON mark.id = relation.from_id"
        " JOIN annotation AS other ON other.id = relation.to_id"
        f" WHERE {which} AND mark.label_id IN (SELECT value FROM json_each(:labels))"
        f" AND {SEEN.format(of='other')} ORDER BY relation.id",
        {
            "document": document_id,
            "me": annotator_id,
            "ids": rows.to_json(list(annotation_ids)),
            "labels": rows.to_json(list(label_ids)),
        },
    )
    named: dict[int, list[str]] = {}
    for source, name in found:
        named.setdefault(source, []).append(str(name))
    return named


def marked(
    project: "Project", document_id: int, annotator_id: int, label_ids: Iterable[int]
) -> list[Marked]:
    """What an annotator has marked in a document with one of these labels, about by start."""
    found = project.db.execute(
        'SELECT id, label_id, start, "end", text FROM annotation INDEXED BY annotation_by_document'
        " WHERE document_id = :document AND annotator_id = :me"
        f" AND {_AMONG.format(column='label_id')}",
        {"document": document_id, "me": annotator_id, "ids": rows.to_json(list(label_ids))},
    )
    return list(map(Marked._make, found))


def mentions(project: "Project", document_id: int, entity_id: int, annotator_id: int) -> int:
    """How many annotations that an annotator sees in a document mean an entity."""
    (found,) = project.db.execute(
        "SELECT count(*) FROM annotation WHERE entity_id = :entity AND document_id = :document"
        f" AND {SEEN.format(of='annotation')}",
        {"entity": entity_id, "document": document_id, "me": annotator_id},
    ).fetchone()
    return int(found)


def alike(project: "Project", annotation_id: int) -> list[int]:
    """The annotations with the document, layer, label and words of one, itself too; by start."""
    found = project.db.execute(
        "SELECT other.id FROM annotation JOIN annotation AS other"
        " ON other.document_id = annotation.document_id AND other.label_id = annotation.label_id"
        " AND other.annotator_id = annotation.annotator_id AND other.text = annotation.text"
        " WHERE annotation.id = ? AND other.status <> 'rejected' ORDER BY other.start, other.id",
        (annotation_id,),
    )
    return [row[0] for row in found]


def values(
    project: "Project", document_id: int, label_id: int, name: str, annotator_id: int
) -> list[str]:
    """The words that an attribute has on the annotations of a label, each once, by start.

    Of a document as the annotator sees it; from the first some thousand annotations with values.
    """
    found = project.db.execute(
        "SELECT attributes FROM annotation INDEXED BY annotation_by_document"
        " WHERE document_id = :document AND label_id = :label AND attributes <> '{}'"
        f" AND {SEEN.format(of='annotation')} ORDER BY start LIMIT {_MOST_LOOKED_AT}",
        {"document": document_id, "label": label_id, "me": annotator_id},
    )
    said = (rows.mapping(attributes).get(name) for (attributes,) in found)
    return list(dict.fromkeys(value for value in said if isinstance(value, str) and value))


def holding(
    project: "Project",
    document_id: int,
    annotator_id: int,
    parts: Iterable[tuple[str, Collection[int]]],
    *,
    most: int,
) -> list[Words]:
    """The annotations whose words hold every part, or whose label is among those of the part.

    Of a document as the annotator sees it; the shortest, at most so many, by start. A part with
    other than ASCII letters is taken to be held: SQLite knows their upper case not.
    """
    given: dict[str, rows.Value] = {"document": document_id, "me": annotator_id, "most": most}
    wanted = ["annotation.document_id = :document", SEEN.format(of="annotation")]
    for n, (part, label_ids) in enumerate(parts):
        if part.isascii():
            given[f"part{n}"], given[f"labels{n}"] = part, rows.to_json(list(label_ids))
            wanted.append(
                f"(instr(lower(text), lower(:part{n}))"
                f" OR label_id IN (SELECT value FROM json_each(:labels{n})))"
            )
    found = project.db.execute(
        "SELECT id, label_id, start, text FROM annotation"
        f" WHERE {' AND '.join(wanted)} ORDER BY length(text), start LIMIT :most",
        given,
    )
    return sorted(map(Words._make, found), key=lambda each: (each.start, each.id))


def _split(
    db: "Connection", sql: str, given: dict[str, rows.Value]
) -> dict[int, list[tuple[int, int]]]:
    """The fragments of those annotations that have several."""
    found: dict[int, list[tuple[int, int]]] = {}
    for annotation_id, start, end in db.execute(sql, given):
        found.setdefault(annotation_id, []).append((start, end))
    return found


def _outlines(
    db: "Connection",
    sql: str,
    given: dict[str, rows.Value],
    split: dict[int, list[tuple[int, int]]],
) -> Iterator[Outline]:
    """The outlines of rows; one string for each status, not one for each row."""
    known: dict[str, str] = {}
    for annotation_id, label_id, start, end, status, flag, attributes in db.execute(sql, given):
        pieces = split.get(annotation_id)
        yield Outline(
            annotation_id,
            label_id,
            tuple(pieces) if pieces else ((start, end),),
            known.setdefault(status, status),
            bool(flag),
            attributes,
        )
