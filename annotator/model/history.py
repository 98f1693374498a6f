"""Steps and the rows they touched: the history, the audit trail and the notice to every screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class StepKind(StrEnum):
    """Whether a step is new work, turns one back, or brings one back."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    REVERT = "revert"


class StepState(StrEnum):
    """A long import is an *open* step until it ends; *cancelled* when it was turned back."""

    CLOSED = "closed"
    OPEN = "open"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: its name as menus show it ("Mark Actor “NATO”"), by whom, when."""

    id: int
    operation: str
    title: str
    annotator_id: int | None
    made_at: str
    kind: StepKind = StepKind.DO
    undoes: int | None = None
    """The step that this one turns back (an undo names a do; a redo names an undo)."""
    state: StepState = StepState.CLOSED


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None before is an insert, None after a delete."""

    table: str
    row_id: int
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


@dataclass(frozen=True)
class ChangeSet:
    """The rows that one step touched, in the order they were touched.

    A *bulk* set names its step only: so many rows were touched that whoever shows any of them
    reads them anew.
    """

    step: Step
    changes: tuple[RowChange, ...]
    bulk: bool = False

    @cached_property
    def tables(self) -> frozenset[str]:
        """Which tables have touched rows."""
        return frozenset(change.table for change in self.changes)

    @cached_property
    def document_ids(self) -> frozenset[int]:
        """The documents whose rows, or whose annotations' rows, were touched."""
        found: set[int] = set()
        for change in self.changes:
            if change.table == "document":
                found.add(change.row_id)
                continue
            for row in (change.before, change.after):
                document_id = row.get("document_id") if row else None
                if isinstance(document_id, int):
                    found.add(document_id)
        return frozenset(found)
