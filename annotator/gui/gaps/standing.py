"""The gaps of the document that is shown, as they are now."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.gui.annotate.page import Page
from annotator.gui.occurrences.aside import Aside
from annotator.gui.session import Session, touches
from annotator.gui.worker import Job
from annotator.model.history import ChangeSet
from annotator.operations import gaps
from annotator.operations.documents import Progress
from annotator.operations.gaps import DocumentGaps
from annotator.store.project import Project

Then = Callable[[DocumentGaps], None]

MANY: Final = 1_000
"""Documents of more annotations are looked through beside the window, and only when asked."""

_PAUSE_MS = 120


class Standing(QObject):
    """Looks for gaps in a pause after each change, never while a key is being answered.

    That is for documents of up to ``MANY`` annotations, which takes some 25 milliseconds at most.
    A longer one is looked through on a thread of its own, and only when somebody asks (F8, the
    meter, Ctrl+Enter): to do so after each change would take from the window what marking needs.
    After a change its gaps are unknown again.
    """

    changed = Signal()
    """The gaps are others, or are not known any more."""

    def __init__(self, session: Session, page: Page) -> None:
        """Look at the document of a page."""
        super().__init__()
        self.known: DocumentGaps | None = None
        """The gaps as far as they are known; of a short document they may be a moment old."""
        self._session = session
        self._page = page
        self._fresh = False
        self._then: Then | None = None
        self._aside = Aside(session)
        self._aside.failed.connect(session.failed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._look)
        page.leaving.connect(self._forget)
        page.refreshed.connect(self._soon)
        session.changed.connect(self._follow)
        session.closed.connect(self._stop)
        self._soon()

    @property
    def many(self) -> bool:
        """Whether the document is too long to be looked through after each change."""
        return len(self._page.annotations) > MANY

    def when_known(self, then: Then) -> None:
        """Call with the gaps as they are now: at once, or as soon as a long document is done."""
        if self._page.document is None:
            return
        if not self._fresh and not self.many:
            self._look()
        if self._fresh and self.known is not None:
            then(self.known)
            return
        self._then = then
        if self.many and not self._aside.is_busy():
            count = len(self._page.annotations)
            self._session.told.emit(f"Looking for gaps in {count:,} annotations…")
            document, annotator = self._page.document.id, self._session.annotator.id
            self._aside.begin(_job(document, annotator), self._arrived, read_only=True)

    def refresh(self) -> None:
        """Know now what would be known in a moment."""
        if self._timer.isActive():
            self._look()

    def _look(self) -> None:
        """Look through a document that is short enough."""
        self._timer.stop()
        document = self._page.document
        if document is None or self.many:
            return
        look = partial(gaps.of_document, annotator=self._session.annotator.id)
        self._take(self._session.attempt(lambda: look(self._session.project, document.id)))

    def _arrived(self, found: object) -> None:
        """Take what was found beside the window, and do what waited for it."""
        if isinstance(found, DocumentGaps):
            then, self._then = self._then, None
            self._take(found)
            if then is not None:
                then(found)

    def _take(self, found: DocumentGaps | None) -> None:
        self.known, self._fresh = found, found is not None
        self.changed.emit()

    def _follow(self, changes: ChangeSet) -> None:
        if touches(changes, "dismissal", "label", "relation_type"):
            self._soon()

    def _soon(self) -> None:
        """What is known is past; a short document is looked through in a moment."""
        self._fresh, self._then = False, None
        self._aside.stop()
        if self._page.document is None or self.many:
            self._forget()
        else:
            self._timer.start()

    def _forget(self) -> None:
        """Know nothing any more."""
        self._timer.stop()
        if self.known is not None:
            self._take(None)

    def _stop(self) -> None:
        """The file is about to be closed."""
        self._timer.stop()
        self._aside.stop()
        self._aside.wait()


def _job(document_id: int, annotator: int) -> Job:
    """What looks through one layer of a document."""

    def look(project: Project, _progress: Progress) -> DocumentGaps:
        return gaps.of_document(project, document_id, annotator=annotator)

    return look
