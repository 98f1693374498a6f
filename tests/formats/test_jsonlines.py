"""Our JSON Lines: everything but the history."""

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from annotator.errors import NotWrittenError, UnreadableFileError
from annotator.formats import jsonlines
from annotator.model.corpus import Corpus, DocumentRecord, Loss
from annotator.model.text import Span
from tests.corpora import corpora
from tests.formats import expected
from tests.formats.full_corpus import full_corpus

GOLDEN = Path(__file__).parents[1] / "golden" / "dataset.jsonl"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("jsonlines")


@given(corpus=corpora())
def test_everything_of_a_corpus_is_read_back_and_nothing_lost(folder: Path, corpus: Corpus) -> None:
    path = folder / "all.jsonl"
    assert jsonlines.FORMAT.losses(corpus.documents) == []
    jsonlines.write(corpus, path)
    found = jsonlines.read(path)
    uids = expected.Uids(corpus)
    assert found.title == corpus.title
    assert [(each.uid, each.name, each.kind, each.version) for each in found.annotators] == [
        (each.uid, each.name, each.kind, each.version) for each in corpus.annotators
    ]
    assert [replace(each, id=0) for each in found.entities] == [
        replace(each, id=0) for each in corpus.entities
    ]
    assert found.codebook == replace(
        corpus.codebook,
        labels=tuple(
            replace(each, id=0, position=n) for n, each in enumerate(corpus.codebook.labels)
        ),
        relation_types=tuple(
            replace(each, id=0, position=n) for n, each in enumerate(corpus.codebook.relation_types)
        ),
    )
    names = {each.id: each.name for each in corpus.codebook.labels}
    assert list(found.notes) == [
        expected.note_row(each, names[each.target_id], uids) for each in corpus.notes
    ]
    assert list(found.saved_queries) == [
        {
            "uid": each.uid,
            "name": each.name,
            "query": each.query,
            "annotator": uids.people[each.annotator_id],
        }
        for each in corpus.saved_queries
    ]
    assert list(map(expected.sorted_notes, found.records)) == [
        expected.sorted_notes(expected.record(each, uids)) for each in corpus.documents
    ]


def test_the_bytes_of_the_dataset_are_the_golden_ones(tmp_path: Path) -> None:
    jsonlines.write(full_corpus(), tmp_path / "full.jsonl")
    assert _unpacked(tmp_path / "full.jsonl") == _unpacked(GOLDEN)


def _unpacked(path: Path) -> list[bytes]:
    """The lines of a dataset, its sources unpacked: packing differs between versions of zlib."""
    found = []
    for line in path.read_bytes().split(b"\n"):
        source = (json.loads(line) if line else {}).get("source")
        if source:
            data = source["data"].encode()
            found.append(line.replace(data, zlib.decompress(base64.b64decode(data))))
        else:
            found.append(line)
    return found


def test_the_golden_dataset_reads_as_the_corpus_it_was_made_from() -> None:
    corpus = full_corpus()
    uids = expected.Uids(corpus)
    assert list(map(expected.sorted_notes, jsonlines.read(GOLDEN).records)) == [
        expected.sorted_notes(expected.record(each, uids)) for each in corpus.documents
    ]


def test_a_written_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    jsonlines.write(full_corpus(), tmp_path / "full.jsonl")
    assert (tmp_path / "full.jsonl").stat().st_mode == (tmp_path / "other").stat().st_mode
    assert sorted(each.name for each in tmp_path.iterdir()) == ["full.jsonl", "other"]


def test_lines_end_at_line_feeds_only_whatever_the_text_holds(tmp_path: Path) -> None:
    jsonlines.write(full_corpus(), tmp_path / "full.jsonl")
    text = (tmp_path / "full.jsonl").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 3
    assert "\\u2028" in text


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "full.jsonl"
    path.write_text("old", encoding="utf-8")

    def records() -> Iterator[DocumentRecord]:
        yield from full_corpus().documents
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 # it has no words
        jsonlines.write(replace(full_corpus(), documents=records()), path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["full.jsonl"]


def test_places_that_cannot_be_written_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path, reason in (
        (tmp_path / "none" / "full.jsonl", "there is no such file or folder"),
        (tmp_path / "file" / "full.jsonl", "no folder"),
        (tmp_path, "folder"),
    ):
        with pytest.raises(NotWrittenError, match=f"could not be written: .*{reason}"):
            jsonlines.write(full_corpus(), path)
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_a_document_is_read_when_it_is_its_turn(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    one = next(iter(full_corpus().documents))
    jsonlines.write(replace(full_corpus(), documents=[one]), path)
    with path.open("ab") as file:
        file.write(b"this is no JSON\n")
    records = iter(jsonlines.read(path).records)
    assert next(records).document.title == "Talks in Norn"
    with pytest.raises(UnreadableFileError, match=r"“long\.jsonl”, line 3: it is not valid JSON"):
        next(records)


def test_what_refers_to_nothing_that_leaves_is_counted_and_left_out(tmp_path: Path) -> None:
    first, second = full_corpus().documents
    part = [
        replace(second),
        replace(first, annotations=tuple(e for e in first.annotations if e.id in {1, 2})),
    ]
    assert jsonlines.FORMAT.losses(part) == [
        Loss("links to an annotation of an earlier version", 1, "Norn"),
        Loss("links to an earlier version of the document", 1, "Talks in Norn"),
        Loss("relations without both ends", 2, "spoken_by"),
        Loss("links to a suggestion", 1, "“We go on 👩‍👩‍👧,” … “So do they.”"),
        Loss("decisions on a suggestion", 2, "changed"),
        Loss("notes", 1, "Sure."),
        Loss("what a dismissal is about", 1, "role without holder"),
    ]
    jsonlines.write(replace(full_corpus(), documents=part), tmp_path / "part.jsonl")
    later, earlier = jsonlines.read(tmp_path / "part.jsonl").records
    assert (later.predecessor, later.annotations[0].fields["carried_from"]) == ("", None)
    assert (earlier.relations, earlier.decisions) == ((), ())
    assert earlier.annotations[1].fields["derived_from"] is None
    assert len(earlier.notes) == 3


def test_a_mark_that_belongs_to_the_text_is_not_lost_for_a_byte_order_mark(tmp_path: Path) -> None:
    record = next(iter(full_corpus().documents))
    fragments = (Span(1, 5),)
    mark = replace(record.annotations[0], fragments=fragments, text="Norn")
    odd = replace(
        record,
        text="\ufeffNorn",
        annotations=(mark,),
        relations=(),
        regions=(),
        decisions=(),
        notes=(),
        dismissals=(),
    )
    jsonlines.write(replace(full_corpus(), documents=[odd]), tmp_path / "odd.jsonl")
    (read,) = jsonlines.read(tmp_path / "odd.jsonl").records
    assert (read.document.text, read.annotations[0].fragments) == ("\ufeffNorn", ((1, 5),))
