"""A corpus as the JSON objects of our dataset: one of the project, then one per document.

Ids are uids. What refers to something that does not leave is null; ``losses`` counts it.
"""

import base64
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from annotator.formats.codebook_values import Table, codebook_as_value
from annotator.formats.counting import LossCount, tied, untied
from annotator.model.annotations import Annotation, Decision, Entity, Note, Relation
from annotator.model.corpus import Corpus, DocumentRecord, Loss
from annotator.model.documents import Region, Source
from annotator.model.people import Annotator, Assignment
from annotator.model.queries import Dismissal, SavedQuery

VERSION = 1
"""Goes up when a program that reads the version before would lose or misread something."""

Uids = dict[int, str]


@dataclass(slots=True)
class References:
    """Uids by id of what may be referred to; of earlier documents only uids, never words."""

    annotators: Uids = field(default_factory=dict)
    entities: Uids = field(default_factory=dict)
    documents: Uids = field(default_factory=dict)
    """Of all documents met so far."""
    annotations: Uids = field(default_factory=dict)
    """In all documents met so far."""
    own: Uids = field(default_factory=dict)
    """Annotations of the document at hand."""
    relations: Uids = field(default_factory=dict)
    """Relations of the document at hand that leave."""
    notes: dict[tuple[str, int], list[Note]] = field(default_factory=dict)
    """Notes in the document at hand, by target and its id."""

    def meet(self, record: DocumentRecord) -> None:
        """Take a document to hand."""
        self.documents[record.document.id] = record.document.uid
        self.own = {each.id: each.uid for each in record.annotations}
        self.annotations |= self.own
        self.relations = {each.id: each.uid for each, _, _ in tied(record)}
        self.notes = {}
        for note in record.notes:
            self.notes.setdefault((note.target, note.target_id), []).append(note)

    def notes_on(self, target: str, target_id: int) -> list[Table]:
        """The notes on one thing of the document at hand, the oldest first."""
        return self.note_tables(self.notes.get((target, target_id), ()))

    def note_tables(self, notes: Iterable[Note]) -> list[Table]:
        """The notes on one thing; a reply names the note that it answers."""
        uids = {each.id: each.uid for each in notes}
        return [
            {
                "id": each.uid,
                "annotator": self.annotators[each.annotator_id],
                "body": each.body,
                "reply_to": _uid(uids, each.reply_to),
                "resolved": each.resolved,
                "made_at": each.made_at,
            }
            for each in notes
        ]


def references_of(corpus: Corpus) -> References:
    """Knowing the people and entities of a corpus, before its first document."""
    return References(
        annotators={each.id: each.uid for each in corpus.annotators},
        entities={each.id: each.uid for each in corpus.entities},
    )


def _uid(known: Mapping[int, str], wanted: int | None) -> str | None:
    """The uid of something; None when there is nothing, or when it does not leave."""
    return None if wanted is None else known.get(wanted)


def header(corpus: Corpus) -> Table:
    """The first object: the project's own facts."""
    references = references_of(corpus)
    return {
        "annotator": VERSION,
        "project": corpus.title,
        "codebook": codebook_as_value(corpus.codebook),
        "annotators": [_annotator(each) for each in corpus.annotators],
        "entities": [_entity(each) for each in corpus.entities],
        "notes": _notes_on_labels(corpus, references),
        "saved_queries": [_saved_query(each, references) for each in corpus.saved_queries],
    }


def document(record: DocumentRecord, references: References) -> Table:
    """The object of one document with what stands on it."""
    references.meet(record)
    of = record.document
    return {
        "document": of.source_name,
        "title": of.title,
        "id": of.uid,
        "sha256": hashlib.sha256(record.text.encode("utf-8")).hexdigest(),
        "text": record.text,
        "source": _source(record.source),
        "media_type": of.media_type,
        "publisher": of.publisher,
        "date": of.date,
        "language": of.language,
        "metadata": dict(of.metadata),
        "state": of.state.value,
        "predecessor": _uid(references.documents, of.predecessor_id),
        "regions": [_region(each) for each in record.regions],
        "assignments": [_assignment(each, references) for each in record.assignments],
        "annotations": [_annotation(each, references) for each in record.annotations],
        "relations": [_relation(each, references) for each, _, _ in tied(record)],
        "decisions": [
            _decision(each, references) for each in record.decisions if _kept(each, references)
        ],
        "notes": references.notes_on("document", of.id),
        "dismissals": [_dismissal(each, references) for each in record.dismissals],
    }


def _annotator(annotator: Annotator) -> Table:
    return {
        "id": annotator.uid,
        "name": annotator.name,
        "kind": annotator.kind.value,
        "version": annotator.version,
    }


def _entity(entity: Entity) -> Table:
    return {
        "id": entity.uid,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "external_id": entity.external_id,
    }


def _saved_query(query: SavedQuery, references: References) -> Table:
    return {
        "id": query.uid,
        "name": query.name,
        "query": query.query,
        "annotator": references.annotators[query.annotator_id],
    }


def _source(source: Source) -> Table | None:
    """The bytes a document came from, compressed, in letters; None when there are none."""
    if not source.data and not source.encoding:
        return None
    data = base64.b64encode(zlib.compress(source.data, 9)).decode("ascii")
    return {"encoding": source.encoding, "data": data}


