"""Spans that grow to whole units."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.language.characters import is_blank
from annotator.language.graphemes import is_boundary
from annotator.language.snapping import Unit, snap
from annotator.language.wordbreaks import is_in_word, is_possessive
from annotator.language.words import whole_word
from annotator.model.text import Span
from tests.language.marked import marked
from tests.language.test_words import language
from tests.strategies import spans

STORY = "One act. Two [b]ees “sat. They sat.”  Three.\n\nFour."


@pytest.mark.parametrize(
    ("text", "grown"),
    [
        ("the Nat[ional Secur]ity", "National Security"),
        ("the[ National ]Security", "National"),
        ("N[AT]O-Iraq", "NATO"),
        ("NA[TO-Ir]aq", "NATO-Iraq"),
        ("NATO-[Iraq] x", "Iraq"),
        ("a ha[nd-i]n-hand", "hand-in-hand"),
        ("[Norn]-Tiva", "Norn"),
        ("Norn-[Ti]va", "Tiva"),
        ("Ir[aq]’s x", "Iraq"),
        ("Ir[aq’]s x", "Iraq"),
        ("Ir[aq’s] x", "Iraq’s"),
        ("Iraq[’]s x", "Iraq"),
        ("Iraq[’s aim]s", "’s aims"),
        ("pu[pils’] names", "pupils’"),
        ("Acme I[n]c. x", "Inc."),
        ("Lines S[.]A., x", "S.A."),
        ("had “ne[ver ca]lmer”.", "never calmer"),
        ("h[ad “never cal]mer”.", "had “never calmer”"),
        ("“ne[ver,” he said, “be]fore.”", "“never,” he said, “before.”"),
        ("All[iance (MS]A).", "Alliance (MSA)"),
        ("[“Hi yo]u,” he", "“Hi you"),
        ("x👨‍[👩]‍👧 x", "👨‍👩‍👧"),
        ("東[京]タワー", "京"),
        ("a [ ] b", " "),
        ("a [,] b", ","),
    ],
)
def test_a_span_takes_the_words_that_it_touches(text: str, grown: str) -> None:
    text, span = marked(text)

    assert snap(text, span, Unit.WORDS).of(text) == grown


@pytest.mark.parametrize(
    ("unit", "grown"),
    [
        (Unit.CHARACTERS, "b"),
        (Unit.WORDS, "bees"),
        (Unit.SENTENCES, "Two bees “sat. They sat.”"),
        (Unit.PARAGRAPHS, "One act. Two bees “sat. They sat.”  Three."),
    ],
)
def test_each_unit_is_larger_than_the_one_before(unit: Unit, grown: str) -> None:
    text, span = marked(STORY)

    assert snap(text, span, unit).of(text) == grown


def test_a_span_over_paragraphs_grows_at_both_its_ends() -> None:
    text = "One act. Two be.\n\nThree cats. Four dogs.\n"

    assert snap(text, Span(9, 21), Unit.SENTENCES).of(text) == "Two be.\n\nThree cats."
    assert snap(text, Span(9, 21), Unit.PARAGRAPHS) == Span(0, len(text) - 1)


@given(st.data(), language, st.sampled_from(Unit))
def test_snapping_twice_is_snapping_once(data: st.DataObject, text: str, unit: Unit) -> None:
    assume(text)
    once = snap(text, data.draw(spans(len(text))), unit)

    assert snap(text, once, unit) == once


@given(st.data(), language, st.sampled_from(Unit))
def test_no_unit_splits_a_grapheme(data: st.DataObject, text: str, unit: Unit) -> None:
    assume(text)
    grown = snap(text, data.draw(spans(len(text))), unit)

    assert is_boundary(text, grown.start)
    assert is_boundary(text, grown.end)


@given(st.data(), language, st.sampled_from(Unit))
def test_all_but_outer_space_and_a_possessive_is_kept(
    data: st.DataObject, text: str, unit: Unit
) -> None:
    assume(text)
    span = data.draw(spans(len(text)))
    grown = snap(text, span, unit)
    lost = [at for at in range(span.start, span.end) if not grown.start <= at < grown.end]

    assert all(is_blank(text[at]) or is_possessive(text, at) for at in lost)


@given(st.data(), language)
def test_a_snapped_span_cuts_a_word_only_at_a_hyphen_or_a_possessive(
    data: st.DataObject, text: str
) -> None:
    assume(text)
    grown = snap(text, data.draw(spans(len(text))), Unit.WORDS)

    for edge in (grown.start, grown.end):
        if is_in_word(text, edge) and whole_word(text, edge)[0] < edge:
            assert is_possessive(text, edge) or {text[edge - 1], text[edge]} & set("-\u2010\u2011")
