"""Copies of a project file that are whole and checked, and the way back from them.

Copies are made with SQLite's backup interface, so they are right while others write.
"""

import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotator.errors import NotAProjectError, NotWrittenError, ProjectError
from annotator.store.connection import (
    copy_database,
    plain_errors,
    require_file,
    require_whole,
    sync_file,
)
from annotator.store.schema import APPLICATION_ID
from annotator.store.stamps import Clock, random_name, system_clock
from annotator.store.steps import last_change

if TYPE_CHECKING:
    from annotator.store.project import Project

KEPT: Final = 10
"""How many rotating copies of one project are kept."""

_NAME = re.compile(r"(?P<stem>.+) (?P<stamp>\d{8}-\d{6})-(?P<changes>\d+)\.annot")


def backup(project: "Project", to: Path) -> Path:
    """Copy the project to ``to``, whole and verified or not at all; returns ``to``.

    Raises NotWrittenError when something is there already or cannot be written.
    """
    if to.exists():
        raise NotWrittenError(f"{to.name} exists already; it was left as it is. Take another name.")
    part = to.with_name(f".{to.name}.{random_name()}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        copy_database(project.db, part)
        verify(part)
        part.replace(to)
    except OSError as error:
        raise NotWrittenError(
            f"No backup could be written to {to}: {error.strerror}. The project is as it was."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return to


def verify(copy: Path) -> None:
    """Raise unless a copy is a whole project whose pages and references are sound."""
    require_file(copy)
    with plain_errors(copy), closing(_read_only(copy)) as connection:
        require_whole(connection, copy)
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (sound,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if application_id != APPLICATION_ID or sound != "ok" or broken is not None:
        raise NotAProjectError(f"{copy.name} is not a sound copy of a project; it was not used.")


def rotate(
    project: "Project", folder: Path, *, clock: Clock = system_clock, keep: int = KEPT
) -> Path | None:
    """A new copy in ``folder`` when the project has changed since the last; None when not.

    The oldest copies of this project go when there are more than ``keep``. A folder per project
    keeps projects of one name apart (see ``folder_for``).
    """
    changes = last_change(project.db)
    copies = copies_in(folder)
    if copies and _changes(copies[-1]) == changes:
        return None
    name = f"{project.path.stem} {clock():%Y%m%d-%H%M%S}-{changes}.annot"
    made = folder / name
    if made.exists():
        return None
    backup(project, made)
    for old in copies_in(folder)[:-keep]:
        old.unlink(missing_ok=True)
    return made


def copies_in(folder: Path) -> list[Path]:
    """The rotating copies in a folder, the oldest first."""
    if not folder.is_dir():
        return []
    found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: (_stamp(path), _changes(path)))


def restore(copy: Path, project_path: Path, *, clock: Clock = system_clock) -> Path | None:
    """Put a verified copy in the place of a project that nobody has open.

    What stood there is kept beside it; its new place is returned, None when there was nothing.
    Raises ProjectError when another program has the project open.
    """
    verify(copy)
    part = project_path.with_name(f".{project_path.name}.{random_name()}.part")
    try:
        with closing(_read_only(copy)) as connection:
            copy_database(connection, part)
        aside = _set_aside(project_path, clock) if project_path.exists() else None
        part.replace(project_path)
    except OSError as error:
        raise ProjectError(
            f"{project_path.name} could not be restored: {error.strerror}. It is as it was."
        ) from error
    finally:
        with suppress(OSError):
            part.unlink()
    return aside


def _set_aside(project_path: Path, clock: Clock) -> Path:
    """Move what stands at the project's place beside it, with all that was committed."""
    _merge_log(project_path)
    aside = project_path.with_name(
        f"{project_path.stem} before restore {clock():%Y%m%d-%H%M%S}{project_path.suffix}"
    )
    if aside.exists():
        raise ProjectError(f"{aside.name} exists already; nothing was changed. Try again.")
    # A copy first and one atomic replacement later: the project's place is never empty.
    aside.write_bytes(project_path.read_bytes())
    sync_file(aside)
    for ending in ("-wal", "-shm"):
        project_path.with_name(project_path.name + ending).unlink(missing_ok=True)
    return aside


def _merge_log(project_path: Path) -> None:
    """Bring what is in the write-ahead log into the file; raise when it is open elsewhere."""
    try:
        connection = sqlite3.connect(project_path, timeout=1)
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise ProjectError(
            f"{project_path.name} is open in another program; nothing was changed. "
            "Close it there and try again."
        ) from error
    except sqlite3.DatabaseError:
        return  # damaged beyond reading, which is why it is being restored


def _read_only(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing, and leaves nothing beside a file that nobody has open."""
    place = path.resolve()
    alone = not any(place.with_name(place.name + end).exists() for end in ("-wal", "-shm"))
    return sqlite3.connect(f"{place.as_uri()}?mode=ro{'&immutable=1' * alone}", uri=True)


def _stamp(path: Path) -> str:
    """When a rotating copy was made, as its name says."""
    match = _NAME.fullmatch(path.name)
    return match["stamp"] if match else ""


def _changes(path: Path) -> int:
    """How many changes the project had when a rotating copy was made, as its name says."""
    match = _NAME.fullmatch(path.name)
    return int(match["changes"]) if match else 0
