"""Keeps the list of documents true, and shows what is picked in it."""

from PySide6.QtCore import QObject, QTimer

from annotator.gui.documents.document_list import DocumentPanel
from annotator.gui.session import Session
from annotator.model.history import ChangeSet
from annotator.store import documents

_PAUSE_MS = 120
"""Counting a document takes longer than marking a word: the list waits for a pause."""


class DocumentFeed(QObject):
    """The documents of the project as its annotator sees them."""

    def __init__(self, session: Session, panel: DocumentPanel) -> None:
        """Show a session's documents in a panel."""
        super().__init__()
        self._session = session
        self._panel = panel
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._refresh)
        self._touched: set[int] = set()
        session.changed.connect(self._follow)
        session.closed.connect(self._timer.stop)
        session.opened.connect(self.show)
        session.document_changed.connect(self._mark_current)
        panel.picked.connect(session.show_document)
        self.show()

    def show(self) -> None:
        """Read the list anew."""
        self._timer.stop()
        self._touched.clear()
        session = self._session
        found = documents.summaries(session.project, session.annotator.id)
        self._panel.show_documents(found, session.document_id)

    def _follow(self, changes: ChangeSet) -> None:
        if changes.bulk or "document" in changes.tables:
            self.show()
        else:
            self._touched |= changes.document_ids
            self._timer.start()

    def _refresh(self) -> None:
        """Count the documents anew that were worked on."""
        session = self._session
        found = documents.summaries(session.project, session.annotator.id, only=self._touched)
        self._touched.clear()
        self._panel.update_documents(found)

    def _mark_current(self) -> None:
        self._panel.set_current(self._session.document_id)
