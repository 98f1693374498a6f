"""One project file: opening it, and the step in which everything that changes it happens."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import TYPE_CHECKING, Self

from annotator.errors import ConflictError, InvalidChangeError, ReadOnlyProjectError
from annotator.model.history import ChangeSet, Step, StepKind, StepState
from annotator.store import rows, steps
from annotator.store.abandoned import cancel_abandoned
from annotator.store.conflicts import what_would_part
from annotator.store.connection import is_conflict, plain_errors
from annotator.store.notices import Listener, Notices
from annotator.store.opening import create_file, open_database
from annotator.store.recording import record_under
from annotator.store.replay import turn_back
from annotator.store.stamps import Clock, TimeOrderedUids, Uids, stamp, system_clock

if TYPE_CHECKING:
    from sqlite_utils import Database


class Project:
    """An open project file; one connection, to be used from the thread that opened it.

    Everything that changes the file happens inside ``step``; whoever shows the file hears of each
    step, whoever made it, through ``listen`` (and ``poll`` for other processes).
    """

    def __init__(
        self, path: Path, db: Connection, *, read_only: bool, notice: str, clock: Clock, uids: Uids
    ) -> None:
        """Use ``Project.open`` or ``Project.create``."""
        self.path = path
        self.db = db
        self.read_only = read_only
        self.notice = notice
        """One sentence that the person should see, e.g. why the file can only be read; or empty."""
        self.clock = clock
        self.uids = uids
        self.cache: dict[str, object] = {}
        """What the rooms of the store keep between calls, each under its own name."""
        self._current: Step | None = None
        self._touched: list[ChangeSet] = []
        self._reading = False
        self._codebook_edits = 0
        self._notices = Notices(db)

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
        clock: Clock = system_clock,
        uids: Uids | None = None,
    ) -> Self:
        """Open a project file; imports that a killed program left half done are turned back.

        A file of a newer program, or one that may not be written, is opened for reading, with a
        ``notice``. Raises NotAProjectError or ProjectError when it cannot be opened at all.
        """
        path = Path(path)  # people at a notebook name files by plain words
        db, read_only, notice = open_database(path, read_only=read_only)
        try:
            if not read_only:
                notice = cancel_abandoned(db, path, stamp(clock()))
            return cls(
                path,
                db,
                read_only=read_only,
                notice=notice,
                clock=clock,
                uids=uids or TimeOrderedUids(),
            )
        except BaseException:
            db.close()
            raise

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

    def codebook_version(self) -> tuple[int, int]:
        """A value that differs whenever the codebook may: by a commit of others, or a step here."""
        return self._notices.data_version(), self._codebook_edits

    def codebook_changed(self) -> None:
        """Make the next look at the codebook read it anew."""
        self._codebook_edits += 1

    def now(self) -> str:
        """The present moment as the file holds it."""
        return stamp(self.clock())

    # -- changing ---------------------------------------------------------------------------

    @contextmanager
    def step(
        self, title: str, annotator_id: int | None, *, operation: str, join: str = ""
    ) -> Iterator[Step]:
        """One transaction, one step of the history, one undo.

        A step within a step is part of the outer one. A step that changes nothing leaves no
        trace. With ``join``, the step continues the file's latest one when that has the same
        operation, person and key and was made less than a second ago. Any exception rolls
        everything back. Raises BusyProjectError, ReadOnlyProjectError or ProjectError.
        """
        if self._current is not None:
            yield self._current
            return
        row: dict[str, rows.Value] = {
            "operation": operation,
            "title": title,
            "annotator_id": annotator_id,
            "made_at": self.now(),
            "kind": StepKind.DO.value,
            "state": StepState.CLOSED.value,
            "join_key": join,
        }
        with self._writing(row, may_join=bool(join)) as step:
            yield step

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

    # -- hearing ----------------------------------------------------------------------------

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

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let all that is read within be of one moment, whatever others commit meanwhile.

        Nothing can be written within.
        """
        if self.db.in_transaction:
            yield
            return
        with plain_errors(self.path):
            self.db.execute("BEGIN")
            self._reading = True
            try:
                yield
            finally:
                self._reading = False
                self.db.rollback()

    @contextmanager
    def within(self, step: Step) -> Iterator[None]:
        """Let operations join a step whose transaction is already open (see ``OpenStep``)."""
        self._current = step
        try:
            yield
        finally:
            self._current = None

    def finished(self, step_id: int) -> None:
        """Tell the listeners that an open step of this connection was closed or cancelled."""
        self._notices.finished(step_id)
        self._notices.tell(self._notices.unheard())

    # -- within -----------------------------------------------------------------------------

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
        with self._writing(row):
            turn_back(self.db, target)
        return self._touched[-1]

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep others from writing: what is read within stays true for the steps within.

        They are committed together at the end; any exception rolls all of them back. Listeners
        hear of them, and before them of what others committed, when that is done.
        """
        if self._reading:
            raise RuntimeError("nothing can be written while one moment of the file is read")
        if self.db.in_transaction:
            yield
            return
        if self.read_only:
            raise ReadOnlyProjectError(
                self.notice or f"{self.path.name} is open for reading; nothing was changed."
            )
        told: list[ChangeSet] = []
        with plain_errors(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                told = self._notices.unheard()
                self._touched = []
                yield
                self._commit()
            except BaseException as error:
                self._current = None
                refusal = _refusal(self.db, error)
                self.db.rollback()
                self.codebook_changed()
                self._notices.tell(told)
                if refusal:
                    raise ConflictError(refusal) from error
                raise
        self._notices.tell([*told, *self._touched])

    def _commit(self) -> None:
        """Commit the steps that touched something; a transaction without one leaves no trace."""
        if not self._touched:
            self.db.rollback()
            return
        end = steps.last_change(self.db)
        self.db.execute("COMMIT")
        self._notices.last_change = end

    @contextmanager
    def _writing(self, row: dict[str, rows.Value], *, may_join: bool = False) -> Iterator[Step]:
        """A step within its transaction: its row, its changes, its codebook revision."""
        if self._current is not None:
            raise RuntimeError("a step cannot be turned back within another step")
        with self.alone():
            start = steps.last_change(self.db)
            earlier = steps.joined(self.db, row) if may_join else None
            step = earlier or steps.step_of(
                {**_DEFAULTS, **row, "id": rows.add(self.db, "step", row)}
            )
            record_under(self.db, step.id)
            self._current = step
            yield step
            self._current = None
            record_under(self.db, None)
            touched = steps.change_set(self.db, step, after=start)
            if touched.bulk or touched.changes or step.kind is not StepKind.DO:
                self._keep(touched, row, start, joined=earlier is not None)
            elif earlier is None:
                rows.remove(self.db, "step", step.id)

    def _keep(
        self, touched: ChangeSet, row: dict[str, rows.Value], start: int, *, joined: bool
    ) -> None:
        """Count a step that touched something among those to commit.

        A replay always is: a step of which nothing is left must not be the next undo for ever.
        """
        if joined:
            latest = {"title": row["title"], "made_at": row["made_at"]}
            rows.update(self.db, "step", touched.step.id, latest)
        if touched.bulk or touched.tables & {"label", "relation_type", "setting"}:
            steps.count_revision(self.db, touched.step.id, after=start)
            self.codebook_changed()
        self._touched.append(touched)


_DEFAULTS: dict[str, rows.Value] = {"undoes": None}


def _refusal(db: Connection, error: BaseException) -> str:
    """The sentence for a commit that other work stands against; "" for any other error."""
    if not isinstance(error, sqlite3.IntegrityError) or not is_conflict(error):
        return ""
    clause = what_would_part(db)
    if clause:
        return f"This cannot be done now: {clause}. Nothing was changed."
    return "This cannot be done now: what it needs is not there any more. Nothing was changed."
