"""Adding, updating and reading single rows; JSON columns in and out."""

import json
from collections.abc import Mapping, Sequence

from sqlite_utils import Database

from annotator.errors import UnknownNameError

Value = str | int | float | bytes | None


def add(db: Database, table: str, row: Mapping[str, Value]) -> int:
    """Insert a row and return its id."""
    names = ", ".join(f"[{name}]" for name in row)
    marks = ", ".join("?" * len(row))
    cursor = db.execute(f"INSERT INTO [{table}] ({names}) VALUES ({marks})", tuple(row.values()))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def update(db: Database, table: str, row_id: int, row: Mapping[str, Value]) -> None:
    """Set some columns of one row."""
    names = ", ".join(f"[{name}] = ?" for name in row)
    db.execute(f"UPDATE [{table}] SET {names} WHERE id = ?", (*row.values(), row_id))


def remove(db: Database, table: str, row_id: int) -> None:
    """Delete one row."""
    db.execute(f"DELETE FROM [{table}] WHERE id = ?", (row_id,))


def all_of(
    db: Database, sql: str, parameters: Sequence[Value] | dict[str, Value] = ()
) -> list[dict[str, Value]]:
    """The rows of a query as mappings from column name to value."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one_of(db: Database, table: str, row_id: int) -> dict[str, Value]:
    """The row of that id; UnknownNameError when there is none."""
    found = all_of(db, f"SELECT * FROM [{table}] WHERE id = ?", (row_id,))
    if not found:
        raise UnknownNameError(
            f"There is no {table.replace('_', ' ')} {row_id} in this project; nothing was changed."
        )
    return found[0]


def to_json(value: object) -> str:
    """A value as the compact JSON that is stored: keys as they come, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
    found = json.loads(words(value))
    assert isinstance(found, dict)
    return found


def listing(value: Value) -> tuple[object, ...]:
    """The value of a TEXT column that holds a JSON array."""
    found = json.loads(words(value))
    assert isinstance(found, list)
    return tuple(found)
