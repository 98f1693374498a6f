"""A paragraph laid out: lines, carets and cells, in both directions."""

from itertools import pairwise

import pytest

from annotator.gui.reading.laidout import LaidOut
from annotator.gui.reading.layouts import Layouts
from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.paragraphs import Paragraphs

ARABIC = "لا يمكن للسلام والأمن أن NATO 2018 الإسلام سلام"
MIXED = "The word سلام (peace) and 123 لا, as שלום does."
WRAPPED_ARABIC = "قال المتحدث peace and words " * 12


def _laid(metrics: Metrics, text: str, width: float = 500) -> LaidOut:
    return Layouts(Paragraphs(text), metrics, width).get(0)


@pytest.mark.parametrize("text", [ARABIC, MIXED, WRAPPED_ARABIC])
def test_the_characters_of_a_line_cover_it_without_overlap(metrics: Metrics, text: str) -> None:
    laid = _laid(metrics, text)
    for line, start in enumerate(laid.lines):
        end = laid.words_end(line)
        boxes = []
        offset = start
        while offset < end:
            boxes += laid.stretches(line, offset, laid.next(offset))
            offset = laid.next(offset)
        boxes.sort()
        for (_, right), (left, _) in pairwise(boxes):
            assert left == pytest.approx(right, abs=0.6)
        whole = laid.stretches(line, start, end)
        assert whole[0][0] == pytest.approx(boxes[0][0], abs=0.6)
        assert whole[-1][1] == pytest.approx(boxes[-1][1], abs=0.6)


@pytest.mark.parametrize("text", [ARABIC, MIXED, WRAPPED_ARABIC, "Plain words, wrapped. " * 20])
def test_a_caret_is_found_again_where_it_stands(metrics: Metrics, text: str) -> None:
    laid = _laid(metrics, text)
    for line in range(len(laid.lines)):
        for offset in laid.stops(line):
            x = laid.x_of(line, offset)
            found = laid.offset_at(line, x)
            # Where two runs meet two offsets may stand at one place.
            assert laid.x_of(line, found) == pytest.approx(x, abs=0.6)


def test_a_ligature_is_shared_by_its_letters(metrics: Metrics) -> None:
    laid = _laid(metrics, "سلام")
    lam, alef = laid.stretches(0, 1, 2)[0], laid.stretches(0, 2, 3)[0]
    assert lam[0] == pytest.approx(alef[1], abs=0.6)
    assert laid.stretches(0, 0, 1)[0][0] == pytest.approx(lam[1], abs=0.6)
    assert laid.stretches(0, 3, 4)[0][1] == pytest.approx(alef[0], abs=0.6)


@pytest.mark.parametrize("text", ["the offices of سلام", "سلام the offices of"])
def test_a_ligature_of_three_in_a_mixed_line_is_shared_evenly(metrics: Metrics, text: str) -> None:
    laid = _laid(metrics, text)
    at = text.index("ffi")
    shares = [laid.stretches(0, at + n, at + n + 1)[0] for n in range(3)]
    widths = [right - left for left, right in shares]
    assert widths == pytest.approx([sum(widths) / 3] * 3, abs=0.1)
    assert [right for _, right in shares[:2]] == pytest.approx([left for left, _ in shares[1:]])


def test_a_right_to_left_paragraph_starts_at_the_right(metrics: Metrics) -> None:
    laid = _laid(metrics, ARABIC)
    assert laid.right_to_left
    assert laid.x_of(0, 0) == pytest.approx(500, abs=1)
    x, inwards = laid.edge(0, 0, starts=True)
    assert (round(x), inwards) == (500, -1)


def test_the_space_at_which_a_line_is_wrapped_is_not_painted(metrics: Metrics) -> None:
    laid = _laid(metrics, "several words that are wrapped " * 10)
    end = laid.line_end(0)
    assert laid.words[end - 1] == " "
    assert laid.words_end(0) == end - 1
    assert laid.stretches(0, end - 1, end) == []


def test_the_start_of_a_line_is_the_end_of_the_one_before_when_asked_upstream(
    metrics: Metrics,
) -> None:
    laid = _laid(metrics, "漢字" * 100)
    second = laid.lines[1]
    assert laid.line_of(second) == 1
    assert laid.line_of(second, upstream=True) == 0
    assert laid.x_of(0, second) > laid.x_of(1, second)


def test_a_line_separator_forces_a_line_and_is_not_passed_by_the_caret(metrics: Metrics) -> None:
    laid = _laid(metrics, "up\u2028down")
    assert laid.lines == [0, 3]
    assert laid.caret_end(0) == 2
    assert laid.offset_at(0, 400) == 2
    assert laid.line_of(3, upstream=True) == 1


def test_offsets_pass_emoji_as_one_grapheme_of_many_code_points(metrics: Metrics) -> None:
    family = "👨\u200d👩\u200d👧"
    laid = _laid(metrics, f"a{family}b")
    assert laid.next(1) == 1 + len(family)
    assert laid.previous(1 + len(family)) == 1
    assert laid.snapped(3) == 1
    assert laid.stops(0) == [0, 1, 1 + len(family), 2 + len(family)]


def test_a_first_byte_order_mark_shifts_nothing(metrics: Metrics) -> None:
    plain, marked = _laid(metrics, "peace"), _laid(metrics, "\ufeffpeace")
    for offset in range(5):
        assert marked.stretches(0, offset + 1, offset + 2) == plain.stretches(0, offset, offset + 1)


def test_a_character_is_under_the_mouse_also_behind_one_of_no_width(metrics: Metrics) -> None:
    laid = _laid(metrics, "in\ufeffside 🇳🇴")
    ((left, right),) = laid.stretches(0, 3, 4)
    for share in (0.1, 0.3, 0.5, 0.7):
        assert laid.character_at(0, left + share * (right - left)) == 3


def test_the_caret_passes_a_letter_of_two_units_behind_words_of_any_script(
    metrics: Metrics,
) -> None:
    text = "a\xa0b ، office مرحبا עברית नमस्ते 2018 𝒩orn ،"
    laid = _laid(metrics, text)
    letter = text.index("𝒩")
    assert laid.next(letter) == letter + 1
    assert laid.previous(letter + 1) == letter
    assert laid.stops(0) == sorted(laid.stops(0), key=lambda stop: laid.x_of(0, stop))
    assert {letter, letter + 1, len(text)} <= set(laid.stops(0))


def test_the_layouts_that_were_not_needed_for_long_are_given_up(metrics: Metrics) -> None:
    paragraphs = Paragraphs("\n".join("word" for _ in range(700)))
    layouts = Layouts(paragraphs, metrics, 400)
    first = layouts.get(0)
    assert layouts.get(0) is first
    for row in range(1, 700):
        layouts.get(row)
    assert len(layouts._kept) == 600
    assert layouts.get(0) is not first
