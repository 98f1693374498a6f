"""How typed letters find words."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.palette.matching import contains, fit


def best(typed: str, *words: str) -> str:
    """The words that fit best."""
    return max(words, key=lambda each: fit(typed, each))


def test_the_start_of_the_words_beats_the_start_of_a_word_beats_the_middle() -> None:
    assert best("note", "Add a note", "Note it", "Denoted") == "Note it"
    assert best("note", "Denoted", "Add a note") == "Add a note"


def test_letters_may_begin_words_or_follow_each_other() -> None:
    assert fit("maac", "Mark as Actor") > 0
    assert fit("eawl", "End a word later") > 0
    assert fit("aam", "Mark as Actor") == 0


def test_letters_within_words_do_not_fit() -> None:
    assert fit("mka", "Mark as Actor") == 0
    assert fit("NATO", "Next annotation under the caret Annotation") == 0
    assert fit("mark all", "Mark as Actor Labels") == 0
    assert fit("same", "Paste text as a document Project") == 0


def test_words_may_come_in_any_order() -> None:
    assert fit("actor mark", "Mark as Actor") > 1000


def test_the_words_of_documents_are_never_found_by_scattered_letters() -> None:
    assert contains("nio", "National Iron Office") == 0
    assert contains("iron", "National Iron Office") > 0


def test_nothing_typed_fits_everything() -> None:
    assert fit("", "Export") == fit("  ", "Undo") == 1


@given(st.text(min_size=1), st.text(), st.text())
def test_words_are_found_by_any_part_of_themselves(part: str, before: str, after: str) -> None:
    words = f"{before}{part}{after}"
    assert fit(part, words) > 0 or part.casefold() not in words.casefold()
