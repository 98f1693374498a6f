"""Making a project file, and bringing one from disk to the form that this program works on."""

import os
import sqlite3
from pathlib import Path
from sqlite3 import Connection

from annotator.errors import NewerProjectError, NotAProjectError, ProjectError
from annotator.store.connection import (
    connect,
    copy_database,
    plain_errors,
    require_file,
    require_whole,
    use_write_ahead_log,
)
from annotator.store.location import refuse_network_folder
from annotator.store.recording import refuse_writing
from annotator.store.schema import APPLICATION_ID, VERSION
from annotator.store.stamps import random_name


def create_file(path: Path) -> None:
    """Make an empty project file at ``path``, whole or not at all.

    Raises ProjectError when something is there already or the folder cannot be written.
    """
    if path.exists():
        raise _taken(path)
    if not path.parent.is_dir():
        raise ProjectError(
            f"No project could be made at {path}: there is no such folder. Choose another one."
        )
    refuse_network_folder(path)
    part = path.with_name(f".{path.name}.{random_name()}.part")
    try:
        with plain_errors(path):
            db = connect(part, create=True)
            try:
                use_write_ahead_log(db)
                _migrate(db)
            finally:
                db.close()
        _put_in_place(part, path)
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise ProjectError(
            f"No project could be made at {path}: {error.strerror}. Choose another folder."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name, which another program may have taken meanwhile.

    Raises FileExistsError then.
    """
    try:
        # A hard link, unlike a rename, never replaces what is there.
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        # The disk has no hard links: take the name first, and put the file in its place.
        path.touch(exist_ok=False)
        part.replace(path)


def _taken(path: Path) -> ProjectError:
    """The sentence for a place where something is already."""
    return ProjectError(f"{path.name} exists already; it was left as it is. Take another name.")


def open_database(path: Path, *, read_only: bool) -> tuple[Connection, bool, str]:
    """An open connection in today's form, whether it is for reading only, and why (a sentence).

    An older file is migrated in one transaction, after a copy of it was put beside it.
    """
    require_file(path)
    refuse_network_folder(path)
    place = path.resolve()
    notice = ""
    if not read_only and not (os.access(place, os.W_OK) and os.access(place.parent, os.W_OK)):
        read_only = True
        notice = (
            f"{path.name} may not be written, so it is open for reading. "
            "Save a copy where you may write to work on it."
        )
    with plain_errors(path):
        db = connect(path, read_only=read_only)
        try:
            version = _version(db, path)
            require_whole(db, path)
            if version > VERSION:
                db.close()
                db = connect(path, read_only=True)
                return db, True, _newer(db, path)
            if read_only:
                _require_todays_form(version, path)
                return db, True, notice
            _bring_up_to_date(db, path, version)
        except BaseException:
            db.close()
            raise
    return db, False, notice


def _newer(db: Connection, path: Path) -> str:
    """The notice for a newer program's file; NewerProjectError when it cannot even be read.

    A later form may have more than today's, but all that is read here must still be there.
    """
    from annotator.store.migrations import apply

    ours = sqlite3.connect(":memory:", isolation_level=None)
    try:
        apply(ours)
        lacking = _form(ours) - _form(db)
    finally:
        ours.close()
    if lacking:
        raise NewerProjectError(
            f"{path.name} was written by a newer Annotator in a form that this one does not know; "
            "it was left as it is. Install that version to open it."
        )
    return (
        f"{path.name} was written by a newer Annotator, so it is open for reading. "
        "Install that version to work on it."
    )


def _form(db: Connection) -> set[tuple[str, str]]:
    """Every column of every table and view."""
    return set(
        db.execute(
            "SELECT form.name, part.name FROM sqlite_master AS form"
            " JOIN pragma_table_info(form.name) AS part WHERE form.type IN ('table', 'view')"
        ).fetchall()
    )


def _require_todays_form(version: int, path: Path) -> None:
    """Raise ProjectError for a file that would have to be migrated and may not be."""
    if version < VERSION:
        raise ProjectError(
            f"{path.name} is of an older form and may not be brought up to date; "
            "it was left as it is. Open it where it may be written."
        )


def _bring_up_to_date(db: Connection, path: Path, version: int) -> None:
    """Set write-ahead logging, migrate an older file behind a copy; then nothing is written.

    Until ``recording.get_ready`` is called: what is not recorded must not be written.
    """
    use_write_ahead_log(db)
    if version < VERSION:
        _keep_copy(db, path)
        _migrate(db)
    refuse_writing(db)


def _keep_copy(db: Connection, path: Path) -> None:
    """Put a whole copy of an older file beside it, under a name that nothing else has."""
    part = path.with_name(f".{path.name}.{random_name()}.part")
    name = f"{path.stem} before version {VERSION}"
    try:
        copy_database(db, part)
        for number in range(1, 1000):
            copy = path.with_name(f"{name}{f' {number}' if number > 1 else ''}{path.suffix}")
            try:
                _put_in_place(part, copy)
            except FileExistsError:
                continue
            return
    except OSError as error:
        raise ProjectError(
            f"{path.name} is of an older form, and no copy of it could be kept before bringing it "
            f"up to date: {error.strerror}. Nothing was changed."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _version(db: Connection, path: Path) -> int:
    """The version of the file's schema; raises when the database is not ours."""
    (application_id,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application_id != APPLICATION_ID:
        raise NotAProjectError(
            f"{path.name} is a database, but not an Annotator project; it was left as it is."
        )
    return int(version)


def _migrate(db: Connection) -> None:
    """Apply all that is pending, in one transaction together with the version number."""
    from annotator.store.migrations import apply

    db.execute("BEGIN IMMEDIATE")
    try:
        apply(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.commit()
    except BaseException:
        db.rollback()
        raise
