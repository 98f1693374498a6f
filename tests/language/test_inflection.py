"""The other regular forms of an English noun, and what is known not to be known."""

import pytest

from annotator.language.inflection import forms, inflects


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("official", ["officials"]),
        ("officials", ["official"]),
        ("Allies", ["Ally", "Allie"]),
        ("ally", ["allies", "allys"]),
        ("ALLY", ["ALLYs", "ALLIES", "ALLYS"]),
        ("ALLIES", ["ALLY", "ALLIE"]),
        ("bosses", ["boss", "bosse"]),
        ("boss", ["bosses"]),
        ("church", ["churches"]),
        ("houses", ["hous", "house"]),
        ("hero", ["heros", "heroes"]),
        ("NATO", ["NATOs", "NATOS", "NATOES"]),
        ("NGOs", ["NGO"]),
        ("National Security Advisor", ["National Security Advisors"]),
        ("Secretaries", ["Secretary", "Secretarie"]),
        ("Kennedy", ["Kennedies", "Kennedys"]),
        ("café", ["cafés"]),
    ],
)
def test_the_last_word_is_taken_in_its_regular_forms(words: str, others: list[str]) -> None:
    assert forms(words)[0] == words
    assert sorted(forms(words)[1:]) == sorted(others)


@pytest.mark.parametrize(
    ("words", "bare"), [("Iraq’s", "Iraq"), ("Iraq's", "Iraq"), ("officials’", "officials")]
)
def test_a_possessive_is_not_part_of_the_words(words: str, bare: str) -> None:
    assert forms(words)[0] == bare
    assert forms(words) == forms(bare)


@pytest.mark.parametrize(
    "words", ["UN", "news", "2018", "Article 5", "漢字", "السلام", "НАТО", "x", "", "— ", "4th"]
)
def test_what_has_no_regular_forms_stays_as_it_is(words: str) -> None:
    assert forms(words) == (words,)


def test_abbreviations_and_latin_endings_are_no_plurals() -> None:
    for words in ("OAS", "UNICS", "campus", "Paris", "politics", "congress"):
        assert all(len(form) >= len(words) for form in forms(words)), words


def test_only_english_and_unnamed_languages_are_inflected() -> None:
    assert all(inflects(each) for each in ("", " ", "en", "EN", "en-GB", "eng"))
    assert not any(inflects(each) for each in ("de", "fr-FR", "enm", "ar"))
