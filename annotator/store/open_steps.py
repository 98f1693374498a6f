"""Open steps: long work in short batches, which appears at once or not at all.

The documents of an open step are shown nowhere (``current_document`` leaves them out). Closing
the step makes them appear; cancelling it, or the death of the program, turns it back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from annotator.errors import ConflictError, ReadOnlyProjectError
from annotator.model.history import Step, StepKind, StepState
from annotator.store import rows, steps
from annotator.store.abandoned import cancel, this_process, transaction
from annotator.store.project import Project
from annotator.store.recording import record_under


class OpenStep:
    """A step that is written in batches; made by ``begin``."""

    def __init__(self, project: Project, step: Step, *, background: bool) -> None:
        """Continue the step that ``begin`` wrote."""
        self.project = project
        self.step = step
        self._background = background

    @classmethod
    def begin(
        cls,
        project: Project,
        title: str,
        annotator_id: int | None,
        *,
        operation: str,
        background: bool = False,
    ) -> Self:
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
            "owner": this_process(),
        }
        with transaction(project.db, project.path):
            step_id = rows.add(project.db, "step", row)
        return cls(
            project, steps.step_of({"undoes": None, **row, "id": step_id}), background=background
        )

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction of the step; keep it under 50 ms so that key presses keep their speed."""
        try:
            with transaction(self.project.db, self.project.path):
                self._require_open()
                record_under(self.project.db, self.step.id)
                with self.project.within(self.step):
                    yield
                record_under(self.project.db, None)
        finally:
            self.project.codebook_changed()

    def close(self, title: str = "") -> None:
        """Make everything that the step brought appear at once; no trace when it was nothing."""
        db = self.project.db
        with transaction(db, self.project.path):
            self._require_open()
            if db.execute("SELECT 1 FROM change WHERE step_id = ?", (self.step.id,)).fetchone():
                row: dict[str, rows.Value] = {"state": StepState.CLOSED.value}
                row["title"] = title or self.step.title
                if not self._background:
                    row["owner"] = ""
                rows.update(db, "step", self.step.id, row)
                steps.count_revision(db, self.step.id)
            else:
                rows.remove(db, "step", self.step.id)
        self._finished()

    def cancel(self) -> None:
        """Turn back everything that the step brought; the history keeps that it was tried.

        Raises ConflictError when other work stands on it already; it then stays open.
        """
        cancel(self.project.db, self.project.path, self.step, self.project.now())
        self._finished()

    def _require_open(self) -> None:
        """Raise ConflictError when another program took this one for dead."""
        now = steps.get_step(self.project.db, self.step.id)
        if now is None or now.state is not StepState.OPEN:
            raise ConflictError(
                f"“{self.step.title}” was turned back by another program; nothing of it was kept. "
                "Start it again."
            )

    def _finished(self) -> None:
        """Let every screen look anew."""
        self.project.codebook_changed()
        self.project.finished(self.step.id)
