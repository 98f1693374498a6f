"""What a step did beside what was asked for, in one sentence, with the way back."""

from collections.abc import Iterable

from annotator.model.annotations import Status
from annotator.model.codebook import Codebook
from annotator.model.history import ChangeSet, RowChange, StepKind

_MAY_TAKE = frozenset({"relabel", "restore"})
"""The operations that take relations back without being asked to."""


def consequence(changes: ChangeSet, book: Codebook, undo: str) -> str:
    """The sentence for one's own step; empty where nothing more happened than was asked for.

    ``undo`` is the key that turns it back, or what else does.
    """
    if changes.step.kind is not StepKind.DO or changes.bulk:
        return ""
    if changes.step.operation in _MAY_TAKE:
        return _taken(changes, book, undo)
    if changes.step.operation == "set status":
        return _rejected(changes, undo)
    return ""


def _taken(changes: ChangeSet, book: Codebook, undo: str) -> str:
    """Of relations that could not stay."""
    gone = sum(1 for each in _of(changes, "relation") if each.after is None)
    if not gone:
        return ""
    again = _labels_left(changes, book)
    ways = f"{undo}, or {again} again, brings" if again else f"{undo} brings"
    if changes.step.operation == "restore" and not again:
        why = "were not there then" if gone > 1 else "was not there then"
    else:
        why = "could not stay"
    if gone == 1:
        return f"1 relation {why} and is taken back; {ways} it back."
    return f"{gone:,} relations {why} and are taken back; {ways} them back."


def _labels_left(changes: ChangeSet, book: Codebook) -> str:
    """The label that annotations had before; empty where they had none, or kept it."""
    left = {
        each.before["label_id"]
        for each in _of(changes, "annotation")
        if each.before and each.after and each.before["label_id"] != each.after["label_id"]
    }
    if len(left) > 1:
        return "the label of before"
    return next((label.title for label in book.labels if label.id in left), "")


def _rejected(changes: ChangeSet, undo: str) -> str:
    """Of annotations that are off the page."""
    rows = [each.after for each in _of(changes, "annotation") if each.before and each.after]
    many = sum(1 for row in rows if row["status"] == Status.REJECTED.value)
    if not many:
        return ""
    if many == 1:
        return f"Rejected: it is off the page; {undo} brings it back."
    return f"{many:,} are rejected: they are off the page; {undo} brings them back."


def _of(changes: ChangeSet, table: str) -> Iterable[RowChange]:
    return (each for each in changes.changes if each.table == table)
