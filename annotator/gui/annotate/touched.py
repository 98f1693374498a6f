"""What a step means for one document: which of its rows to read again."""

from typing import NamedTuple

from annotator.model.history import ChangeSet

_OF_ANNOTATIONS = {"annotation": "id", "fragment": "annotation_id", "decision": "annotation_id"}


class Touched(NamedTuple):
    """The ids of what a step touched in a document."""

    annotation_ids: frozenset[int]
    relation_ids: frozenset[int]
    document: bool
    """Whether the document's own row was touched."""


def touched(changes: ChangeSet, document_id: int) -> Touched:
    """What a step touched in one document; a bulk step must be asked for otherwise."""
    found: set[int] = set()
    ties: set[int] = set()
    itself = False
    for change in changes.changes:
        if change.table == "document":
            itself = itself or change.row_id == document_id
            continue
        for row in (change.before, change.after):
            if not row or row.get("document_id") != document_id:
                continue
            if change.table == "relation":
                ties.add(change.row_id)
            elif column := _OF_ANNOTATIONS.get(change.table):
                key = change.row_id if column == "id" else row.get(column)
                if isinstance(key, int):
                    found.add(key)
    return Touched(frozenset(found), frozenset(ties), itself)


class Places(NamedTuple):
    """Where on a page a step was."""

    annotation_ids: frozenset[int]
    """What it touched, or what a touched note, decision or relation is about."""
    place: int | None
    """The first offset of the fragments that were touched; None when none was."""


def touched_places(changes: ChangeSet, document_id: int) -> Places:
    """Where a step was in one document; a bulk step says nothing of it."""
    found = set(touched(changes, document_id).annotation_ids)
    starts: list[int] = []
    for change in changes.changes:
        for row in (change.before, change.after):
            if not row or row.get("document_id") != document_id:
                continue
            about = {"note": "annotation_id", "relation": "from_id"}.get(change.table)
            if about and isinstance(key := row.get(about), int):
                found.add(key)
            if change.table == "fragment" and isinstance(start := row.get("start"), int):
                starts.append(start)
    return Places(frozenset(found), min(starts, default=None))
