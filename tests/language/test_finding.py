"""Finding words and regular expressions in a text."""

import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.language.finding import (
    Place,
    Search,
    SlowPatternError,
    WrongPatternError,
    as_pattern,
    found,
)
from annotator.language.folding import folded_character, plain_character


def places(text: str, words: str, *, size: int = 1 << 15, **how: bool) -> list[Place]:
    return [each for batch in found(text, Search(words, **how), size=size) for each in batch]


def hits(text: str, words: str, **how: bool) -> list[str]:
    return [text[start:end] for start, end in places(text, words, **how)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("NATO, Nato and nato", "nato", ["NATO", "Nato", "nato"]),
        ("Straße, STRASSE, STRAẞE", "strasse", ["Straße", "STRASSE", "STRAẞE"]),
        ("Straße", "stra", ["Stra"]),
        ("Straße", "stras", []),
        ("Straße", "s", ["S"]),
        ("İstanbul and istanbul", "istanbul", ["İstanbul", "istanbul"]),
        ("ΟΔΟΣ οδός", "οδος", ["ΟΔΟΣ", "οδός"]),
        ("Genève, Gene\u0300ve", "geneve", ["Genève", "Gene\u0300ve"]),
        ("Gene\u0300ve", "e", ["e", "e\u0300", "e"]),
        ("the ﬁnance of ½", "fi", ["ﬁ"]),
        ("wait … now", "...", ["…"]),
        ("Bargemen’s “Guild”", "men's \"guild", ["men’s “Guild"]),
        ("20\u00a0000 and 20  000 and 20\n000", "20 000", ["20\u00a0000", "20  000", "20\n000"]),
        ("inter\u00adnational", "international", ["inter\u00adnational"]),
        ("🇳🇴 NATO 😀 NATO", "nato", ["NATO", "NATO"]),
        ("السَّلام", "السلام", ["السَّلام"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a\u00a8b", "a b", []),
        ("nothing", "", []),
        ("nothing", "\u0301", []),
    ],
)
def test_words_are_found_as_a_plain_keyboard_types_them(
    text: str, words: str, expected: list[str]
) -> None:
    assert hits(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("NATO, Nato and nato", "Nato", ["Nato"]),
        ("Genève, Gene\u0300ve, Geneve", "Genève", ["Genève", "Gene\u0300ve"]),
        ("Genève, Gene\u0300ve, Geneve", "Geneve", ["Geneve"]),
        ("Gene\u0300ve", "Gene", []),
        ("the Bargemen’s", "Bargemen's", ["Bargemen’s"]),
        ("Straße", "Strasse", []),
        ("20\u00a0000", "20 000", ["20\u00a0000"]),
    ],
)
def test_with_case_accents_count_too(text: str, words: str, expected: list[str]) -> None:
    assert hits(text, words, case=True) == expected


def test_offsets_are_code_points_of_the_stored_text() -> None:
    assert places("😀😀 ﬁ ß NATO", "nato") == [(7, 11)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("art, party, Art", ["art", "Art"]),
        ("art’s and art's", ["art", "art"]),
        ("art-loving, state-of-the-art", ["art", "art"]),
        ("art2 _art", []),
    ],
)
def test_whole_words_begin_and_end_where_words_do(text: str, expected: list[str]) -> None:
    assert hits(text, "art", whole=True) == expected
    assert hits(text, "a[r]t", whole=True, pattern=True) == expected


ALPHABET = "abAB sSßİıiςσΣéèe\u0301\u0323ﬁf…. \u00a0\n\u00ad’'😀ʼnŉ"


