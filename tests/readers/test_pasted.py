"""Pasted text becomes a document."""

import pytest

from annotator.errors import UnreadableFileError
from annotator.readers.pasted import document_of


def test_a_pasted_release_has_its_headline_as_title() -> None:
    document = document_of("Talks resume\r\n\r\nThe talks resume today.")
    assert document.title == "Talks resume"
    assert document.text == "Talks resume\n\nThe talks resume today."
    assert (document.source.data, document.source_name) == (b"", "")


def test_a_pasted_sentence_has_its_first_words_as_title() -> None:
    document = document_of("  The talks resume today. " + "And on. " * 20)
    assert document.title.startswith("The talks resume today. And on.")
    assert document.title.endswith("…")
    assert len(document.title) <= 60


def test_half_an_emoji_from_a_clipboard_is_replaced() -> None:
    assert document_of("So \ud83d it is").text == "So \ufffd it is"


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "\x00", "\u200b"])
def test_a_clipboard_without_text_adds_nothing(text: str) -> None:
    with pytest.raises(UnreadableFileError, match="no text on the clipboard"):
        document_of(text)


def test_a_clipboard_beyond_the_limit_adds_nothing() -> None:
    with pytest.raises(UnreadableFileError, match="67,108,865 characters"):
        document_of("x" * (64 * 2**20 + 1))
