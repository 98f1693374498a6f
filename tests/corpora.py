"""Generated corpora: documents with everything that can stand on them."""

import hashlib
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from annotator.model.annotations import (
    Annotation,
    Decision,
    Entity,
    Note,
    Relation,
    Status,
    Verdict,
)
from annotator.model.codebook import Codebook, Label, RelationType
from annotator.model.corpus import Corpus, DocumentRecord
from annotator.model.documents import Document, DocumentState, Region, RegionKind, Source
from annotator.model.people import Annotator, AnnotatorKind, Assignment, AssignmentState
from annotator.model.queries import Dismissal, SavedQuery
from annotator.model.text import covered_words
from tests.strategies import codebooks, fragments, names, texts, words


def json_values() -> st.SearchStrategy[object]:
    """Values of attributes and metadata."""
    plain = st.one_of(
        words(), st.booleans(), st.none(), st.integers(), st.floats(allow_nan=False, width=32)
    ).filter(lambda value: value not in (float("inf"), float("-inf")))
    return st.one_of(plain, st.lists(words(), max_size=3), st.dictionaries(names(), plain))


def tables() -> st.SearchStrategy[dict[str, object]]:
    """Attributes and metadata: names with any plain value."""
    return st.dictionaries(names(), json_values(), max_size=2)


def times() -> st.SearchStrategy[str]:
    """Moments as the project stores them."""
    return st.datetimes().map(lambda moment: moment.isoformat() + "Z")


