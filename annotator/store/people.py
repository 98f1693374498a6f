"""Annotators and assignments."""

from typing import TYPE_CHECKING

from annotator.errors import UnknownNameError
from annotator.model.people import Annotator, AnnotatorKind, Assignment, AssignmentState
from annotator.model.source import storable
from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project


def annotators(project: "Project") -> list[Annotator]:
    """Everybody who has a layer, in the order they came."""
    return [
        _annotator(row) for row in rows.all_of(project.db, "SELECT * FROM annotator ORDER BY id")
    ]


def get(project: "Project", annotator_id: int) -> Annotator:
    """The annotator of that id; UnknownNameError when there is none."""
    return _annotator(rows.one_of(project.db, "annotator", annotator_id))


def find(project: "Project", name: str) -> Annotator | None:
    """The annotator whose uid or name it is (the first of that name); None when there is none."""
    found = rows.all_of(
        project.db,
        "SELECT * FROM annotator WHERE uid = ? OR name = ? ORDER BY uid <> ?, id LIMIT 1",
        (storable(name),) * 3,
    )
    return _annotator(found[0]) if found else None


def require(project: "Project", name: str) -> Annotator:
    """The annotator of that uid or name; UnknownNameError when there is none."""
    found = find(project, name)
    if found is None:
        known = ", ".join(each.name for each in annotators(project)) or "nobody yet"
        raise UnknownNameError(f"Nobody here is called “{name}”; known are: {known}.")
    return found


def add(
    project: "Project",
    name: str,
    *,
    kind: AnnotatorKind = AnnotatorKind.PERSON,
    version: str = "",
    uid: str = "",
) -> Annotator:
    """Add a person or suggester; within a step."""
    uid = uid or project.uids()
    row: dict[str, rows.Value] = {
        "uid": uid,
        "name": name,
        "kind": kind.value,
        "version": version,
    }
    return Annotator(rows.add(project.db, "annotator", row), uid, name, kind, version)


def update(project: "Project", annotator_id: int, row: dict[str, rows.Value]) -> None:
    """Set columns of an annotator; within a step."""
    rows.update(project.db, "annotator", annotator_id, row)


def assignments(project: "Project", document_id: int) -> list[Assignment]:
    """Who was given the document, and how far they are."""
    return [
        _assignment(row)
        for row in rows.all_of(
            project.db, "SELECT * FROM assignment WHERE document_id = ? ORDER BY id", (document_id,)
        )
    ]


def put_assignment(
    project: "Project",
    document_id: int,
    annotator_id: int,
    state: AssignmentState,
    *,
    reason: str = "",
    uid: str = "",
) -> None:
    """Give a document to an annotator, or say how far she is; within a step."""
    found = project.db.execute(
        "SELECT id FROM assignment WHERE document_id = ? AND annotator_id = ?",
        (document_id, annotator_id),
    ).fetchone()
    row: dict[str, rows.Value] = {"state": state.value, "reason": reason}
    if found:
        rows.update(project.db, "assignment", found[0], row)
        return
    key: dict[str, rows.Value] = {
        "uid": uid or project.uids(),
        "document_id": document_id,
        "annotator_id": annotator_id,
    }
    rows.add(project.db, "assignment", {**key, **row})


def _annotator(row: dict[str, rows.Value]) -> Annotator:
    """The annotator of a row."""
    return Annotator(
        rows.whole(row["id"]),
        rows.words(row["uid"]),
        rows.words(row["name"]),
        AnnotatorKind(rows.words(row["kind"])),
        rows.words(row["version"]),
    )


def _assignment(row: dict[str, rows.Value]) -> Assignment:
    """The assignment of a row."""
    return Assignment(
        rows.whole(row["id"]),
        rows.words(row["uid"]),
        rows.whole(row["document_id"]),
        rows.whole(row["annotator_id"]),
        AssignmentState(rows.words(row["state"])),
        rows.words(row["reason"]),
    )
