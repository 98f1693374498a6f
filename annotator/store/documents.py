"""Documents, their texts, sources and regions."""

import zlib
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from annotator.errors import UnknownNameError
from annotator.model.documents import (
    Document,
    DocumentState,
    DocumentSummary,
    NewDocument,
    Region,
    RegionKind,
    Source,
)
from annotator.model.source import storable
from annotator.store import rows, search_index

if TYPE_CHECKING:
    from sqlite3 import Connection

    from annotator.store.project import Project

_SELECT = (
    "SELECT document.id, document.uid, title, text_id, sha256, length, source_name, media_type,"
    " publisher, date, language, metadata, state, predecessor_id, step_id"
    " FROM {table} AS document JOIN text ON text.id = document.text_id "
)
"""The columns in the order of the fields of ``Document``."""
_METADATA, _STATE = 11, 12
"""Where among them the two are that are not what they are stored as."""
_TEXTS_KEPT = 3

CURRENT = _SELECT.format(table="current_document")
ANY = _SELECT.format(table="document")
_ONE = ANY + "WHERE document.id = ?"


def documents(project: "Project") -> list[Document]:
    """The current documents in the order they came."""
    return [_document(row) for row in project.db.execute(CURRENT + "ORDER BY document.id")]


def get(project: "Project", document_id: int) -> Document:
    """The document of that id, current or not; UnknownNameError when there is none."""
    found = project.db.execute(_ONE, (document_id,)).fetchone()
    if not found:
        raise UnknownNameError(f"There is no document {document_id} in this project.")
    return _document(found)


def find(project: "Project", name: str) -> Document:
    """The current document of that id, uid, title or file name.

    Raises UnknownNameError when there is none, or more than one (and says which).
    """
    name = storable(name)
    by_number = " OR document.id = CAST(:name AS INTEGER)" if name.isdecimal() else ""
    stored = project.db.execute(
        CURRENT + "WHERE document.uid = :name OR document.title = :name"
        f" OR document.source_name = :name{by_number} ORDER BY document.id",
        {"name": name},
    )
    found = [_document(row) for row in stored]
    exact = [each for each in found if each.uid == name or str(each.id) == name]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise UnknownNameError(
            f"There is no document “{name}” here; “annotator list” names what there is."
        )
    numbers = ", ".join(str(each.id) for each in found)
    raise UnknownNameError(f"“{name}” can be any of the documents {numbers}; say which by number.")


def text(project: "Project", document_id: int) -> str:
    """The stored text of a document; the latest few are kept, since a text never changes."""
    found = project.db.execute(
        "SELECT text.id, text.sha256 FROM document JOIN text ON text.id = document.text_id"
        " WHERE document.id = ?",
        (document_id,),
    ).fetchone()
    if not found:
        raise UnknownNameError(f"There is no document {document_id} in this project.")
    return body(project, *found)


def body(project: "Project", text_id: int, sha256: str) -> str:
    """The text of that number, which says what has that sha256; the latest few are kept."""
    kept = project.cache.setdefault("texts", {})
    assert isinstance(kept, dict)
    # By what it says, not by its number: the number of a text that was rolled back is used again.
    if sha256 not in kept:
        (read,) = project.db.execute("SELECT body FROM text WHERE id = ?", (text_id,)).fetchone()
        while len(kept) >= _TEXTS_KEPT:
            del kept[next(iter(kept))]
        kept[sha256] = read
    return str(kept[sha256])


def source(project: "Project", document_id: int) -> Source:
    """The bytes the document came from, as they were; empty when there was no file."""
    found = project.db.execute(
        "SELECT data, encoding FROM source JOIN document ON document.source_id = source.id"
        " WHERE document.id = ?",
        (document_id,),
    ).fetchone()
    return Source(zlib.decompress(found[0]), found[1]) if found else Source()


def regions(project: "Project", document_id: int) -> tuple[Region, ...]:
    """The stretches of the document that play a part, by start."""
    return tuple(
        Region(RegionKind(kind), start, end, number)
        for kind, start, end, number in project.db.execute(
            'SELECT kind, start, "end", number FROM region WHERE document_id = ?'
            " ORDER BY start, id",
            (document_id,),
        )
    )


def summaries(
    project: "Project", annotator_id: int, *, only: Collection[int] | None = None
) -> list[DocumentSummary]:
    """The document list as one annotator sees it: her own layer and what is suggested to her.

    ``only`` names the documents that are wanted, which then costs no more than these.
    """
    named = "AND {column} IN (SELECT value FROM json_each(:only))" if only is not None else ""
    sql = _SUMMARIES.format(
        of_document=named.format(column="document_id"), document=named.format(column="document.id")
    )
    found = project.db.execute(
        sql, {"me": annotator_id, "only": rows.to_json(list(only)) if only is not None else None}
    )
    return [
        DocumentSummary(id_, uid, title, name, DocumentState(state), *counts)
        for id_, uid, title, name, state, *counts in found
    ]


