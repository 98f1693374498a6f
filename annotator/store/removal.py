"""Taking out what others refer to: annotations and documents, within history or for good."""

from sqlite3 import Connection
from typing import TYPE_CHECKING

from annotator.errors import ProjectError
from annotator.store import annotations, documents, search_index
from annotator.store.connection import plain_errors
from annotator.store.recording import start_recording, stop_recording
from annotator.store.rows import Value, add
from annotator.store.schema import RECORDED, columns
from annotator.store.steps import FOR_GOOD

if TYPE_CHECKING:
    from annotator.store.project import Project

_ON_DOCUMENT = (
    "dismissal",
    "note",
    "decision",
    "relation",
    "fragment",
    "annotation",
    "assignment",
    "region",
)
"""Tables with a ``document_id``, what refers to others before what is referred to."""

_TITLE = "Remove a document for good"


def remove_annotation(project: "Project", annotation_id: int) -> None:
    """Remove an annotation with its relations, notes and decisions on it; within a step."""
    db = project.db
    for (relation_id,) in db.execute(
        "SELECT id FROM relation WHERE from_id = ?1 OR to_id = ?1", (annotation_id,)
    ).fetchall():
        remove_relation(project, relation_id)
    _remove_notes(db, "annotation_id", annotation_id)
    db.execute("DELETE FROM decision WHERE annotation_id = ?", (annotation_id,))
    db.execute("DELETE FROM dismissal WHERE annotation_id = ?", (annotation_id,))
    annotations.remove(project, annotation_id)


def remove_relation(project: "Project", relation_id: int) -> None:
    """Remove a relation with the notes and decisions on it; within a step."""
    _remove_notes(project.db, "relation_id", relation_id)
    project.db.execute("DELETE FROM decision WHERE relation_id = ?", (relation_id,))
    project.db.execute("DELETE FROM relation WHERE id = ?", (relation_id,))


def remove_document(project: "Project", document_id: int) -> None:
    """Remove a document and everything on it; within a step. Its text and source stay stored."""
    _without_order(project.db)
    search_index.forget_document(project.db, document_id)
    for table in _ON_DOCUMENT:
        project.db.execute(f"DELETE FROM [{table}] WHERE document_id = ?", (document_id,))
    project.db.execute("DELETE FROM document WHERE id = ?", (document_id,))


def remove_for_good(project: "Project", document_id: int) -> None:
    """Remove a document with its history, its text and its source, and compact the file.

    Not to be undone. Steps that touched nothing else go too; the titles of the others no longer
    say anything. The history keeps that a document was removed for good, not which. Backups made
    before still hold it. Raises ConflictError when other documents stand on it, and ProjectError
    when another program is reading the file, so that its bytes could not be taken out.
    """
    documents.get(project, document_id)
    db = project.db
    with plain_errors(project.path):
        db.execute("PRAGMA secure_delete = ON")
        with project.step(_TITLE, None, operation=FOR_GOOD) as step:
            stop_recording(db)
            _without_order(db)
            _erase_history(db, document_id)
            for table in (*_ON_DOCUMENT, "document"):
                column = "id" if table == "document" else "document_id"
                db.execute(f"DELETE FROM [{table}] WHERE [{column}] = ?", (document_id,))
            _erase_unused(db)
            # Taking a document out of a search table leaves its words there until a merge.
            search_index.rebuild(db)
            gone: dict[str, Value] = {"table_name": "document", "row_id": document_id}
            add(db, "change", {"step_id": step.id, **gone})
            start_recording(db)
        project.cache.pop("texts", None)
        db.execute("VACUUM")
        (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise ProjectError(
            "The document was removed, but another program is reading the project, so its words "
            "are in the file until every window of the project is closed."
        )


def _remove_notes(db: Connection, column: str, row_id: int) -> None:
    """Remove the notes on one thing, replies before what they reply to."""
    for (note_id,) in db.execute(
        f"SELECT id FROM note WHERE [{column}] = ? ORDER BY id DESC", (row_id,)
    ).fetchall():
        db.execute("DELETE FROM note WHERE id = ?", (note_id,))


def _without_order(db: Connection) -> None:
    """Check foreign keys at the commit, so that rows can go in any order."""
    db.execute("PRAGMA defer_foreign_keys = ON")


def _erase_history(db: Connection, document_id: int) -> None:
    """Erase every change of the document's rows, and the steps that are then empty."""
    db.execute("CREATE TEMP TABLE erased AS SELECT DISTINCT step_id FROM change WHERE 0")
    doomed = (
        "(table_name = 'document' AND row_id = :id) OR"
        " :id IN (json_extract(before, '$.document_id'), json_extract(after, '$.document_id'))"
    )
    db.execute(
        f"INSERT INTO erased SELECT DISTINCT step_id FROM change WHERE {doomed}",
        {"id": document_id},
    )
    db.execute(f"DELETE FROM change WHERE {doomed}", {"id": document_id})
    db.execute(
        "UPDATE step SET title = 'Work on a document that was removed for good'"
        " WHERE id IN (SELECT step_id FROM erased)"
    )
    db.execute(
        "DELETE FROM step WHERE id IN (SELECT step_id FROM erased)"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE change.step_id = step.id)"
        " AND NOT EXISTS (SELECT 1 FROM document WHERE document.step_id = step.id"
        " AND document.id <> ?)"
        " AND NOT EXISTS (SELECT 1 FROM codebook_revision AS made WHERE made.step_id = step.id)",
        (document_id,),
    )
    db.execute("DROP TABLE erased")


def _erase_unused(db: Connection) -> None:
    """Erase the texts and sources that no document, now or in the history, has."""
    for table in ("text", "source"):
        column = f"{table}_id"
        db.execute(
            f"DELETE FROM [{table}] WHERE id NOT IN (SELECT used FROM ("
            f"SELECT {column} AS used FROM document UNION"
            f" SELECT json_extract(before, '$.{column}') FROM change WHERE table_name = 'document'"
            f" UNION SELECT json_extract(after, '$.{column}') FROM change"
            " WHERE table_name = 'document') WHERE used IS NOT NULL)"
        )


def sizes(project: "Project") -> dict[str, int]:
    """What takes room in the file, in bytes: each group of tables, the largest first."""
    found: dict[str, int] = {"history": 0, "texts": 0, "sources": 0, "rows": 0}
    for name, sql in _SIZES.items():
        (size,) = project.db.execute(sql).fetchone()
        found[name] = size or 0
    for table in RECORDED:
        total = " + ".join(
            f"coalesce(length(CAST([{column}] AS BLOB)), 0)"
            for column in columns(project.db, table)
        )
        (size,) = project.db.execute(f"SELECT sum({total}) FROM [{table}]").fetchone()
        found["rows"] += size or 0
    return dict(sorted(found.items(), key=lambda item: -item[1]))


_SIZES = {
    "history": "SELECT sum(coalesce(length(CAST(before AS BLOB)), 0)"
    " + coalesce(length(CAST(after AS BLOB)), 0)) FROM change",
    "texts": "SELECT sum(length(CAST(body AS BLOB))) FROM text",
    "sources": "SELECT sum(length(data)) FROM source",
}