def _region(region: Region) -> Table:
    return {
        "kind": region.kind.value,
        "start": region.start,
        "end": region.end,
        "number": region.number,
    }


def _annotation(annotation: Annotation, references: References) -> Table:
    return {
        "id": annotation.uid,
        "label": annotation.label,
        "fragments": [[span.start, span.end] for span in annotation.fragments],
        "text": annotation.text,
        "attributes": dict(annotation.attributes),
        "entity": _uid(references.entities, annotation.entity_id),
        "status": annotation.status.value,
        "flag": annotation.flag,
        "confidence": annotation.confidence,
        "annotator": references.annotators[annotation.annotator_id],
        "origin": annotation.origin,
        "derived_from": _uid(references.own, annotation.derived_from),
        "carried_from": _uid(references.annotations, annotation.carried_from),
        "carried_grade": annotation.carried_grade,
        "codebook_revision": annotation.codebook_revision,
        "created_at": annotation.created_at,
        "created_by": _uid(references.annotators, annotation.created_by),
        "changed_at": annotation.changed_at,
        "changed_by": _uid(references.annotators, annotation.changed_by),
        "notes": references.notes_on("annotation", annotation.id),
    }


def _relation(relation: Relation, references: References) -> Table:
    return {
        "id": relation.uid,
        "type": relation.type,
        "from": references.own[relation.from_id],
        "to": references.own[relation.to_id],
        "attributes": dict(relation.attributes),
        "status": relation.status.value,
        "origin": relation.origin,
        "confidence": relation.confidence,
        "annotator": references.annotators[relation.annotator_id],
        "derived_from": _uid(references.relations, relation.derived_from),
        "created_at": relation.created_at,
        "changed_at": relation.changed_at,
        "notes": references.notes_on("relation", relation.id),
    }


def _assignment(assignment: Assignment, references: References) -> Table:
    return {
        "id": assignment.uid,
        "annotator": references.annotators[assignment.annotator_id],
        "state": assignment.state.value,
        "reason": assignment.reason,
    }


def _decision(decision: Decision, references: References) -> Table:
    return {
        "id": decision.uid,
        "annotation": _uid(references.own, decision.annotation_id),
        "relation": _uid(references.relations, decision.relation_id),
        "annotator": references.annotators[decision.annotator_id],
        "verdict": decision.verdict.value,
        "was_visible": decision.was_visible,
        "made_at": decision.made_at,
    }


def _dismissal(dismissal: Dismissal, references: References) -> Table:
    return {
        "id": dismissal.uid,
        "annotation": _uid(references.own, dismissal.annotation_id),
        "finding": dismissal.finding,
        "reason": dismissal.reason,
        "annotator": references.annotators[dismissal.annotator_id],
        "made_at": dismissal.made_at,
    }


def _notes_on_labels(corpus: Corpus, references: References) -> list[Table]:
    found: list[Table] = []
    for label in corpus.codebook.labels:
        own = [each for each in corpus.notes if each.target_id == label.id]
        found += [{"label": label.name, **each} for each in references.note_tables(own)]
    return found


def losses(documents: Iterable[DocumentRecord]) -> list[Loss]:
    """What the dataset cannot say: ties to what does not leave with it."""
    references, lost = References(), LossCount()
    for record in documents:
        references.meet(record)
        for what, example in (*_loose_marks(record, references), *_loose_rest(record, references)):
            lost.add(what, example)
    return lost.losses()


def _loose_marks(record: DocumentRecord, references: References) -> Iterator[tuple[str, str]]:
    """Yield what annotations and relations refer to in vain, with an example."""
    for relation in untied(record):
        yield "relations without both ends", relation.type
    for each in record.annotations:
        if _is_loose(references.own, each.derived_from):
            yield "links to a suggestion", each.text
        if _is_loose(references.annotations, each.carried_from):
            yield "links to an annotation of an earlier version", each.text
    for tie, _, _ in tied(record):
        if _is_loose(references.relations, tie.derived_from):
            yield "links to a suggestion", tie.type


def _loose_rest(record: DocumentRecord, references: References) -> Iterator[tuple[str, str]]:
    """Yield what the document, decisions, notes and dismissals refer to in vain."""
    places = {"annotation": references.own, "relation": references.relations}
    if _is_loose(references.documents, record.document.predecessor_id):
        yield "links to an earlier version of the document", record.document.title
    for decision in record.decisions:
        if not _kept(decision, references):
            yield "decisions on a suggestion", decision.verdict.value
    for note in record.notes:
        if _is_loose(places.get(note.target, {note.target_id: ""}), note.target_id):
            yield "notes", note.body
    for dismissal in record.dismissals:
        if _is_loose(references.own, dismissal.annotation_id):
            yield "what a dismissal is about", dismissal.finding


def _is_loose(known: Mapping[int, str], wanted: int | None) -> bool:
    return wanted is not None and wanted not in known


def _kept(decision: Decision, references: References) -> bool:
    """Whether what was decided on leaves."""
    own = decision.annotation_id in references.own
    return own or decision.relation_id in references.relations
