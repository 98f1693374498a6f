"""What is said to the person: each sentence once, where one looks, and aloud to who listens."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, SignalInstance

from annotator.gui.annotate.marking import Marking
from annotator.gui.consequences import consequence
from annotator.gui.listening import Listening
from annotator.gui.main_window import MainWindow
from annotator.gui.modes import Mode
from annotator.gui.session import Session
from annotator.gui.side_panels import SidePanels
from annotator.model.history import ChangeSet

_ARMED = Mode.ARMED.value


class Notices(QObject):
    """Says in the panel that has the focus what it leads to; else in the line below the page."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        marking: Marking,
        side: SidePanels,
        key_of: Callable[[str], str],
    ) -> None:
        """Speak for a session; ``key_of`` gives the key of an action by its name."""
        super().__init__()
        self._line = window.notice_line
        self._session = session
        self._marking = marking
        self._side = side
        self._key_of = key_of
        session.failed.connect(lambda sentence: self.say(sentence, failed=True))
        session.told.connect(self.say)
        session.changed.connect(self._stepped)
        for gone_by in (session.document_changed, session.opened):
            gone_by.connect(self._line.hide)
        marking.armed_changed.connect(self._say_armed)

    def read_aloud(self, sentences: Iterable[SignalInstance], listening: Listening) -> None:
        """Let sentences that stand somewhere in the window be heard too."""
        for said in sentences:
            said.connect(listening.tell)

    def say(self, sentence: str, *, failed: bool = False) -> None:
        """Say a sentence where one looks now; what failed stays until the next action."""
        if not self._side.say(sentence, failed=failed):
            self._line.say(sentence, failed=failed)

    def _stepped(self, changes: ChangeSet) -> None:
        """What was said before one's own step is past; another person's step takes nothing away."""
        if changes.step.annotator_id == self._session.annotator.id:
            self._line.hide()
            self._side.let_go()
            undo = self._key_of("undo") or "Undo"
            if sentence := consequence(changes, self._session.codebook(), undo):
                self.say(sentence)

    def _say_armed(self) -> None:
        """Say how an armed label marks, for as long as it is armed."""
        label = self._session.codebook().label(self._marking.armed)
        if label is not None:
            key = self._key_of("mark_armed")
            marks = f"{key} marks; " if key else ""
            self._line.say(f"{_ARMED}: {label.title}. Select words; {marks}Esc ends.")
        elif self._line.words().startswith(f"{_ARMED}:"):
            self._line.hide()