def _naive(text: str, words: str, fold: Callable[[str], str]) -> list[Place]:
    """Try every stretch of the text, from the left, the shortest one first."""

    def key(part: str) -> str:
        spaced = "".join(map(fold, part))
        return unicodedata.normalize("NFD", "".join(
            " " if each.isspace() else each for each in spaced
        ))  # fmt: skip

    def runs(part: str) -> str:
        made = ""
        for each in part:
            made += "" if each == " " and made.endswith(" ") else each
        return made

    wanted, at, out = runs(key(words)), 0, []
    keys = [key(each) for each in text]
    while at < len(text) and wanted:
        goal = next(
            (
                end
                for end in range(at + 1, len(text) + 1)
                if keys[at] and runs("".join(keys[at:end])) == wanted
            ),
            None,
        )
        if goal is not None and wanted.endswith(" "):
            while goal < len(text) and keys[goal] in {"", " "}:
                goal += 1
            while not keys[goal - 1]:
                goal -= 1
        end = goal or 0
        while end and end < len(text) and unicodedata.combining(text[end]):
            end = 0 if fold is plain_character else end + 1
        out += [(at, end)] if end else []
        at = end or at + 1
    return out


@given(st.text(ALPHABET, max_size=40), st.text(ALPHABET, min_size=1, max_size=4), st.booleans())
def test_the_places_are_those_that_a_naive_search_finds(text: str, words: str, case: bool) -> None:
    fold = plain_character if case else folded_character
    assert places(text, words, case=case) == _naive(text, words, fold)


@given(st.text(ALPHABET, max_size=60), st.text(ALPHABET, min_size=1, max_size=3), st.integers(1, 9))
def test_the_size_of_slices_makes_no_difference(text: str, words: str, size: int) -> None:
    assert places(text, words, size=size) == places(text, words)


@given(st.text(ALPHABET, max_size=60), st.text(ALPHABET, min_size=1, max_size=3), st.booleans())
def test_places_are_sorted_and_fold_to_the_words(text: str, words: str, whole: bool) -> None:
    found_here = places(text, words, whole=whole)
    assert all(one[1] <= other[0] for one, other in pairwise(found_here))
    wanted = "".join("".join(map(folded_character, words)).split())
    for start, end in found_here:
        assert "".join("".join(map(folded_character, text[start:end])).split()) == wanted


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("NATO and nato", "na[t]o", ["NATO", "nato"]),
        ("Straße", "strasse", ["Straße"]),
        ("one\ntwo\nthree", "^t", ["t", "t"]),
        ("aaa", "b*", []),
        ("😀 12 and 345", r"\d+", ["12", "345"]),
        ("Привет Ирак", r"\p{Lu}", ["П", "И"]),
        ("a1 a2 a3", r"(?r)a\d", ["a1", "a2", "a3"]),
    ],
)
def test_a_regular_expression_is_taken_as_it_stands(
    text: str, words: str, expected: list[str]
) -> None:
    how = {"case": True} if "Lu" in words else {}
    assert hits(text, words, pattern=True, **how) == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("(NATO", "At the end of the expression: a closing ) is missing."),
        ("[a", "At the end of the expression: a closing ] is missing."),
        ("a**", "At character 3 of the expression: this repeats what repeats already."),
        ("\\", "At the end of the expression: a backslash needs something behind it."),
        ("*a", "At character 1 of the expression: there is nothing to repeat."),
        ("(" * 20_000, ""),
    ],
)
def test_what_is_no_expression_is_said_with_its_place(words: str, said: str) -> None:
    with pytest.raises(WrongPatternError) as caught:
        places("NATO", words, pattern=True)
    assert said in str(caught.value)


def test_an_expression_that_takes_too_long_is_stopped_with_a_sentence() -> None:
    with pytest.raises(SlowPatternError, match=r"takes longer than 0\.2 seconds here"):
        for _ in found("a" * 60 + "b", Search("(a|aa)+$", pattern=True), seconds=0.2):
            pass


@given(st.text("abAB .*[](){}^$|?+\\'\"-😀", min_size=1, max_size=20))
def test_words_made_an_expression_find_themselves(words: str) -> None:
    assert hits(f"x{words}x", as_pattern(words), pattern=True, case=True)[:1] == [words]
