"""Finding out the encoding of a text."""

import codecs
import gzip

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.errors import UnreadableFileError
from annotator.language.encodings import decode, decode_as
from annotator.model.documents import Source
from annotator.model.source import source_text
from tests.strategies import texts

RELEASE = (
    "The President said on Monday that the ministers had agreed. “We will not stop,” she added; "
    "the café’s owner – a naïve man – paid 5 € for it.\n"
)
SAMPLES = {
    "cp1252": RELEASE,
    "cp1250": "Premier powiedział, że umowa będzie podpisana w środę, a minister się zgodził.\n",
    "cp1251": "Президент заявил, что договор будет подписан в среду.\n",
    "koi8-r": "Президент заявил, что договор будет подписан в среду.\n",
    "cp1253": "Ο πρωθυπουργός είπε ότι η συμφωνία θα υπογραφεί.\n",
    "cp1254": "Başbakan anlaşmanın çarşamba günü imzalanacağını söyledi.\n",
    "cp1256": "قال رئيس الوزراء إن الاتفاق سيوقع يوم الأربعاء.\n",
    "shift_jis": "首相は協定が水曜日に署名されると述べた。これはテストです。\n",
    "euc_jp": "首相は協定が水曜日に署名されると述べた。これはテストです。\n",
    "iso2022_jp": "首相は協定が水曜日に署名されると述べた。\n",
    "gb18030": "总理表示，该协议将于星期三签署。这是一个测试文本。\n",
    "mac-roman": (RELEASE + "Dès l’été, « nous » irons à Genève.\n") * 8,
}


@given(texts(), st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]))
def test_a_byte_order_mark_settles_the_encoding_and_stays(text: str, encoding: str) -> None:
    assume(any(not each.isspace() and each not in "\ufeff\u200b" for each in text))
    data = ("\ufeff" + text).encode(encoding)
    assert decode(data) == ("\ufeff" + text, encoding)


@given(texts())
def test_utf_8_without_a_mark_is_read_strictly(text: str) -> None:
    assume(any(not each.isspace() and each not in "\ufeff\u200b" for each in text))
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [RELEASE, "Привет, мир.\nДа.", "首相は協定。\nはい。", "Hi"])
def test_wide_characters_without_a_mark_are_found_by_their_zero_bytes(
    text: str, encoding: str
) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@pytest.mark.parametrize("encoding", SAMPLES)
def test_older_encodings_are_guessed_from_the_language(encoding: str) -> None:
    data = SAMPLES[encoding].encode(encoding)
    text, found = decode(data)
    assert text == SAMPLES[encoding]
    assert source_text(Source(data, found)) == text


@pytest.mark.parametrize(
    "text",
    [
        "café",
        "“Hi,” he said – naïve",
        "Größe Straße für Übung",
        "„Wir müssen handeln“, sagte Müller.",
        "¿Qué pasa, señor?",
        "L’accord a été signé à Genève.",
        "Price: 5 € or £4",
        "100 °C · 5½",
        "It’s",
    ],
)
def test_a_few_western_words_are_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, "cp1252")


def test_a_few_spoilt_bytes_do_not_make_utf_8_something_else() -> None:
    data = (RELEASE * 3).encode().replace(b"owner", b"own\xe9r", 1)
    assert decode(data) == ((RELEASE * 3).replace("owner", "own\ufffdr", 1), "utf-8")
    cut = RELEASE.encode() + "€".encode()[:2]
    assert decode(cut) == (RELEASE + "\ufffd", "utf-8")


def test_a_single_control_character_does_not_make_a_text_binary() -> None:
    assert decode(b"a\x00b, and then some words")[0] == "a\x00b, and then some words"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "office document"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x7fELF\x02\x01\x01", "program"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"SQLite format 3\x00", "opened and not imported"),
        (gzip.compress(b"text", mtime=0), "gzip"),
        (bytes(range(256)) * 8, "not text"),
        (b"\x00" * 500, "binary data"),
        (b"words" + b"\x00\x01\x02" * 40, "binary data"),
        (b"\x00\x00\x00\x01\x00\x00\x00\x02" * 20, "binary data"),
    ],
)
def test_binary_data_is_refused_by_its_name(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFileError, match=what):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b"\n\x00", b"\xc2\xa0\n"]
)
def test_a_file_of_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="empty"):
        decode(data)


@given(st.binary(max_size=200))
def test_whatever_the_bytes_the_answer_is_text_or_one_sentence(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except UnreadableFileError:
        return
    assert source_text(Source(data, encoding)) == text


def test_an_encoding_that_a_person_names_is_taken() -> None:
    assert decode_as("Łódź".encode("cp1250"), "windows-1250") == ("Łódź", "cp1250")
    assert decode_as("\ufeffa".encode("utf-16-be"), "UTF-16") == ("\ufeffa", "utf-16-be")
    assert decode_as("a".encode("utf-16-le"), "utf-16") == ("a", "utf-16-le")
    assert decode_as(b"\xef\xbb\xbfa", "utf-8-sig") == ("\ufeffa", "utf-8")


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        (b"a", "klingon", "no encoding “klingon”"),
        (b"6161", "hex", "no encoding “hex”"),
        (b"\x81", "cp1252", "not in cp1252"),
        (b" ", "ascii", "empty"),
    ],
)
def test_a_named_encoding_that_does_not_fit_is_refused(
    data: bytes, encoding: str, reason: str
) -> None:
    with pytest.raises(UnreadableFileError, match=reason):
        decode_as(data, encoding)
