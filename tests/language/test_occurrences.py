"""The places where words stand again: what counts as the same, and a naive search as judge."""

from unicodedata import combining, normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.language.graphemes import is_boundary
from annotator.language.occurrences import Manner, Sought
from annotator.language.wordbreaks import is_joined, is_possessive
from tests.strategies import PIECES, texts

_WHOLE = Manner()
_PARTS = Manner(whole_words=False)


def _found(words: str, text: str, manner: Manner = _WHOLE) -> list[str]:
    return [span.of(text) for span in Sought(words, manner).spans(text)]


def test_whole_words_are_found_with_and_without_a_possessive_and_beside_a_hyphen() -> None:
    text = "NATO, NATO’s and NATO's NATO-Iraq; NATOs, (NATO) subNATO “NATO”"
    starts = [span.start for span in Sought("NATO").spans(text)]
    assert starts == [0, 6, 17, 24, 43, 58]
    assert set(_found("NATO", text)) == {"NATO"}


def test_a_place_that_does_not_count_hides_none_that_overlaps_it() -> None:
    assert [span.start for span in Sought("a a").spans("ba a a")] == [3]
    assert [span.start for span in Sought("a a").spans("a a a")] == [0]


def test_parts_of_words_are_found_when_asked_for() -> None:
    assert _found("nation", "international nation") == ["nation"]
    assert _found("nation", "international nation", _PARTS) == ["nation"] * 2


def test_case_counts_unless_it_is_said_not_to() -> None:
    text = "Allies, ALLIES, allies, Straße STRASSE strasse Σίσυφος ΣΊΣΥΦΟΣ"
    assert _found("allies", text) == ["allies"]
    any_case = Manner(any_case=True)
    assert _found("allies", text, any_case) == ["Allies", "ALLIES", "allies"]
    assert _found("straße", text, any_case) == ["Straße", "STRASSE", "strasse"]
    assert _found("σίσυφοσ", text, any_case) == ["Σίσυφος", "ΣΊΣΥΦΟΣ"]


def test_other_forms_of_the_last_word_are_found_and_marked_without_their_possessive() -> None:
    text = "An Ally, the Allies’ view, Allies, an Ally’s, ally."
    assert _found("Ally", text) == ["Ally", "Ally"]
    inflected = Manner(inflected=True)
    assert _found("Ally", text, inflected) == ["Ally", "Allies", "Allies", "Ally"]
    assert _found("Ally’s", text, inflected) == ["Ally", "Allies", "Allies", "Ally"]


def test_any_space_and_one_line_end_part_two_words() -> None:
    text = "North Atlantic\u00a0Council, North  Atlantic\nCouncil, North Atlantic\n\nCouncil"
    assert _found("North Atlantic Council", text) == [
        "North Atlantic\u00a0Council",
        "North  Atlantic\nCouncil",
    ]


def test_letters_are_the_same_however_they_are_stored() -> None:
    text = "élan e\u0301lan elan e\u0301\u0323lan (élan)"
    for words in ("élan", "e\u0301lan"):
        assert _found(words, text) == ["élan", "e\u0301lan", "élan"]
    assert _found("e", "e\u0301 é e", _PARTS) == ["e"]
    assert _found("nation's non-combat", "nation’s non‑combat") == ["nation’s non‑combat"]


def test_scripts_without_spaces_have_words_anywhere() -> None:
    assert _found("北约", "北约和伊拉克，北约") == ["北约", "北约"]
    assert _found("ไทย", "ประเทศไทยและไทย") == ["ไทย", "ไทย"]
    assert _found("السلام", "السلام والسلام") == ["السلام"]


@pytest.mark.parametrize(
    ("words", "manner", "holding"),
    [
        ("North Atlantic", Manner(), (("North", "Atlantic"),)),
        ("Ally", Manner(inflected=True), (("Ally",), ("Allies",), ("Allys",))),
        ("nation’s", Manner(), (("nation", "s"),)),
        ("élan", Manner(), (("lan",),)),
        ("e\u0301lan", Manner(), (("lan",),)),
        ("北约", Manner(any_case=True), (("北约",),)),
        ("НАТО", Manner(), (("НАТО",),)),
        ("НАТО", Manner(any_case=True), ((),)),
    ],
)
def test_a_search_says_what_a_text_must_hold(
    words: str, manner: Manner, holding: tuple[tuple[str, ...], ...]
) -> None:
    assert Sought(words, manner).holding == holding