_SUMMARIES = """
WITH own AS (
    SELECT document_id, count(*) AS annotations, sum(status = 'accepted') AS reviewed,
           max("end") AS reach
    FROM annotation WHERE annotator_id = :me {of_document} GROUP BY document_id
), proposed AS (
    SELECT document_id, count(*) AS suggested FROM annotation
    WHERE status = 'suggested' {of_document} AND NOT EXISTS (
        SELECT 1 FROM decision
        WHERE decision.annotation_id = annotation.id AND decision.annotator_id = :me)
    GROUP BY document_id
)
SELECT document.id, document.uid, document.title, document.source_name, document.state,
       coalesce(assignment.state,
                CASE WHEN own.annotations > 0 THEN 'in progress' ELSE 'to do' END),
       coalesce(own.annotations, 0), coalesce(proposed.suggested, 0), text.length,
       coalesce(own.reviewed, 0), coalesce(own.reach, 0)
FROM current_document AS document
JOIN text ON text.id = document.text_id
LEFT JOIN own ON own.document_id = document.id
LEFT JOIN proposed ON proposed.document_id = document.id
LEFT JOIN assignment ON assignment.document_id = document.id AND assignment.annotator_id = :me
WHERE 1 {document}
ORDER BY document.id
"""


def add(
    project: "Project", new: NewDocument, *, step_id: int, predecessor_id: int | None = None
) -> Document:
    """Add a document with its text, source and regions; within the step of that id."""
    db = project.db
    row: dict[str, rows.Value] = {
        "uid": new.uid or project.uids(),
        "title": new.title,
        "text_id": _text_id(db, new.text),
        "source_id": _source_id(db, new.source),
        "source_name": new.source_name,
        "media_type": new.media_type,
        "publisher": new.publisher,
        "date": new.date,
        "language": new.language,
        "metadata": rows.to_json(dict(new.metadata)),
        "state": DocumentState.OPEN.value,
        "predecessor_id": predecessor_id,
        "step_id": step_id,
    }
    document_id = rows.add(db, "document", row)
    for region in new.regions:
        add_region(project, document_id, region)
    search_index.index_document(db, document_id)
    return get(project, document_id)


def add_region(project: "Project", document_id: int, region: Region) -> None:
    """Say what part a stretch of the document plays; within a step."""
    rows.add(
        project.db,
        "region",
        {
            "document_id": document_id,
            "kind": region.kind.value,
            "start": region.start,
            "end": region.end,
            "number": region.number,
        },
    )


def update(project: "Project", document_id: int, row: dict[str, rows.Value]) -> None:
    """Set columns of a document, keeping the search tables right; within a step."""
    retitled = "title" in row
    if retitled:
        search_index.forget_document(project.db, document_id)
    rows.update(project.db, "document", document_id, row)
    if retitled:
        search_index.index_document(project.db, document_id)


def with_same_text(project: "Project", body: str) -> Document | None:
    """A current document whose text is the same to the letter; None when there is none."""
    found = project.db.execute(
        CURRENT + "WHERE text.sha256 = ? ORDER BY document.id LIMIT 1", (_hash(body),)
    ).fetchone()
    return _document(found) if found else None


def _hash(body: str) -> str:
    """The sha256 of a text in UTF-8, in hexadecimal."""
    return _sha256(body.encode("utf-8"))


def _sha256(data: bytes) -> str:
    import hashlib  # it loads a library of ciphers, which reading documents does not need

    return hashlib.sha256(data).hexdigest()


def _text_id(db: "Connection", body: str) -> int:
    """The id of a text, stored now if it was not."""
    sha256 = _hash(body)
    found = db.execute("SELECT id FROM text WHERE sha256 = ?", (sha256,)).fetchone()
    if found:
        return int(found[0])
    return rows.add(db, "text", {"sha256": sha256, "length": len(body), "body": body})


def _source_id(db: "Connection", given: Source) -> int | None:
    """The id of source bytes, stored now (compressed) if they were not; None for no bytes."""
    if not given.data:
        return None
    sha256 = _sha256(given.data)
    found = db.execute(
        "SELECT id FROM source WHERE sha256 = ? AND encoding = ?", (sha256, given.encoding)
    ).fetchone()
    if found:
        return int(found[0])
    return rows.add(
        db,
        "source",
        {
            "sha256": sha256,
            "encoding": given.encoding,
            "size": len(given.data),
            "data": zlib.compress(given.data),
        },
    )


def _document(row: tuple[Any, ...]) -> Document:
    """The document of a row of one of the two queries above."""
    values = list(row)
    values[_METADATA] = rows.mapping(row[_METADATA])
    values[_STATE] = DocumentState(row[_STATE])
    return Document(*values)