@st.composite
def sources(draw: st.DrawFn, text: str) -> Source:
    """No source, or bytes that hold the text, with any line ends, mark and encoding."""
    if not draw(st.booleans()):
        return Source()
    line_end = draw(st.sampled_from(("\n", "\r\n", "\r")))
    mark = "\ufeff" if text.startswith("\ufeff") else draw(st.sampled_from(("", "\ufeff")))
    encoding = draw(st.sampled_from(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")))
    return Source((mark + text.replace("\n", line_end)).encode(encoding), encoding)


class _Hand:
    """Draws the parts of one corpus, with ids and uids of its own for each."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.ids = count(1)
        self.annotators = tuple(self.annotator() for _ in range(draw(st.integers(1, 3))))
        self.entities = tuple(self.entity() for _ in range(draw(st.integers(0, 2))))
        self.codebook = self.with_ids(draw(codebooks()))

    def new(self, kind: str) -> tuple[int, str]:
        number = next(self.ids)
        return number, f"{kind}-{number}"

    def person(self) -> int:
        return self.draw(st.sampled_from(self.annotators)).id

    def annotator(self) -> Annotator:
        kind = self.draw(st.sampled_from(AnnotatorKind))
        return Annotator(*self.new("annotator"), self.draw(names()), kind, self.draw(words()))

    def entity(self) -> Entity:
        aliases = tuple(self.draw(st.lists(names(), max_size=2)))
        return Entity(*self.new("entity"), self.draw(names()), "person", aliases, "Q1")

    def with_ids(self, codebook: Codebook) -> Codebook:
        actor = Label("ACTOR", "Actor", "#2563c9", "#7fb0ff", "solid")
        kind = RelationType("same_as", "same as", ("ACTOR",), ("ACTOR",))
        labels = codebook.labels or (actor,)
        kinds = codebook.relation_types or (replace(kind, from_labels=(), to_labels=()),)
        return replace(
            codebook,
            labels=tuple(replace(each, id=next(self.ids)) for each in labels),
            relation_types=tuple(replace(each, id=next(self.ids)) for each in kinds),
        )

    def note(self, target: str, target_id: int, document_id: int | None, first: int | None) -> Note:
        return Note(
            *self.new("note"),
            target,
            target_id,
            document_id,
            self.person(),
            self.draw(words(least=1)),
            first,
            self.draw(st.booleans()),
            self.draw(times()),
        )

    def notes_on(self, target: str, target_id: int, document_id: int | None) -> list[Note]:
        if not self.draw(st.booleans()):
            return []
        first = self.note(target, target_id, document_id, None)
        return [first, self.note(target, target_id, document_id, first.id)]

    def annotation(self, document_id: int, text: str, earlier: list[Annotation]) -> Annotation:
        draw = self.draw
        number, uid = self.new("annotation")
        label = draw(st.sampled_from(self.codebook.labels))
        pieces = draw(fragments(len(text)))
        others = [None, *(each.id for each in earlier)]
        own = [None, *(each.id for each in earlier if each.document_id == document_id)]
        return Annotation(
            id=number,
            uid=uid,
            document_id=document_id,
            label=label.name,
            label_id=label.id,
            annotator_id=self.person(),
            fragments=pieces,
            text=covered_words(text, pieces),
            attributes=draw(tables()),
            entity_id=draw(st.sampled_from([None, *(each.id for each in self.entities)])),
            status=draw(st.sampled_from(Status)),
            flag=draw(words()),
            confidence=draw(st.one_of(st.none(), st.floats(0, 1))),
            origin=draw(words()),
            derived_from=draw(st.sampled_from(own)),
            carried_from=draw(st.sampled_from(others)),
            carried_grade=draw(st.sampled_from(["", "exact"])),
            codebook_revision=draw(st.integers(1, 99)),
            created_at=draw(times()),
            created_by=draw(st.sampled_from([None, self.annotators[0].id])),
            changed_at=draw(times()),
            changed_by=draw(st.sampled_from([None, self.annotators[-1].id])),
        )

    def relation(
        self, document_id: int, ends: list[Annotation], earlier: list[Relation]
    ) -> Relation:
        draw = self.draw
        number, uid = self.new("relation")
        kind = draw(st.sampled_from(self.codebook.relation_types))
        return Relation(
            id=number,
            uid=uid,
            document_id=document_id,
            type=kind.name,
            type_id=kind.id,
            from_id=draw(st.sampled_from(ends)).id,
            to_id=draw(st.sampled_from(ends)).id,
            annotator_id=self.person(),
            attributes=draw(tables()),
            status=draw(st.sampled_from(Status)),
            origin=draw(words()),
            confidence=draw(st.one_of(st.none(), st.floats(0, 1))),
            derived_from=draw(st.sampled_from([None, *(each.id for each in earlier)])),
            created_at=draw(times()),
            changed_at=draw(times()),
        )

    def document(self, text: str, earlier: list[DocumentRecord]) -> Document:
        draw = self.draw
        number, uid = self.new("document")
        before = [None, *(each.document.id for each in earlier)]
        return Document(
            id=number,
            uid=uid,
            title=draw(names()),
            text_id=number,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            length=len(text),
            source_name=draw(st.one_of(st.just(f"document-{number}.txt"), words())),
            media_type=draw(st.sampled_from(["text/plain", "text/html"])),
            publisher=draw(words()),
            date=draw(st.sampled_from(["", "2026", "2026-03-14"])),
            language=draw(st.sampled_from(["", "en"])),
            metadata=draw(tables()),
            state=draw(st.sampled_from(DocumentState)),
            predecessor_id=draw(st.sampled_from(before)),
            step_id=1,
        )

    def record(self, earlier: list[DocumentRecord]) -> DocumentRecord:
        draw = self.draw
        text = draw(texts(most=12)) + "x"
        of = self.document(text, earlier)
        before = [each for record in earlier for each in record.annotations]
        marks: list[Annotation] = []
        for _ in range(draw(st.integers(0, 3))):
            marks.append(self.annotation(of.id, text, before + marks))
        ties: list[Relation] = []
        for _ in range(draw(st.integers(0, 2)) if marks else 0):
            ties.append(self.relation(of.id, marks, ties))
        notes = self.notes_on("document", of.id, of.id)
        for mark in marks:
            notes += self.notes_on("annotation", mark.id, of.id)
        for tie in ties:
            notes += self.notes_on("relation", tie.id, of.id)
        return DocumentRecord(
            document=of,
            text=text,
            source=draw(sources(text)),
            regions=self.regions(len(text)),
            annotations=tuple(marks),
            relations=tuple(ties),
            decisions=self.decisions(marks, ties),
            notes=tuple(notes),
            assignments=self.assignments(of.id),
            dismissals=self.dismissals(of.id, marks),
        )

    def regions(self, length: int) -> tuple[Region, ...]:
        if not self.draw(st.booleans()):
            return ()
        kind = self.draw(st.sampled_from(RegionKind))
        return (Region(kind, 0, length, self.draw(st.one_of(st.none(), st.integers(1, 9)))),)

    def decisions(self, marks: list[Annotation], ties: list[Relation]) -> tuple[Decision, ...]:
        found = []
        about: list[tuple[int | None, int | None]] = [(each.id, None) for each in marks]
        for mark, tie in about + [(None, each.id) for each in ties]:
            if self.draw(st.booleans()):
                verdict = self.draw(st.sampled_from(Verdict))
                seen = self.draw(st.booleans())
                ids = self.new("decision")
                when = self.draw(times())
                found.append(Decision(*ids, mark, tie, self.person(), verdict, seen, when))
        return tuple(found)

    def assignments(self, document_id: int) -> tuple[Assignment, ...]:
        if not self.draw(st.booleans()):
            return ()
        state = self.draw(st.sampled_from(AssignmentState))
        ids = self.new("assignment")
        return (Assignment(*ids, document_id, self.person(), state, self.draw(words())),)

    def dismissals(self, document_id: int, marks: list[Annotation]) -> tuple[Dismissal, ...]:
        if not self.draw(st.booleans()):
            return ()
        about = self.draw(st.sampled_from([None, *(each.id for each in marks)]))
        ids, finding, reason = self.new("dismissal"), self.draw(words()), self.draw(words())
        when = self.draw(times())
        return (Dismissal(*ids, document_id, about, finding, reason, self.person(), when),)


@st.composite
def corpora(draw: st.DrawFn, *, least: int = 0, most: int = 2) -> Corpus:
    """Whole corpora of ``least`` to ``most`` documents, which can be walked again and again."""
    hand = _Hand(draw)
    records: list[DocumentRecord] = []
    for _ in range(draw(st.integers(least, most))):
        records.append(hand.record(records))
    notes = [
        note for each in hand.codebook.labels for note in hand.notes_on("label", each.id, None)
    ]
    queries: tuple[SavedQuery, ...] = ()
    if draw(st.booleans()):
        ids = hand.new("query")
        queries = (SavedQuery(*ids, draw(names()), draw(words()), hand.person()),)
    return Corpus(
        title=draw(words()),
        codebook=hand.codebook,
        annotators=hand.annotators,
        entities=hand.entities,
        documents=records,
        notes=tuple(notes),
        saved_queries=queries,
    )
