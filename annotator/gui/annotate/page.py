"""What the page shows: reads the file, gives the pane its values, and keeps both in step."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.gui.annotate import rows
from annotator.gui.annotate.rows import Captions
from annotator.gui.annotate.seen import Seen
from annotator.gui.annotate.touched import Touched, touched
from annotator.gui.loading import much_to_hold
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan
from annotator.gui.session import Session
from annotator.model.annotations import Annotation, Relation
from annotator.model.documents import Document
from annotator.model.history import ChangeSet
from annotator.store import annotations, documents, outlines, relations

_MANY: Final = 300
"""From so many touched rows on, reading the whole document again is quicker."""

_LONG: Final = 500_000
"""Documents of so many code points may have very many annotations."""

_BIT: Final = 1 << 16


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
        self.annotations = Seen(self._full)
        self._names = Captions(session.codebook())
        self._book = session.codebook()
        session.document_changed.connect(self.show)
        session.opened.connect(self.show)
        session.changed.connect(self._follow)

    def selected(self) -> Annotation | None:
        """The selected annotation; None when none is."""
        return self.annotations.get(self.pane.selected_annotation() or 0)

    def selected_ids(self) -> tuple[int, ...]:
        """The ids of all selected annotations, in the order of the text."""
        there = self.pane.selected_annotations()
        return tuple(each for each in there if each in self.annotations)

    @property
    def counts(self) -> Counter[int]:
        """How many annotations each label has, by the label's id."""
        return self.annotations.counts

    def relations(self) -> list[Relation]:
        """All relations of the document, read from the file."""
        if self.document is None:
            return []
        return relations.of_document(self.session.project, self.document.id)

    def relations_of(self, annotation_id: int) -> list[Relation]:
        """The relations that start or end at an annotation, in the order they were made."""
        found = relations.of_annotation(self.session.project, annotation_id)
        ends = {end for each in found for end in (each.from_id, each.to_id)}
        there = {each.id for each in self.annotations.among(ends)}
        return [each for each in found if each.from_id in there and each.to_id in there]

    def ordered(self) -> list[Annotation]:
        """The annotations as one reads: by start, the outer ones first; slow in a long document."""
        return in_order(self.annotations.every())

    def show(self) -> None:
        """Read the document of the session and show it from the top; ``shown`` follows."""
        self.leaving.emit()
        project, wanted = self.session.project, self.session.document_id
        self.document = next((e for e in documents.documents(project) if e.id == wanted), None)
        self.text = documents.text(project, wanted) if self.document and wanted else ""
        self.annotations = Seen(self._full)
        self.pane.set_labels(rows.pane_labels(self.session.codebook()))
        if self.document is None:
            self.pane.clear()
        elif self.document.length < _LONG:
            self._fill_pane(self.document)
        else:
            with much_to_hold():
                self._fill_pane(self.document)
        self.shown.emit()
        self.refreshed.emit()

    def _fill_pane(self, document: Document) -> None:
        """Give the pane all of a document."""
        project, codebook = self.session.project, self.session.codebook()
        spans = self._all_spans(document.id)
        self.annotations.load(spans)
        self.pane.show_document(
            self.text,
            title=document.title,
            subtitle=subtitle(document, self.text),
            spans=spans,
            regions=rows.pane_regions(documents.regions(project, document.id)),
            relations=rows.pane_relations(outlines.ties(project, document.id), codebook),
        )

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
        selected, line = pane.selected_annotation(), pane.first_line()
        kept = pane.kept_annotations()
        anchor, caret = pane.anchor(), pane.caret()
        self.show()
        if self.document is not None:
            pane.select(anchor, caret)
            pane.look_at(line)
            pane.select_again(selected, kept)

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
        project, pane, seen = self.session.project, self.pane, self.annotations
        changed = set(now.annotation_ids) | pane.ties.sources(now.annotation_ids)
        found = outlines.some_ties(project, now.relation_ids)
        ties = list(rows.pane_relations(found, self.session.codebook()))
        changed |= {tie.from_id for tie in ties}
        changed |= {tie.from_id for tie in map(pane.ties.get, now.relation_ids) if tie is not None}
        spans = self._some_spans(changed)
        there = {span.id for span in spans}
        removed = [each for each in changed if each not in there and each in seen]
        for gone in removed:
            seen.drop(gone)
        for span in spans:
            seen.put(span)
        pane.update_spans(spans, removed)
        if now.relation_ids:
            pane.update_relations(ties, now.relation_ids)

    def _all_spans(self, document_id: int) -> list[PaneSpan]:
        """What the pane paints of a document."""
        project, me, captions = self.session.project, self.session.annotator.id, self._captions()
        names = outlines.names(project, captions.brackets, me, document_id=document_id)
        found = outlines.of_document(project, document_id, me)
        return [captions.pane_span(each, names.get(each.id, ())) for each in found]

    def _some_spans(self, ids: Collection[int]) -> list[PaneSpan]:
        """What the pane paints of some annotations, as far as they are there and seen."""
        project, me, captions = self.session.project, self.session.annotator.id, self._captions()
        names = outlines.names(project, captions.brackets, me, annotation_ids=ids)
        found = outlines.some(project, ids, me)
        return [captions.pane_span(each, names.get(each.id, ())) for each in found]

    def _captions(self) -> Captions:
        """What chips say under the codebook as it is now."""
        book = self.session.codebook()
        if book is not self._book:
            self._book, self._names = book, Captions(book)
        return self._names

    def _full(self, annotation_ids: Iterable[int]) -> list[Annotation]:
        """Those of the annotations that are in the file, with all that is known of them."""
        return annotations.some(self.session.project, annotation_ids)


def in_order(found: Iterable[Annotation]) -> list[Annotation]:
    """Annotations as one reads: by start, the outer ones first."""
    return sorted(found, key=lambda each: (each.start, -each.end, each.id))


def subtitle(document: Document, text: str) -> str:
    """The quiet line under the title: publisher, date, length, where it came from."""
    count = words_in(text)
    parts = [
        document.publisher,
        document.date,
        "1 word" if count == 1 else f"{count:,} words",
        document.source_name or "pasted text",
    ]
    return " · ".join(part for part in parts if part)


def words_in(text: str) -> int:
    """How many words a text has; taken apart bit by bit, that a long one needs no room for them."""
    count = sum(len(text[at : at + _BIT].split()) for at in range(0, len(text), _BIT))
    cuts = range(_BIT, len(text), _BIT)
    return count - sum(not text[at - 1].isspace() and not text[at].isspace() for at in cuts)
