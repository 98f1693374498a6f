"""Sentences and paragraphs around an offset."""

from itertools import pairwise

import pytest
from hypothesis import given

from annotator.language.graphemes import is_boundary
from annotator.language.sentences import next_sentence, paragraph_at, previous_sentence, sentence_at
from annotator.model.text import Span
from tests.language.test_words import language

RELEASE = (
    "• Dr. Smith of Acme Inc. agreed.  “We will. We shall,” he said.\n"
    "\n"
    " The rate is 3.75 per cent. 😀 It holds.\n"
)
SENTENCES = [
    "Dr. Smith of Acme Inc. agreed.",
    "“We will. We shall,” he said.",
    "The rate is 3.75 per cent.",
    "😀 It holds.",
]


def test_sentences_are_found_one_after_the_other() -> None:
    ends, starts = [0], [len(RELEASE)]
    while ends[-1] < len(RELEASE.rstrip()):
        ends.append(next_sentence(RELEASE, ends[-1]))
    while starts[-1] > 0:
        starts.append(previous_sentence(RELEASE, starts[-1]))

    assert [RELEASE[a:b].strip("• \n") for a, b in pairwise(ends)] == SENTENCES
    assert [RELEASE[b:a].strip() for a, b in pairwise(starts)] == [*SENTENCES[::-1], "•"]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_place_in_a_sentence_gives_the_sentence(sentence: str) -> None:
    start = RELEASE.index(sentence)
    expected = Span(start, start + len(sentence))

    assert {sentence_at(RELEASE, at) for at in range(start, expected.end)} == {expected}


@pytest.mark.parametrize("sign", ["• ", "3. ", "(a) ", "2) ", "- ", "• 3. "])
def test_a_bullet_or_list_number_belongs_to_no_sentence(sign: str) -> None:
    text = f"2. We were.\n{sign}We will. We go.\n4. We went."
    start = text.index("We will")

    assert sentence_at(text, start) == Span(start, start + 8)
    assert sentence_at(text, start - 1) == Span(start, start + 8)


def test_a_number_that_is_no_list_s_belongs_to_its_sentence() -> None:
    assert sentence_at("12. Mai war es. Ja.", 0, language="de") == Span(0, 15)
    assert sentence_at("12. May it was. Yes.", 0) == Span(0, 15)


def test_the_space_between_two_sentences_belongs_to_the_one_before() -> None:
    found = sentence_at("One. Two.", 4)

    assert found == Span(0, 4)


def test_a_paragraph_has_no_outer_space_and_no_line_feed() -> None:
    third = RELEASE.index("The rate")

    assert paragraph_at(RELEASE, third - 1) == Span(third, len(RELEASE) - 1)
    assert paragraph_at(RELEASE, third + 9) == Span(third, len(RELEASE) - 1)


def test_an_empty_paragraph_has_neither_words_nor_sentences() -> None:
    empty = RELEASE.index("\n\n") + 1

    assert paragraph_at(RELEASE, empty) is None
    assert sentence_at(RELEASE, empty) is None
    assert paragraph_at("", 0) is None


def test_beyond_the_last_sentence_lie_the_ends_of_the_text() -> None:
    assert next_sentence(" One. \n ", 5) == 8
    assert previous_sentence(" One. ", 1) == 0
    assert next_sentence("", 0) == 0
    assert previous_sentence("", 0) == 0


def test_other_languages_have_their_own_abbreviations() -> None:
    german = "Das ist z. B. gut. Ja."

    assert next_sentence(german, 0, language="de") == german.index(" Ja")


def test_a_long_paragraph_is_cut_between_sentences_and_all_of_it_is_found() -> None:
    paragraph = "The cat of Dr. Smith sat in 3.5 seconds. " * 1_000
    ends = [0]
    while ends[-1] < len(paragraph.rstrip()):
        ends.append(next_sentence(paragraph, ends[-1]))

    assert {b - a for a, b in pairwise(ends[1:])} == {41}
    assert len(ends) == 1_001
    for at in range(7_900, 8_200):
        assert sentence_at(paragraph, at) == Span(at // 41 * 41, at // 41 * 41 + 40)


def test_a_long_paragraph_without_sentences_or_spaces_is_cut_between_graphemes() -> None:
    paragraph = "e\u0301" * 20_000
    found = sentence_at(paragraph, 20_000)

    assert found is not None
    assert is_boundary(paragraph, found.start)
    assert is_boundary(paragraph, found.end)


@given(language)
def test_sentences_lie_apart_and_every_step_goes_on(text: str) -> None:
    found = sorted({span for at in range(len(text) + 1) if (span := sentence_at(text, at))})

    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(is_boundary(text, edge) for span in found for edge in (span.start, span.end))
    for at in range(len(text)):
        assert at < next_sentence(text, at) <= len(text)
        assert 0 <= previous_sentence(text, at + 1) <= at
