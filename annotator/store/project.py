"""One project file: opening it, its undo and redo, and who hears of its steps."""

from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from annotator.errors import InvalidChangeError
from annotator.model.history import ChangeSet, Step, StepKind, StepState
from annotator.store import rows, steps
from annotator.store.notices import Listener
from annotator.store.opening import create_file, open_database
from annotator.store.stamps import Clock, TimeOrderedUids, Uids, stamp, system_clock
from annotator.store.writing import Writer

if TYPE_CHECKING:
    from sqlite_utils import Database


class Project(Writer):
    """An open project file; one connection, to be used from the thread that opened it.

    Use ``Project.open`` or ``Project.create``. Everything that changes the file happens inside
    ``step``; whoever shows the file hears of each step, whoever made it, through ``listen`` (and
    ``poll`` for other processes).
    """

    @classmethod
    def create(cls, path: Path, *, clock: Clock = system_clock, uids: Uids | None = None) -> Self:
        """Make a new, empty project file and open it; it must not exist.

        Raises ProjectError when it cannot be made; nothing is left behind then.
        """
        create_file(path)
        return cls.open(path, clock=clock, uids=uids)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        read_only: bool = False,
        at_once: bool = False,
        clock: Clock = system_clock,
        uids: Uids | None = None,
    ) -> Self:
        """Open a project file; imports that a killed program left half done are turned back.

        A file of a newer program, or one that may not be written, is opened for reading, with a
        ``notice``. ``at_once`` leaves to the first step what only writing needs (``get_ready``).
        Raises NotAProjectError or ProjectError when it cannot be opened at all.
        """
        path = Path(path)  # people at a notebook name files by plain words
        db, read_only, notice = open_database(path, read_only=read_only)
        try:
            if not read_only and steps.any_open(db):
                from annotator.store.abandoned import cancel_abandoned  # hardly ever needed

                notice = cancel_abandoned(db, path, stamp(clock()))
            project = cls(
                path,
                db,
                read_only=read_only,
                notice=notice,
                clock=clock,
                uids=uids or TimeOrderedUids(),
            )
            if not at_once:
                project.get_ready()
        except BaseException:
            db.close()
            raise
        return project

    def __enter__(self) -> Self:
        """The project itself; leaving the block closes it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the connection; nothing is lost, since every step is on disk already."""
        self._notices.silence()
        self.db.close()

    @property
    def tables(self) -> "Database":
        """The file as sqlite-utils shows it, for scripts and notebooks that read it.

        The program itself uses the bare connection ``db``: importing the library takes as long
        as starting everything else.
        """
        from sqlite_utils import Database

        return Database(self.db, execute_plugins=False)

    def undo(self, annotator_id: int | None) -> ChangeSet:
        """Turn back this person's latest step, by a step of its own.

        Raises InvalidChangeError when there is none, ConflictError when later work stands on it.
        """
        with self.alone():
            target = self.next_undo(annotator_id)
            if target is None:
                raise InvalidChangeError("There is nothing of yours to undo.")
            return self._replay(target, StepKind.UNDO, annotator_id)

    def redo(self, annotator_id: int | None) -> ChangeSet:
        """Bring back what this person's latest undo turned back; raises as ``undo`` does."""
        with self.alone():
            target = self.next_redo(annotator_id)
            if target is None:
                raise InvalidChangeError("There is nothing of yours to redo.")
            return self._replay(target, StepKind.REDO, annotator_id)

    def revert(self, step_id: int, annotator_id: int | None) -> ChangeSet:
        """Turn back any closed step, whoever made it, as new work of this person."""
        with self.alone():
            target = steps.get_step(self.db, step_id)
            if target is None or target.state is not StepState.CLOSED:
                raise InvalidChangeError(f"There is no finished step {step_id} to turn back.")
            if target.operation == steps.FOR_GOOD:
                raise InvalidChangeError("What was removed for good cannot be brought back.")
            return self._replay(target, StepKind.REVERT, annotator_id)

    def next_undo(self, annotator_id: int | None) -> Step | None:
        """The step that this person's next undo turns back."""
        return steps.next_undo(self.db, annotator_id)

    def next_redo(self, annotator_id: int | None) -> Step | None:
        """The undo that this person's next redo turns back."""
        return steps.next_redo(self.db, annotator_id)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with each ChangeSet after its commit; call the result to stop."""
        return self._notices.listen(listener)

    def poll(self) -> None:
        """Tell the listeners what other connections have committed since the last notice."""
        found: list[ChangeSet] = []
        if self._notices.others_committed():
            with self.snapshot():
                found = self._notices.unheard()
        self._notices.tell(found)

    def _replay(self, target: Step, kind: StepKind, annotator_id: int | None) -> ChangeSet:
        """Append the step that turns ``target`` back, and say what it touched; ``alone``."""
        row: dict[str, rows.Value] = {
            "operation": target.operation,
            "title": target.title,
            "annotator_id": annotator_id,
            "made_at": self.now(),
            "kind": kind.value,
            "undoes": target.id,
            "state": StepState.CLOSED.value,
        }
        from annotator.store.replay import turn_back  # a file that is only shown needs it not

        with self._writing(row):
            turn_back(self.db, target)
        return self._touched[-1]
