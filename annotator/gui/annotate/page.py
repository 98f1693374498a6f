"""What the page shows: reads the file, gives the pane its values, and keeps both in step."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.errors import UnknownNameError
from annotator.gui.annotate import rows
from annotator.gui.annotate.ties import Ties
from annotator.gui.annotate.touched import Touched, touched
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan
from annotator.gui.session import Session
from annotator.model.annotations import Annotation, Relation, Status
from annotator.model.documents import Document
from annotator.model.history import ChangeSet
from annotator.store import annotations, documents, relations, remarks

_MANY: Final = 300
"""From so many touched rows on, reading the whole document again is quicker."""


class Page(QObject):
    """The document that is shown, with the annotations and relations its annotator sees."""

    leaving = Signal()
    """What stands on the page is about to give way; it is still there."""
    shown = Signal()
    """Another document stands on the page, or none."""
    refreshed = Signal()
    """What stands on the document has changed; emitted after ``shown`` too."""
    retitled = Signal()
    """A fact of the document itself has changed: its title, its state."""

    def __init__(self, session: Session, pane: ReadingPane) -> None:
        """Feed a pane from a session."""
        super().__init__()
        self.session = session
        self.pane = pane
        self.document: Document | None = None
        self.text = ""
        self.annotations: dict[int, Annotation] = {}
        self.ties = Ties()
        self.counts: Counter[int] = Counter()
        """How many annotations each label has, by the label's id."""
        session.document_changed.connect(self.show)
        session.opened.connect(self.show)
        session.changed.connect(self._follow)

    def selected(self) -> Annotation | None:
        """The selected annotation; None when none is."""
        return self.annotations.get(self.pane.selected_annotation() or 0)

    def relations_of(self, annotation_id: int) -> list[Relation]:
        """The relations that start or end at an annotation, in the order they were made."""
        return [
            each
            for each in self.ties.of(annotation_id)
            if each.from_id in self.annotations and each.to_id in self.annotations
        ]

    def ordered(self) -> list[Annotation]:
        """The annotations as one reads: by start, the outer ones first."""
        return sorted(self.annotations.values(), key=lambda each: (each.start, -each.end, each.id))

    def show(self) -> None:
        """Read the document of the session and show it from the top; ``shown`` follows."""
        self.leaving.emit()
        self._read()
        codebook = self.session.codebook()
        self.pane.set_labels(rows.pane_labels(codebook))
        if self.document is None:
            self.pane.clear()
        else:
            self.pane.show_document(
                self.text,
                title=self.document.title,
                subtitle=subtitle(self.document, self.text),
                spans=[self._span(each) for each in self.ordered()],
                regions=rows.pane_regions(
                    documents.regions(self.session.project, self.document.id)
                ),
                relations=rows.pane_relations(self.ties, codebook),
            )
        self.shown.emit()
        self.refreshed.emit()

    def _read(self) -> None:
        """Take everything of the document from the file."""
        self.document, self.text = None, ""
        self.annotations, self.ties = {}, Ties()
        project, wanted = self.session.project, self.session.document_id
        current = {each.id: each for each in documents.documents(project)}
        if wanted in current:
            self.document = current[wanted]
            self.text = documents.text(project, wanted)
            seen = annotations.visible(project, wanted, self.session.annotator.id)
            self.annotations = {each.id: each for each in seen}
            self.ties = Ties(relations.of_document(project, wanted))
        self.counts = Counter(each.label_id for each in self.annotations.values())

    def _follow(self, changes: ChangeSet) -> None:
        """Show what a step has changed; only what it touched is read again."""
        if self.document is None:
            return
        if changes.bulk or "label" in changes.tables:
            self._show_anew()
            return
        now = touched(changes, self.document.id)
        if now.document:
            self._document_changed()
        if len(now.annotation_ids) + len(now.relation_ids) > _MANY:
            self._show_anew()
        elif now.annotation_ids or now.relation_ids:
            self._reread(now)
            self.refreshed.emit()

    def _show_anew(self) -> None:
        """Read everything again and stay where one was."""
        pane = self.pane
        selected, caret, line = pane.selected_annotation(), pane.caret(), pane.first_line()
        self.show()
        if self.document is not None:
            pane.select(caret, caret)
            pane.look_at(line)
            if selected in self.annotations:
                self.pane.select_annotation(selected, scroll=False)

    def _document_changed(self) -> None:
        assert self.document is not None
        current = {each.id: each for each in documents.documents(self.session.project)}
        now = current.get(self.document.id)
        if now is None:
            self.session.show_document(self.session.first_document())
        elif now.title != self.document.title:
            self._show_anew()
        else:
            self.document = now
        self.retitled.emit()

    def _reread(self, now: Touched) -> None:
        """Read the annotations and relations of these ids again, and repaint them."""
        changed = set(now.annotation_ids)
        for each in now.relation_ids:
            before, after = self.ties.drop(each), self._relation(each)
            changed |= {tie.from_id for tie in (before, after) if tie is not None}
            if after is not None:
                self.ties.put(after)
        changed |= self.ties.sources(now.annotation_ids)
        fresh = {each.id: each for each in self._visible(changed)}
        removed = [each for each in changed if each not in fresh and each in self.annotations]
        for gone in removed:
            self._put(gone, None)
        for each_id, annotation in fresh.items():
            self._put(each_id, annotation)
        self.pane.update_spans([self._span(each) for each in fresh.values()], removed)
        if now.relation_ids or removed:
            self.pane.set_relations(rows.pane_relations(self.ties, self.session.codebook()))

    def _put(self, annotation_id: int, annotation: Annotation | None) -> None:
        """Hold an annotation, or hold it no longer, and count."""
        before = self.annotations.pop(annotation_id, None)
        if before is not None:
            self.counts[before.label_id] -= 1
        if annotation is not None:
            self.annotations[annotation_id] = annotation
            self.counts[annotation.label_id] += 1

    def _visible(self, annotation_ids: Iterable[int]) -> list[Annotation]:
        """Those of the annotations that exist and that this annotator sees, as in ``visible``."""
        project, me = self.session.project, self.session.annotator.id
        return [
            each
            for each in annotations.some(project, annotation_ids)
            if each.annotator_id == me
            or (
                each.status is Status.SUGGESTED
                and remarks.decision_on(project, each.id, me) is None
            )
        ]

    def _relation(self, relation_id: int) -> Relation | None:
        try:
            return relations.get(self.session.project, relation_id)
        except UnknownNameError:
            return None

    def _span(self, annotation: Annotation) -> PaneSpan:
        leaving = self.ties.leaving(annotation.id)
        return rows.pane_span(annotation, self.session.codebook(), leaving, self.annotations)


def subtitle(document: Document, text: str) -> str:
    """The quiet line under the title: publisher, date, length, where it came from."""
    count = len(text.split())
    parts = [
        document.publisher,
        document.date,
        "1 word" if count == 1 else f"{count:,} words",
        document.source_name or "pasted text",
    ]
    return " · ".join(part for part in parts if part)
