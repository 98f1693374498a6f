"""One job at a time beside the window: what it gives is dropped when another one is begun."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from annotator.gui.session import Session
from annotator.gui.worker import Job, Work

Done = Callable[[object], None]


class Aside(QObject):
    """Lets workers look and mark; only the latest one is listened to."""

    progressed = Signal(int, int)
    """How many of how many the latest job has done."""
    failed = Signal(str)
    """The latest job could not be done, and why."""

    def __init__(self, session: Session) -> None:
        """Work on a session's project."""
        super().__init__()
        self._session = session
        self._works: list[Work] = []
        self._latest: Work | None = None

    def begin(self, job: Job, done: Done, *, read_only: bool) -> None:
        """Cancel what goes on and begin a job; ``done`` is told what it gives."""
        self.stop()
        work = Work(self._session.project.path, job, self, read_only=read_only)
        self._works.append(work)
        self._latest = work
        work.succeeded.connect(partial(self._succeeded, work, done))
        work.failed.connect(partial(self._failed, work))
        work.progressed.connect(partial(self._progressed, work))
        work.finished.connect(partial(self._ended, work))
        work.start()

    def is_busy(self) -> bool:
        """Whether a job is awaited."""
        return self._latest is not None

    def stop(self) -> None:
        """Cancel what goes on, and listen to it no longer."""
        if self._latest is not None:
            self._latest.cancel()
            self._latest = None

    def wait(self) -> None:
        """Wait until nothing goes on any more."""
        for work in list(self._works):
            work.wait()

    def _succeeded(self, work: Work, done: Done, result: object) -> None:
        if work is self._latest:
            self._latest = None
            done(result)

    def _failed(self, work: Work, sentence: str) -> None:
        if work is self._latest:
            self._latest = None
            self.failed.emit(sentence)

    def _progressed(self, work: Work, done: int, total: int) -> None:
        if work is self._latest:
            self.progressed.emit(done, total)

    def _ended(self, work: Work) -> None:
        self._works.remove(work)
        work.deleteLater()
