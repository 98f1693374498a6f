"""The tables of a project file, and the way from older files to this form.

Names in the schema are the words of the field. ``start`` and ``end`` are code points, half-open,
on the stored text, so that ``substr(body, start + 1, "end" - start)`` gives the words.
"""

from sqlite3 import Connection
from typing import Final

APPLICATION_ID: Final = 0x414E_4E4F
"""Says in bytes 68 to 71 of the file that it is a project of ours ("ANNO")."""

VERSION: Final = 1
"""Counts the migrations; a greater one in a file means a newer program wrote it."""

RECORDED: Final = (
    "setting",
    "annotator",
    "label",
    "relation_type",
    "entity",
    "document",
    "region",
    "assignment",
    "annotation",
    "fragment",
    "relation",
    "decision",
    "note",
    "saved_query",
    "dismissal",
)
"""The tables whose every change is history; replay writes into no other."""


def columns(db: Connection, table: str) -> dict[str, str]:
    """The columns of a table in their order, each with its type."""
    return {row[1]: row[2] for row in db.execute(f"PRAGMA table_info([{table}])")}
