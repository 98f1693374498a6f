"""What the cards of the inspector do, but for the fields of what is selected: see ``saying``."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.inspector.inspector import Inspector
from annotator.gui.inspector.originals import open_original
from annotator.gui.session import Session
from annotator.model.documents import DocumentState
from annotator.model.people import AssignmentState
from annotator.operations import annotating, documents, noting, relating, restoring, suggestions


class InspectorEdits(QObject):
    """Turns what is given in the cards of the inspector into operations."""

    def __init__(self, session: Session, page: Page, inspector: Inspector) -> None:
        """Listen to the cards."""
        super().__init__()
        self._session = session
        self._page = page
        self._inspector = inspector
        selected, document, notes = inspector.selected, inspector.document, inspector.notes
        selected.fragments.shown.connect(self._show_fragment)
        selected.fragments.taken_out.connect(self._take_out)
        selected.accept_clicked.connect(self._accept)
        selected.reject_clicked.connect(self._reject)
        inspector.history.restored.connect(self._restore)
        inspector.history.opened.connect(inspector.order_tabs)
        inspector.relations.unrelated.connect(lambda id_: session.run(relating.unrelate, [id_]))
        inspector.relations.jumped.connect(page.pane.select_annotation)
        document.title_given.connect(lambda words: self._on_document(documents.rename, words))
        document.state_given.connect(
            lambda value: self._on_document(documents.set_document_state, DocumentState(value))
        )
        document.assignment_given.connect(
            lambda value: self._on_document(documents.set_assignment, AssignmentState(value))
        )
        document.original_clicked.connect(self._open_original)
        notes.rearranged.connect(inspector.order_tabs)
        notes.added.connect(self._add_note)
        notes.edited.connect(lambda id_, words: session.run(noting.edit_note, id_, words))
        notes.deleted.connect(lambda id_: session.run(noting.delete_note, id_))
        notes.resolved.connect(
            lambda id_, done: session.run(noting.resolve_note, id_, resolved=done)
        )

    def _on_document(self, operation: Callable[..., object], value: object) -> None:
        if self._page.document is not None:
            self._session.run(operation, self._page.document.id, value)

    def _show_fragment(self, n: int) -> None:
        """Show a fragment on the page, with the caret at its start; the focus stays."""
        shown = self._page.annotations.get(self._inspector.shown or 0)
        if shown is not None and n < len(shown.fragments):
            start = shown.fragments[n].start
            self._page.pane.select(start, start)

    def _take_out(self, n: int) -> None:
        if self._inspector.shown is not None:
            self._session.run(annotating.remove_fragment, self._inspector.shown, n)

    def _restore(self, step_id: int) -> None:
        if self._inspector.shown is not None:
            self._session.run(restoring.restore, self._inspector.shown, step_id)

    def _accept(self) -> None:
        if self._inspector.shown is not None:
            made = self._session.run(suggestions.accept, self._inspector.shown)
            if made is not None:
                self._page.pane.select_annotation(made.id, scroll=False)

    def _reject(self) -> None:
        if self._inspector.shown is not None:
            self._session.run(suggestions.reject, self._inspector.shown)

    def _add_note(self, words: str, reply_to: int | None) -> None:
        shown, document = self._inspector.shown, self._page.document
        if shown is not None:
            self._session.run(noting.add_note, "annotation", shown, words, reply_to=reply_to)
        elif document is not None:
            self._session.run(noting.add_note, "document", document.id, words, reply_to=reply_to)

    def _open_original(self) -> None:
        document = self._page.document
        if document is not None:
            self._session.attempt(lambda: open_original(self._session.project, document))
