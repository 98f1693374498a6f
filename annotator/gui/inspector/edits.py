"""What the cards of the inspector do, but for the fields of what is selected: see ``saying``."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.inspector.inspector import Inspector
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.inspector.originals import open_original
from annotator.gui.inspector.relation_rows import own_notes
from annotator.gui.inspector.relation_saying import RelationSaying
from annotator.gui.session import Session
from annotator.model.documents import DocumentState
from annotator.model.people import AssignmentState
from annotator.operations import annotating, documents, noting, relating, restoring, suggestions


class InspectorEdits(QObject):
    """Turns what is given in the cards of the inspector into operations."""

    def __init__(
        self, session: Session, page: Page, inspector: Inspector, known: KnownEntities
    ) -> None:
        """Listen to the cards; ``known`` is who is in the cast."""
        super().__init__()
        self._session = session
        self._page = page
        self._inspector = inspector
        self._of_relations = RelationSaying(session, known)
        selected, document, notes = inspector.selected, inspector.document, inspector.notes
        selected.fragments.shown.connect(self._show_fragment)
        selected.fragments.taken_out.connect(self._take_out)
        selected.accept_clicked.connect(self._accept)
        selected.reject_clicked.connect(self._reject)
        ties = inspector.relations
        ties.unrelated.connect(lambda id_: session.run(relating.unrelate, [id_]))
        ties.reversed.connect(lambda id_: session.run(relating.reverse, id_))
        ties.described.connect(self._describe_relation)
        ties.named.connect(self._name_in_relation)
        ties.unknown.connect(self._of_relations.refuse)
        ties.noted.connect(self._note_relation)
        inspector.history.restored.connect(self._restore)
        inspector.history.opened.connect(inspector.order_tabs)
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

    def _describe_relation(self, relation_id: int, name: str, value: object) -> None:
        if not self._of_relations.describe(relation_id, name, value):
            self._inspector.relations.mark_wrong(relation_id, name)

    def _name_in_relation(self, relation_id: int, name: str, key: object) -> None:
        if not self._of_relations.name(relation_id, name, key):
            self._inspector.relations.mark_wrong(relation_id, name)

    def _note_relation(self, relation_id: int, words: str) -> None:
        """Write one's note on a relation, give it other words, or take it away."""
        session = self._session
        note = own_notes(session.project, [relation_id], session.annotator.id).get(relation_id)
        if note is None:
            session.run(noting.add_note, "relation", relation_id, words)
        elif words:
            session.run(noting.edit_note, note.id, words)
        else:
            session.run(noting.delete_note, note.id)

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
