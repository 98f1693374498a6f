"""Going from annotation to annotation and from document to document."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.session import Session
from annotator.model.annotations import Annotation, Status
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
        """Select the next annotation, after the last the first."""
        self._step(self._page.ordered(), forward=True)

    def previous(self) -> None:
        """Select the previous annotation, before the first the last."""
        self._step(self._page.ordered(), forward=False)

    def next_suggestion(self) -> None:
        """Select the next suggestion."""
        self._step(self._suggestions(), forward=True)

    def previous_suggestion(self) -> None:
        """Select the previous suggestion."""
        self._step(self._suggestions(), forward=False)

    def cycle(self) -> None:
        """Select the next of the annotations that lie under the caret, the innermost first."""
        here = self._under_caret()
        if not here:
            self._session.told.emit("No annotation lies under the caret.")
            return
        ids = [each.id for each in here]
        now = self._page.pane.selected_annotation()
        place = (ids.index(now) + 1) % len(ids) if now in ids else 0
        self._page.pane.select_annotation(ids[place], scroll=False)

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
        self._go(1, "Done. This was the last document.")

    def _go(self, step: int, at_the_end: str) -> None:
        found = self._neighbour(step)
        if found is None:
            self._session.told.emit(at_the_end)
        else:
            self._session.show_document(found)

    def _suggestions(self) -> list[Annotation]:
        return [each for each in self._page.ordered() if each.status is Status.SUGGESTED]

    def _step(self, among: list[Annotation], *, forward: bool) -> None:
        """Select the one after (or before) the selected one; else after the caret."""
        if not among:
            return
        chosen = self._page.selected()
        at = (chosen.start, -chosen.end, chosen.id) if chosen else (self._page.pane.caret(), 0, 0)
        keys = [(each.start, -each.end, each.id) for each in among]
        if forward:
            found = next((n for n, key in enumerate(keys) if key > at), 0)
        else:
            before = [n for n, key in enumerate(keys) if key < at]
            found = before[-1] if before else len(keys) - 1
        self._page.pane.select_annotation(among[found].id)

    def _under_caret(self) -> list[Annotation]:
        """The annotations that hold the caret, else those that hold the selected one's start."""
        caret, chosen = self._page.pane.caret(), self._page.selected()
        places = [caret] if chosen is None else [caret, chosen.start]
        for place in places:
            found = [
                each
                for each in self._page.annotations.values()
                if any(span.start <= place <= span.end for span in each.fragments)
            ]
            if found:
                return sorted(found, key=lambda each: (each.end - each.start, each.id))
        return []
