"""Our JSON Lines: everything but the history, and one sentence for everything else."""

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from annotator.errors import NotWrittenError, UnreadableFileError
from annotator.formats import jsonlines
from annotator.model.annotations import Annotation, Decision, Entity, Note, Relation
from annotator.model.codebook import AttributeSpec, Codebook, Label, RelationType
from annotator.model.corpus import Corpus, DocumentRecord, Loss, NewRecord
from annotator.model.documents import Document, Region, Source
from annotator.model.people import Annotator, Assignment
from annotator.model.queries import Dismissal, SavedQuery
from tests.corpora import corpora
from tests.formats import expected
from tests.formats.full_corpus import full_corpus

GOLDEN = Path(__file__).parents[1] / "golden" / "dataset.jsonl"


@pytest.fixture(scope="module")
def full_lines() -> list[dict[str, Any]]:
    """The golden dataset, a JSON object to a line."""
    return [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").split("\n")[:-1]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("jsonlines")


@given(corpus=corpora())
def test_everything_of_a_corpus_is_read_back(folder: Path, corpus: Corpus) -> None:
    path = folder / "all.jsonl"
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


@given(corpus=corpora())
def test_a_whole_corpus_loses_nothing(corpus: Corpus) -> None:
    assert jsonlines.FORMAT.losses(corpus.documents) == []


PLACES: dict[type, dict[str, str | None]] = {
    Document: {
        "uid": "id",
        "source_name": "document",
        "predecessor_id": "predecessor",
        "id": None,  # local
        "text_id": None,  # local
        "step_id": None,  # history
        "length": None,  # of the text itself
    },
    Region: {},
    Annotation: {
        "uid": "id",
        "annotator_id": "annotator",
        "entity_id": "entity",
        "id": None,
        "document_id": None,
        "label_id": None,
    },
    Relation: {
        "uid": "id",
        "from_id": "from",
        "to_id": "to",
        "annotator_id": "annotator",
        "id": None,
        "document_id": None,
        "type_id": None,
    },
    Decision: {
        "uid": "id",
        "annotation_id": "annotation",
        "relation_id": "relation",
        "annotator_id": "annotator",
        "id": None,
    },
    Note: {
        "uid": "id",
        "annotator_id": "annotator",
        "id": None,
        "target": None,  # said by where the note stands
        "target_id": None,
        "document_id": None,
    },
    Assignment: {"uid": "id", "annotator_id": "annotator", "id": None, "document_id": None},
    Dismissal: {
        "uid": "id",
        "annotation_id": "annotation",
        "annotator_id": "annotator",
        "id": None,
        "document_id": None,
    },
    SavedQuery: {"uid": "id", "annotator_id": "annotator", "id": None},
    Annotator: {"uid": "id", "id": None},
    Entity: {"uid": "id", "id": None},
    Source: {},
    DocumentRecord: {"document": None},
    Corpus: {"title": "project", "documents": None},
}
"""Where each field of a model value stands in its JSON object: under its own name unless said
otherwise; None for what is local to a project file or said by the place."""


@pytest.mark.parametrize("kind", PLACES, ids=lambda kind: kind.__name__)
def test_every_field_of_the_model_has_its_entry(
    kind: type, full_lines: list[dict[str, Any]]
) -> None:
    places = PLACES[kind]
    wanted = {
        places.get(each.name, each.name)
        for each in fields(kind)
        if places.get(each.name, each.name) is not None
    }
    entries = _entries_of(kind, full_lines)
    assert entries, f"no {kind.__name__} in the golden dataset"
    for each in entries:
        assert wanted <= set(each)


def _entries_of(kind: type, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The JSON objects that stand for values of a kind."""
    header, *documents = lines
    found: dict[type, list[dict[str, Any]]] = {
        Corpus: [header],
        Annotator: header["annotators"],
        Entity: header["entities"],
        SavedQuery: header["saved_queries"],
        Note: list(header["notes"]),
        Document: [],
    }
    for line in documents:
        found[Document].append(line)
        for part, name in (
            (Region, "regions"),
            (Annotation, "annotations"),
            (Relation, "relations"),
            (Decision, "decisions"),
            (Assignment, "assignments"),
            (Dismissal, "dismissals"),
        ):
            found.setdefault(part, []).extend(line[name])
        found.setdefault(Source, []).extend([line["source"]] if line["source"] else [])
        found[Note] += line["notes"]
        for each in (*line["annotations"], *line["relations"]):
            found[Note] += each["notes"]
    found[DocumentRecord] = found[Document]
    return found[kind]


CODEBOOK_PLACES: dict[type, dict[str, str | None]] = {
    Codebook: {"labels": "label", "relation_types": "relation"},
    Label: {"attributes": "attribute", "position": None, "id": None},
    RelationType: {
        "from_labels": "from",
        "to_labels": "to",
        "attributes": "attribute",
        "position": None,
        "id": None,
    },
    AttributeSpec: {},
}
"""As ``PLACES``; a position is the place in the list."""


@pytest.mark.parametrize("kind", CODEBOOK_PLACES, ids=lambda kind: kind.__name__)
def test_every_field_of_the_codebook_has_its_entry(
    kind: type, full_lines: list[dict[str, Any]]
) -> None:
    book = full_lines[0]["codebook"]
    entries = {
        Codebook: [book],
        Label: book["label"],
        RelationType: book["relation"],
        AttributeSpec: [
            spec for each in (*book["label"], *book["relation"]) for spec in each["attribute"]
        ],
    }[kind]
    places = CODEBOOK_PLACES[kind]
    wanted = {places.get(each.name, each.name) for each in fields(kind)} - {None}
    assert entries
    assert all(wanted <= set(each) for each in entries)


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


MINIMAL = '{"document": "a.txt", "text": "Norn and Tiva", "annotations": '


def _read(tmp_path: Path, *lines: str) -> list[NewRecord]:
    path = tmp_path / "any.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(jsonlines.read(path).records)


def test_a_dataset_made_by_hand_needs_little(tmp_path: Path) -> None:
    (record,) = _read(
        tmp_path,
        '{"annotator": 1}',
        "",
        MINIMAL + '[{"label": "ACTOR", "fragments": [[0, 4]]}, '
        '{"id": "x", "label": "ACTOR", "fragments": [[9, 13]], "text": "Tiva"}],'
        ' "relations": [{"type": "same_as", "from": "#1", "to": "x"}]}',
    )
    assert [(each.key, each.uid, each.text) for each in record.annotations] == [
        ("#1", "", "Norn"),
        ("x", "x", "Tiva"),
    ]
    assert (record.relations[0].from_key, record.relations[0].to_key) == ("#1", "x")
    assert (record.document.title, record.state, record.annotations[0].fields) == ("a.txt", "", {})


def test_text_made_by_hand_is_normalised_and_its_offsets_follow(tmp_path: Path) -> None:
    (record,) = _read(
        tmp_path,
        '{"annotator": 1}',
        '{"text": "\\ufeffNorn\\r\\nand\\r\\nTiva\\u0000", '
        '"annotations": [{"label": "ACTOR", "fragments": [[12, 16]]}]}',
    )
    assert record.document.text == "Norn\nand\nTiva\ufffd"
    assert record.annotations[0].text == "Tiva"


FAULTS = {
    "nothing": ([], "line 1: the first line is nothing, not a table"),
    "another program's": (['{"text": "a"}'], "line 1: it is not the first line of an Annotator"),
    "newer": (['{"annotator": 2}'], "line 1: a newer Annotator wrote it"),
    "form nought": (['{"annotator": 0}'], "there is no form 0"),
    "a list": (["[]"], "line 1: the first line is a list, not a table"),
    "bad codebook": (['{"annotator": 1, "codebook": {"label": [{}]}}'], "label 1 lacks “name”"),
    "unknown entry": (['{"annotator": 1, "people": []}'], "unknown entry “people”"),
    "no JSON": (['{"annotator": 1}', "{"], "line 2: it is not valid JSON"),
    "deep": (['{"annotator": 1}', "[" * 100000], "line 2: it is nested too deeply"),
    "not a number": (['{"annotator": 1}', '{"text": NaN}'], "NaN is no number"),
    "endless number": (['{"annotator": 1}', "1" * 5000], "line 2: a number in it is too long"),
    "no text": (['{"annotator": 1}', '{"document": "a"}'], "line 2: the document has no text"),
    "text a number": (['{"annotator": 1}', '{"text": 1}'], "“text” in the document is a whole"),
    "other text": (
        ['{"annotator": 1}', '{"text": "a", "sha256": "00"}'],
        "not the one that its sha256 was made from",
    ),
    "unknown state": (['{"annotator": 1}', '{"text": "a", "state": "gone"}'], "none of open"),
    "no label": (['{"annotator": 1}', MINIMAL + '[{"fragments": [[0, 4]]}]}'], "lacks “label”"),
    "no fragments": (['{"annotator": 1}', MINIMAL + '[{"label": "A"}]}'], "has no fragments"),
    "outside": (
        ['{"annotator": 1}', MINIMAL + '[{"id": "x", "label": "A", "fragments": [[9, 14]]}]}'],
        "fragment 1 of annotation “x”, [9, 14], lies outside the text, which has 13 characters",
    ),
    "reversed": (
        ['{"annotator": 1}', MINIMAL + '[{"label": "A", "fragments": [[4, 4]]}]}'],
        "lies outside the text",
    ),
    "no pair": (
        ['{"annotator": 1}', MINIMAL + '[{"label": "A", "fragments": [4, 4]}]}'],
        "is a whole number, not a pair of whole numbers",
    ),
    "other words": (
        ['{"annotator": 1}', MINIMAL + '[{"label": "A", "fragments": [[0, 4]], "text": "Tiva"}]}'],
        "annotation 1 should cover “Tiva”, but “Norn” stands there",
    ),
    "twins": (
        [
            '{"annotator": 1}',
            MINIMAL
            + '[{"id": "x", "label": "A", "fragments": [[0, 4]]},'
            + '{"id": "x", "label": "A", "fragments": [[0, 4]]}]}',
        ],
        "there are two annotations with the id “x”",
    ),
    "relation to nothing": (
        [
            '{"annotator": 1}',
            MINIMAL
            + '[{"id": "x", "label": "A", "fragments": [[0, 4]]}],'
            + '"relations": [{"type": "same_as", "from": "x", "to": "y"}]}',
        ],
        "relation 1 (same_as) ends at “y”, which is no annotation of the document",
    ),
    "decision on nothing": (
        ['{"annotator": 1}', MINIMAL + '[], "decisions": [{"annotation": "x"}]}'],
        "there is no annotation “x” in the document",
    ),
    "decision on neither": (
        ['{"annotator": 1}', MINIMAL + '[], "decisions": [{}]}'],
        "decision 1 is not about one annotation or one relation",
    ),
    "reply to nothing": (
        ['{"annotator": 1}', MINIMAL + '[], "notes": [{"body": "a", "reply_to": "n"}]}'],
        "there is no note “n” in the document",
    ),
    "unknown status": (
        [
            '{"annotator": 1}',
            MINIMAL + '[{"label": "A", "fragments": [[0, 4]], "status": "gold"}]}',
        ],
        "“gold”, none of suggested",
    ),
    "region outside": (
        ['{"annotator": 1}', MINIMAL + '[], "regions": [{"start": 0, "end": 99}]}'],
        "region 1 lies outside the text",
    ),
    "source no Base64": (
        ['{"annotator": 1}', MINIMAL + '[], "source": {"data": "!"}}'],
        "not zlib in Base64",
    ),
    "source cut off": (
        ['{"annotator": 1}', MINIMAL + '[], "source": {"data": "eJw="}}'],
        "cut off",
    ),
    "number beyond SQL": (
        ['{"annotator": 1}', MINIMAL + '[], "regions": [{"start": 99999999999999999999}]}'],
        "too large a number",
    ),
}


@pytest.mark.parametrize(("lines", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_sentence_that_names_its_line(
    tmp_path: Path, lines: list[str], reason: str
) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        _read(tmp_path, *lines)
    assert reason in str(caught.value)
    assert str(caught.value).startswith("“any.jsonl”, line ")
    assert str(caught.value).endswith("; nothing was taken.")


def test_bytes_that_are_no_utf_8_are_named_by_their_line(tmp_path: Path) -> None:
    path = tmp_path / "any.jsonl"
    path.write_bytes(b'{"annotator": 1}\n{"text": "caf\xe9"}\n')
    with pytest.raises(UnreadableFileError, match="line 2: it is not in UTF-8"):
        list(jsonlines.read(path).records)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="there is no such file"):
        jsonlines.read(tmp_path / "none.jsonl")
    with pytest.raises(UnreadableFileError, match="no ordinary file"):
        jsonlines.read(tmp_path)
