"""What the project says of itself: its title and uid, by name."""

from sqlite3 import Connection

from annotator.store import rows


def get(db: Connection, name: str) -> str:
    """The value of a setting; "" when it was never set."""
    found = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return found[0] if found else ""


def put(db: Connection, name: str, value: str) -> None:
    """Set a setting; within a step."""
    found = db.execute("SELECT id FROM setting WHERE name = ?", (name,)).fetchone()
    if found:
        rows.update(db, "setting", found[0], {"value": value})
    else:
        rows.add(db, "setting", {"name": name, "value": value})
