"""Selecting several annotations, to say the same of all of them at once."""

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.session import Session
from annotator.model.annotations import Status
from annotator.operations import rules
from annotator.store import outlines


class Choosing(QObject):
    """Keeps annotations selected while one goes on, and selects many at once."""

    def __init__(self, session: Session, page: Page) -> None:
        """Select on a page."""
        super().__init__()
        self._session = session
        self._page = page
        page.pane.kept_changed.connect(self._say_how_many)
        page.pane.annotation_selected.connect(self._go_on)

    def keep(self) -> None:
        """Let the selected annotation stay selected while one goes on to others; or no more."""
        pane = self._page.pane
        chosen, kept = self._page.selected(), pane.kept_annotations()
        if chosen is None:
            return
        words = rules.excerpt(chosen.text)
        if chosen.id not in kept:
            pane.keep({*kept, chosen.id})
            if not kept:
                self._session.told.emit(f"“{words}” stays selected; go on to others.")
            return
        pane.keep(kept - {chosen.id})
        self._session.told.emit(f"“{words}” is let go when you go on.")

    def alike(self) -> None:
        """Select all annotations of the document with the same label and the same words."""
        chosen = self._page.selected()
        if chosen is None:
            return
        found = outlines.alike(self._session.project, chosen.id)
        if len(found) < 2:
            self._session.told.emit("No other annotation here has this label and these words.")
            return
        self._page.pane.select_several(found)

    def within(self) -> None:
        """Select the annotations that lie in the selected words; suggestions only by themselves."""
        pane = self._page.pane
        span = pane.selection()
        if span is None:
            return
        there = pane.annotations_within(span.start, span.end)
        found = self._page.annotations.among(there)
        own = {each.id for each in found if each.status is not Status.SUGGESTED}
        wanted = [each for each in there if not own or each in own]
        if not wanted:
            self._session.told.emit("No annotation lies within the selected words.")
            return
        pane.clear_selection()
        pane.select_several(wanted)
        if len(wanted) == 1:
            pane.keep(())

    def _go_on(self, _chosen: object) -> None:
        """Count the one that one goes on to."""
        if self._page.pane.kept_annotations():
            self._say_how_many()

    def _say_how_many(self) -> None:
        count = len(self._page.pane.selected_annotations())
        if count > 1:
            self._session.told.emit(f"{count:,} annotations are selected.")
