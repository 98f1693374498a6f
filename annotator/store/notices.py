"""Who hears of which step: the listeners of one connection, and what others have committed."""

from collections import deque
from collections.abc import Callable
from sqlite3 import Connection

from annotator.model.history import ChangeSet, StepState
from annotator.store import steps

Listener = Callable[[ChangeSet], None]


class Notices:
    """The listeners of one connection, and how far in the file they have heard."""

    def __init__(self, db: Connection) -> None:
        """Everything that is in the file now counts as heard, but for steps that are open."""
        self._db = db
        self._listeners: list[Listener] = []
        self._calls: deque[tuple[Listener, ChangeSet]] = deque()
        self._telling = False
        self._data_version = self.data_version()
        self.last_change = steps.last_change(db)
        still_open = db.execute("SELECT id FROM step WHERE state = 'open'")
        self._unfinished: set[int] = {row[0] for row in still_open}

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with each ChangeSet after its commit; call the result to stop."""
        self._listeners.append(listener)

        def stop() -> None:
            """Forget the listener, if it is still there."""
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def tell(self, found: list[ChangeSet]) -> None:
        """Give each change set to each listener, in the order of the commits.

        What a listener itself changes is told when all have heard of what was before. A listener
        that raises ends the telling; the others hear at the next one.
        """
        self._calls.extend((listener, touched) for touched in found for listener in self._listeners)
        if self._telling:
            return
        self._telling = True
        try:
            while self._calls:
                listener, touched = self._calls.popleft()
                if listener in self._listeners:
                    listener(touched)
        finally:
            self._telling = False

    def silence(self) -> None:
        """Forget all listeners."""
        self._listeners.clear()
        self._calls.clear()

    def others_committed(self) -> bool:
        """Whether another connection has committed since this was last asked."""
        before, self._data_version = self._data_version, self.data_version()
        return before != self._data_version

    def finished(self, step_id: int) -> None:
        """Count an open step of this connection among those that ``unheard`` looks at."""
        self._unfinished.add(step_id)

    def unheard(self, latest: int | None = None) -> list[ChangeSet]:
        """What has been closed since the last notice; remembers what is still open.

        ``latest`` is the number of the file's latest change, where it is known.
        """
        if latest is None:
            latest = steps.last_change(self._db)
        if latest == self.last_change and not self._unfinished:
            return []
        numbers = self._db.execute(
            "SELECT step_id, max(id) FROM change WHERE id > ? GROUP BY step_id ORDER BY max(id)",
            (self.last_change,),
        ).fetchall()
        found: list[ChangeSet] = []
        for step_id, _ in numbers:
            step = steps.get_step(self._db, step_id)
            if step is not None and step.state is StepState.OPEN:
                self._unfinished.add(step_id)
            elif step is not None and step_id not in self._unfinished:
                found.append(steps.change_set(self._db, step, after=self.last_change))
        for step_id in sorted(self._unfinished):
            step = steps.get_step(self._db, step_id)
            if step is None or step.state is not StepState.OPEN:
                self._unfinished.discard(step_id)
                if step is not None:
                    found.append(ChangeSet(step, (), bulk=True))
        if numbers:
            self.last_change = max(last for _, last in numbers)
        return found

    def data_version(self) -> int:
        """SQLite's number that changes when another connection commits."""
        (version,) = self._db.execute("PRAGMA data_version").fetchone()
        return int(version)
