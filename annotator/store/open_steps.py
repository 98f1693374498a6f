"""Open steps: long work in short batches, which appears at once or not at all.

The documents of an open step are shown nowhere (``current_document`` leaves them out). Closing
the step makes them appear; cancelling it, or the death of the program, turns it back.
"""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import ReadOnlyProjectError
from annotator.model.history import Step, StepKind, StepState
from annotator.store import rows, steps
from annotator.store.connection import plain_errors
from annotator.store.recording import record_under
from annotator.store.replay import turn_back

if TYPE_CHECKING:
    from annotator.store.project import Project


class OpenStep:
    """A step that is written in batches; made by ``begin``."""

    def __init__(self, project: "Project", step: Step, *, background: bool) -> None:
        """Continue the step that ``begin`` wrote."""
        self.project = project
        self.step = step
        self._background = background

    @classmethod
    def begin(
        cls,
        project: "Project",
        title: str,
        annotator_id: int | None,
        *,
        operation: str,
        background: bool = False,
    ) -> "OpenStep":
        """Write the step's row, open; raises as ``Project.step`` does.

        A background step keeps its owner when it is closed, by which undo passes it over: a
        person's next undo is not an import that ran beside her work.
        """
        if project.read_only:
            raise ReadOnlyProjectError(
                project.notice or f"{project.path.name} is open for reading; nothing was changed."
            )
        row: dict[str, rows.Value] = {
            "operation": operation,
            "title": title,
            "annotator_id": annotator_id,
            "made_at": project.now(),
            "kind": StepKind.DO.value,
            "state": StepState.OPEN.value,
            "owner": _this_process(),
        }
        with _transaction(project):
            step_id = rows.add(project.db, "step", row)
        return cls(
            project, steps.step_of({"undoes": None, **row, "id": step_id}), background=background
        )

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction of the step; keep it under 50 ms so that key presses keep their speed."""
        with _transaction(self.project):
            record_under(self.project.db, self.step.id)
            with self.project.within(self.step):
                yield
            record_under(self.project.db, None)

    def close(self, title: str = "") -> None:
        """Make everything that the step brought appear at once."""
        with _transaction(self.project):
            row: dict[str, rows.Value] = {"state": StepState.CLOSED.value}
            row["title"] = title or self.step.title
            if not self._background:
                row["owner"] = ""
            rows.update(self.project.db, "step", self.step.id, row)
            steps.count_revision(self.project.db, self.step.id)
        self.project.finished(self.step.id)

    def cancel(self) -> None:
        """Turn back everything that the step brought; the history keeps that it was tried."""
        _cancel(self.project, self.step)
        self.project.finished(self.step.id)


def cancel_abandoned(project: "Project") -> None:
    """Turn back the open steps of programs that no longer run."""
    found = rows.all_of(project.db, "SELECT * FROM step WHERE state = 'open' ORDER BY id DESC")
    for row in found:
        if not _is_alive(rows.words(row["owner"])):
            _cancel(project, steps.step_of(row))


def _cancel(project: "Project", step: Step) -> None:
    """Turn the step back by an appended one; neither counts for anybody's undo."""
    with _transaction(project):
        undo = rows.add(
            project.db,
            "step",
            {
                "operation": step.operation,
                "title": step.title,
                "annotator_id": step.annotator_id,
                "made_at": project.now(),
                "kind": StepKind.UNDO.value,
                "undoes": step.id,
                "state": StepState.CANCELLED.value,
            },
        )
        record_under(project.db, undo)
        turn_back(project.db, step)
        record_under(project.db, None)
        rows.update(project.db, "step", step.id, {"state": StepState.CANCELLED.value})


@contextmanager
def _transaction(project: "Project") -> Iterator[None]:
    """One immediate transaction."""
    with plain_errors(project.path):
        project.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            project.db.conn.execute("COMMIT")
        except BaseException:
            project.db.rollback()
            raise


def _this_process() -> str:
    """What names this process on this machine, also after its number is used again."""
    return f"{socket.gethostname()} {os.getpid()} {_started(os.getpid())}"


def _started(pid: int) -> str:
    """When a process began, in the system's own count; "" where it cannot be told."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()[19]
    except (OSError, IndexError):
        return ""


def _is_alive(owner: str) -> bool:
    """Whether the program that began a step still runs; one on another machine may."""
    host, _, rest = owner.partition(" ")
    pid, _, started = rest.partition(" ")
    if host != socket.gethostname():
        return bool(host)
    if not pid.isdigit() or not _exists(int(pid)):
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
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
