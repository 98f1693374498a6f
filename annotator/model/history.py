"""Steps and the rows they touched: the history, the audit trail and the notice to every screen."""

import json
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from annotator.model.values import dataclass


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


Row = Mapping[str, object]
"""The values of a row by the names of its columns."""


class RowChange:
    """One row before and after; None before is an insert, None after a delete.

    A row is given as a mapping, or as the JSON object that the history holds of it. JSON is read
    when the row is first asked for: of most steps, nobody asks for every row.
    """

    __slots__ = ("_after", "_before", "row_id", "table")

    def __init__(
        self, table: str, row_id: int, before: Row | str | None, after: Row | str | None
    ) -> None:
        """Hold what was before and after."""
        self.table = table
        self.row_id = row_id
        self._before = before
        self._after = after

    @property
    def before(self) -> Row | None:
        """The row as it was; None when there was none."""
        if isinstance(self._before, str):
            self._before = _row(self._before)
        return self._before

    @property
    def after(self) -> Row | None:
        """The row as it became; None when it was deleted."""
        if isinstance(self._after, str):
            self._after = _row(self._after)
        return self._after

    def __eq__(self, other: object) -> bool:
        """Whether it is the same row, the same before and after."""
        if not isinstance(other, RowChange):
            return NotImplemented
        return (self.table, self.row_id, self.before, self.after) == (
            other.table,
            other.row_id,
            other.before,
            other.after,
        )

    def __hash__(self) -> int:
        """Equal ones have the same."""
        return hash((self.table, self.row_id))

    def __repr__(self) -> str:
        """What a person at a notebook sees."""
        return f"RowChange({self.table!r}, {self.row_id}, {self.before!r}, {self.after!r})"


def _row(stored: str) -> Row:
    """The row of a JSON object."""
    found = json.loads(stored)
    assert isinstance(found, dict)
    return found


class ChangeSet:
    """The rows that one step touched, in the order they were touched.

    A *bulk* set names its step only: so many rows were touched that whoever shows any of them
    reads them anew.
    """

    def __init__(self, step: Step, changes: tuple[RowChange, ...], *, bulk: bool = False) -> None:
        """Hold what a step touched."""
        self.step = step
        self.changes = changes
        self.bulk = bulk

    def __eq__(self, other: object) -> bool:
        """Whether it is the same step with the same rows."""
        if not isinstance(other, ChangeSet):
            return NotImplemented
        mine, its = (self.step, self.bulk, self.changes), (other.step, other.bulk, other.changes)
        return mine == its

    def __hash__(self) -> int:
        """Equal ones have the same."""
        return hash(self.step)

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
