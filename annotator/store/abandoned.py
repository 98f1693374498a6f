"""Turning open steps back: those that are cancelled, and those of programs that were killed."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection

from annotator.errors import ConflictError
from annotator.model.history import Step, StepKind, StepState
from annotator.store import rows, steps
from annotator.store.connection import is_conflict, plain_errors
from annotator.store.recording import get_ready, record_under
from annotator.store.replay import turn_back


def cancel_abandoned(db: Connection, path: Path, made_at: str) -> str:
    """Turn back the open steps of programs that no longer run, the latest first.

    Returns a sentence for one on which other work stands, which stays as it is; else "".
    """
    found = rows.all_of(db, "SELECT * FROM step WHERE state = 'open' ORDER BY id DESC")
    notice = ""
    for row in found:
        if _is_alive(rows.words(row["owner"])):
            continue
        step = steps.step_of(row)
        try:
            cancel(db, path, step, made_at)
        except ConflictError:
            notice = (
                f"“{step.title}” was interrupted and cannot be turned back, because other work "
                "stands on it; the documents that it brought stay hidden."
            )
    return notice


def cancel(db: Connection, path: Path, step: Step, made_at: str) -> None:
    """Turn an open step back by an appended one; neither counts for anybody's undo.

    Nothing happens when another program has done so. Raises ConflictError when other work stands
    on the step.
    """
    with transaction(db, path):
        now = steps.get_step(db, step.id)
        if now is None or now.state is not StepState.OPEN:
            return
        undo = rows.add(
            db,
            "step",
            {
                "operation": step.operation,
                "title": step.title,
                "annotator_id": step.annotator_id,
                "made_at": made_at,
                "kind": StepKind.UNDO.value,
                "undoes": step.id,
                "state": StepState.CANCELLED.value,
            },
        )
        record_under(db, undo)
        turn_back(db, step)
        record_under(db, None)
        steps.count_revision(db, undo)
        rows.update(db, "step", step.id, {"state": StepState.CANCELLED.value})


@contextmanager
def transaction(db: Connection, path: Path) -> Iterator[None]:
    """One immediate transaction; ConflictError when other work stands against it."""
    with plain_errors(path):
        get_ready(db)
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            db.rollback()
            if is_conflict(error):
                raise ConflictError(
                    "This cannot be done: other work stands against it. Nothing was changed."
                ) from error
            raise
        except BaseException:
            db.rollback()
            raise


def this_process() -> str:
    """What names this process on this machine, also after its number is used again."""
    return f"{_host()} {os.getpid()} {_started(os.getpid())}"


def _started(pid: int) -> str:
    """When a process began, in the system's own count; "" where it cannot be told."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()[19]
    except (OSError, IndexError):
        return ""


def _is_alive(owner: str) -> bool:
    """Whether the program that began a step still runs.

    Not on another machine: a project is never shared over a network, so the file was brought from
    there, or the machine got another name.
    """
    host, _, rest = owner.partition(" ")
    pid, _, started = rest.partition(" ")
    if host != _host() or not pid.isdecimal() or not _exists(int(pid)):
        return False
    return _started(int(pid)) == started


def _exists(pid: int) -> bool:
    """Whether a process of that number runs."""
    if sys.platform == "win32":
        import ctypes

        query = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION
        handle = ctypes.windll.kernel32.OpenProcess(query, 0, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _host() -> str:
    import socket

    return socket.gethostname()
