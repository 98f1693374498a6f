"""Annotations made under a codebook that meant something else by their label."""

from typing import TYPE_CHECKING, Final

from annotator.model.codebook import Label
from annotator.store import codebook, rows

if TYPE_CHECKING:
    from annotator.store.project import Project

MEANING: Final = ("definition", "use_when", "avoid_when", "attributes")
"""What a label means; its name, colour and key are how it is called."""

_OF_LABEL: Final = (
    "label_id = ?1 AND (annotator_id = ?2 OR ?2 IS NULL) AND status IN ('draft', 'accepted')"
    " AND document_id IN (SELECT id FROM current_document)"
)
_STAMPED: Final = "codebook_revision IN (SELECT value FROM json_each(?3))"


def outdated(project: "Project", label_id: int, then: Label | None = None) -> list[int]:
    """The revisions of the codebook under which a label meant something else than it does now.

    What was changed and changed back is the same again. With ``then``: under which it meant
    something else than it would as that.
    """
    history = _meanings(project, label_id)
    if not history:
        return []
    first, last = min(history), max(history)
    now = history[last]
    if then is not None:
        now, last = _meaning(then), max(last, codebook.revision(project.db))
    meant = history[first]
    found = []
    for revision in range(first, last + 1):
        meant = history.get(revision, meant)
        if meant != now:
            found.append(revision)
    return found


def _meanings(project: "Project", label_id: int) -> dict[int, tuple[object, ...]]:
    """What a label meant from each revision on that changed it, and before the first of them."""
    meaning = ", ".join(
        f"json_extract({side}, '$.{name}')" for side in ("before", "after") for name in MEANING
    )
    changes = project.db.execute(
        f"SELECT codebook_revision.id, {meaning} FROM change"
        " JOIN codebook_revision ON codebook_revision.step_id = change.step_id"
        " WHERE table_name = 'label' AND row_id = ? ORDER BY change.id",
        (label_id,),
    ).fetchall()
    size = len(MEANING)
    known: dict[int, tuple[object, ...]] = {}
    for revision, *sides in changes:
        known.setdefault(revision - 1, tuple(sides[:size]))
        known[revision] = tuple(sides[size:])
    return known


def _meaning(label: Label) -> tuple[object, ...]:
    """What a label means, as the history has it."""
    row = codebook.label_row(label)
    return tuple(row[name] for name in MEANING)


def made_under(
    project: "Project", label_id: int, revisions: list[int], annotator_id: int
) -> list[tuple[int, int]]:
    """One layer's annotations of a label stamped with one of the revisions: document and id.

    In the order of the documents and their texts; only of current documents.
    """
    found = project.db.execute(
        f"SELECT document_id, id FROM annotation WHERE {_OF_LABEL} AND {_STAMPED}"
        " ORDER BY document_id, start, id",
        (label_id, annotator_id, rows.to_json(revisions)),
    )
    return [(row[0], row[1]) for row in found]


def having(project: "Project", label_id: int, annotator_id: int | None) -> int:
    """How many annotations of current documents have a label: of a layer, of all with None."""
    (count,) = project.db.execute(
        f"SELECT count(*) FROM annotation WHERE {_OF_LABEL}", (label_id, annotator_id)
    ).fetchone()
    return int(count)


def count_under(
    project: "Project", label_id: int, revisions: list[int], annotator_id: int | None
) -> int:
    """How many of them are stamped with one of the revisions."""
    (count,) = project.db.execute(
        f"SELECT count(*) FROM annotation WHERE {_OF_LABEL} AND {_STAMPED}",
        (label_id, annotator_id, rows.to_json(revisions)),
    ).fetchone()
    return int(count)
