"""What ``--json`` gives for each kind of thing; docs/command-line.md describes the shapes."""

from collections.abc import Mapping

from annotator.model.annotations import Annotation, Note, Relation
from annotator.model.documents import Document, Region
from annotator.model.history import RowChange, Step

Shape = dict[str, object]


def document(found: Document) -> Shape:
    """A document without its text."""
    return {
        "id": found.id,
        "uid": found.uid,
        "title": found.title,
        "file": found.source_name,
        "sha256": found.sha256,
        "characters": found.length,
        "media_type": found.media_type,
        "publisher": found.publisher,
        "date": found.date,
        "language": found.language,
        "metadata": dict(found.metadata),
        "state": found.state,
    }


def region(found: Region) -> Shape:
    """A stretch of a document that plays a part."""
    return {"kind": found.kind, "start": found.start, "end": found.end, "number": found.number}


def annotation(
    found: Annotation, names: Mapping[int, str], entities: Mapping[int, str] | None = None
) -> Shape:
    """An annotation; fragments are [start, end) in code points of the stored text."""
    entity = None if found.entity_id is None else (entities or {}).get(found.entity_id)
    return {
        "id": found.id,
        "uid": found.uid,
        "label": found.label,
        "fragments": [[span.start, span.end] for span in found.fragments],
        "text": found.text,
        "attributes": dict(found.attributes),
        "entity": entity,
        "status": found.status,
        "flag": found.flag,
        "confidence": found.confidence,
        "annotator": names[found.annotator_id],
        "origin": found.origin,
        "derived_from": found.derived_from,
        "created_at": found.created_at,
        "changed_at": found.changed_at,
    }


def relation(found: Relation, names: Mapping[int, str]) -> Shape:
    """A relation; from and to are ids of annotations."""
    return {
        "id": found.id,
        "uid": found.uid,
        "type": found.type,
        "from": found.from_id,
        "to": found.to_id,
        "attributes": dict(found.attributes),
        "status": found.status,
        "confidence": found.confidence,
        "annotator": names[found.annotator_id],
        "origin": found.origin,
        "derived_from": found.derived_from,
    }


def note(found: Note, names: Mapping[int, str]) -> Shape:
    """A note; on is what kind of thing it stands on, on_id its id."""
    return {
        "id": found.id,
        "uid": found.uid,
        "on": found.target,
        "on_id": found.target_id,
        "body": found.body,
        "reply_to": found.reply_to,
        "resolved": found.resolved,
        "annotator": names[found.annotator_id],
        "made_at": found.made_at,
    }


def step(found: Step, names: Mapping[int, str]) -> Shape:
    """A step of the history; annotator is null for what nobody in particular did."""
    return {
        "id": found.id,
        "kind": found.kind,
        "operation": found.operation,
        "title": found.title,
        "annotator": None if found.annotator_id is None else names.get(found.annotator_id),
        "made_at": found.made_at,
        "undoes": found.undoes,
        "state": found.state,
    }


def change(found: RowChange) -> Shape:
    """A row before and after; null before is added, null after is removed."""
    return {
        "table": found.table,
        "id": found.row_id,
        "before": None if found.before is None else dict(found.before),
        "after": None if found.after is None else dict(found.after),
    }
