"""Spans, and positions in UTF-16 units."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.text import (
    Span,
    Utf16Offsets,
    covered_words,
    join_touching,
    shortened,
)
from tests.strategies import spans, texts

SOME_SPANS = st.lists(spans(30), max_size=8)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(texts())
def test_units_are_those_of_the_encoded_beginning(text: str) -> None:
    table = Utf16Offsets(text)
    assert [table.units(n) for n in range(len(text) + 1)] == [
        _units(text[:n]) for n in range(len(text) + 1)
    ]


@given(texts())
def test_a_unit_is_the_character_that_holds_it(text: str) -> None:
    table = Utf16Offsets(text)
    holders = [n for n, each in enumerate(text) for _ in range(_units(each))]
    assert [table.offset(n) for n in range(_units(text) + 1)] == [*holders, len(text)]


def test_a_lone_surrogate_is_one_unit() -> None:
    table = Utf16Offsets("a\ud83db")
    assert [table.units(n) for n in range(4)] == [0, 1, 2, 3]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2)])
def test_an_empty_or_outlying_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(spans(30), spans(30))
def test_spans_cover_and_meet_as_their_offsets_do(one: Span, other: Span) -> None:
    mine, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.covers(other) == (theirs <= mine)
    assert one.meets(other) == bool(mine & theirs)
    assert len(one) == len(mine)


@given(SOME_SPANS)
def test_joined_fragments_hold_the_same_offsets_and_do_not_touch(some: list[Span]) -> None:
    joined = join_touching(some)
    assert {n for span in joined for n in range(span.start, span.end)} == {
        n for span in some for n in range(span.start, span.end)
    }
    assert all(a.end < b.start for a, b in pairwise(joined))


def test_the_words_of_fragments_are_joined_by_an_ellipsis() -> None:
    assert covered_words("“So,” he said. “Now.”", [Span(0, 5), Span(15, 21)]) == "“So,” … “Now.”"


@given(texts(), st.integers(2, 60))
def test_shortened_words_are_one_line_of_the_length_asked_for(text: str, most: int) -> None:
    line = shortened(text, most)
    assert len(line) <= most
    assert line.splitlines() in ([], [line])
    if line.endswith("…") and not text.rstrip().endswith("…"):
        assert " ".join(text.split()).startswith(line[:-1])
