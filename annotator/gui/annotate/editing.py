"""What is said to the selected annotation: delete, accept, reject, flag; undo and redo."""

from PySide6.QtCore import QObject

from annotator.gui import clipboard
from annotator.gui.annotate.page import Page, in_order
from annotator.gui.annotate.touched import touched_places
from annotator.gui.annotate.unseen import shown_first
from annotator.gui.session import Session
from annotator.model.annotations import Annotation, Status
from annotator.model.documents import Document
from annotator.model.history import ChangeSet
from annotator.operations import annotating, describing, history, suggestions
from annotator.store import documents as stored

FLAG = "look again"
"""What a flag says when it is set by its key; other words are typed in the inspector."""


class Editing(QObject):
    """Acts on the selected annotation of a page, and on the history."""

    def __init__(self, session: Session, page: Page) -> None:
        """Act as a session's annotator."""
        super().__init__()
        self._session = session
        self._page = page

    def remove(self) -> None:
        """Delete what is selected; a suggestion is rejected. One alone out of sight is shown."""
        chosen, several = self._page.selected(), self._page.selected_ids()
        if chosen is None:
            return
        if len(several) > 1:
            self._session.run(annotating.delete, several)
            return
        rejects = chosen.status is Status.SUGGESTED
        if shown_first(self._page, chosen, "reject it" if rejects else "delete it"):
            return
        if rejects:
            self._session.run(suggestions.reject, chosen.id)
        else:
            self._session.run(annotating.delete, [chosen.id])

    def accept(self) -> None:
        """Take the selected suggestion over."""
        chosen = self._page.selected()
        if chosen is not None and chosen.status is Status.SUGGESTED:
            made = self._session.run(suggestions.accept, chosen.id)
            if made is not None:
                self._page.pane.select_annotation(made.id, scroll=False)

    def flag(self) -> None:
        """Flag what is selected; where all of it is flagged, take the flags away."""
        found = self._page.annotations.among(self._page.selected_ids())
        if found:
            flag = "" if all(each.flag for each in found) else FLAG
            self._session.run(describing.set_flag, [each.id for each in found], flag)

    def undo(self) -> None:
        """Turn back one's own last step, and say which."""
        if (step := self._session.next_undo()) and (found := self._session.run(history.undo)):
            self._show_where(found)
            self._session.told.emit(f"Undone: {step.title}.")

    def redo(self) -> None:
        """Bring back what was undone last, and say what."""
        if (step := self._session.next_redo()) and (found := self._session.run(history.redo)):
            self._show_where(found)
            self._session.told.emit(f"Redone: {step.title}.")

    def _show_where(self, found: ChangeSet) -> None:
        """Show what was undone or redone, in its document where that is another one."""
        there = found.document_ids
        if len(there) == 1 and self._session.document_id not in there:
            (document_id,) = there
            if any(each.id == document_id for each in stored.documents(self._session.project)):
                self._session.show_document(document_id)
        if self._page.document is None or self._page.document.id not in there or found.bulk:
            return
        pane = self._page.pane
        now = touched_places(found, self._page.document.id)
        chosen = self._page.selected()
        if chosen is not None and chosen.id in now.annotation_ids:
            if not pane.sees(chosen.id):
                pane.select_annotation(chosen.id)
            return
        among = in_order(self._page.annotations.among(now.annotation_ids))
        if among:
            pane.select_annotation(among[0].id)
        elif now.place is not None:
            pane.scroll_to(now.place)

    def copy(self) -> None:
        """Copy the selected words, else those of the selected annotation, as they are stored."""
        if words := self._words()[0]:
            clipboard.put(words)

    def copy_with_citation(self) -> None:
        """Copy the words with title, date, source and offsets."""
        words, where = self._words()
        if words and self._page.document is not None:
            clipboard.put(citation(words, where, self._page.document))
            self._session.told.emit("Copied with its citation.")

    def _words(self) -> tuple[str, str]:
        """What would be copied, and its offsets in words."""
        if (span := self._page.pane.selection()) is not None:
            return span.of(self._page.text), f"{span.start}–{span.end}"
        chosen = self._page.selected()
        return (chosen.text, offsets(chosen)) if chosen is not None else ("", "")


def offsets(annotation: Annotation) -> str:
    """Where an annotation stands, in code points: "191–205", fragments joined by commas."""
    return ", ".join(f"{span.start}–{span.end}" for span in annotation.fragments)


def citation(words: str, where: str, document: Document) -> str:
    """Words with the facts that let another find them."""
    facts = [document.title, document.date, document.publisher, document.source_name]
    named = ", ".join(dict.fromkeys(fact for fact in facts if fact))
    return f"“{words}” ({named}, characters {where})"
