"""What the gold form announces as lost is what is missing after reading back."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from annotator.formats import gold
from annotator.formats.names import FileNames
from annotator.model.annotations import Status
from annotator.model.corpus import Corpus, DocumentRecord, NewRecord
from annotator.model.documents import DocumentState
from tests.corpora import corpora


@pytest.fixture(scope="module")
def parent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("gold")


@given(corpus=corpora(least=1))
def test_what_is_missing_after_reading_back_is_what_was_announced(
    parent: Path, corpus: Corpus
) -> None:
    with tempfile.TemporaryDirectory(dir=parent) as folder:
        gold.FORMAT.write(corpus, Path(folder))
        read = {each.document.source_name: each for each in gold.FORMAT.read(Path(folder)).records}
    names = FileNames()
    missing: Counter[str] = Counter()
    for record in corpus.documents:
        missing += _missing(record, read.pop(f"{names.of(record)}.txt"))
    assert not read
    announced = {each.what: each.count for each in gold.FORMAT.losses(corpus.documents)}
    assert announced == dict(missing)


def _missing(of: DocumentRecord, read: NewRecord) -> Counter[str]:
    """What a record has and its reading back has not, by the words that losses use."""
    missing: Counter[str] = Counter()
    document = of.document
    assert read.document.text == of.text
    for what, wanted, found in (
        ("titles", document.title, read.document.title),
        ("names of the source", document.source_name, read.document.source_name),
        ("source files", of.source.data or read.document.source.data, read.document.source.data),
        ("publishers", document.publisher, read.document.publisher),
        ("dates", document.date, read.document.date),
        ("languages", document.language, read.document.language),
        ("metadata", document.metadata, read.document.metadata),
        ("media types", document.media_type, read.document.media_type),
        ("document states", document.state, read.state or DocumentState.OPEN),
        ("links to earlier versions", document.predecessor_id is not None, bool(read.predecessor)),
    ):
        missing[what] += wanted != found
    for what, wanted_rows, found_rows in (
        ("regions", of.regions, read.document.regions),
        ("notes", of.notes, read.notes),
        ("decisions", of.decisions, read.decisions),
        ("dismissals", of.dismissals, read.dismissals),
        ("assignments", of.assignments, read.assignments),
    ):
        missing[what] += len(wanted_rows) - len(found_rows)
    return missing + _missing_marks(of, read) + _missing_ties(of, read)


IDENTITY = "ids, annotators, times and codebook revisions"
FIELDS = {
    "statuses": ("status", Status.DRAFT),
    "flags": ("flag", ""),
    "confidence": ("confidence", None),
    "origins": ("origin", ""),
    "entities": ("entity_id", None),
    "links to suggestions": ("derived_from", None),
}


def _missing_marks(of: DocumentRecord, read: NewRecord) -> Counter[str]:
    missing: Counter[str] = Counter()
    order = sorted(of.annotations, key=lambda each: (each.start, -each.end, each.label, each.id))
    for mark, found in zip(order, read.annotations, strict=True):
        assert found.text == mark.text
        assert found.attributes == mark.attributes
        missing[IDENTITY] += (mark.uid, mark.created_at) != (found.uid, "")
        missing["small letters of labels"] += mark.label != found.label
        for what, (name, default) in FIELDS.items():
            missing[what] += getattr(mark, name) != found.fields.get(name, default)
        earlier = (mark.carried_from, mark.carried_grade)
        missing["links to earlier versions"] += earlier != (None, "")
    return missing


def _missing_ties(of: DocumentRecord, read: NewRecord) -> Counter[str]:
    missing: Counter[str] = Counter()
    kept = {(each.type, each.from_id, each.to_id): each for each in reversed(of.relations)}
    assert len(kept) == len(read.relations)
    missing["relations that stand there already"] += len(of.relations) - len(kept)
    for tie in kept.values():
        missing[IDENTITY] += 1
        missing["attributes of relations"] += bool(tie.attributes)
        for what, (name, default) in FIELDS.items():
            missing[what] += getattr(tie, name, default) != default
    return missing
