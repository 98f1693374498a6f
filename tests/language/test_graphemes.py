"""Grapheme clusters, against examples and against Qt's own analysis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.graphemes import is_boundary, next_grapheme, previous_grapheme

WHOLE = (
    "a",
    "e\u0301",
    "e\u0323\u0302",
    "👨‍👩‍👧",
    "👍🏽",
    "❤️",
    "1️⃣",
    "🇮🇶",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "क्ष",
    "नि",
    "각",
    "각",
    "กำ",
    "دُّ",
    "\u0600١",
    "\r\n",
)
SINGLES = ("x", " ", "\n", ".", "漢", "ا", "\u00ad", "\u200b", "\u00a0")


@pytest.mark.parametrize("cluster", WHOLE)
def test_what_a_reader_sees_as_one_character_is_one_step(cluster: str) -> None:
    text = f"x{cluster}."
    start = 1

    assert next_grapheme(text, start) == start + len(cluster)
    assert previous_grapheme(text, start + len(cluster)) == start
    assert not any(is_boundary(text, start + inside) for inside in range(1, len(cluster)))


def test_flags_are_taken_in_pairs() -> None:
    text = "🇮🇶🇳🇴🇸"

    assert [at for at in range(6) if is_boundary(text, at)] == [0, 2, 4, 5]


def test_a_row_of_flags_without_end_is_not_counted_through() -> None:
    assert next_grapheme("🇮" * 50_000, 49_000) == 49_001


def test_both_ends_of_the_text_are_boundaries_and_their_own_next() -> None:
    assert is_boundary("", 0)
    assert next_grapheme("ab", 2) == 2
    assert previous_grapheme("ab", 0) == 0
    assert next_grapheme("ab", 9) == 2
    assert previous_grapheme("ab", -9) == 0


@given(st.lists(st.sampled_from(WHOLE + SINGLES), min_size=1, max_size=30).map("".join))
def test_steps_forward_and_backward_stop_at_the_same_places(text: str) -> None:
    forward, backward = [0], [len(text)]
    while forward[-1] < len(text):
        forward.append(next_grapheme(text, forward[-1]))
    while backward[-1] > 0:
        backward.append(previous_grapheme(text, backward[-1]))

    assert forward == backward[::-1]


# Qt takes what stands beside a script with rules of its own for syllables by those rules as well,
# and a flag beside a family of emoji apart.
BESIDE_ANY = [
    piece for piece in WHOLE + SINGLES if not any("\u0900" <= c < "\u1000" for c in piece)
]


@given(st.lists(st.sampled_from(BESIDE_ANY), min_size=1, max_size=12))
def test_clusters_are_those_of_qt(pieces: list[str]) -> None:
    from PySide6.QtCore import QTextBoundaryFinder

    text = "x".join(pieces)
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    finder.toStart()
    units = {0}
    while (at := finder.toNextBoundary()) >= 0:
        units.add(at)

    expected = [
        at for at in range(len(text) + 1) if len(text[:at].encode("utf-16-le")) // 2 in units
    ]
    assert [at for at in range(len(text) + 1) if is_boundary(text, at)] == expected
