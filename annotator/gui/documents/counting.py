"""What a step means for a line of the document list, without counting the document anew."""

from collections.abc import Mapping
from dataclasses import replace

from annotator.model.documents import DocumentSummary
from annotator.model.history import ChangeSet

_COUNTED = frozenset({"annotation", "decision", "assignment"})
"""The tables that a line is made of, but for ``document`` itself."""


def counted(
    before: DocumentSummary, changes: ChangeSet, annotator_id: int
) -> DocumentSummary | None:
    """A line after a step; None where only counting can tell.

    That is so for suggestions and what is said to them, for the first and the last annotation,
    and when what reached farthest is gone.
    """
    total, reviewed, reach = before.annotations, before.reviewed, before.reach
    for change in changes.changes:
        rows = [
            row if row is not None and row.get("document_id") == before.id else None
            for row in (change.before, change.after)
        ]
        if change.table not in _COUNTED or rows == [None, None]:
            continue
        if change.table != "annotation" or any(
            row and row["status"] == "suggested" for row in rows
        ):
            return None
        old, new = (row if row and row["annotator_id"] == annotator_id else None for row in rows)
        total += (new is not None) - (old is not None)
        reviewed += _is_accepted(new) - _is_accepted(old)
        farthest = _end(new)
        if _end(old) == reach > farthest:
            return None
        reach = max(reach, farthest)
    if (total > 0) != (before.annotations > 0):
        return None
    return replace(before, annotations=total, reviewed=reviewed, reach=reach)


def _is_accepted(row: Mapping[str, object] | None) -> bool:
    return row is not None and row["status"] == "accepted"


def _end(row: Mapping[str, object] | None) -> int:
    end = row["end"] if row is not None else 0
    assert isinstance(end, int)
    return end
