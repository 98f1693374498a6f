"""The stored text of a source, and the offsets of both."""

import pytest
from hypothesis import given

from annotator.model.documents import Source
from annotator.model.source import SourceOffsets, normalise, source_text, storable
from tests.strategies import raw_texts, texts


def _naive(raw: str) -> tuple[str, list[int]]:
    """The stored text by walking one character at a time, with the source offset of each."""
    text: list[str] = []
    offsets: list[int] = []
    at = 1 if raw[:1] == "\ufeff" else 0
    while at < len(raw):
        offsets.append(at)
        if raw[at] == "\r":
            text.append("\n")
            at += 2 if raw[at + 1 : at + 2] == "\n" else 1
            continue
        control = ord(raw[at]) < 32 and raw[at] not in "\t\n"
        unstorable = control or raw[at] in "\ufffe\uffff" or "\ud800" <= raw[at] <= "\udfff"
        text.append("\ufffd" if unstorable else raw[at])
        at += 1
    return "".join(text), [*offsets, len(raw)]


@given(raw_texts())
def test_a_text_is_normalised_as_walking_its_characters_does(raw: str) -> None:
    assert normalise(raw)[0] == _naive(raw)[0]


@given(raw_texts())
def test_every_offset_of_the_text_is_found_in_the_source(raw: str) -> None:
    text, offsets = normalise(raw)
    assert [offsets.to_source(n) for n in range(len(text) + 1)] == _naive(raw)[1]


@given(raw_texts())
def test_every_offset_goes_to_the_source_and_back(raw: str) -> None:
    text, offsets = normalise(raw)
    assert all(offsets.to_text(offsets.to_source(n)) == n for n in range(len(text) + 1))


@given(raw_texts())
def test_an_offset_of_the_source_is_the_character_it_became(raw: str) -> None:
    starts = _naive(raw)[1]
    _, offsets = normalise(raw)
    for at in range(len(raw) + 1):
        before = [n for n, start in enumerate(starts) if start <= at]
        assert offsets.to_text(at) == (before[-1] if before else 0)


@given(texts())
def test_a_stored_text_is_its_own_source(text: str) -> None:
    assert normalise(text) == (text, SourceOffsets())


def test_nothing_but_line_ends_marks_and_unstorable_characters_is_touched() -> None:
    raw = "\ufeffA\u00a0e\u0301\u2028B\ufeff\u0085ﬁ\tC\x0b\x0c\x1f\x00\uffffD\r\nE\rF\n"
    text, offsets = normalise(raw)
    assert text == "A\u00a0e\u0301\u2028B\ufeff\u0085ﬁ\tC" + "\ufffd" * 5 + "D\nE\nF\n"
    assert offsets.mark == 1


def test_typed_words_lose_what_the_file_cannot_hold() -> None:
    assert storable("a\r\nb\rc\x00\ud83d") == "a\nb\nc\ufffd\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "cp1252"])
def test_the_characters_of_a_source_are_those_of_its_bytes(encoding: str) -> None:
    raw = "“So”\r\n"
    assert source_text(Source(raw.encode(encoding), encoding)) == raw


def test_a_byte_order_mark_and_lone_surrogates_count_as_characters() -> None:
    assert source_text(Source(b"\xef\xbb\xbfa", "UTF8")) == "\ufeffa"
    assert source_text(Source(b"\xff\xfea\x00\x3d\xd8", "utf-16-le")) == "\ufeffa\ud83d"


def test_spoilt_bytes_of_utf_8_are_replacement_characters() -> None:
    assert source_text(Source(b"caf\xe9 ol\xc3\xa9", "utf-8")) == "caf\ufffd olé"


def test_bytes_in_another_encoding_are_an_error() -> None:
    with pytest.raises(UnicodeDecodeError):
        source_text(Source(b"\x81", "cp1252"))
    with pytest.raises(LookupError):
        source_text(Source(b"a", "no such"))
