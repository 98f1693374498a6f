"""The annotations, relations and notes of a document in our dataset, every entry checked."""

from collections.abc import Iterator, Mapping

from annotator.formats.entries import Entries, EntryError
from annotator.formats.fitting import fitted, raw_fragments_of
from annotator.model.annotations import Status
from annotator.model.corpus import NewAnnotation, NewRecord, NewRelation
from annotator.model.source import SourceOffsets
from annotator.model.text import covered_words, shortened

Row = Mapping[str, object]


def annotations_of(
    document: Entries, text: str, offsets: SourceOffsets, notes: list[Row]
) -> tuple[NewAnnotation, ...]:
    """The annotations of a document; the notes on them are added to ``notes``."""
    found: list[NewAnnotation] = []
    for number, value in document.items("annotations"):
        entries = Entries(value, f"annotation {number}")
        key = entries.text("id")
        entries.where = f"annotation “{shortened(key)}”" if key else entries.where
        found.append(_annotation(entries, key, number, text, offsets))
        notes += notes_of(entries, "annotation", found[-1].key)
        entries.finish()
    _refuse_twins("annotation", (each.key for each in found))
    return tuple(found)


def relations_of(
    document: Entries, marks: tuple[NewAnnotation, ...], notes: list[Row]
) -> tuple[NewRelation, ...]:
    """The relations of a document, their ends known; the notes on them are added to ``notes``."""
    keys = {each.key for each in marks}
    found: list[NewRelation] = []
    for number, value in document.items("relations"):
        entries = Entries(value, f"relation {number}")
        key = entries.text("id")
        relation = NewRelation(
            type=entries.needed("type"),
            from_key=entries.needed("from"),
            to_key=entries.needed("to"),
            attributes=entries.table("attributes"),
            key=key or f"#{number}",
            uid=key,
            annotator=entries.text("annotator"),
            fields=dict(_relation_fields(entries)),
        )
        for end in (relation.from_key, relation.to_key):
            if end not in keys:
                raise EntryError(
                    f"{entries.where} ({relation.type}) ends at “{shortened(end)}”, "
                    "which is no annotation of the document"
                )
        found.append(relation)
        notes += notes_of(entries, "relation", relation.key)
        entries.finish()
    _refuse_twins("relation", (each.key for each in found))
    return tuple(found)


def notes_of(owner: Entries, target: str, key: str, *, alone: bool = False) -> list[Row]:
    """The notes on something, ``key`` naming it; or the one note that ``owner`` is, if alone."""
    if alone:
        return [_note(owner, target, key)]
    return [
        _note(Entries(value, f"note {number} of {owner.where}"), target, key)
        for number, value in owner.items("notes")
    ]


def check_references(record: NewRecord) -> None:
    """Refuse a record that refers to an annotation, relation or note it does not have."""
    marks = {each.key for each in record.annotations}
    ties = {each.key for each in record.relations}
    notes = {each["uid"] for each in record.notes}
    for what, wanted, known in (
        ("annotation", (each.fields.get("derived_from") for each in record.annotations), marks),
        ("annotation", (each["annotation"] for each in record.decisions), marks),
        ("annotation", (each["annotation"] for each in record.dismissals), marks),
        ("relation", (each.fields.get("derived_from") for each in record.relations), ties),
        ("relation", (each["relation"] for each in record.decisions), ties),
        ("note", (each["reply_to"] for each in record.notes), notes),
    ):
        for each in wanted:
            if each is not None and each not in known:
                raise EntryError(f"there is no {what} “{shortened(str(each))}” in the document")


def _annotation(
    entries: Entries, key: str, number: int, text: str, offsets: SourceOffsets
) -> NewAnnotation:
    label = entries.needed("label")
    length = offsets.to_source(len(text))
    spans = fitted(raw_fragments_of(entries, length), offsets, entries)
    words = covered_words(text, spans)
    told = entries.text("text", words)
    if told != words:
        raise EntryError(
            f"{entries.where} should cover “{shortened(told)}”, "
            f"but “{shortened(words)}” stands there"
        )
    return NewAnnotation(
        key=key or f"#{number}",
        label=label,
        fragments=tuple((span.start, span.end) for span in spans),
        text=words,
        attributes=entries.table("attributes"),
        uid=key,
        annotator=entries.text("annotator"),
        fields=dict(_annotation_fields(entries)),
    )


_ANNOTATION_TEXTS = {
    "flag": "flag",
    "origin": "origin",
    "entity": "entity_id",
    "derived_from": "derived_from",
    "carried_from": "carried_from",
    "carried_grade": "carried_grade",
    "created_at": "created_at",
    "created_by": "created_by",
    "changed_at": "changed_at",
    "changed_by": "changed_by",
}
"""Entries of an annotation that are text or null, and the fields of ``Annotation`` they fill."""

_RELATION_TEXTS = ("origin", "derived_from", "created_at", "changed_at")


def _annotation_fields(entries: Entries) -> Iterator[tuple[str, object]]:
    """Yield what is there of status, flag, entity and so on, by the names of ``Annotation``."""
    if entries.has("status"):
        yield "status", entries.choice("status", Status.DRAFT).value
    if entries.has("confidence"):
        yield "confidence", entries.number_or_none("confidence")
    if entries.has("codebook_revision"):
        yield "codebook_revision", entries.whole("codebook_revision", 1)
    for name, field in _ANNOTATION_TEXTS.items():
        if entries.has(name):
            yield field, entries.text_or_none(name)


def _relation_fields(entries: Entries) -> Iterator[tuple[str, object]]:
    """Yield what is there of status, origin and so on, by the names of ``Relation``."""
    if entries.has("status"):
        yield "status", entries.choice("status", Status.DRAFT).value
    if entries.has("confidence"):
        yield "confidence", entries.number_or_none("confidence")
    for name in _RELATION_TEXTS:
        if entries.has(name):
            yield name, entries.text_or_none(name)


def _note(entries: Entries, target: str, key: str) -> Row:
    found: Row = {
        "uid": entries.text("id"),
        "target": target,
        "key": key,
        "annotator": entries.text("annotator"),
        "body": entries.needed("body"),
        "reply_to": entries.text("reply_to") or None,
        "resolved": entries.flag("resolved"),
        "made_at": entries.text("made_at"),
    }
    entries.finish()
    return found


def _refuse_twins(what: str, keys: Iterator[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise EntryError(f"there are two {what}s with the id “{shortened(key)}”")
        seen.add(key)
