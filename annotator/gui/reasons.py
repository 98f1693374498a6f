"""Why something cannot be done now, each as one sentence; empty when it can."""

from collections.abc import Callable

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.session import Session
from annotator.model.annotations import Status
from annotator.model.documents import DocumentState


class Reasons:
    """Looks at the page and the history; changes nothing."""

    def __init__(self, session: Session, page: Page, key_of: Callable[[str], str]) -> None:
        """Look at a session's page; ``key_of`` gives the key of an action by its name."""
        self._session = session
        self._page = page
        self._key = key_of

    def no_document(self) -> str:
        """No document is shown."""
        key = self._key("open")
        pressing = f": press {key}, or drop one." if key else ", or drop one here."
        return "" if self._page.document else f"Open a document first{pressing}"

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
        key = self._key("next")
        pressing = f"press {key}, or click on one" if key else "click on one"
        return "" if chosen else f"Select an annotation first: {pressing}."

    def no_selection(self) -> str:
        """No words are selected."""
        return "" if self._page.pane.selection() is not None else "Select words first."

    def not_one(self) -> str:
        """There is nothing a note could stand on, or several things."""
        if len(self._page.pane.selected_annotations()) > 1:
            return "A note stands on one annotation: press Esc to go back to one."
        return self.no_document()

    def not_one_of_mine(self) -> str:
        """There is none of one's own at which a relation could begin, or there are several."""
        if len(self._page.pane.selected_annotations()) > 1:
            return "A relation begins at one annotation: press Esc to go back to one."
        return self.not_mine()

    def no_annotations(self) -> str:
        """There is none on the page."""
        return "" if self._page.annotations else "Nothing on this page is marked yet."

    def not_mine(self) -> str:
        """None of one's own is selected."""
        chosen = self._page.selected()
        if chosen is None:
            return self.no_annotation()
        if chosen.status is Status.SUGGESTED:
            key = self._key("accept")
            return f"This is a suggestion: {f'press {key} to ' if key else ''}accept it first."
        return ""

    def nothing_armed(self, marking: Marking) -> str:
        """No label is armed, or there are no words for it."""
        if not marking.armed:
            return "Arm a label first: press its key with nothing selected."
        if self._page.pane.selection() is None and self.no_suggestion():
            key = self._key("mark_armed")
            marks = f"{key} marks them, " if key else ""
            return f"Select words first; {marks}Esc ends the armed label."
        return self.no_writing()

    def no_fragment(self) -> str:
        """There are no words to add, or nothing to add them to."""
        if self._page.selected() is None:
            return f"Select an annotation first, then words, then {self._adding('it')}."
        if self._page.pane.selection() is None:
            return f"Select words first, then {self._adding('the annotation')}."
        return self.not_mine()

    def _adding(self, what: str) -> str:
        key = self._key("add_fragment")
        return f"{f'press {key} to ' if key else ''}add them to {what}"

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
        if self._page.pane.selection() is not None:
            key = self._key("label_palette")
            named = f", or {key} and its name," if key else ""
            return f"A label’s letter{named} marks the selected words."
        key = self._key("next_suggestion")
        named = "the full stop" if key == "." else key
        return f"Select a suggestion first{f': press {named}' if key else ''}."

    def no_suggestions(self) -> str:
        """There is none on the page."""
        return (
            ""
            if len(self._page.annotations.suggestions)
            else "There are no suggestions on this page."
        )

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
