"""What people said of annotations and relations: notes and decisions."""

from typing import TYPE_CHECKING

from annotator.errors import UnknownNameError
from annotator.model.annotations import Decision, Note, Verdict
from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project

_COLUMNS = {
    "annotation": "annotation_id",
    "relation": "relation_id",
    "label": "label_id",
    "document": "document_id",
}


def note(project: "Project", note_id: int) -> Note:
    """The note of that id; UnknownNameError when there is none."""
    return _note(rows.one_of(project.db, "note", note_id))


def notes(project: "Project", target: str, target_id: int) -> list[Note]:
    """The notes on one thing, the oldest first; ``target`` as in ``Note.target``."""
    only = ""
    if target == "document":
        only = " AND annotation_id IS NULL AND relation_id IS NULL AND label_id IS NULL"
    found = rows.all_of(
        project.db,
        f"SELECT * FROM note WHERE {_COLUMNS[target]} = ?{only} ORDER BY id",
        (target_id,),
    )
    return [_note(row) for row in found]


def notes_in(project: "Project", document_id: int) -> list[Note]:
    """All notes on a document and on what stands in it, the oldest first."""
    found = rows.all_of(
        project.db, "SELECT * FROM note WHERE document_id = ? ORDER BY id", (document_id,)
    )
    return [_note(row) for row in found]


def notes_on_labels(project: "Project") -> list[Note]:
    """The notes on labels, the oldest first."""
    found = rows.all_of(project.db, "SELECT * FROM note WHERE label_id IS NOT NULL ORDER BY id")
    return [_note(row) for row in found]


def add_note(project: "Project", new: Note) -> Note:
    """Add a note; within a step. ``new.id`` is ignored, an empty uid or time is filled in."""
    if new.target not in _COLUMNS:
        raise UnknownNameError(f"A note cannot stand on a {new.target}; nothing was changed.")
    row: dict[str, rows.Value] = {
        "uid": new.uid or project.uids(),
        "document_id": new.document_id,
        "annotator_id": new.annotator_id,
        "body": new.body,
        "reply_to": new.reply_to,
        "resolved": int(new.resolved),
        "made_at": new.made_at or project.now(),
    }
    row[_COLUMNS[new.target]] = new.target_id
    return note(project, rows.add(project.db, "note", row))


def update_note(project: "Project", note_id: int, row: dict[str, rows.Value]) -> None:
    """Set columns of a note; within a step."""
    rows.update(project.db, "note", note_id, row)


def remove_note(project: "Project", note_id: int) -> None:
    """Remove a note and the replies to it; within a step."""
    for (reply,) in project.db.execute(
        "SELECT id FROM note WHERE reply_to = ? ORDER BY id DESC", (note_id,)
    ).fetchall():
        remove_note(project, reply)
    rows.remove(project.db, "note", note_id)


def decisions_in(project: "Project", document_id: int) -> list[Decision]:
    """What was said to the suggestions of a document, the oldest first."""
    found = rows.all_of(
        project.db, "SELECT * FROM decision WHERE document_id = ? ORDER BY id", (document_id,)
    )
    return [_decision(row) for row in found]


def decision_on(project: "Project", annotation_id: int, annotator_id: int) -> Decision | None:
    """What a person said to a suggested annotation; None while she has not."""
    found = rows.all_of(
        project.db,
        "SELECT * FROM decision WHERE annotation_id = ? AND annotator_id = ?"
        " ORDER BY id DESC LIMIT 1",
        (annotation_id, annotator_id),
    )
    return _decision(found[0]) if found else None


def add_decision(project: "Project", new: Decision, document_id: int) -> int:
    """Add a decision and return its id; within a step. An empty uid or time is filled in."""
    row: dict[str, rows.Value] = {
        "uid": new.uid or project.uids(),
        "document_id": document_id,
        "annotation_id": new.annotation_id,
        "relation_id": new.relation_id,
        "annotator_id": new.annotator_id,
        "verdict": new.verdict.value,
        "was_visible": int(new.was_visible),
        "made_at": new.made_at or project.now(),
    }
    return rows.add(project.db, "decision", row)


def _note(row: dict[str, rows.Value]) -> Note:
    """The note of a row."""
    target = next(name for name, column in _COLUMNS.items() if row[column] is not None)
    return Note(
        id=rows.whole(row["id"]),
        uid=rows.words(row["uid"]),
        target=target,
        target_id=rows.whole(row[_COLUMNS[target]]),
        document_id=rows.maybe_whole(row["document_id"]),
        annotator_id=rows.whole(row["annotator_id"]),
        body=rows.words(row["body"]),
        reply_to=rows.maybe_whole(row["reply_to"]),
        resolved=bool(row["resolved"]),
        made_at=rows.words(row["made_at"]),
    )


def _decision(row: dict[str, rows.Value]) -> Decision:
    """The decision of a row."""
    return Decision(
        id=rows.whole(row["id"]),
        uid=rows.words(row["uid"]),
        annotation_id=rows.maybe_whole(row["annotation_id"]),
        relation_id=rows.maybe_whole(row["relation_id"]),
        annotator_id=rows.whole(row["annotator_id"]),
        verdict=Verdict(rows.words(row["verdict"])),
        was_visible=bool(row["was_visible"]),
        made_at=rows.words(row["made_at"]),
    )
