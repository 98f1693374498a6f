"""What the inspector shows, and what its fields do."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from annotator.gui.annotate.page import Page
from annotator.gui.inspector.annotation_feed import AnnotationFeed
from annotator.gui.inspector.edits import InspectorEdits
from annotator.gui.inspector.inspector import Inspector
from annotator.gui.inspector.known_entities import KnownEntities
from annotator.gui.inspector.saying import Saying
from annotator.gui.session import Session, touches
from annotator.gui.theme import Theme
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import Label
from annotator.model.documents import Document
from annotator.model.history import ChangeSet
from annotator.model.people import AssignmentState
from annotator.store import documents as document_rows
from annotator.store import people, remarks


class InspectorFeed(QObject):
    """Reads what is selected into the cards, after the page has been painted."""

    def __init__(self, session: Session, page: Page, inspector: Inspector, theme: Theme) -> None:
        """Keep an inspector in step with a page."""
        super().__init__()
        self._session = session
        self._page = page
        self._inspector = inspector
        self._theme = theme
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show)
        page.refreshed.connect(self._timer.start)
        page.retitled.connect(self._timer.start)
        page.pane.annotation_selected.connect(lambda _chosen: self._timer.start())
        page.pane.kept_changed.connect(self._timer.start)
        session.changed.connect(self._follow)
        session.closed.connect(self._timer.stop)
        theme.changed.connect(self._timer.start)
        entities = KnownEntities(session)
        self._edits = InspectorEdits(session, page, inspector, entities)
        self._saying = Saying(session, inspector, entities)
        self._annotations = AnnotationFeed(session, page, inspector, theme, entities)
        self._timer.start()

    def first_field(self) -> QWidget | None:
        """The field that is entered first; None while nothing is shown."""
        self.refresh()
        if self._page.document is None:
            return None
        inspector = self._inspector
        chosen = self._page.selected()
        return inspector.selected.first_field() if chosen else inspector.document.title_field()

    def enter_first_field(self) -> None:
        """Go to the first field of what is selected."""
        first = self.first_field()
        if first is not None:
            self._inspector.enter(first)

    def write_note(self) -> None:
        """Begin a note on what is selected."""
        self.refresh()
        self._inspector.notes.write()
        self._inspector.enter(self._inspector.notes.edit)

    def ask_of_relation(self, relation: Relation) -> None:
        """Ask for what a relation that was just made must say; the page keeps the focus else."""
        self.refresh()
        field = self._inspector.relations.first_missing(relation.id)
        if field is not None:
            self._inspector.enter(field)

    def refresh(self) -> None:
        """Show now what would be shown in a moment."""
        if self._timer.isActive():
            self._timer.stop()
            self._show()

    def _follow(self, changes: ChangeSet) -> None:
        if touches(changes, "note", "assignment", "entity", "annotator", "label"):
            self._timer.start()

    def _show(self) -> None:
        chosen, document = self._page.selected(), self._page.document
        ids = self._page.selected_ids()
        if chosen is not None and self._session.codebook().label(chosen.label) is None:
            chosen, ids = None, ()
        several = len(ids) > 1
        self._inspector.show_sections(
            annotation=chosen is not None, document=document is not None, several=several
        )
        self._inspector.shown = chosen.id if chosen and not several else None
        self._inspector.shown_ids = ids
        if document is None:
            return
        if several:
            self._annotations.show_several(self._page.annotations.among(ids))
        elif chosen is not None:
            self._annotations.show(chosen)
        else:
            self._show_document(document)
        if not several:
            self._show_notes(chosen, document)
        self._inspector.order_tabs()

    def _show_notes(self, chosen: Annotation | None, document: Document) -> None:
        project, session = self._session.project, self._session
        names = {each.id: each.name for each in people.annotators(project)}
        target = ("annotation", chosen.id) if chosen is not None else ("document", document.id)
        notes = remarks.notes(project, *target)
        self._inspector.notes.turn_to((str(project.path), *target))
        self._inspector.notes.show_notes(
            notes, names, session.annotator.id, self._theme.palette.name
        )

    def _show_document(self, document: Document) -> None:
        project, me = self._session.project, self._session.annotator.id
        mine = [e for e in people.assignments(project, document.id) if e.annotator_id == me]
        begun = AssignmentState.IN_PROGRESS if self._page.annotations else AssignmentState.TO_DO
        titles = [(label.title, self._page.counts[label.id]) for label in self._labels()]
        self._inspector.document.show_document(
            document,
            assignment=mine[0].state if mine else begun,
            reason=mine[0].reason if mine else "",
            counts=[(title, count) for title, count in titles if count],
            has_original=bool(document_rows.source(project, document.id).data),
        )

    def _labels(self) -> tuple[Label, ...]:
        return self._session.codebook().labels
