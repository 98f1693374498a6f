"""One connection to one project file, and SQLite's errors as sentences."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from errno import EIO
from pathlib import Path
from sqlite3 import Connection
from time import monotonic, sleep
from typing import Final

from annotator.errors import (
    BusyProjectError,
    NotAProjectError,
    ProjectError,
    ReadOnlyProjectError,
)

BUSY_SECONDS: Final = 10.0
"""How long a commit waits for another program's commit before it gives up."""

_PAUSE: Final = 0.01
"""Seconds until a file is tried again that SQLite does not wait for itself."""


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> Connection:
    """A connection set up as every connection to a project must be; WAL is set by the caller.

    Only ``create`` makes a file where there is none.
    """
    mode = _reading(path) if read_only else "rwc" if create else "rw"
    db = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        # No transaction begins by itself: a write outside a step fails and leaves none behind.
        isolation_level=None,
    )
    try:
        db.execute("PRAGMA trusted_schema = OFF")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA recursive_triggers = OFF")
        db.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        db.close()
        raise
    return db


def _reading(path: Path) -> str:
    """How to open a file for reading: as unchanging where SQLite cannot make its side files.

    Where a write-ahead log is there with something in it, that must be read as well.
    """
    if os.access(path.resolve().parent, os.W_OK) or _has_log(path):
        return "ro"
    return "ro&immutable=1"


def _has_log(path: Path) -> bool:
    """Whether something was committed that may not have been merged into the file."""
    place = path.resolve()
    log = place.with_name(place.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def use_write_ahead_log(db: Connection) -> None:
    """Let readers and one writer work at the same time; survives in the file.

    Raises sqlite3.OperationalError when other programs keep the file busy for BUSY_SECONDS.
    """
    ends = monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL").fetchall()
        except sqlite3.OperationalError as error:
            # A change of mode does not wait by itself for somebody who is writing.
            if not _name(error).startswith("SQLITE_BUSY") or monotonic() > ends:
                raise
            sleep(_PAUSE)
        else:
            return


def require_file(path: Path) -> None:
    """Raise unless there is a file with something in it; it is not opened.

    Closing any descriptor of a file drops every lock that the process has on it (POSIX), among
    them those of connections that are in use: only SQLite may open a project file.
    """
    try:
        there = path.is_file()
        size = path.stat().st_size if there else 0
    except OSError as error:
        raise ProjectError(f"{path.name} cannot be read: {error.strerror}.") from error
    if not there:
        raise NotAProjectError(f"There is no project file at {path}; nothing was changed.")
    if size == 0:
        raise NotAProjectError(f"{path.name} is empty, not an Annotator project.")


def require_whole(db: Connection, path: Path) -> None:
    """Raise NotAProjectError when the file ends within a page.

    SQLite itself finds whole pages missing. A file beside which a log stands may be in the middle
    of a merge, which SQLite completes.
    """
    (page_size,) = db.execute("PRAGMA page_size").fetchone()
    if path.stat().st_size % page_size and not _has_log(path):
        raise _damaged(path)


def copy_database(db: Connection, to: Path) -> None:
    """Copy a database as it is now into one new file, which needs no side files, and sync it.

    Raises OSError when it cannot be written.
    """
    try:
        with plain_errors(to), closing(sqlite3.connect(to)) as target:
            db.backup(target)
            target.execute("PRAGMA journal_mode = DELETE").fetchall()
    except ProjectError as error:
        reason = str(error.__cause__) if error.__cause__ is not None else str(error)
        raise OSError(EIO, reason) from error
    sync_file(to)


def sync_file(path: Path) -> None:
    """Wait until a file is on disk; not for a project that is open, see ``require_file``."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


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
        name = _name(error)
        if name.startswith("SQLITE_NOTADB"):
            raise NotAProjectError(
                f"{path.name} is not an Annotator project; it was left as it is. "
                "To annotate a text, open a project first and drop the text on it."
            ) from error
        if name.startswith("SQLITE_CORRUPT"):
            raise _damaged(path) from error
        raise


def is_conflict(error: sqlite3.IntegrityError) -> bool:
    """Whether other rows stand in the way; anything else that a row breaks is a defect of ours."""
    return _name(error) in {
        "SQLITE_CONSTRAINT_FOREIGNKEY",
        "SQLITE_CONSTRAINT_UNIQUE",
        "SQLITE_CONSTRAINT_PRIMARYKEY",
    }


def _name(error: sqlite3.Error) -> str:
    """SQLite's name for an error; "" for one that Python's module raised itself."""
    return getattr(error, "sqlite_errorname", "") or ""


def _damaged(path: Path) -> NotAProjectError:
    """The sentence for a file that is not as SQLite left it."""
    return NotAProjectError(
        f"{path.name} is damaged or cut short; it was left as it is. Restore it from a backup."
    )


def _operational(error: sqlite3.OperationalError, path: Path) -> Exception:
    """The sentence for an operational error, or the error itself when it is a defect of ours."""
    name = _name(error)
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
