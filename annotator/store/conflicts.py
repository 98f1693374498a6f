"""What stands in the way of a change, in words."""

import json
from sqlite3 import Connection

from annotator.model.text import shortened
from annotator.store.recording import row_as_json
from annotator.store.schema import RECORDED, columns

_NOUNS = {"fragment": "annotation", "relation_type": "relation type", "saved_query": "saved query"}


def row_words(db: Connection, table: str, row: str | None) -> str:
    """A row (as JSON) by its noun and its words: 'the annotation “NATO”'."""
    values = json.loads(row) if row else {}
    words = values.get("text") or values.get("title") or values.get("name") or values.get("body")
    if table == "fragment":
        found = db.execute(
            "SELECT text FROM annotation WHERE id = ?", (values.get("annotation_id"),)
        ).fetchone()
        words = found[0] if found else None
    named = f" “{shortened(words, 40)}”" if words else ""
    return f"the {_NOUNS.get(table, table)}{named}"


def what_would_part(db: Connection) -> str:
    """The first row that names another one that is not there, as a clause; "" for none.

    For a transaction whose commit failed, before it is rolled back.
    """
    for table, row_id, parent, _ in db.execute("PRAGMA foreign_key_check"):
        if table not in RECORDED:
            continue
        row = db.execute(
            f"SELECT {row_as_json(columns(db, table))} FROM [{table}] WHERE id = ?", (row_id,)
        ).fetchone()
        words = row_words(db, table, row[0] if row else None)
        return f"{words} would be left without its {_NOUNS.get(parent, parent)}"
    return ""
