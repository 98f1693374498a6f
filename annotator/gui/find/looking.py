"""A search in a thread of its own; what it finds arrives in the thread of the window."""

from math import inf
from queue import Empty, SimpleQueue
from threading import Thread
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.errors import AnnotatorError
from annotator.language.finding import SECONDS, Place, Search, SlowPatternError, found

MOST = 100_000
"""So many places are found at most."""

_POLL_MS = 10
_SPELL = 0.004
"""Seconds that taking what was found may last at a time."""


class _Run:
    """One search: what it has found so far, and whether anybody still wants it."""

    def __init__(self, text: str, search: Search, seconds: float) -> None:
        self.wanted = True
        self.batches: SimpleQueue[list[Place] | str | bool] = SimpleQueue()
        """Places; at the end whether there are more, or the sentence that says what failed."""
        # A daemon: an expression that is still being tried out never holds up the end.
        self._thread = Thread(target=self._look, args=(text, search, seconds), daemon=True)
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether it is still searching."""
        return self._thread.is_alive()

    def _look(self, text: str, search: Search, seconds: float) -> None:
        count = 0
        try:
            for batch in found(text, search, seconds=seconds):
                if not self.wanted:
                    return
                self.batches.put(batch[: MOST - count])
                count += len(batch)
                if count > MOST:
                    break
        except AnnotatorError as error:
            self.batches.put(str(error))
        else:
            self.batches.put(count > MOST)


class Looking(QObject):
    """Searches a text; a newer search takes the place of the older one at once."""

    arrived = Signal(object)
    """Further places, sorted, behind those that arrived before."""
    finished = Signal(bool)
    """All have arrived; whether there are more than are shown."""
    failed = Signal(str)
    """The search was given up, and why in one sentence."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Search nothing yet."""
        super().__init__(parent)
        self.seconds = SECONDS
        """How long a regular expression may keep a processor busy."""
        self.longest = 2.5 * SECONDS
        """Seconds after which it is given up whatever else the processor has done meanwhile."""
        self._run: _Run | None = None
        self._end = inf
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def busy(self) -> bool:
        """Whether places may still arrive."""
        return self._run is not None

    def start(self, text: str, search: Search) -> None:
        """Search a text; nothing of an earlier search arrives any more."""
        self.stop()
        self._run = _Run(text, search, self.seconds)
        self._end = perf_counter() + self.longest if search.pattern else inf
        self._timer.start()

    def stop(self) -> None:
        """Let go of the search."""
        if self._run is not None:
            self._run.wanted = False
            self._run = None
        self._timer.stop()

    def wait(self, seconds: float) -> None:
        """Take what arrives within so many seconds, or until the search is over."""
        end = perf_counter() + seconds
        while self.busy and (left := end - perf_counter()) > 0:
            self._take(patience=left)

    def _poll(self) -> None:
        self._take()
        if self.busy and perf_counter() > self._end:
            self.stop()
            self.failed.emit(str(SlowPatternError(self.longest)))

    def _take(self, *, patience: float = 0.0) -> None:
        """Hand on what has arrived, for a short while; wait so many seconds for the first."""
        run, end = self._run, perf_counter() + _SPELL
        places: list[Place] = []
        over: str | bool | None = None
        while run is not None and over is None:
            try:
                each = run.batches.get(timeout=patience) if patience else run.batches.get_nowait()
            except Empty:
                break
            patience = 0.0
            if isinstance(each, list):
                places += each
            else:
                over = each
            if perf_counter() > end:
                break
        if over is not None:
            self.stop()
        if places:
            self.arrived.emit(places)
        if isinstance(over, str):
            self.failed.emit(over)
        elif over is not None:
            self.finished.emit(over)
