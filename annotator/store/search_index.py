"""The search tables, kept by hand in the transaction of each change, and in replay.

Triggers cannot write them: with ``trusted_schema=OFF`` SQLite lets no trigger touch FTS5 tables.
"""

import sqlite3
from sqlite3 import Connection

TABLES = ("document_words", "document_trigrams")


def index_document(db: Connection, document_id: int) -> None:
    """Enter a document; in the transaction that adds it or changes its title."""
    for table in TABLES:
        db.execute(
            f"INSERT INTO {table} (rowid, title, body)"
            " SELECT id, title, body FROM document_search WHERE id = ?",
            (document_id,),
        )


def forget_document(db: Connection, document_id: int) -> None:
    """Take a document out; before it is removed or its title changes, in the same transaction."""
    for table in TABLES:
        db.execute(
            f"INSERT INTO {table} ({table}, rowid, title, body)"
            " SELECT 'delete', id, title, body FROM document_search WHERE id = ?",
            (document_id,),
        )


def faults(db: Connection) -> list[str]:
    """What FTS5's own check finds wrong with the search tables; empty when all is well."""
    found = []
    for table in TABLES:
        try:
            db.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
                raise
            found.append(f"The search table {table} does not fit the documents: {error}.")
    return found


def rebuild(db: Connection) -> None:
    """Make both search tables anew from the documents."""
    for table in TABLES:
        db.execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
