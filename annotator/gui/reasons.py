"""Why something cannot be done now, each as one sentence; empty when it can."""

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.session import Session
from annotator.model.annotations import Status
from annotator.model.documents import DocumentState


class Reasons:
    """Looks at the page and the history; changes nothing."""

    def __init__(self, session: Session, page: Page) -> None:
        """Look at a session's page."""
        self._session = session
        self._page = page

    def no_document(self) -> str:
        """No document is shown."""
        return "" if self._page.document else "Open a document first: press Ctrl+O, or drop one."

    def no_writing(self) -> str:
        """The document cannot be changed."""
        document = self._page.document
        if document is None:
            return self.no_document()
        if self._session.project.read_only:
            return "This project is open for reading only."
        if document.state is DocumentState.LOCKED:
            return "This document is locked; open it again in the panel at the right."
        return ""

    def no_annotation(self) -> str:
        """No annotation is selected."""
        chosen = self._page.selected()
        return "" if chosen else "Select an annotation first: press Tab, or click on one."

    def no_annotations(self) -> str:
        """There is none on the page."""
        return "" if self._page.annotations else "Nothing on this page is marked yet."

    def not_mine(self) -> str:
        """None of one's own is selected."""
        chosen = self._page.selected()
        if chosen is None:
            return self.no_annotation()
        if chosen.status is Status.SUGGESTED:
            return "This is a suggestion: press Enter to accept it first."
        return ""

    def nothing_armed(self, marking: Marking) -> str:
        """No label is armed, or there are no words for it."""
        if not marking.armed:
            return "Arm a label first: press its key with nothing selected."
        if self._page.pane.selection() is None and self.no_suggestion():
            return "Select words first; Enter marks them, Esc ends the armed label."
        return self.no_writing()

    def no_fragment(self) -> str:
        """There are no words to add, or nothing to add them to."""
        if self._page.selected() is None:
            return "Select an annotation first, then words, then press F to add them to it."
        if self._page.pane.selection() is None:
            return "Select words first, then press F to add them to the annotation."
        return self.not_mine()

    def one_fragment(self) -> str:
        """The annotation is in one piece."""
        chosen = self._page.selected()
        if chosen is not None and len(chosen.fragments) > 1:
            return self.not_mine()
        return "Select an annotation of several fragments first."

    def no_suggestion(self) -> str:
        """No suggestion is selected."""
        chosen = self._page.selected()
        if chosen is not None and chosen.status is Status.SUGGESTED:
            return ""
        return "Select a suggestion first: press the full stop."

    def no_suggestions(self) -> str:
        """There is none on the page."""
        there = any(each.status is Status.SUGGESTED for each in self._page.annotations.values())
        return "" if there else "There are no suggestions on this page."

    def no_words(self) -> str:
        """There is nothing to copy."""
        if self._page.pane.selection() is not None or self._page.selected() is not None:
            return ""
        return "Select words or an annotation first."

    def nothing_to_undo(self) -> str:
        """This annotator has done nothing that is not undone."""
        return "" if self._session.next_undo() else "There is nothing of yours to undo."

    def nothing_to_redo(self) -> str:
        """This annotator has undone nothing, or has done something since."""
        return "" if self._session.next_redo() else "There is nothing of yours to redo."

    def undone(self) -> str:
        """What Undo would turn back."""
        step = self._session.next_undo()
        return uncapped(step.title) if step else ""

    def redone(self) -> str:
        """What Redo would bring back."""
        step = self._session.next_redo()
        return uncapped(step.title) if step else ""


def uncapped(title: str) -> str:
    """A step's title as it stands within a sentence."""
    return title[:1].lower() + title[1:]
