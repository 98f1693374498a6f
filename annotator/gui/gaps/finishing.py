"""Done: with hard gaps open it is asked once, and the answer is kept."""

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.annotate.walking import Walking
from annotator.gui.gaps import wording
from annotator.gui.gaps.standing import Standing
from annotator.gui.gaps.wording import KeyOf
from annotator.gui.session import Session
from annotator.model.documents import DocumentState
from annotator.operations import gaps
from annotator.operations.gaps import DocumentGaps


class Finishing(QObject):
    """Says that a document is done; soft gaps do not stop it."""

    def __init__(
        self, session: Session, page: Page, walking: Walking, standing: Standing, key_of: KeyOf
    ) -> None:
        """Finish the document of a page; ``walking`` goes on to the next one."""
        super().__init__()
        self._session = session
        self._page = page
        self._walking = walking
        self._standing = standing
        self._key = key_of
        self._asked = False
        """Whether it was asked, and nothing has changed since."""
        for signal in (page.leaving, page.refreshed, session.opened):
            signal.connect(self._forget)

    def done(self) -> None:
        """Say that the document is done and go on; with hard gaps, only when said twice."""
        document = self._page.document
        if document is None:
            return
        if self._session.project.read_only or document.state is DocumentState.LOCKED:
            self._walking.done()  # gaps cannot be left here
        else:
            self._standing.when_known(self._answer)

    def _answer(self, found: DocumentGaps) -> None:
        document = self._page.document
        if document is None:
            return
        if not found.hard:
            self._walking.done()
        elif not self._asked:
            done, gap = self._key("done"), self._key("next_gap")
            self._session.told.emit(wording.question(found.hard, done, gap))
            self._asked = True
        else:
            self._asked = False
            if self._session.run(gaps.done_with_gaps, document.id) is not None:
                self._walking.on_from_done()

    def _forget(self) -> None:
        self._asked = False
