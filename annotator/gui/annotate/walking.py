"""Going from annotation to annotation and from document to document."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.session import Session
from annotator.model.people import AssignmentState
from annotator.operations import documents


class Walking(QObject):
    """Moves the selection over the page, and the page over the documents."""

    def __init__(
        self, session: Session, page: Page, neighbour: Callable[[int], int | None]
    ) -> None:
        """``neighbour`` gives the document that stands so many rows further on in the list."""
        super().__init__()
        self._session = session
        self._page = page
        self._neighbour = neighbour

    def next(self) -> None:
        """Select the next annotation."""
        if self._page.pane.next_annotation(1) is None:
            self._session.told.emit("This is the last annotation of the page.")

    def previous(self) -> None:
        """Select the previous annotation."""
        if self._page.pane.next_annotation(-1) is None:
            self._session.told.emit("This is the first annotation of the page.")

    def next_suggestion(self) -> None:
        """Select the next suggestion, after the last the first."""
        self._to_suggestion(forward=True)

    def previous_suggestion(self) -> None:
        """Select the previous suggestion, before the first the last."""
        self._to_suggestion(forward=False)

    def cycle(self) -> None:
        """Select the next of the annotations that lie under the caret, the innermost first."""
        if self._page.pane.cycle_at_caret() is None:
            self._session.told.emit("No annotation lies under the caret.")

    def next_document(self) -> None:
        """Show the next document of the list."""
        self._go(1, "This is the last document.")

    def previous_document(self) -> None:
        """Show the previous document of the list."""
        self._go(-1, "This is the first document.")

    def done(self) -> None:
        """Say that the document is done, and go on to the next."""
        document = self._page.document
        if document is None:
            return
        reason = "" if self._page.annotations else "nothing to mark"
        self._session.run(
            documents.set_assignment, document.id, AssignmentState.DONE, reason=reason
        )
        self.on_from_done()

    def on_from_done(self) -> None:
        """Go on to the next document from one that is done now."""
        self._go(1, "Done. This was the last document.")

    def _go(self, step: int, at_the_end: str) -> None:
        found = self._neighbour(step)
        if found is None:
            self._session.told.emit(at_the_end)
        else:
            self._session.show_document(found)

    def _to_suggestion(self, *, forward: bool) -> None:
        """Select the suggestion after (or before) the selected annotation, else the caret."""
        chosen = self._page.selected()
        at = (chosen.start, -chosen.end, chosen.id) if chosen else (self._page.pane.caret(), 0, 0)
        found = self._page.annotations.suggestions.past(at, forward=forward)
        if found is not None:
            self._page.pane.select_annotation(found)
