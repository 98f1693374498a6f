"""Long work on a thread and a connection of its own, with progress and Cancel."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from annotator.errors import AnnotatorError
from annotator.operations.documents import Progress
from annotator.store.project import Project

Job = Callable[[Project, Progress], object]
"""What is to be done with a project; it tells how far it is, and stops when told so."""


class Work(QThread):
    """One job; its signals arrive in the thread of whoever made it."""

    progressed = Signal(int, int)
    """How many of how many are done; 0 of 0 where nobody knows."""
    succeeded = Signal(object)
    """What the job gave."""
    failed = Signal(str)
    """One sentence; the job has left everything as it was."""

    def __init__(
        self, path: Path, job: Job, parent: QObject | None = None, *, read_only: bool = False
    ) -> None:
        """Prepare a job on the project at ``path``; ``start`` begins it."""
        super().__init__(parent)
        self._read_only = read_only
        self._path = path
        self._job = job
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the job to stop and to leave everything as it was."""
        self._cancelled = True

    def run(self) -> None:
        """Open a connection and do the job; called by Qt in the new thread."""
        try:
            with Project.open(self._path, read_only=self._read_only) as project:
                result = self._job(project, self._progress)
        except AnnotatorError as error:
            self.failed.emit(str(error))
        else:
            self.succeeded.emit(result)

    def _progress(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return not self._cancelled
