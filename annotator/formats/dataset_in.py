"""The JSON objects of our dataset as values to import, every entry checked."""

import base64
import binascii
import hashlib
import zlib
from collections.abc import Iterable, Mapping

from annotator.formats.codebook_values import codebook_of_value
from annotator.formats.dataset_out import VERSION
from annotator.formats.entries import Entries, EntryError
from annotator.formats.marks_in import annotations_of, check_references, notes_of, relations_of
from annotator.model.annotations import Entity, Verdict
from annotator.model.corpus import NewCorpus, NewRecord
from annotator.model.documents import DocumentState, NewDocument, Region, RegionKind, Source
from annotator.model.people import Annotator, AnnotatorKind, AssignmentState
from annotator.model.source import SourceOffsets, normalise, storable

LARGEST_SOURCE = 1024 * 1024 * 1024
"""Bytes of the largest source that is unpacked."""

Row = Mapping[str, object]


def corpus_of(value: object, records: Iterable[NewRecord]) -> NewCorpus:
    """The dataset whose first object is given; raises EntryError."""
    entries = Entries(value, "the first line")
    _check_version(entries)
    codebook = entries.table("codebook")
    corpus = NewCorpus(
        records=records,
        title=entries.text("project"),
        codebook=codebook_of_value(codebook) if codebook else None,
        annotators=tuple(_annotator(each, n) for n, each in entries.items("annotators")),
        entities=tuple(_entity(each, n) for n, each in entries.items("entities")),
        notes=_label_notes(entries),
        saved_queries=tuple(_saved_query(each, n) for n, each in entries.items("saved_queries")),
    )
    entries.finish()
    return corpus


def record_of(value: object) -> NewRecord:
    """A document of the dataset with what stands on it; raises EntryError."""
    entries = Entries(value, "the document")
    name = entries.text("document")
    text, offsets = _text(entries)
    notes: list[Row] = []
    marks = annotations_of(entries, text, offsets, notes)
    ties = relations_of(entries, marks, notes)
    notes += notes_of(entries, "document", "")
    record = NewRecord(
        document=_document(entries, name, text),
        annotations=marks,
        relations=ties,
        notes=tuple(notes),
        assignments=tuple(_assignment(each, n) for n, each in entries.items("assignments")),
        decisions=tuple(_decision(each, n) for n, each in entries.items("decisions")),
        dismissals=tuple(_dismissal(each, n) for n, each in entries.items("dismissals")),
        state=entries.choice("state", DocumentState.OPEN).value if entries.has("state") else "",
        predecessor=entries.text("predecessor"),
    )
    entries.finish()
    check_references(record)
    return record


def _check_version(entries: Entries) -> None:
    if "annotator" not in entries.names():
        raise EntryError("it is not the first line of an Annotator dataset")
    version = entries.whole("annotator", 0)
    if version > VERSION:
        raise EntryError(f"a newer Annotator wrote it (form {version}, known is {VERSION})")
    if version < 1:
        raise EntryError(f"there is no form {version} of the dataset")


def _annotator(value: object, number: int) -> Annotator:
    entries = Entries(value, f"annotator {number}")
    found = Annotator(
        id=number,
        uid=entries.text("id"),
        name=entries.needed("name"),
        kind=entries.choice("kind", AnnotatorKind.PERSON),
        version=entries.text("version"),
    )
    entries.finish()
    return found


def _entity(value: object, number: int) -> Entity:
    entries = Entries(value, f"entity {number}")
    found = Entity(
        id=number,
        uid=entries.needed("id"),
        name=entries.needed("name"),
        kind=entries.text("kind"),
        aliases=entries.texts("aliases"),
        external_id=entries.text("external_id"),
    )
    entries.finish()
    return found


def _label_notes(entries: Entries) -> tuple[Row, ...]:
    found: list[Row] = []
    for number, value in entries.items("notes"):
        note = Entries(value, f"note {number}")
        label = note.needed("label")
        found.append(notes_of(note, "label", label, alone=True)[0])
    return tuple(found)


