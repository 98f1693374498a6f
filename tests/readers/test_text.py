"""Plain text files become documents."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UnreadableFileError
from annotator.model.source import normalise
from annotator.readers import read_document, source_text
from annotator.readers.text import LARGEST_TEXT

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def nato(releases: Path) -> bytes:
    return (releases / "nato-iraq.txt").read_bytes()


def test_a_release_is_taken_in_as_it_stands(releases: Path, nato: bytes) -> None:
    document = read_document(releases / "nato-iraq.txt")
    assert document.text == nato.decode()
    assert document.source.data == nato
    assert (document.title, document.source_name) == ("nato-iraq", "nato-iraq.txt")
    assert (document.media_type, document.language) == ("text/plain", "")
    assert document.text[45:49] == "NATO"
    assert document.text.endswith("Source\n\nShare.\nExit mobile version")
    assert "\u00a0" in document.text


@pytest.mark.parametrize(
    ("mark", "line_end", "encoding"),
    [
        ("", "\r\n", "utf-8"),
        ("\ufeff", "\n", "utf-8"),
        ("\ufeff", "\r\n", "utf-8"),
        ("", "\r", "utf-8"),
        ("\ufeff", "\r\n", "utf-16-le"),
        ("\ufeff", "\n", "utf-16-be"),
        ("", "\r\n", "utf-16-le"),
        ("\ufeff", "\r\n", "utf-32-le"),
        ("", "\r\n", "cp1252"),
    ],
)
def test_every_twin_of_a_release_has_the_same_text_and_its_own_bytes(
    tmp_path: Path, nato: bytes, mark: str, line_end: str, encoding: str
) -> None:
    twin = (mark + nato.decode().replace("\n", line_end)).encode(encoding)
    path = tmp_path / "nato-iraq.txt"
    path.write_bytes(twin)
    document = read_document(path)
    assert document.text == nato.decode()
    assert document.source.data == twin
    assert document.source.encoding == encoding


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_offsets_of_a_twin_lead_to_the_same_words_in_its_source(
    tmp_path: Path, nato: bytes, mark: str, line_end: str
) -> None:
    path = tmp_path / "twin.txt"
    path.write_bytes((mark + nato.decode().replace("\n", line_end)).encode())
    document = read_document(path)
    raw = source_text(document.source)
    offsets = normalise(raw)[1]
    for start, end in [(45, 49), (290, 857), (1213, 1639), (2728, 2732)]:
        assert document.text[start:end] == nato.decode()[start:end]
        assert raw[offsets.to_source(start) : offsets.to_source(end)] == document.text[start:end]


@given(st.binary(min_size=1, max_size=120))
def test_the_bytes_of_a_file_are_kept_whatever_they_are(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("bytes") / "any.txt"
    path.write_bytes(data)
    try:
        document = read_document(path)
    except UnreadableFileError:
        return
    assert document.source.data == data
    assert normalise(source_text(document.source))[0] == document.text


def test_without_a_headline_the_title_is_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "Release of May.v2.txt"
    path.write_text("One sentence.", encoding="utf-8")
    assert read_document(path).title == "Release of May.v2"


def test_a_name_that_is_no_text_is_taken_with_replacements(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("One sentence.", encoding="utf-8")
    assert read_document(path).source_name == "caf\ufffd.txt"


def test_an_encoding_that_a_person_names_is_used(tmp_path: Path) -> None:
    path = tmp_path / "polish.txt"
    path.write_bytes("Dziękuję".encode("cp1250"))
    document = read_document(path, encoding="windows-1250")
    assert (document.text, document.source.encoding) == ("Dziękuję", "cp1250")
    with pytest.raises(UnreadableFileError, match=r"polish\.txt” was not imported: .* “klingon”"):
        read_document(path, encoding="klingon")


def test_a_text_of_200_mb_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    with pytest.raises(UnreadableFileError) as caught:
        read_document(path)
    assert str(caught.value) == (
        "“huge.txt” has 200.0 MiB and was not imported: "
        "texts may have up to 64 MiB; split it into parts."
    )


def test_a_text_of_exactly_the_limit_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"word " * (LARGEST_TEXT // 5) + b"word")
    assert path.stat().st_size == LARGEST_TEXT
    assert len(read_document(path).text) == LARGEST_TEXT


def test_a_missing_file_and_a_folder_are_one_sentence_each(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"There is no file “.*none\.txt”\."):
        read_document(tmp_path / "none.txt")
    with pytest.raises(UnreadableFileError, match="is a folder"):
        read_document(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFileError, match="no ordinary file"):
        read_document(tmp_path / "pipe.txt")


@pytest.mark.skipif(ROOT, reason="an administrator may read everything")
def test_a_file_that_may_not_be_read_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("words", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableFileError, match="may not be read: permission denied"):
        read_document(path)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "“any.txt” was not imported: it is empty: there is no text to annotate."),
        (b"%PDF-1.4", "“any.txt” was not imported: it is a PDF document, not plain text."),
        (b"\x00" * 99, "“any.txt” was not imported: it holds binary data, not text."),
    ],
)
def test_what_is_no_text_is_refused_with_one_sentence(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "any.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError) as caught:
        read_document(path)
    assert str(caught.value) == reason
