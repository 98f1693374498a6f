"""Temporary triggers that write every touched row into ``change``.

They are temporary because stored triggers vanish when a table is rebuilt, and because a file with
``trusted_schema=OFF`` may use ``json_object`` only in them. A write outside a step fails: the
step's number is then NULL, which ``change.step_id`` refuses.
"""

from collections.abc import Mapping
from sqlite3 import Connection

from annotator.store.schema import RECORDED, columns


def refuse_writing(db: Connection) -> None:
    """Let nothing be written through a connection until ``get_ready`` is called on it."""
    db.execute("PRAGMA query_only = ON")


def get_ready(db: Connection) -> None:
    """Start recording on a connection on which writing is refused, and allow writing; once.

    Making the triggers takes some milliseconds, which reading a file need not wait for.
    """
    (refused,) = db.execute("PRAGMA query_only").fetchone()
    if not refused:
        return
    db.execute("PRAGMA query_only = OFF")
    try:
        db.execute("BEGIN")
        start_recording(db)
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        refuse_writing(db)
        raise


def start_recording(db: Connection) -> None:
    """Make the triggers for this connection; after migrations, never before."""
    db.execute("CREATE TEMP TABLE recording (step_id INTEGER)")
    db.execute("INSERT INTO recording VALUES (NULL)")
    for table in RECORDED:
        for statement in _triggers(table, columns(db, table)):
            db.execute(statement)


def stop_recording(db: Connection) -> None:
    """Take the triggers away; inside a transaction that makes them again or rolls back."""
    for table in RECORDED:
        for event in ("insert", "update", "delete"):
            db.execute(f"DROP TRIGGER record_{table}_{event}")
    db.execute("DROP TABLE recording")


def record_under(db: Connection, step_id: int | None) -> None:
    """Name the step under which the next changes are recorded; None forbids changes."""
    db.execute("UPDATE recording SET step_id = ?", (step_id,))


def row_as_json(table_columns: Mapping[str, str], row: str = "") -> str:
    """The SQL expression for a whole row as a JSON object; ``row`` is "", "OLD." or "NEW."."""
    values = (_as_json(f"{row}[{name}]", kind) for name, kind in table_columns.items())
    pairs = (f"'{name}', {value}" for name, value in zip(table_columns, values, strict=True))
    return f"json_object({', '.join(pairs)})"


def _as_json(value: str, kind: str) -> str:
    """A value for ``json_object``, which by itself would cut numbers to 15 digits."""
    return f"json(lower(quote({value})))" if kind == "REAL" else value


def _triggers(table: str, table_columns: Mapping[str, str]) -> list[str]:
    """The three triggers of one table."""
    into = (
        "INSERT INTO change (step_id, table_name, row_id, before, after) "
        f"SELECT step_id, '{table}', "
    )
    old, new = row_as_json(table_columns, "OLD."), row_as_json(table_columns, "NEW.")
    differs = " OR ".join(f"OLD.[{name}] IS NOT NEW.[{name}]" for name in table_columns)
    start = f"CREATE TEMP TRIGGER record_{table}"
    insert = f"{into} NEW.id, NULL, {new} FROM recording; END"
    update = f"{into} NEW.id, {old}, {new} FROM recording; END"
    delete = f"{into} OLD.id, {old}, NULL FROM recording; END"
    return [
        f"{start}_insert AFTER INSERT ON main.[{table}] BEGIN {insert}",
        f"{start}_update AFTER UPDATE ON main.[{table}] WHEN {differs} BEGIN {update}",
        f"{start}_delete AFTER DELETE ON main.[{table}] BEGIN {delete}",
    ]
