"""What all formats have in common, and how they are found."""

import logging
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from annotator.errors import NotWrittenError, UnreadableFileError
from annotator.formats import FORMATS, Format, all_formats, by_name, guess
from annotator.model.annotations import Annotation
from annotator.model.corpus import Corpus, NewAnnotation
from annotator.resources import resource
from tests.corpora import corpora
from tests.formats.full_corpus import full_corpus

EACH = pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)


def _place(folder: Path, each: Format) -> Path:
    return folder / "out" if each.folder else folder / f"out{each.suffixes[0]}"


def _words(marks: Iterable[Annotation | NewAnnotation]) -> list[tuple[str, str]]:
    """The labelled words of a document, which every format of ours can say."""
    return sorted((mark.label.upper(), mark.text) for mark in marks)


@EACH
@settings(max_examples=settings().max_examples // 5)
@given(corpus=corpora(least=1))
def test_labelled_words_come_back(
    tmp_path_factory: pytest.TempPathFactory, each: Format, corpus: Corpus
) -> None:
    path = _place(tmp_path_factory.mktemp(each.name), each)
    each.write(corpus, path)
    found = [
        (record.document.text, _words(record.annotations)) for record in each.read(path).records
    ]
    wanted = [(record.text, _words(record.annotations)) for record in corpus.documents]
    assert sorted(found) == sorted(wanted)


@EACH
def test_what_is_written_is_recognised(tmp_path: Path, each: Format) -> None:
    path = _place(tmp_path, each)
    each.write(full_corpus(), path)
    assert guess(path) is each


@EACH
def test_writing_twice_gives_the_same_bytes(tmp_path: Path, each: Format) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        each.write(full_corpus(), _place(tmp_path / name, each))
    one, two = (
        {
            file.relative_to(tmp_path / name): file.read_bytes()
            for file in (tmp_path / name).rglob("*.*")
        }
        for name in ("one", "two")
    )
    assert one == two


@EACH
def test_a_corpus_is_walked_once(tmp_path: Path, each: Format) -> None:
    documents = iter(list(full_corpus().documents))
    each.write(replace(full_corpus(), documents=documents), _place(tmp_path, each))
    assert len(list(each.read(_place(tmp_path, each)).records)) == 2


@EACH
def test_a_path_below_a_file_is_one_sentence(tmp_path: Path, each: Format) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWrittenError, match="could not be written"):
        each.write(full_corpus(), _place(tmp_path / "file", each))
    with pytest.raises(UnreadableFileError):
        list(each.read(_place(tmp_path / "file", each)).records)


@EACH
def test_names_are_plain_and_suffixes_have_their_dot(each: Format) -> None:
    assert each.name == each.name.casefold()
    assert each.title
    assert all(suffix.startswith(".") for suffix in each.suffixes)
    assert by_name(each.name.upper()) is each


def test_names_are_unlike() -> None:
    assert len({each.name for each in FORMATS}) == len(FORMATS)
    assert by_name("no such") is None


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"words"),
        ("a.jsonl", b'{"text": "doccano"}\n'),
        ("a.jsonl", b""),
        ("a.json", b"{}"),
        ("none.jsonl", None),
    ],
)
def test_what_is_no_dataset_is_not_taken_for_one(
    tmp_path: Path, name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert guess(tmp_path / name) is None
    assert guess(tmp_path) is None


def test_gold_is_recognised_as_folder_and_as_file() -> None:
    samples = resource("samples")
    assert guess(samples) is by_name("gold")
    assert guess(next(samples.glob("*.gold.json"))) is by_name("gold")


PLUG_IN = """
from pathlib import Path
from annotator.formats.format import Format
from annotator.model.corpus import NewCorpus

FORMAT = Format("tsv", "Table", (".tsv",), lambda path: NewCorpus(()), print, lambda found: [])
OURS = Format("gold", "Not ours", (".gold",), lambda path: NewCorpus(()), print, lambda found: [])
NO_FORMAT = "tsv"
"""


@pytest.fixture
def plug_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed package that adds formats, some of which cannot be loaded."""
    (tmp_path / "table_of_words.py").write_text(PLUG_IN, encoding="utf-8")
    info = tmp_path / "table_of_words-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: table-of-words\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[annotator.formats]\n"
        "tsv = table_of_words:FORMAT\n"
        "gold = table_of_words:OURS\n"
        "broken = table_of_words:MISSING\n"
        "absent = no_such_module_anywhere:FORMAT\n"
        "wrong = table_of_words:NO_FORMAT\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("table_of_words", None)


def test_formats_of_other_packages_stand_behind_ours(
    plug_in: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        found = all_formats()
    assert [each.name for each in found] == [*(each.name for each in FORMATS), "tsv"]
    warned = " ".join(record.getMessage() for record in caplog.records)
    assert all(f"“{name}” is left out" in warned for name in ("broken", "absent", "wrong"))
    (plug_in / "a.tsv").touch()
    guessed = guess(plug_in / "a.tsv")
    assert guessed is not None
    assert guessed.title == "Table"
    assert by_name("gold") is FORMATS[1]
