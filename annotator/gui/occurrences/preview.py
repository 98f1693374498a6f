"""The page while places are looked through: they are painted on it, and it stays as it was."""

from bisect import bisect_left
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from annotator.gui.annotate.page import Page
from annotator.gui.occurrences.panel import OccurrencesPanel
from annotator.gui.occurrences.rows import PlaceModel
from annotator.operations.places import Place
from annotator.store.documents import documents

_REST_MS = 150
"""So long the current row rests before a document is opened for it."""


class Origin(NamedTuple):
    """Where the page stood before."""

    document_id: int | None
    anchor: int
    caret: int
    line: tuple[int, int] | None
    selected: int | None


class Preview(QObject):
    """Follows the current row of a panel on the page, in its document where it is another one."""

    def __init__(self, page: Page, panel: OccurrencesPanel) -> None:
        """Follow a panel; it does nothing before ``begin``."""
        super().__init__()
        self._page = page
        self._panel = panel
        self._origin: Origin | None = None
        self._turning = False
        """Whether a document is shown because of a row."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REST_MS)
        self._timer.timeout.connect(self._turn_to)
        self._hits: tuple[int, list[tuple[int, int]]] | None = None
        """The ticked places of a document; None when they are to be gathered anew."""
        panel.walked.connect(self.show)
        panel.model.ticks_changed.connect(self._ticked)

    @property
    def turning(self) -> bool:
        """Whether it is this preview that shows another document just now."""
        return self._turning

    def begin(self) -> None:
        """Note where the page stands."""
        pane, session = self._page.pane, self._page.session
        self._origin = Origin(
            session.document_id,
            pane.anchor(),
            pane.caret(),
            pane.first_line(),
            pane.selected_annotation(),
        )

    def show(self) -> None:
        """Paint the ticked places of the document, and bring the current one in sight."""
        if self._origin is None:
            return
        document, place = self._page.document, self._panel.current()
        here = place is not None and document is not None and place.document_id == document.id
        self.paint()
        if place is not None and here:
            self._timer.stop()
            self._page.pane.bring_in_sight(place.span.start, place.span.end)
        elif place is not None:
            self._timer.start()

    def paint(self) -> None:
        """Paint the ticked places of the document that is shown."""
        document = self._page.document
        if self._origin is None or document is None:
            return
        current = self._panel.current()
        if self._hits is None or self._hits[0] != document.id:
            model = self._panel.model
            ticked = (each.span for each in model.places() if _is_in(document.id, each, model))
            self._hits = document.id, [(span.start, span.end) for span in ticked]
        hits = self._hits[1]
        if current is None or current.document_id != document.id:
            self._page.pane.set_hits(hits, None)
            return
        place = (current.span.start, current.span.end)
        at = bisect_left(hits, place)
        if hits[at : at + 1] != [place]:  # not ticked, and yet to be seen
            hits = [*hits[:at], place, *hits[at:]]
        self._page.pane.set_hits(hits, at)

    def end(self, *, selecting: bool) -> None:
        """Show the page as it was; ``selecting`` says whether with the words that were selected.

        Where the caret was moved meanwhile, the page stays as it is.
        """
        self._timer.stop()
        origin, self._origin = self._origin, None
        if origin is None:
            return
        pane, session = self._page.pane, self._page.session
        pane.clear_hits()
        gone = session.document_id != origin.document_id
        if gone and not self._is_there(origin.document_id):
            return  # it was removed or replaced meanwhile: what is shown is all there is
        if not gone and (pane.anchor(), pane.caret()) != (origin.anchor, origin.caret):
            return  # somebody has gone on reading and selecting there
        if gone:
            session.show_document(origin.document_id)
        if not selecting or gone:
            pane.select(origin.anchor if selecting else origin.caret, origin.caret)
        if gone and origin.selected in self._page.annotations:
            pane.select_annotation(origin.selected, scroll=False)
        pane.look_at(origin.line)

    def forget(self) -> None:
        """Leave the page as it is now."""
        self._timer.stop()
        if self._origin is not None:
            self._origin = None
            self._page.pane.clear_hits()

    def _is_there(self, document_id: int | None) -> bool:
        """Whether a document can still be shown."""
        return any(each.id == document_id for each in documents(self._page.session.project))

    def _ticked(self) -> None:
        """Show other places than before."""
        self._hits = None
        self.show()

    def _turn_to(self) -> None:
        """Show the document of the current row."""
        place = self._panel.current()
        if place is None or self._origin is None:
            return
        self._turning = True
        self._page.session.show_document(place.document_id)
        self._turning = False
        self.show()


def _is_in(document_id: int, place: Place, model: PlaceModel) -> bool:
    """Whether a place is ticked and in a document."""
    return place.document_id == document_id and model.is_ticked(place)
