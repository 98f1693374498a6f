"""Named queries, and findings that a person chose to leave."""

from typing import TYPE_CHECKING

from annotator.model.queries import Dismissal, SavedQuery
from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project


def saved_queries(project: "Project") -> list[SavedQuery]:
    """All named queries by name."""
    found = project.db.execute(
        "SELECT id, uid, name, query, annotator_id FROM saved_query ORDER BY name, id"
    )
    return [SavedQuery(*row) for row in found]


def add_saved_query(
    project: "Project", name: str, query: str, annotator_id: int, *, uid: str = ""
) -> int:
    """Keep a query under a name and return its id; within a step."""
    row: dict[str, rows.Value] = {
        "uid": uid or project.uids(),
        "name": name,
        "query": query,
        "annotator_id": annotator_id,
    }
    return rows.add(project.db, "saved_query", row)


def dismissals(project: "Project", document_id: int) -> list[Dismissal]:
    """What people chose to leave in a document, the oldest first."""
    found = project.db.execute(
        "SELECT id, uid, document_id, annotation_id, finding, reason, annotator_id, made_at"
        " FROM dismissal WHERE document_id = ? ORDER BY id",
        (document_id,),
    )
    return [Dismissal(*row) for row in found]


def add_dismissal(
    project: "Project",
    finding: str,
    reason: str,
    annotator_id: int,
    *,
    document_id: int | None = None,
    annotation_id: int | None = None,
    uid: str = "",
    made_at: str = "",
) -> int:
    """Keep that a finding was left on purpose and return the row's id; within a step."""
    row: dict[str, rows.Value] = {
        "uid": uid or project.uids(),
        "document_id": document_id,
        "annotation_id": annotation_id,
        "finding": finding,
        "reason": reason,
        "annotator_id": annotator_id,
        "made_at": made_at or project.now(),
    }
    return rows.add(project.db, "dismissal", row)


def dismissal(project: "Project", dismissal_id: int) -> Dismissal:
    """The dismissal of that id; UnknownNameError when there is none."""
    row = rows.one_of(project.db, "dismissal", dismissal_id)
    return Dismissal(
        rows.whole(row["id"]),
        rows.words(row["uid"]),
        rows.maybe_whole(row["document_id"]),
        rows.maybe_whole(row["annotation_id"]),
        rows.words(row["finding"]),
        rows.words(row["reason"]),
        rows.whole(row["annotator_id"]),
        rows.words(row["made_at"]),
    )


def remove_dismissal(project: "Project", dismissal_id: int) -> None:
    """Take back that a finding was left; within a step."""
    rows.remove(project.db, "dismissal", dismissal_id)
