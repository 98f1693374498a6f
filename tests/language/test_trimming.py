"""What is left of a span when its edges are cleaned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.graphemes import is_boundary
from annotator.language.marks import pairs
from annotator.language.trimming import trim
from annotator.model.codebook import Trim
from annotator.model.text import Span
from tests.language.marked import marked
from tests.strategies import spans

PIECES = (
    "Iraq", "’s ", "S.A.", ".", ",", "…", " ", "\n", "\u00a0", "“", "”", "‘", "’", "(", ")", '"',
    "1. ", "2. ", "a) ", "• ", "—", "😀", "👨\u200d👩\u200d👧", "\u0301", "word ", "5", "-",
)  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[ Iraq, ]x", "Iraq"),
        ("[\u00a0Iraq\u2028]", "Iraq"),
        ("[the plan.]", "the plan"),
        ("[Is it so?!]", "Is it so"),
        ("[wait …]", "wait"),
        ("[مرحبا،]", "مرحبا"),
        ("[“We go,”] he", "“We go,”"),
        ("we [will go,”] he", "will go"),
        ("“[‘No,’ he said.]”", "‘No,’ he said"),
        ("[the plan “that works.”] The", "the plan “that works.”"),
        ("[(MSA),] met", "(MSA)"),
        ("([MSA),] met", "MSA"),
        ("[( “Hi ]", "Hi"),
        ("[last” and “first]", "last” and “first"),
        ("[the ‘boys’ club’],", "the ‘boys’ club’"),
        ("[pupils’] names", "pupils"),
        ("Iraq[’s sovereignty]", "sovereignty"),
        ("[Verrin Lines S.A.]", "Verrin Lines S.A."),
        ("[Verrin Lines S.A.,] which", "Verrin Lines S.A."),
        ("[Acme Inc.] The", "Acme Inc."),
        ("[No.] 5", "No."),
        ("he said [no.] They", "no"),
        ("[.NET, ]x", ".NET"),
        ("[-5 degrees]", "-5 degrees"),
        ("NATO[-Iraq]", "Iraq"),
        ("[50%.]", "50%"),
        ("[• The end.]", "The end"),
        ("[- The end —]", "The end"),
        ("x\n[3. We will]\n4. They", "We will"),
        ("x\n[(b) We will]\n(c) They", "We will"),
        ("x\n[2) We will]\n1) They", "We will"),
        ("x\n[12. Mai]\nThey", "12. Mai"),
        ("on 3. May [4. June]\n5. They", "4. June"),
        ("x\n• [1. We will]\n• 2. They", "We will"),
        ("[👉 The end 😀]", "The end"),
        ("[😀]", "😀"),
    ],
)
def test_words_lose_what_belongs_to_the_sentence_around(text: str, left: str) -> None:
    text, span = marked(text)
    found = trim(text, span, Trim.WORDS)

    assert found is not None
    assert found.of(text) == left


@pytest.mark.parametrize("text", ["[ \u00a0\n]", "[...]", "x[,] y", "[“]a", "[\u200b]"])
def test_nothing_is_left_of_space_and_punctuation(text: str) -> None:
    assert trim(*marked(text), Trim.WORDS) is None


def test_what_combines_with_a_stop_keeps_it() -> None:
    assert trim(".\u0301a", Span(0, 3), Trim.WORDS) == Span(0, 3)
    assert trim("a.\u0301", Span(0, 3), Trim.WORDS) == Span(0, 3)
    assert trim(" \u0301a", Span(0, 3), Trim.SENTENCE) == Span(0, 3)


def test_pairs_at_both_ends_of_a_very_long_span_are_seen() -> None:
    text = "“Yes,” he said. " + "And so on. " * 5_000 + "He said “no.” "

    assert trim(text, Span(0, len(text)), Trim.WORDS) == Span(0, len(text) - 1)


def test_a_sentence_loses_its_outer_space_only() -> None:
    text = "\u00a0 “Yes,” he said. \n"

    assert trim(text, Span(0, len(text)), Trim.SENTENCE) == Span(2, len(text) - 2)
    assert trim(text, Span(0, 2), Trim.SENTENCE) is None


def test_without_trimming_a_span_stays_as_it_is() -> None:
    assert trim(" , ", Span(0, 3), Trim.NONE) == Span(0, 3)


@given(st.data(), TEXT, st.sampled_from(Trim))
def test_what_is_left_lies_inside_and_has_nothing_more_to_lose(
    data: st.DataObject, text: str, how: Trim
) -> None:
    span = data.draw(spans(len(text)))
    left = trim(text, span, how)

    if left is not None:
        assert span.covers(left)
        assert trim(text, left, how) == left


@given(st.data(), TEXT)
def test_both_marks_of_a_pair_stay_or_none(data: st.DataObject, text: str) -> None:
    span = data.draw(spans(len(text)))
    left = trim(text, span, Trim.WORDS)

    kept = range(left.start, left.end) if left else range(0)
    for mark, partner in pairs(text, span.start, span.end).items():
        assert (mark in kept) == (partner in kept)


@given(st.data(), TEXT, st.sampled_from(Trim))
def test_no_grapheme_is_split(data: st.DataObject, text: str, how: Trim) -> None:
    span = data.draw(spans(len(text)))
    left = trim(text, span, how)

    if left is not None:
        assert left.start == span.start or is_boundary(text, left.start)
        assert left.end == span.end or is_boundary(text, left.end)


@given(st.data(), TEXT)
def test_no_letter_is_lost_but_a_possessive_and_a_list_number(
    data: st.DataObject, text: str
) -> None:
    span = data.draw(spans(len(text)))
    left = trim(text, span, Trim.WORDS)

    gone = span.of(text).replace(left.of(text), "", 1) if left else span.of(text)
    assert "Iraq" not in gone
    assert "word" not in gone
