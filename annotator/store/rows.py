"""Adding, updating and reading single rows; JSON columns in and out.

Rows are written straight through the connection: a step's transaction is always open by then,
and each call of the library's wrapper costs as much as a small statement.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache
from sqlite3 import Connection

from annotator.errors import UnknownNameError
from annotator.model.source import storable

Value = str | int | float | bytes | None

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def add(db: Connection, table: str, row: Mapping[str, Value]) -> int:
    """Insert a row and return its id."""
    cursor = _write(db, _insert(table, tuple(row)), tuple(row.values()))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def update(db: Connection, table: str, row_id: int, row: Mapping[str, Value]) -> None:
    """Set some columns of one row."""
    _write(db, _update(table, tuple(row)), (*row.values(), row_id))


def _write(db: Connection, sql: str, values: tuple[Value, ...]) -> sqlite3.Cursor:
    """Run a statement; what no file can hold (a lone surrogate of a file name) is replaced."""
    try:
        return db.execute(sql, values)
    except UnicodeEncodeError:
        return db.execute(
            sql, tuple(storable(each) if isinstance(each, str) else each for each in values)
        )


@lru_cache
def _insert(table: str, names: tuple[str, ...]) -> str:
    """The statement that inserts a row of these columns."""
    listed = ", ".join(f"[{name}]" for name in names)
    return f"INSERT INTO [{table}] ({listed}) VALUES ({', '.join('?' * len(names))})"


@lru_cache
def _update(table: str, names: tuple[str, ...]) -> str:
    """The statement that sets these columns of one row."""
    return f"UPDATE [{table}] SET {', '.join(f'[{name}] = ?' for name in names)} WHERE id = ?"


def remove(db: Connection, table: str, row_id: int) -> None:
    """Delete one row."""
    db.execute(f"DELETE FROM [{table}] WHERE id = ?", (row_id,))


def all_of(
    db: Connection, sql: str, parameters: Sequence[Value] | dict[str, Value] = ()
) -> list[dict[str, Value]]:
    """The rows of a query as mappings from column name to value."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one_of(db: Connection, table: str, row_id: int) -> dict[str, Value]:
    """The row of that id; UnknownNameError when there is none."""
    found = all_of(db, f"SELECT * FROM [{table}] WHERE id = ?", (row_id,))
    if not found:
        raise UnknownNameError(
            f"There is no {table.replace('_', ' ')} {row_id} in this project; nothing was changed."
        )
    return found[0]


def to_json(value: object) -> str:
    """A value as the compact JSON that is stored: keys as they come, characters as they are."""
    return _COMPACT.encode(value)


def whole(value: Value) -> int:
    """An INTEGER column's value."""
    assert isinstance(value, int)
    return value


def words(value: Value) -> str:
    """A TEXT column's value."""
    assert isinstance(value, str)
    return value


def maybe_whole(value: Value) -> int | None:
    """The value of an INTEGER column that may be NULL."""
    return None if value is None else whole(value)


def mapping(value: Value) -> dict[str, object]:
    """The value of a TEXT column that holds a JSON object."""
    if value == "{}":
        return {}
    found = json.loads(words(value))
    assert isinstance(found, dict)
    return found


def listing(value: Value) -> tuple[object, ...]:
    """The value of a TEXT column that holds a JSON array."""
    found = json.loads(words(value))
    assert isinstance(found, list)
    return tuple(found)