def _letters(word: str) -> list[str]:
    """A word's characters, each with the marks behind it."""
    found: list[str] = []
    for character in word:
        if found and combining(character):
            found[-1] += character
        else:
            found.append(character)
    return found


def _ways(letter: str, *, any_case: bool) -> set[str]:
    found = {letter}
    for alike in ("'’＇", "-\u2010\u2011"):
        found |= set(alike) if letter in alike else set()
    if any_case:
        for _ in range(2):
            found |= {
                way
                for each in found
                for way in (
                    each.lower(), each.upper(), each.title(), each.casefold(),
                    *("Σσς" if each in "Σσς" else ""),
                )
            }  # fmt: skip
    return {normalize(form, each) for each in found for form in ("NFC", "NFD")} | found


def _ends(text: str, at: int, letters: list[str | None], *, any_case: bool) -> set[int]:
    """Every place at which the letters may end that begin at ``at``; None is space."""
    places = {at}
    for letter in letters:
        following: set[int] = set()
        for place in places:
            if letter is None:
                end = place
                while end < len(text) and text[end].isspace():
                    end += 1
                if end > place and text[place:end].count("\n") <= 1:
                    following.add(end)
            else:
                ways = _ways(letter, any_case=any_case)
                following |= {place + len(w) for w in ways if text.startswith(w, place)}
        places = following
    return places


def _naively(text: str, words: str, manner: Manner) -> list[tuple[int, int]]:
    """The places by trying every offset, character by character."""
    options: list[list[str | None]] = []
    for given_words in {words, normalize("NFC", words)}:
        letters: list[str | None] = []
        for word in given_words.split():
            letters += [*([None] if letters else []), *_letters(word)]
        options.append(letters)

    def free(offset: int, *, ends: bool) -> bool:
        if not is_boundary(text, offset):
            return False
        if not manner.whole_words or not is_joined(text, offset):
            return True
        return ends and is_possessive(text, offset)

    found, at = [], 0
    while at < len(text):
        ends = {
            end
            for letters in options
            for end in _ends(text, at, letters, any_case=manner.any_case)
            if letters and free(at, ends=False) and free(end, ends=True)
        }
        if ends:
            found.append((at, max(ends)))
        at = max(ends, default=at + 1)
    return found


_MANNERS = st.builds(Manner, any_case=st.booleans(), whole_words=st.booleans())


@given(data=st.data(), text=texts(least=1, most=30), manner=_MANNERS)
def test_the_places_are_those_that_a_naive_search_finds(
    data: st.DataObject, text: str, manner: Manner
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    taken = text[start : data.draw(st.integers(start + 1, min(len(text), start + 12)))]
    words = data.draw(st.sampled_from([taken, taken.upper(), *PIECES]))
    assume(words.split())
    # The naive search knows nothing of scripts without spaces.
    assume(not any("\u0e00" <= each <= "\u19ff" or "\ua9e0" <= each < "\uab00" for each in text))
    text = data.draw(st.sampled_from([text, f"{text} {words}", words + text + words]))
    found = [(span.start, span.end) for span in Sought(words, manner).spans(text)]
    assert found == _naively(text, words, manner)


@given(data=st.data(), text=texts(least=1, most=30), manner=_MANNERS)
def test_every_text_with_a_place_holds_what_it_must(
    data: st.DataObject, text: str, manner: Manner
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    assume(words.split())
    sought = Sought(words, manner)
    if next(sought.spans(text), None) is None:
        return
    low = "".join(each.lower() if each.isascii() else each for each in text)
    assert any(
        all("".join(c.lower() if c.isascii() else c for c in part) in low for part in choice)
        for choice in sought.holding
    )


@given(text=texts(least=1, most=20))
def test_words_are_found_where_they_were_taken_from(text: str) -> None:
    words = text.strip()
    assume(words.split() == [words] and is_boundary(text, text.index(words)))
    assume(not combining(words[0]))
    assert list(Sought(words, _PARTS).spans(words))
