"""One connection to one project file, and SQLite's errors as sentences."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlite_utils import Database

from annotator.errors import (
    BusyProjectError,
    NotAProjectError,
    ProjectError,
    ReadOnlyProjectError,
)

BUSY_SECONDS: Final = 10.0
"""How long a commit waits for another program's commit before it gives up."""

_HEADER = b"SQLite format 3\0"


def connect(path: Path, *, read_only: bool = False) -> Database:
    """A connection set up as every connection to a project must be; WAL is set by the caller.

    A file in a folder that cannot be written is read as unchanging, since SQLite could not make
    its own side files there.
    """
    mode = "rwc"
    if read_only:
        mode = "ro" if os.access(path.parent, os.W_OK) else "ro&immutable=1"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS
    )
    db = Database(connection, execute_plugins=False)
    db.execute("PRAGMA trusted_schema = OFF")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA recursive_triggers = OFF")
    db.execute("PRAGMA temp_store = MEMORY")
    return db


def use_write_ahead_log(db: Database) -> None:
    """Let readers and one writer work at the same time; survives in the file."""
    db.execute("PRAGMA journal_mode = WAL").fetchall()


def require_whole_database(path: Path) -> None:
    """Raise when the file is missing, is no database, or is shorter than its first page says."""
    if not path.is_file():
        raise NotAProjectError(f"There is no project file at {path}; nothing was changed.")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise ProjectError(f"{path.name} cannot be read: {error.strerror}.") from error
    if not head.startswith(_HEADER):
        raise NotAProjectError(
            f"{path.name} is not an Annotator project; it was left as it is. "
            "To annotate a text, open a project first and drop the text on it."
        )
    page_size = int.from_bytes(head[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(head[28:32], "big")
    if len(head) < len(_HEADER) + 84 or path.stat().st_size < page_size * pages:
        raise NotAProjectError(
            f"{path.name} is cut short; it was left as it is. Restore it from a backup."
        )


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into sentences that a person can act on."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(error, path) from error
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname in {"SQLITE_CORRUPT", "SQLITE_NOTADB"}:
            raise NotAProjectError(
                f"{path.name} is damaged; nothing was written. Restore it from a backup."
            ) from error
        raise


def _operational(error: sqlite3.OperationalError, path: Path) -> Exception:
    """The sentence for an operational error, or the error itself when it is a defect of ours."""
    name = getattr(error, "sqlite_errorname", "") or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BusyProjectError(
            f"Another program has been writing to {path.name} for more than "
            f"{BUSY_SECONDS:.0f} seconds; nothing was changed. Try again in a moment."
        )
    if name.startswith("SQLITE_FULL"):
        return ProjectError(
            "The disk is full; the last action was not saved and everything before it was. "
            "Free some space and try again."
        )
    if name.startswith("SQLITE_READONLY"):
        return ReadOnlyProjectError(f"{path.name} may not be written; nothing was changed.")
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN")):
        return ProjectError(
            f"{path.name} cannot be reached or written; everything saved before is kept. "
            "Check the disk or folder, and open the project again."
        )
    return error
