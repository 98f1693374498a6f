"""What reading back a corpus should give, worked out naively from the corpus itself."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Protocol

from annotator.model.annotations import Annotation, Note, Relation
from annotator.model.corpus import Corpus, DocumentRecord, NewAnnotation, NewRecord, NewRelation
from annotator.model.documents import NewDocument


class HasUid(Protocol):
    """Anything that travels between projects."""

    @property
    def id(self) -> int: ...

    @property
    def uid(self) -> str: ...


class Uids:
    """The uids of a corpus by kind and id, None for None."""

    def __init__(self, corpus: Corpus) -> None:
        records = list(corpus.documents)
        notes = [*corpus.notes, *(each for record in records for each in record.notes)]
        self.people = _by_id(corpus.annotators)
        self.entities = _by_id(corpus.entities)
        self.documents = _by_id(record.document for record in records)
        self.marks = _by_id(each for record in records for each in record.annotations)
        self.ties = _by_id(each for record in records for each in record.relations)
        self.notes = _by_id(notes)

    def of_target(self, note: Note) -> str:
        """The key of what a note in a document stands on; empty for the document itself."""
        places = {"annotation": self.marks, "relation": self.ties}
        return (places[note.target][note.target_id] if note.target in places else "") or ""


def _by_id(things: Iterable[HasUid]) -> dict[int | None, str | None]:
    found: dict[int | None, str | None] = {None: None}
    found.update((each.id, each.uid) for each in things)
    return found


def note_row(note: Note, key: str, uids: Uids) -> Mapping[str, object]:
    return {
        "uid": note.uid,
        "target": note.target,
        "key": key,
        "annotator": uids.people[note.annotator_id],
        "body": note.body,
        "reply_to": uids.notes[note.reply_to],
        "resolved": note.resolved,
        "made_at": note.made_at,
    }


def annotation(mark: Annotation, uids: Uids) -> NewAnnotation:
    return NewAnnotation(
        key=mark.uid,
        label=mark.label,
        fragments=tuple((span.start, span.end) for span in mark.fragments),
        text=mark.text,
        attributes=mark.attributes,
        uid=mark.uid,
        annotator=uids.people[mark.annotator_id] or "",
        fields={
            "entity_id": uids.entities[mark.entity_id],
            "status": mark.status.value,
            "flag": mark.flag,
            "confidence": mark.confidence,
            "origin": mark.origin,
            "derived_from": uids.marks[mark.derived_from],
            "carried_from": uids.marks[mark.carried_from],
            "carried_grade": mark.carried_grade,
            "codebook_revision": mark.codebook_revision,
            "created_at": mark.created_at,
            "created_by": uids.people[mark.created_by],
            "changed_at": mark.changed_at,
            "changed_by": uids.people[mark.changed_by],
        },
    )


def relation(tie: Relation, uids: Uids) -> NewRelation:
    return NewRelation(
        type=tie.type,
        from_key=uids.marks[tie.from_id] or "",
        to_key=uids.marks[tie.to_id] or "",
        attributes=tie.attributes,
        key=tie.uid,
        uid=tie.uid,
        annotator=uids.people[tie.annotator_id] or "",
        fields={
            "status": tie.status.value,
            "origin": tie.origin,
            "confidence": tie.confidence,
            "derived_from": uids.ties[tie.derived_from],
            "created_at": tie.created_at,
            "changed_at": tie.changed_at,
        },
    )


def record(of: DocumentRecord, uids: Uids) -> NewRecord:
    """The record without its notes' order, which ``sorted_notes`` makes alike on both sides."""
    return NewRecord(
        document=document(of),
        annotations=tuple(annotation(each, uids) for each in of.annotations),
        relations=tuple(relation(each, uids) for each in of.relations),
        notes=tuple(note_row(each, uids.of_target(each), uids) for each in of.notes),
        assignments=tuple(
            {
                "uid": each.uid,
                "annotator": uids.people[each.annotator_id],
                "state": each.state.value,
                "reason": each.reason,
            }
            for each in of.assignments
        ),
        decisions=tuple(
            {
                "uid": each.uid,
                "annotation": uids.marks[each.annotation_id],
                "relation": uids.ties[each.relation_id],
                "annotator": uids.people[each.annotator_id],
                "verdict": each.verdict.value,
                "was_visible": each.was_visible,
                "made_at": each.made_at,
            }
            for each in of.decisions
        ),
        dismissals=tuple(
            {
                "uid": each.uid,
                "annotation": uids.marks[each.annotation_id],
                "finding": each.finding,
                "reason": each.reason,
                "annotator": uids.people[each.annotator_id],
                "made_at": each.made_at,
            }
            for each in of.dismissals
        ),
        state=of.document.state.value,
        predecessor=uids.documents[of.document.predecessor_id] or "",
    )


def document(of: DocumentRecord) -> NewDocument:
    return NewDocument(
        title=of.document.title,
        text=of.text,
        source_name=of.document.source_name,
        source=of.source,
        media_type=of.document.media_type,
        publisher=of.document.publisher,
        date=of.document.date,
        language=of.document.language,
        metadata=of.document.metadata,
        regions=of.regions,
        uid=of.document.uid,
    )


def sorted_notes(of: NewRecord) -> NewRecord:
    return replace(of, notes=tuple(sorted(of.notes, key=lambda each: str(each["uid"]))))
