"""The gold form: the identical file comes back, and offsets are those of the file as stored."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.errors import NotWrittenError
from annotator.formats import gold
from annotator.formats.codebook_toml import read_codebook
from annotator.formats.names import FileNames
from annotator.model.codebook import Codebook
from annotator.model.corpus import DocumentRecord
from annotator.model.documents import Source
from annotator.resources import resource
from tests.formats.corpus_of import corpus_of
from tests.formats.full_corpus import full_corpus
from tests.formats.gold_file import gold_file

GOLDEN = Path(__file__).parents[1] / "golden" / "gold"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return read_codebook(resource("codebooks", "releases.toml"))


def _bytes_in(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def _there_and_back(folder: Path, to: Path, codebook: Codebook) -> dict[str, bytes]:
    gold.FORMAT.write(corpus_of(gold.FORMAT.read(folder), codebook), to)
    return _bytes_in(to)


def test_the_sample_comes_back_byte_for_byte(tmp_path: Path, codebook: Codebook) -> None:
    samples = resource("samples")
    assert _there_and_back(samples, tmp_path / "out", codebook) == _bytes_in(samples)


@pytest.mark.parametrize("part", ["", "dev"])
def test_every_release_comes_back_byte_for_byte(
    tmp_path: Path, releases: Path, codebook: Codebook, part: str
) -> None:
    found = _there_and_back(releases / part, tmp_path / "out", codebook)
    assert len(found) == (12 if part else 2)
    assert found == {name: (releases / part / name).read_bytes() for name in found}


def test_an_export_scores_1_against_the_gold_it_was_read_from(
    tmp_path: Path, releases: Path, codebook: Codebook
) -> None:
    gold.FORMAT.write(corpus_of(gold.FORMAT.read(releases), codebook), tmp_path / "out")
    done = subprocess.run(
        [sys.executable, releases / "score.py", releases, tmp_path / "out"],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    totals = [line for line in done.stdout.splitlines() if line.startswith("micro total")]
    assert "   65    65 |    65  1.000  1.000  1.000" in totals[0]
    assert "   25    25 |    25  1.000  1.000  1.000" in totals[1]
    assert "0." not in done.stdout


def test_the_split_quote_of_the_release_is_one_annotation_of_two_fragments(releases: Path) -> None:
    (record,) = gold.FORMAT.read(releases / "nato-iraq.gold.json").records
    quote = next(each for each in record.annotations if each.key == "T19")
    assert (quote.label, quote.fragments) == ("QUOTE", ((925, 1149), (1213, 1639)))
    assert " … " in quote.text
    assert (len(record.annotations), len(record.relations)) == (65, 25)


TWINS = [
    ("", "\r\n", "utf-8"),
    ("\ufeff", "\n", "utf-8"),
    ("\ufeff", "\r\n", "utf-8"),
    ("", "\r", "utf-8"),
    ("\ufeff", "\n", "utf-16-le"),
    ("\ufeff", "\r\n", "utf-16-be"),
    ("", "\r\n", "utf-16-le"),
    ("", "\r\n", "cp1252"),
]


def _twin(releases: Path, folder: Path, mark: str, line_end: str, encoding: str) -> None:
    """Write the real release as another program would have stored it, with its gold."""
    text = (releases / "nato-iraq.txt").read_bytes().decode()
    data = (mark + text.replace("\n", line_end)).encode(encoding)
    offsets, at = [], len(mark)
    for each in text:
        offsets.append(at)
        at += len(line_end) if each == "\n" else 1
    offsets.append(at)
    found = json.loads((releases / "nato-iraq.gold.json").read_bytes())
    found["sha256"] = hashlib.sha256(data).hexdigest()
    for each in found["annotations"]:
        each["fragments"] = [[offsets[start], offsets[end]] for start, end in each["fragments"]]
    (folder / "nato-iraq.txt").write_bytes(data)
    (folder / "nato-iraq.gold.json").write_text(json.dumps(found), encoding="utf-8")


@pytest.mark.parametrize("kind", TWINS)
def test_a_twin_of_the_release_has_the_same_spans_and_its_own_offsets(
    tmp_path: Path, releases: Path, codebook: Codebook, kind: tuple[str, str, str]
) -> None:
    twin, out = tmp_path / "twin", tmp_path / "out"
    twin.mkdir()
    _twin(releases, twin, *kind)
    (original,) = gold.FORMAT.read(releases).records
    (read,) = gold.FORMAT.read(twin).records
    assert read.annotations == original.annotations
    assert read.document.text == original.document.text
    gold.FORMAT.write(corpus_of(gold.FORMAT.read(twin), codebook), out)
    assert (out / "nato-iraq.txt").read_bytes() == (twin / "nato-iraq.txt").read_bytes()
    written = json.loads((out / "nato-iraq.gold.json").read_bytes())
    assert written == json.loads((twin / "nato-iraq.gold.json").read_bytes())


def test_a_span_over_a_windows_line_end_keeps_it_in_the_file_and_not_in_the_text(
    tmp_path: Path, codebook: Codebook
) -> None:
    gold_file(tmp_path, b"\xef\xbb\xbfAB\r\nCD\r\n", [("QUOTE", [[1, 7]], "AB\r\nCD")])
    (record,) = gold.FORMAT.read(tmp_path).records
    assert (record.annotations[0].fragments, record.annotations[0].text) == (((0, 5),), "AB\nCD")
    found = _there_and_back(tmp_path, tmp_path / "out", codebook)
    assert b'"fragments": [[1, 7]], "text": "AB\\r\\nCD"' in found["any.gold.json"]


def test_a_text_without_source_is_written_in_utf_8_with_offsets_of_that(
    tmp_path: Path, codebook: Codebook
) -> None:
    gold_file(tmp_path, b"AB\r\nCD\r\n", [("ACTOR", [[4, 6]], "CD")])
    corpus = corpus_of(gold.FORMAT.read(tmp_path), codebook)
    bare = [replace(each, source=Source()) for each in corpus.documents]
    gold.FORMAT.write(replace(corpus, documents=bare), tmp_path / "out")
    assert (tmp_path / "out" / "any.txt").read_bytes() == b"AB\nCD\n"
    assert b"[[3, 5]]" in (tmp_path / "out" / "any.gold.json").read_bytes()


def test_a_source_that_others_would_read_differently_leaves_as_utf_8(
    tmp_path: Path, codebook: Codebook
) -> None:
    gold_file(tmp_path, "Dziękuję".encode(), [("ACTOR", [[0, 8]], "Dziękuję")])
    corpus = corpus_of(gold.FORMAT.read(tmp_path), codebook)
    chosen = Source("Dziękuję".encode("cp1250"), "cp1250")
    (record,) = [replace(each, source=chosen) for each in corpus.documents]
    gold.FORMAT.write(replace(corpus, documents=[record]), tmp_path / "out")
    assert (tmp_path / "out" / "any.txt").read_bytes() == "Dziękuję".encode()
    assert gold.FORMAT.losses([record])[0].what == "source files"


def test_the_bytes_of_the_gold_form_are_the_golden_ones(tmp_path: Path) -> None:
    gold.FORMAT.write(full_corpus(), tmp_path / "gold")
    assert _bytes_in(tmp_path / "gold") == _bytes_in(GOLDEN)


def test_a_relation_leaves_with_both_its_ends_or_is_counted(tmp_path: Path) -> None:
    (record, _) = full_corpus().documents
    part = replace(record, annotations=record.annotations[:2])
    gold.FORMAT.write(replace(full_corpus(), documents=[part]), tmp_path)
    found = json.loads((tmp_path / "talks.gold.json").read_bytes())
    assert found["relations"] == []
    lost = {each.what: each for each in gold.FORMAT.losses([part])}
    assert lost["relations without both ends"].count == 2
    assert lost["relations without both ends"].example == "spoken_by"


def test_an_existing_text_is_never_replaced_by_another(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("My own words", encoding="utf-8")
    with pytest.raises(NotWrittenError, match="in the folder already with another text"):
        gold.FORMAT.write(full_corpus(), tmp_path)
    assert _bytes_in(tmp_path) == {"talks.txt": b"My own words"}
    assert [each.name for each in tmp_path.iterdir()] == ["talks.txt"]


def test_writing_again_to_the_same_folder_replaces_the_annotations(tmp_path: Path) -> None:
    gold.FORMAT.write(full_corpus(), tmp_path)
    (tmp_path / "talks.gold.json").write_text("old", encoding="utf-8")
    gold.FORMAT.write(full_corpus(), tmp_path)
    assert _bytes_in(tmp_path) == _bytes_in(GOLDEN)


def test_a_write_that_fails_leaves_no_folder_behind(tmp_path: Path) -> None:
    def records() -> Iterator[DocumentRecord]:
        yield from full_corpus().documents
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        gold.FORMAT.write(replace(full_corpus(), documents=records()), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises(NotWrittenError, match="could not be written"):
            gold.FORMAT.write(full_corpus(), place)
    assert (tmp_path / "file").read_bytes() == b""


@pytest.mark.parametrize(
    ("source_name", "title", "name"),
    [
        ("nato-iraq.txt", "", "nato-iraq"),
        ("NATO.TXT", "", "NATO"),
        ("https://norn.example/a/b.html", "", "b"),
        ("C:\\releases\\c.docx", "", "c"),
        ("", "Talks: Norn / Tiva?", "Talks_ Norn _ Tiva_"),
        ("../../etc/passwd", "", "passwd"),
        ("..", "", "document"),
        ("con.txt", "", "_con"),
        ("", "\u00e9" * 200, "\u00e9" * 90),
        ("", " . ", "document"),
    ],
)
def test_names_of_files_are_safe_on_every_system(source_name: str, title: str, name: str) -> None:
    record, _ = full_corpus().documents
    names = FileNames()
    odd = replace(record, document=replace(record.document, source_name=source_name, title=title))
    assert names.of(odd) == name
    assert names.of(odd) == f"{name}-2"


def test_a_mark_that_belongs_to_the_text_is_not_lost_for_a_byte_order_mark(
    tmp_path: Path, codebook: Codebook
) -> None:
    gold_file(tmp_path, "\ufeff\ufeffNorn".encode(), [("ACTOR", [[2, 6]], "Norn")])
    corpus = corpus_of(gold.FORMAT.read(tmp_path), codebook)
    bare = [replace(each, source=Source()) for each in corpus.documents]
    assert [each.text for each in bare] == ["\ufeffNorn"]
    gold.FORMAT.write(replace(corpus, documents=bare), tmp_path / "out")
    (record,) = gold.FORMAT.read(tmp_path / "out").records
    assert (record.document.text, record.annotations[0].fragments) == ("\ufeffNorn", ((1, 5),))
