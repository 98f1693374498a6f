"""Words and caret stops, by examples and by laws."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.graphemes import is_boundary
from annotator.language.words import next_start, next_word, previous_end, previous_word, word_at
from annotator.model.text import Span
from tests.strategies import texts

PIECES = (
    "NATO", "Norn", "word", "s", "-", "’", "'", "’s", "’s ", ".", ",", "“", "”", "(", ")", '"', " ",
    "32", "\n", "S.A.", "Dr. ", "l’", "a", "…", "—", "$", "%", "&", "การทูต", "東京", "タワー",
    "👨\u200d👩\u200d👧", "\u0301", "\u00ad", "\u200d", "•",
)  # fmt: skip
language = st.one_of(texts(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join))


def words_of(text: str) -> list[str]:
    """Every word that some offset of the text gives, in order."""
    found = {word for at in range(len(text) + 1) if (word := word_at(text, at))}
    return [word.of(text) for word in sorted(found)]


def stops_of(text: str) -> str:
    """The text with a stroke where a caret going forward stops."""
    at, parts = 0, []
    while at < len(text):
        parts.append(text[at : next_word(text, at)])
        at = next_word(text, at)
    return "|".join(parts)


def starts_of(text: str) -> str:
    """The text with a stroke where a caret going backward stops."""
    at, parts = len(text), []
    while at > 0:
        parts.append(text[previous_word(text, at) : at])
        at = previous_word(text, at)
    return "|".join(reversed(parts))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("can't don’t it’s", ["can't", "don’t", "it’s"]),
        ("Qasim al-Araji", ["Qasim", "al-Araji"]),
        ("non-combat hand-in-hand", ["non-combat", "hand-in-hand"]),
        ("Lucan Rhee-Maddox", ["Lucan", "Rhee-Maddox"]),
        ("NATO-Iraq EU-led", ["NATO", "Iraq", "EU", "led"]),
        ("COVID-19 F-16 X-ray", ["COVID-19", "F-16", "X-ray"]),
        ("32.3 1,200 10:30 3.75", ["32.3", "1,200", "10:30", "3.75"]),
        ("foo_bar AT&T", ["foo_bar", "AT&T"]),
        ("$5.5 50% 20€ US$5 5°C", ["$5.5", "50%", "20€", "US$5", "5°C"]),
        ("$ 5 %", ["5"]),
        ("Iraq’s NATO's U.S.’s", ["Iraq", "NATO", "U.S."]),
        ("pupils’ names", ["pupils", "names"]),
        ("U.S.A. of S.A., Inc. x", ["U.S.A.", "of", "S.A.", "Inc.", "x"]),
        ("said no. Then No. 5.", ["said", "no", "Then", "No.", "5"]),
        ("agreed.The press@nato.int", ["agreed", "The", "press@nato.int"]),
        ("l’Irak dell’Iraq O’Brien", ["l", "Irak", "dell", "Iraq", "O’Brien"]),
        ("“Yes,” (he) said…", ["Yes", "he", "said"]),
        ("(שלום) צה״ל صلى دُنيا", ["שלום", "צה״ל", "صلى", "دُنيا"]),
        ("การทูต ไทย", ["การทูต", "ไทย"]),
        ("東京タワー", ["東", "京", "タワー"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("한국 정부", ["한국", "정부"]),
        ("Hi👨‍👩‍👧🇮🇶!", ["Hi", "👨‍👩‍👧", "🇮🇶"]),
        ("co\u00adopt e\u0301a", ["co\u00adopt", "e\u0301a"]),
        ("a — b ... •", ["a", "b"]),
    ],
)
def test_words_are_what_people_take_for_one(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("offset", "word"),
    [
        (0, "the"),
        (2, "the"),
        (3, "the"),
        (4, "Iraq"),
        (8, "Iraq"),
        (9, "Iraq"),
        (10, "Iraq"),
        (11, None),
    ],
)
def test_a_place_gives_the_word_around_it_or_the_one_that_ends_there(
    offset: int, word: str | None
) -> None:
    text = "the Iraq’s. "
    found = word_at(text, offset)

    assert (found and found.of(text)) == word


@pytest.mark.parametrize(
    "marked",
    [
        "National| Security| Advisor|, Qasim| al-Araji|, visited",
        "Iraq|’s| sovereignty",
        "NATO|-Iraq| and| Norn|-Tiva| and| hand-in-hand",
        "“We| act|,”| he| said|. “We| act|.”",
        "had| “a| start|”|.",
        "told| me|, 'We| have| it|.'|\"| x",
        "Alliance| (MSA|)|, met",
        "The| end|.|\n\n• Next| one|.|\n ",
        "Verrin| Lines| S.A.|, which",
    ],
)
def test_going_forward_a_caret_stops_where_words_and_quotations_end(marked: str) -> None:
    assert stops_of(marked.replace("|", "")) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "National |Security |Advisor, |Qasim |al-Araji, |visited ",
        "Iraq’s |sovereignty",
        "NATO-|Iraq |and |Norn-|Tiva |and |hand-in-hand",
        "|“|We |act,” |he |said. |“|We |act.”",
        "Alliance |(|MSA), |met",
        "The |end.\n\n|• |Next |one.\n",
    ],
)
def test_going_backward_a_caret_stops_where_words_and_quotations_begin(marked: str) -> None:
    assert starts_of(marked.replace("|", "")) == marked.removeprefix("|")


def test_boundaries_move_inwards_over_the_same_stops() -> None:
    text = "“NATO’s aims”"

    assert next_start(text, 0) == 1
    assert next_start(text, 1) == text.index("aims")
    assert previous_end(text, len(text)) == text.index("”")
    assert previous_end(text, text.index("”")) == text.index(" ")
    assert previous_end(text, text.index(" ")) == text.index("’")


def test_a_stop_behind_a_mark_waits_for_what_combines_with_it() -> None:
    assert next_word("a”\u0301 b", 1) == 5
    assert next_word("“a,”\u20dd b", 2) > 4


def test_offsets_beyond_the_text_are_its_ends() -> None:
    assert word_at("", 0) is None
    assert word_at("a", 7) is None
    assert (next_word("a b", 9), previous_word("a b", -3)) == (3, 0)
    assert (next_word("a b", -3), previous_word("a b", 9)) == (1, 2)


@given(language)
def test_a_word_is_the_same_from_everywhere_within(text: str) -> None:
    for at in range(len(text)):
        word = word_at(text, at)
        if word and word.start <= at < word.end:
            assert {word_at(text, inside) for inside in range(word.start, word.end)} == {word}


@given(language)
def test_words_lie_apart_and_split_no_grapheme(text: str) -> None:
    found = sorted({word for at in range(len(text) + 1) if (word := word_at(text, at))})

    assert all(is_boundary(text, edge) for word in found for edge in (word.start, word.end))
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(language)
def test_word_steps_go_on_strictly_and_split_no_grapheme(text: str) -> None:
    for at in range(len(text)):
        assert at < next_word(text, at) <= len(text)
        assert at < next_start(text, at) <= len(text)
        assert is_boundary(text, next_word(text, at))
    for at in range(1, len(text) + 1):
        assert at > previous_word(text, at) >= 0
        assert at > previous_end(text, at) >= 0
        assert is_boundary(text, previous_word(text, at))


@given(language)
def test_every_word_ends_at_a_stop_and_begins_at_one(text: str) -> None:
    for word in {found for at in range(len(text)) if (found := word_at(text, at))}:
        assert next_word(text, word.end - 1) == word.end
        assert previous_word(text, word.start + 1) == word.start


def test_an_endless_word_is_cut_at_the_same_places_from_everywhere() -> None:
    text = "x" * 100_000

    assert word_at(text, 50_000) == word_at(text, 52_000) == Span(49_152, 53_248)
