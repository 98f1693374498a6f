"""Annotations made under a codebook that meant something else by their label."""

from typing import TYPE_CHECKING

from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project

_MEANING = ("definition", "use_when", "avoid_when", "attributes")
"""What a label means; its name, colour and key are how it is called."""


def outdated(project: "Project", label_id: int) -> list[int]:
    """The revisions of the codebook under which a label meant something else than it does now.

    What was changed and changed back is the same again.
    """
    meaning = ", ".join(
        f"json_extract({side}, '$.{name}')" for side in ("before", "after") for name in _MEANING
    )
    changes = project.db.execute(
        f"SELECT codebook_revision.id, {meaning} FROM change"
        " JOIN codebook_revision ON codebook_revision.step_id = change.step_id"
        " WHERE table_name = 'label' AND row_id = ? ORDER BY change.id",
        (label_id,),
    ).fetchall()
    size = len(_MEANING)
    known: dict[int, tuple[object, ...]] = {}
    for revision, *sides in changes:
        before, after = tuple(sides[:size]), tuple(sides[size:])
        known.setdefault(revision - 1, before)
        known[revision] = after
    if not known:
        return []
    now = known[max(known)]
    (first, last) = min(known), max(known)
    meant: tuple[object, ...] = known[first]
    found = []
    for revision in range(first, last + 1):
        meant = known.get(revision, meant)
        if meant != now:
            found.append(revision)
    return found


def made_under(
    project: "Project", label_id: int, revisions: list[int], annotator_id: int
) -> list[tuple[int, int]]:
    """One layer's annotations of a label stamped with one of the revisions: document and id.

    In the order of the documents and their texts; only of current documents.
    """
    found = project.db.execute(
        "SELECT document_id, id FROM annotation WHERE label_id = ?1 AND annotator_id = ?2"
        " AND codebook_revision IN (SELECT value FROM json_each(?3))"
        " AND status IN ('draft', 'accepted')"
        " AND document_id IN (SELECT id FROM current_document)"
        " ORDER BY document_id, start, id",
        (label_id, annotator_id, rows.to_json(revisions)),
    )
    return [(row[0], row[1]) for row in found]
