"""Annotations made under a codebook that meant something else by their label."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

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
_WORDS: Final = 300
_STAMPED: Final = "codebook_revision IN (SELECT value FROM json_each(?3))"


class Listed(NamedTuple):
    """An annotation that was made when its label meant something else."""

    annotation_id: int
    document_id: int
    words: str
    """The covered words, the first of them where they are very many."""
    document: str
    """The title of its document."""
    locked: bool
    """Whether the document is locked."""
    revision: int
    """The revision of the codebook that it is stamped with."""


def outdated(project: "Project", label_id: int, then: Label | None = None) -> list[int]:
    """The revisions of the codebook under which a label meant something else than it does now.

    What was changed and changed back is the same again. With ``then``: under which it meant
    something else than it would as that.
    """
    history = _meanings(project, label_id)
    if not history:
        return []
    known = sorted(history)
    now = _meaning(then) if then is not None else history[known[-1]]
    ends = [*known[1:], codebook.revision(project.db) + 1]
    return [
        revision
        for start, end in zip(known, ends, strict=True)
        if history[start] != now
        for revision in range(start, end)
    ]


def every_outdated(project: "Project") -> dict[int, list[int]]:
    """For each label that has meant something else, the revisions; read anew after edits only."""
    cached = project.cache.get("outdated")
    version = project.codebook_version()
    if isinstance(cached, tuple) and cached[0] == version:
        known: dict[int, list[int]] = cached[1]
        return known
    labels = codebook.load(project).labels
    found = {each.id: outdated(project, each.id) for each in labels}
    known = {label_id: revisions for label_id, revisions in found.items() if revisions}
    project.cache["outdated"] = (version, known)
    return known


def meanings_at(
    project: "Project", label_id: int, revisions: Iterable[int]
) -> list[dict[str, rows.Value]]:
    """What a label meant at some revisions, as columns of its row by the names of ``MEANING``."""
    history = _meanings(project, label_id)
    return [dict(zip(MEANING, _at(history, each), strict=True)) for each in revisions]


def _at(history: Mapping[int, tuple[rows.Value, ...]], revision: int) -> tuple[rows.Value, ...]:
    """What a label meant at a revision; the first that is known for one before."""
    past = [each for each in history if each <= revision]
    return history[max(past, default=min(history))]


def _meanings(project: "Project", label_id: int) -> dict[int, tuple[rows.Value, ...]]:
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
    known: dict[int, tuple[rows.Value, ...]] = {}
    for revision, *sides in changes:
        before, after = tuple(sides[:size]), tuple(sides[size:])
        if any(each is not None for each in before):  # it was there before
            known.setdefault(revision - 1, before)
        known[revision] = after
    return known


def _meaning(label: Label) -> tuple[rows.Value, ...]:
    """What a label means, as the history has it."""
    row = codebook.label_row(label)
    return tuple(row[name] for name in MEANING)


def made_under(
    project: "Project", label_id: int, revisions: Sequence[int], annotator_id: int
) -> list[Listed]:
    """One layer's annotations of a label stamped with one of the revisions.

    In the order of the documents and their texts; only of current documents.
    """
    found = project.db.execute(
        f"SELECT annotation.id, document_id, substr(text, 1, {_WORDS}), title,"
        " state = 'locked', codebook_revision"
        " FROM annotation JOIN document ON document.id = annotation.document_id"
        f" WHERE {_OF_LABEL} AND {_STAMPED} ORDER BY document_id, start, annotation.id",
        (label_id, annotator_id, rows.to_json(list(revisions))),
    )
    return [Listed(*row)._replace(locked=bool(row[4])) for row in found]


def having(project: "Project", label_id: int, annotator_id: int | None) -> int:
    """How many annotations of current documents have a label: of a layer, of all with None."""
    (count,) = project.db.execute(
        f"SELECT count(*) FROM annotation WHERE {_OF_LABEL}", (label_id, annotator_id)
    ).fetchone()
    return int(count)


def count_under(
    project: "Project", label_id: int, revisions: Sequence[int], annotator_id: int | None
) -> int:
    """How many of them are stamped with one of the revisions."""
    (count,) = project.db.execute(
        f"SELECT count(*) FROM annotation WHERE {_OF_LABEL} AND {_STAMPED}",
        (label_id, annotator_id, rows.to_json(list(revisions))),
    ).fetchone()
    return int(count)
