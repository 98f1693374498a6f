"""Chips, brackets, outlines and arrows: where they are put."""

import pytest
from PySide6.QtCore import QRectF

from annotator.gui.reading.painting.brackets import brackets_of, current_brackets
from annotator.gui.reading.painting.chips import Chip, chips_of
from annotator.gui.reading.painting.outline import handles_of
from annotator.gui.reading.painting.scene import strips
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan

TEXT = "NATO and Iraq have launched a political dialogue. " * 12
QUOTE = (0, 500)


def show(pane: ReadingPane, *spans: PaneSpan) -> None:
    pane.show_document(TEXT, title="", subtitle="", spans=spans)


def chips(pane: ReadingPane) -> list[Chip]:
    return [chip for strip in strips(pane.scene, 0, 1400) for chip in chips_of(pane.scene, strip)]


def test_chips_on_one_line_never_cover_each_other(pane: ReadingPane) -> None:
    show(pane, *(PaneSpan(n, 1 + n % 3, ((n * 3, n * 3 + 4),)) for n in range(1, 60)))
    found = chips(pane)
    assert len(found) == 59
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            assert not one.box.intersects(other.box)
    assert any(chip.square for chip in found)


def test_spans_that_start_together_have_their_chips_side_by_side_the_outer_one_first(
    pane: ReadingPane,
) -> None:
    show(pane, PaneSpan(1, 1, ((0, 4),)), PaneSpan(2, 2, ((0, 40),)))
    assert [chip.words for chip in sorted(chips(pane), key=lambda each: each.box.left())] == [
        "Role",
        "Actor",
    ]


def test_a_chip_says_the_caption_and_later_fragments_only_the_title(pane: ReadingPane) -> None:
    show(pane, PaneSpan(1, 3, ((0, 8), (20, 40)), caption="Commitment · firm"))
    assert [chip.words for chip in chips(pane)] == ["Commitment · firm", "… Commitment"]


def test_chips_stand_in_the_room_between_the_lines(pane: ReadingPane) -> None:
    show(pane, *(PaneSpan(n, 1, ((n * 60, n * 60 + 9),)) for n in range(1, 8)))
    for chip in chips(pane):
        line = pane.scene.page.character(chip.span.start)
        assert chip.box.bottom() <= line.top()
        above = line.top() - pane.scene.metrics.pitch
        assert chip.box.top() > above + 18


@pytest.mark.parametrize(("mode", "count"), [("always", 2), ("hover", 1), ("never", 0)])
def test_chip_modes_show_all_the_selected_one_or_none(
    pane: ReadingPane, mode: str, count: int
) -> None:
    show(pane, PaneSpan(1, 1, ((0, 4),)), PaneSpan(2, 1, ((9, 13),)))
    pane.select_annotation(2)
    pane.set_chip_mode(mode)
    assert len(chips(pane)) == count


def test_a_flag_and_a_target_are_seen_in_every_chip_mode(pane: ReadingPane) -> None:
    show(pane, PaneSpan(1, 1, ((0, 4),), flagged=True), PaneSpan(2, 1, ((9, 13),)))
    pane.set_chip_mode("never")
    pane.set_targets({2: "7"})
    assert [(chip.span.flagged, chip.badge) for chip in chips(pane)] == [(True, ""), (False, "7")]


def test_a_long_quote_stands_in_the_margin_with_its_speaker(pane: ReadingPane) -> None:
    show(pane, PaneSpan(1, 4, (QUOTE,), caption="Tom Goffus"))
    (bracket,) = brackets_of(pane.scene, 0, 1400)
    page = pane.scene.page
    assert bracket.bar.top() == page.character(0).top()
    assert bracket.bar.bottom() == page.character(QUOTE[1] - 1).bottom()
    assert bracket.title == ["Quote"]
    assert " ".join(bracket.caption) == "Tom Goffus"
    assert bracket.words.right() < bracket.bar.left() < 0
    assert bracket.words.left() >= -pane.scene.margin
    assert chips(pane) == []


def test_what_is_kept_of_brackets_follows_their_annotations(pane: ReadingPane) -> None:
    quote = PaneSpan(1, 4, (QUOTE,), caption="Tom Goffus")
    show(pane, quote)
    (before,) = current_brackets(pane.scene, 0, 1400)
    assert current_brackets(pane.scene, 0, 1400)[0] is before
    pane.update_spans([quote._replace(caption="Jens Stoltenberg")], [])
    (after,) = current_brackets(pane.scene, 0, 1400)
    assert " ".join(after.caption) == "Jens Stoltenberg"
    pane.update_spans([], [1])
    assert current_brackets(pane.scene, 0, 1400) == []


def test_in_a_narrow_margin_a_quote_has_a_chip_instead_of_words(pane: ReadingPane) -> None:
    pane.resize(420, 900)
    show(pane, PaneSpan(1, 4, (QUOTE,), caption="Tom Goffus"))
    (bracket,) = brackets_of(pane.scene, 0, 1400)
    assert bracket.words == QRectF()
    assert [chip.words for chip in chips(pane)] == ["Quote · Tom Goffus"]


@pytest.mark.parametrize("width", [620, 640, 660, 680, 700, 720, 740, 760])
def test_the_words_of_a_bracket_stand_in_the_margin_or_in_a_chip_never_in_both(
    pane: ReadingPane, width: int
) -> None:
    pane.resize(width, 900)
    show(pane, PaneSpan(1, 4, (QUOTE,), caption="Tom Goffus"))
    (bracket,) = brackets_of(pane.scene, 0, 1400)
    assert bool(bracket.title) != bool(chips(pane))


def test_brackets_side_by_side_do_not_touch_nor_their_words(pane: ReadingPane) -> None:
    show(
        pane,
        PaneSpan(1, 4, (QUOTE,), caption="One Speaker"),
        PaneSpan(2, 4, ((100, 400),), caption="Another Speaker"),
        PaneSpan(3, 4, ((101, 350),), caption="Third"),
    )
    found = brackets_of(pane.scene, 0, 1400)
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            assert not one.bar.intersects(other.bar)
            assert not one.words.intersects(other.words)
            assert not one.words.intersects(other.bar)
            assert not one.bar.intersects(other.words)


def test_brackets_that_meet_on_one_line_leave_a_gap(pane: ReadingPane) -> None:
    show(pane, PaneSpan(1, 4, ((0, 230),)), PaneSpan(2, 4, ((232, 480),)))
    one, other = sorted(brackets_of(pane.scene, 0, 1400), key=lambda each: each.bar.top())
    assert one.bar.left() == other.bar.left()
    assert one.bar.bottom() < other.bar.top()


def test_every_fragment_of_the_selected_annotation_has_two_handles(pane: ReadingPane) -> None:
    show(pane, PaneSpan(1, 1, ((0, 4), (9, 13), (100, 300))))
    assert list(handles_of(pane.scene, list(strips(pane.scene, 0, 1400)))) == []
    pane.select_annotation(1)
    found = list(handles_of(pane.scene, list(strips(pane.scene, 0, 1400))))
    assert sorted((handle.n, handle.starts) for handle in found) == [
        (n, starts) for n in range(3) for starts in (False, True)
    ]
