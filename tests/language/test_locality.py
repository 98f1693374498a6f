"""What a question costs is counted in characters looked at, whatever the text around is."""

from typing import SupportsIndex

import pytest

from annotator.language.graphemes import is_boundary
from annotator.language.sentences import next_sentence, paragraph_at, previous_sentence, sentence_at
from annotator.language.snapping import Unit, snap
from annotator.language.trimming import trim
from annotator.language.words import next_word, previous_word, word_at
from annotator.model.codebook import Trim
from annotator.model.text import Span

MANY = 1_000_000


class Counted(str):
    """A text that counts the characters taken from it."""

    __slots__ = ("taken",)
    taken: int

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        found = super().__getitem__(key)
        self.taken += len(found)
        return found


def counted(text: str) -> Counted:
    """The text with its count at nought."""
    made = Counted(text)
    made.taken = 0
    return made


TEXTS = {
    "prose in one paragraph": "The Ministry’s “plan,” it said, is Dr. Smith’s. " * 21_000,
    "one word": "x" * MANY,
    "one word of marks": "น้ำ" * 333_000,
    "spaces": " " * MANY,
    "dashes": "—" * MANY,
    "opening marks": "“" * MANY,
    "line feeds": "\n" * MANY,
    "ideographs": "漢" * MANY,
    "flags": "🇮" * MANY,
    "families": "👩‍👩‍👧" * 200_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_words_look_at_their_neighbourhood_only(name: str) -> None:
    text = counted(TEXTS[name])
    middle = len(text) // 2
    while not is_boundary(text, middle):
        middle += 1
    text.taken = 0

    word_at(text, middle)
    next_word(text, middle)
    previous_word(text, middle)
    snap(text, Span(middle, middle + 5), Unit.WORDS)

    assert text.taken < 400_000


def test_an_ordinary_word_costs_some_dozens_of_characters() -> None:
    text = counted(TEXTS["prose in one paragraph"])
    middle = text.index("Ministry", len(text) // 2)
    text.taken = 0

    next_word(text, middle)

    assert text.taken < 500


def test_trimming_a_long_span_looks_at_its_edges() -> None:
    text = counted(f"“{TEXTS['prose in one paragraph']}, ")

    assert trim(text, Span(0, len(text)), Trim.WORDS) is not None
    assert text.taken < 100_000


def test_sentences_of_a_very_long_paragraph_are_looked_for_in_a_part_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import sentencex  # type: ignore[import-untyped]

    text = "The cat of Dr. Smith sat. It “sat. Really sat.” " * 20_000
    middle = text.index("It", len(text) // 2)
    seen: list[int] = []
    segment = sentencex.segment

    def watched(language: str, part: str) -> list[str]:
        seen.append(len(part))
        return list(segment(language, part))

    monkeypatch.setattr(sentencex, "segment", watched)

    found = sentence_at(text, middle)
    assert found is not None
    assert found.of(text) == "It “sat. Really sat.”"
    assert next_sentence(text, middle) == found.end
    assert previous_sentence(text, found.end) == found.start
    assert paragraph_at(text, middle) == Span(0, len(text) - 1)
    assert max(seen) <= 10_000
