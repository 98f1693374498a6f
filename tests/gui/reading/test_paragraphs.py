"""Where paragraphs start and end, and what Qt is given of them."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reading.paragraphs import Paragraphs, mixed

TEXTS = st.text(alphabet="ab \n\t.é\u0301😀\u200dسم\ufeff\u2028", max_size=80)


@given(TEXTS)
def test_paragraphs_are_what_line_feeds_part(text: str) -> None:
    paragraphs = Paragraphs(text)
    words = [text[a:b] for a, b in zip(paragraphs.starts, paragraphs.ends, strict=True)]
    assert words == text.split("\n")


@given(TEXTS, st.integers(0, 80))
def test_an_offset_lies_in_its_paragraph(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    paragraphs = Paragraphs(text)
    row = paragraphs.at(offset)
    assert row == text.count("\n", 0, offset)
    assert paragraphs.starts[row] <= offset <= paragraphs.ends[row]


@given(TEXTS)
def test_as_many_characters_are_shown_as_are_stored(text: str) -> None:
    paragraphs = Paragraphs(text)
    for row, words in enumerate(text.split("\n")):
        extra = 1 if words[:1] == "\ufeff" else 0
        assert len(paragraphs.shown(row)) == len(words) + extra


def test_a_long_paragraph_is_cut_at_spaces_and_covered_whole() -> None:
    text = "Lead.\n" + "several words in a row " * 3000 + "\nEnd."
    paragraphs = Paragraphs(text)
    assert len(paragraphs) > 8
    assert max(b - a for a, b in zip(paragraphs.starts, paragraphs.ends, strict=True)) <= 10_000
    joined = "".join(
        text[a:b] + ("" if paragraphs.goes_on(row) else "\n")
        for row, (a, b) in enumerate(zip(paragraphs.starts, paragraphs.ends, strict=True))
    )
    assert joined == text + "\n"
    for row in range(1, len(paragraphs) - 2):
        assert paragraphs.goes_on(row)
        assert text[paragraphs.ends[row] - 1] == " "
        assert paragraphs.at(paragraphs.ends[row]) == row + 1


def test_a_paragraph_without_spaces_is_never_cut_within_a_grapheme() -> None:
    family = "👨\u200d👩\u200d👧"
    text = family * 5000
    paragraphs = Paragraphs(text)
    assert len(paragraphs) > 2
    assert all(start % len(family) == 0 for start in paragraphs.starts)


def test_the_first_strong_character_decides_the_direction() -> None:
    paragraphs = Paragraphs("12 سامح abc\nabc سامح\n12\nسامح")
    assert [paragraphs.right_to_left(row) for row in range(4)] == [True, False, False, True]


def test_segments_take_the_direction_of_their_paragraph() -> None:
    paragraphs = Paragraphs("سامح " + "plain words " * 2000)
    assert len(paragraphs) > 2
    assert all(paragraphs.right_to_left(row) for row in range(len(paragraphs)))


def test_what_qt_would_drop_or_not_break_at_is_replaced_one_for_one() -> None:
    assert Paragraphs("a\ud800b\ufffcc\u2029d\x85e").shown(0) == "a\ufffdb\ufffdc\u2028d\u2028e"
    assert Paragraphs("\ufeffab").shown(0) == "\ufeff\ufeffab"


def test_only_right_to_left_characters_make_a_paragraph_mixed() -> None:
    assert mixed("abc سامح")
    assert mixed("עברית")
    assert not mixed("abc é 😀 漢字 \ufeff")
