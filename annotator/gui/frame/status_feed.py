"""Keeps the status line true."""

from PySide6.QtCore import QObject, QTimer

from annotator.gui.annotate.page import Page
from annotator.gui.annotate.viewing import Viewing
from annotator.gui.frame.status_line import StatusLine
from annotator.gui.reasons import uncapped
from annotator.gui.session import Session
from annotator.operations import people


class StatusFeed(QObject):
    """What the file and the page say, in the line at the bottom."""

    def __init__(self, session: Session, page: Page, viewing: Viewing, line: StatusLine) -> None:
        """Show a session's state in a line."""
        super().__init__()
        self._session = session
        self._page = page
        self._viewing = viewing
        self._line = line
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show)
        for signal in (session.changed, session.opened, page.refreshed, viewing.changed):
            signal.connect(self._soon)
        session.closed.connect(self._timer.stop)
        line.annotator_named.connect(self._name)
        self._show()

    def _soon(self) -> None:
        self._timer.start()

    def _show(self) -> None:
        session, line = self._session, self._line
        line.set_saved("Read only" if session.project.read_only else "Saved")
        line.set_annotator(session.annotator.name)
        line.set_zoom(self._viewing.zoom)
        step = session.next_undo()
        line.set_undo(uncapped(step.title) if step else "", "There is nothing of yours to undo.")
        if self._page.document is None:
            line.set_counts(None)
            return
        labels = session.codebook().labels
        counts = [(label.title, self._page.counts[label.id]) for label in labels]
        line.set_counts(len(self._page.annotations), [each for each in counts if each[1]])

    def _name(self, name: str) -> None:
        """Let somebody else annotate from now on."""
        found = self._session.attempt(lambda: people.annotator_named(self._session.project, name))
        if found is not None:
            self._session.use_annotator(found)
            self._session.told.emit(f"{found.name} annotates from now on.")
