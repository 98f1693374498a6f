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
