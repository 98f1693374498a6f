"""How one connection writes: transactions, the steps within them, and their notices."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from sqlite3 import Connection

from annotator.errors import ConflictError, ReadOnlyProjectError
from annotator.model.history import ChangeSet, Step, StepKind, StepState
from annotator.store import rows, steps
from annotator.store.connection import is_conflict, plain_errors
from annotator.store.notices import Notices
from annotator.store.recording import get_ready, record_under
from annotator.store.stamps import Clock, Uids, stamp


class Writer:
    """A connection on which everything that changes the file happens inside ``step``."""

    def __init__(
        self, path: Path, db: Connection, *, read_only: bool, notice: str, clock: Clock, uids: Uids
    ) -> None:
        """Take over a connection that ``opening`` has set up."""
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
        self._moment = ""
        """When the step that is being written is made; empty while there is none."""
        self._touched: list[ChangeSet] = []
        self._last_change: int | None = None
        """The number of the file's latest change; None where it has to be asked for."""
        self._version_alone: int | None = None
        """The file's data version, which nobody can change while one is alone."""
        self._reading = False
        self._ready = False
        """Whether what is written is known to be recorded."""
        self._codebook_edits = 0
        self._register_edits = 0
        self._notices = Notices(db)

    def now(self) -> str:
        """The present moment as the file holds it; within a step, the moment of the step."""
        return self._moment or stamp(self.clock())

    def get_ready(self) -> None:
        """Make what recording needs now, and not at the first step; not in a file to be read."""
        if not self.read_only:
            get_ready(self.db)
            self._ready = True

    def codebook_version(self) -> tuple[int, int]:
        """A value that differs whenever the codebook may: by a commit of others, or a step here."""
        version = self._version_alone
        return self._notices.data_version() if version is None else version, self._codebook_edits

    def codebook_changed(self) -> None:
        """Make the next look at the codebook read it anew, and at the register of entities."""
        self._codebook_edits += 1
        self._register_edits += 1

    def register_version(self) -> tuple[int, int]:
        """A value that differs whenever the register of entities may."""
        version = self._version_alone
        return self._notices.data_version() if version is None else version, self._register_edits

    def step(
        self, title: str, annotator_id: int | None, *, operation: str, join: str = ""
    ) -> AbstractContextManager[Step]:
        """One transaction, one step of the history, one undo.

        A step within a step is part of the outer one. A step that changes nothing leaves no
        trace. With ``join``, the step continues the file's latest one when that has the same
        operation, person and key and was made less than a second ago. Any exception rolls
        everything back. Raises BusyProjectError, ReadOnlyProjectError or ProjectError.
        """
        if self._current is not None:
            return nullcontext(self._current)
        row: dict[str, rows.Value] = {
            "operation": operation,
            "title": title,
            "annotator_id": annotator_id,
            "made_at": self.now(),
            "kind": StepKind.DO.value,
            "state": StepState.CLOSED.value,
            "join_key": join,
        }
        return self._writing(row, may_join=bool(join))

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
            if not self._ready:
                self.get_ready()
            self.db.execute("BEGIN IMMEDIATE")
            try:
                self._version_alone = self._notices.data_version()
                self._last_change = steps.last_change(self.db)
                told = self._notices.unheard(self._last_change)
                self._touched = []
                yield
                self._commit()
                self._version_alone = None
            except BaseException as error:
                self._current, self._moment, self._version_alone = None, "", None
                refusal = _refusal(self.db, error)
                self.db.rollback()
                self.codebook_changed()
                self._notices.tell(told)
                if refusal:
                    raise ConflictError(refusal) from error
                raise
        self._notices.tell([*told, *self._touched])

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

    @contextmanager
    def _writing(self, row: dict[str, rows.Value], *, may_join: bool = False) -> Iterator[Step]:
        """A step within its transaction: its row, its changes, its codebook revision."""
        if self._current is not None:
            raise RuntimeError("a step cannot be turned back within another step")
        is_alone = self.db.in_transaction and not self._reading
        with nullcontext() if is_alone else self.alone():
            start = self._latest()
            earlier = steps.joined(self.db, row) if may_join else None
            step = earlier or steps.step_of({"id": rows.add(self.db, "step", row), **row})
            record_under(self.db, step.id)
            self._current, self._moment = step, step.made_at
            yield step
            self._current, self._moment = None, ""
            record_under(self.db, None)
            touched, self._last_change = steps.changes_up_to_now(self.db, step, start)
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
        if "entity" in touched.tables:
            self._register_edits += 1
        self._touched.append(touched)

    def _commit(self) -> None:
        """Commit the steps that touched something; a transaction without one leaves no trace."""
        if not self._touched:
            self.db.rollback()
            return
        end = self._latest()
        self.db.execute("COMMIT")
        self._notices.last_change = end

    def _latest(self) -> int:
        """The number of the file's latest change; within ``alone``."""
        known = self._last_change
        return steps.last_change(self.db) if known is None else known


def _refusal(db: Connection, error: BaseException) -> str:
    """The sentence for a commit that other work stands against; "" for any other error."""
    if not isinstance(error, sqlite3.IntegrityError) or not is_conflict(error):
        return ""
    from annotator.store.conflicts import what_would_part

    clause = what_would_part(db)
    if clause:
        return f"This cannot be done now: {clause}. Nothing was changed."
    return "This cannot be done now: what it needs is not there any more. Nothing was changed."
