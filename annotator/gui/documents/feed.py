"""Keeps the list of documents true, and shows what is picked in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from annotator.gui.documents.counting import counted
from annotator.gui.documents.document_list import DocumentPanel
from annotator.gui.session import Session
from annotator.model.documents import DocumentSummary
from annotator.model.history import ChangeSet
from annotator.store import documents

_PAUSE_MS = 120
"""The list waits for a pause in the work: marking a word comes first."""
_LONGER_PAUSE_MS = 3_000
"""Counting a long document takes tens of milliseconds: that waits for a longer one."""


class DocumentFeed(QObject):
    """The documents of the project as its annotator sees them."""

    def __init__(self, session: Session, panel: DocumentPanel) -> None:
        """Show a session's documents in a panel."""
        super().__init__()
        self._session = session
        self._panel = panel
        self._timer = self._pause(_PAUSE_MS, self._refresh)
        self._later = self._pause(_LONGER_PAUSE_MS, self._count)
        self._touched: set[int] = set()
        """The documents to be counted in the next pause."""
        self._fresh: dict[int, DocumentSummary] = {}
        """The lines to be shown then, as the steps since have made them."""
        self._unsure: set[int] = set()
        """Those to be counted all the same: another program may have been at work between."""
        session.changed.connect(self._follow)
        session.closed.connect(self._timer.stop)
        session.closed.connect(self._later.stop)
        session.opened.connect(self.show)
        session.document_changed.connect(self._mark_current)
        panel.picked.connect(session.show_document)
        self.show()

    def show(self) -> None:
        """Read the list anew."""
        self._timer.stop()
        self._later.stop()
        for waiting in (self._touched, self._fresh, self._unsure):
            waiting.clear()
        session = self._session
        found = documents.summaries(session.project, session.annotator.id)
        self._panel.show_documents(found, session.document_id)

    def _follow(self, changes: ChangeSet) -> None:
        if changes.bulk or "document" in changes.tables:
            self.show()
            return
        me = self._session.annotator.id
        for document_id in changes.document_ids - self._touched:
            before = self._fresh.get(document_id) or self._panel.summary_of(document_id)
            now = counted(before, changes, me) if before is not None else None
            if now is None:
                self._touched.add(document_id)
            else:
                self._fresh[document_id] = now
        self._timer.start()

    def _refresh(self) -> None:
        """Show the lines that steps have changed; count where nothing else tells."""
        self._panel.update_documents(list(self._fresh.values()))
        self._unsure |= self._fresh.keys()
        self._fresh.clear()
        if self._unsure:
            self._later.start()
        if self._touched:
            self._read(self._touched)

    def _count(self) -> None:
        """Count what only steps have told of."""
        self._read(self._unsure)

    def _read(self, document_ids: set[int]) -> None:
        """Count documents, and show their lines."""
        session = self._session
        found = documents.summaries(session.project, session.annotator.id, only=document_ids)
        self._panel.update_documents(found)
        document_ids.clear()

    def _pause(self, milliseconds: int, work: Callable[[], None]) -> QTimer:
        """A timer that waits for a pause and then does some work."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(work)
        return timer

    def _mark_current(self) -> None:
        self._panel.set_current(self._session.document_id)
