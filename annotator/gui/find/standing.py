"""The search that stands: what is looked for in the document that is shown, and what is found."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from annotator.gui.annotate.page import Page
from annotator.gui.find.hunt import Hunt
from annotator.language.finding import Place, Search, as_pattern

_AT_ONCE = 0.012
"""Seconds that a key press may wait for what it finds, so that most is painted with it."""

_PATIENCE = 0.1
"""The same for a key that goes to a place."""

_PAUSE_MS = 150
"""An expression is looked for once nothing was typed for so long: half of one may be slow."""


class Standing(QObject):
    """Stands until it is changed, also while nobody looks at it and in the next document."""

    def __init__(self, page: Page, parent: QObject) -> None:
        """Look for nothing yet; ``hunt`` says what is found, and when there is more."""
        super().__init__(parent)
        self._page = page
        self.search = Search("")
        """What is looked for."""
        self.hunt = Hunt(self)
        """What of it is found."""
        self.begin: int | None = 0
        """Where the first place is looked for from; None where none is to be gone to."""
        self._looked = False
        """Whether the hunt is for this search in this document."""
        self._document: int | None = None
        """In which document was looked."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        page.session.closed.connect(self._forget)

    def known(self) -> bool:
        """Whether all places in this document are known, none included."""
        return self._looked and self.hunt.complete

    def found(self) -> tuple[Place, ...]:
        """All places, once they are known; none while they are still looked for."""
        return tuple(self.hunt.places.all) if self.known() else ()

    def propose(self, words: str) -> None:
        """Look for words as they stand in a text, or where there are none, for what was before."""
        if words:
            wanted = as_pattern(words) if self.search.pattern else words
            self.search = replace(self.search, words=wanted)
        if words or not self._looked:
            self.look()
        elif self.begin is not None:
            self.hunt.go_from(self.begin)

    def type(self, words: str) -> None:
        """Look for other words, for an expression once the typing rests."""
        self.search = replace(self.search, words=words)
        if self.search.pattern and words:
            self._looked = False
            self._pause.start()
        else:
            self.look()

    def turn(self, option: str) -> None:
        """Turn an option of the search on or off, by its name."""
        self.search = self.search.turned(option)
        self._looked = False

    def look(self) -> None:
        """Look for the words in the document as it is now; what is quickly found is there then."""
        self._pause.stop()
        document = self._page.document
        self._document = document.id if document is not None else None
        self._looked = True
        self.hunt.start(self._page.text, self.search, self.begin)
        self.hunt.looking.wait(_AT_ONCE)

    def have(self) -> None:
        """Know what was looked for, if that does not take long."""
        if not self._looked:
            self.look()
        self.hunt.looking.wait(_PATIENCE)

    def enter(self) -> Place | None:
        """Take note that a document is shown anew; where one was, if it is the same document."""
        document = self._page.document
        same = document is not None and document.id == self._document
        place = self.hunt.places.place if same else None
        self.begin = place[0] if place is not None else None
        self._looked = False
        self.hunt.forget()
        return place

    def _forget(self) -> None:
        """Look for nothing any more: the project is closed."""
        self._pause.stop()
        self.hunt.forget()
