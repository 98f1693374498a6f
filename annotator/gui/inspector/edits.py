"""What the fields of the inspector do: each change is one operation."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.inspector.inspector import Inspector
from annotator.gui.inspector.originals import open_original
from annotator.gui.inspector.relation_rows import own_notes
from annotator.gui.session import Session
from annotator.model.annotations import Status
from annotator.model.documents import DocumentState
from annotator.model.people import AssignmentState
from annotator.operations import describing, documents, noting, relating, suggestions


class InspectorEdits(QObject):
    """Turns what is given in the fields of the inspector into operations."""

    def __init__(self, session: Session, page: Page, inspector: Inspector) -> None:
        """Listen to every field."""
        super().__init__()
        self._session = session
        self._page = page
        self._inspector = inspector
        selected, document, notes = inspector.selected, inspector.document, inspector.notes
        selected.attribute_given.connect(self._attribute)
        selected.status_given.connect(
            lambda value: self._on_selected(describing.set_status, Status(value))
        )
        selected.flag_given.connect(lambda words: self._on_selected(describing.set_flag, words))
        selected.entity_given.connect(lambda id_: self._on_selected(describing.set_entity, id_))
        selected.confidence_given.connect(self._confidence)
        selected.accept_clicked.connect(self._accept)
        selected.reject_clicked.connect(self._reject)
        ties = inspector.relations
        ties.unrelated.connect(lambda id_: session.run(relating.unrelate, [id_]))
        ties.reversed.connect(lambda id_: session.run(relating.reverse, id_))
        ties.described.connect(self._describe_relation)
        ties.noted.connect(self._note_relation)
        document.title_given.connect(lambda words: self._on_document(documents.rename, words))
        document.state_given.connect(
            lambda value: self._on_document(documents.set_document_state, DocumentState(value))
        )
        document.assignment_given.connect(
            lambda value: self._on_document(documents.set_assignment, AssignmentState(value))
        )
        document.original_clicked.connect(self._open_original)
        notes.added.connect(self._add_note)
        notes.edited.connect(lambda id_, words: session.run(noting.edit_note, id_, words))
        notes.deleted.connect(lambda id_: session.run(noting.delete_note, id_))
        notes.resolved.connect(
            lambda id_, done: session.run(noting.resolve_note, id_, resolved=done)
        )

    def _on_selected(self, operation: Callable[..., None], value: object) -> None:
        """Say something of the annotation that the inspector shows."""
        if self._inspector.shown is not None:
            self._session.run(operation, [self._inspector.shown], value)

    def _on_document(self, operation: Callable[..., object], value: object) -> None:
        if self._page.document is not None:
            self._session.run(operation, self._page.document.id, value)

    def _attribute(self, name: str, value: object) -> None:
        before = self._session.project.next_undo(self._session.annotator.id)
        self._on_selected(describing.set_attributes, {name: value})
        if value is not None and self._session.next_undo() == before:
            self._inspector.selected.attributes.mark_wrong(name)

    def _describe_relation(self, relation_id: int, name: str, value: object) -> None:
        done = self._session.run(relating.describe_relation, relation_id, {name: value})
        if done is None:
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

    def _confidence(self, words: str) -> None:
        """Take "80%", "80" or "0.8"; nothing takes it away."""
        plain = words.replace("%", "").replace(",", ".").strip()
        try:
            number = float(plain) if plain else None
        except ValueError:
            self._session.failed.emit("Confidence is a number from 0 to 100; it was not changed.")
            return
        if number is not None and (number > 1 or "%" in words):
            number /= 100
        self._on_selected(describing.set_confidence, number)

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
