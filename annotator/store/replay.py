"""Turning a step back: its changes in reverse, each only when the row is as the history expects.

Values are replayed, never stored SQL, and only into tables whose changes are recorded.
"""

import json
from dataclasses import dataclass
from sqlite3 import Connection
from typing import NamedTuple

from annotator.errors import ConflictError
from annotator.model.history import Step
from annotator.store import search_index
from annotator.store.conflicts import row_words
from annotator.store.recording import row_as_json
from annotator.store.schema import RECORDED, columns

_BATCH = 1_000


@dataclass
class _Table:
    """What replay needs to know of one table, worked out once."""

    select: str
    known: frozenset[str]


class _Change(NamedTuple):
    """A row of ``change`` as it is stored: JSON before and after."""

    table: str
    row_id: int
    before: str | None
    after: str | None


def turn_back(db: Connection, step: Step) -> None:
    """Bring every row that the step touched back to what it was before; inside a transaction.

    Raises ConflictError when a row is no longer as the step left it. Foreign keys are checked at
    the commit, by which time the rows they need are back.
    """
    db.execute("PRAGMA defer_foreign_keys = ON")
    tables: dict[str, _Table] = {}
    below = None
    while True:
        rows = db.execute(
            "SELECT id, table_name, row_id, before, after FROM change"
            " WHERE step_id = ? AND (? IS NULL OR id < ?) ORDER BY id DESC LIMIT ?",
            (step.id, below, below, _BATCH),
        ).fetchall()
        for change_id, table, row_id, before, after in rows:
            below = change_id
            if table not in RECORDED:
                raise ConflictError(_message(step, f"it names an unknown table “{table}”"))
            if table not in tables:
                tables[table] = _facts(db, table)
            change = _Change(table, row_id, before, after)
            _turn_back_row(db, step, tables[table], change)
        if len(rows) < _BATCH:
            return


def _facts(db: Connection, table: str) -> _Table:
    """The columns of a table and the statements that replay uses on it."""
    names = columns(db, table)
    return _Table(
        select=f"SELECT {row_as_json(names)} FROM [{table}] WHERE id = ?",
        known=frozenset(names),
    )


def _turn_back_row(db: Connection, step: Step, facts: _Table, change: _Change) -> None:
    """Bring one row back, or raise ConflictError when it is not as the step left it."""
    table, row_id, before, after = change
    found = db.execute(facts.select, (row_id,)).fetchone()
    now = found[0] if found else None
    if not _same(now, after):
        raise ConflictError(
            _message(step, f"{row_words(db, table, now or after or before)} was changed since")
        )
    searched = table == "document" and _words_differ(now, before)
    if searched and now is not None:
        search_index.forget_document(db, row_id)
    if before is None:
        db.execute(f"DELETE FROM [{table}] WHERE id = ?", (row_id,))
        return
    values = {name: value for name, value in json.loads(before).items() if name in facts.known}
    if now is None:
        names = ", ".join(f"[{name}]" for name in values)
        marks = ", ".join("?" * len(values))
        db.execute(f"INSERT INTO [{table}] ({names}) VALUES ({marks})", tuple(values.values()))
    else:
        names = ", ".join(f"[{name}] = ?" for name in values)
        db.execute(f"UPDATE [{table}] SET {names} WHERE id = ?", (*values.values(), row_id))
    if searched:
        search_index.index_document(db, row_id)


def _words_differ(now: str | None, before: str | None) -> bool:
    """Whether what the search tables hold of a document changes with its row."""
    if now is None or before is None:
        return True
    there, wanted = json.loads(now), json.loads(before)
    return any(there.get(name) != wanted.get(name) for name in ("title", "text_id"))


def _same(now: str | None, expected: str | None) -> bool:
    """Whether a row is as expected; columns that later versions added do not count."""
    if now == expected:
        return True
    if now is None or expected is None:
        return False
    present, known = json.loads(now), json.loads(expected)
    return all(present[name] == value for name, value in known.items() if name in present)


def _message(step: Step, reason: str) -> str:
    """The sentence of a refused replay."""
    return f"“{step.title}” cannot be turned back: {reason}. Nothing was changed."