def _saved_query(value: object, number: int) -> Row:
    entries = Entries(value, f"saved query {number}")
    found: Row = {
        "uid": entries.text("id"),
        "name": entries.needed("name"),
        "query": entries.text("query"),
        "annotator": entries.text("annotator"),
    }
    entries.finish()
    return found


def _text(entries: Entries) -> tuple[str, SourceOffsets]:
    """The stored text, and the way to it from the offsets of the line.

    What Annotator wrote says by its sha256 that it is stored text already; other text is
    normalised as a file would be.
    """
    raw = entries.raw_text("text")
    if not raw.strip():
        raise EntryError("the document has no text")
    told = entries.text("sha256")
    if told and told != hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest():
        raise EntryError("the text is not the one that its sha256 was made from")
    if told and storable(raw) == raw:
        return raw, SourceOffsets()
    return normalise(raw)


def _document(entries: Entries, name: str, text: str) -> NewDocument:
    return NewDocument(
        title=entries.text("title") or name or "Untitled",
        text=text,
        source_name=name,
        source=_source(entries),
        media_type=entries.text("media_type", "text/plain"),
        publisher=entries.text("publisher"),
        date=entries.text("date"),
        language=entries.text("language"),
        metadata=entries.table("metadata"),
        regions=tuple(_region(each, n, len(text)) for n, each in entries.items("regions")),
        uid=entries.text("id"),
    )


def _source(document: Entries) -> Source:
    if not (table := document.table("source")):
        return Source()
    entries = Entries(table, "the source")
    encoding = entries.text("encoding")
    packed = entries.text("data")
    entries.finish()
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(base64.b64decode(packed, validate=True), LARGEST_SOURCE)
    except (binascii.Error, zlib.error, ValueError):
        raise EntryError("the data of the source is not zlib in Base64") from None
    if not unpacker.eof:
        raise EntryError("the data of the source is cut off or too large")
    return Source(data, encoding)


def _region(value: object, number: int, length: int) -> Region:
    entries = Entries(value, f"region {number}")
    found = Region(
        kind=entries.choice("kind", RegionKind.BOILERPLATE),
        start=entries.whole("start", -1),
        end=entries.whole("end", -1),
        number=entries.whole_or_none("number"),
    )
    entries.finish()
    if not 0 <= found.start < found.end <= length:
        raise EntryError(f"region {number} lies outside the text")
    return found


def _assignment(value: object, number: int) -> Row:
    entries = Entries(value, f"assignment {number}")
    found: Row = {
        "uid": entries.text("id"),
        "annotator": entries.text("annotator"),
        "state": entries.choice("state", AssignmentState.TO_DO).value,
        "reason": entries.text("reason"),
    }
    entries.finish()
    return found


def _decision(value: object, number: int) -> Row:
    entries = Entries(value, f"decision {number}")
    found: Row = {
        "uid": entries.text("id"),
        "annotation": entries.text("annotation") or None,
        "relation": entries.text("relation") or None,
        "annotator": entries.text("annotator"),
        "verdict": entries.choice("verdict", Verdict.ACCEPTED).value,
        "was_visible": entries.flag("was_visible"),
        "made_at": entries.text("made_at"),
    }
    entries.finish()
    if (found["annotation"] is None) == (found["relation"] is None):
        raise EntryError(f"decision {number} is not about one annotation or one relation")
    return found


def _dismissal(value: object, number: int) -> Row:
    entries = Entries(value, f"dismissal {number}")
    found: Row = {
        "uid": entries.text("id"),
        "annotation": entries.text("annotation") or None,
        "finding": entries.text("finding"),
        "reason": entries.text("reason"),
        "annotator": entries.text("annotator"),
        "made_at": entries.text("made_at"),
    }
    entries.finish()
    return found
