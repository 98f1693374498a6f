"""Found places on the page: where they are painted, and that nothing else changes for them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from annotator.gui.contrast import contrast, parse
from annotator.gui.reading.painting.found import within
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan
from annotator.gui.reading.style import LIGHT, STYLES, ReadingStyle

TEXT = "NATO and Iraq have launched a political dialogue. " * 12


def show(pane: ReadingPane, text: str = TEXT, *spans: PaneSpan) -> None:
    pane.show_document(text, title="", subtitle="", spans=spans)


def colours(pane: ReadingPane, start: int, end: int) -> set[str]:
    """The colours of the pixels over [start, end) of one line."""
    box = pane.rect_at(start).united(pane.rect_at(end - 1)).toRect().adjusted(1, 1, -1, -1)
    picture = pane.viewport().grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {
        QColor(picture.pixel(x, y)).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_found_words_have_a_ground_of_their_own_and_the_current_one_another(
    pane: ReadingPane, style: ReadingStyle
) -> None:
    pane.set_palette(style)
    show(pane)
    pane.set_hits([(0, 4), (9, 13), (30, 39)], 1)
    assert style.hit in colours(pane, 0, 4)
    assert style.current_hit in colours(pane, 9, 13)
    assert style.hit in colours(pane, 30, 39)
    beside = colours(pane, 14, 18)
    assert not beside & {style.hit, style.current_hit, style.selection}


def test_the_frame_of_the_current_one_is_another_than_that_of_the_others(
    pane: ReadingPane,
) -> None:
    show(pane)
    pane.set_hits([(0, 4), (9, 13)], 1)
    assert LIGHT.current_hit_frame in colours(pane, 8, 14)
    assert LIGHT.current_hit_frame not in colours(pane, 0, 5)


def test_selected_words_look_selected_also_where_they_were_found(pane: ReadingPane) -> None:
    show(pane)
    pane.set_hits([(0, 4)], 0)
    pane.select(0, 4)
    assert LIGHT.selection in colours(pane, 0, 4)
    assert LIGHT.current_hit not in colours(pane, 0, 4)


def test_found_places_move_no_text(pane: ReadingPane) -> None:
    show(pane, TEXT, PaneSpan(1, 1, ((0, 4),)))
    before = [pane.rect_at(offset) for offset in range(0, len(TEXT), 7)]
    pane.set_hits([(0, 4), (9, 13), (200, 390)], 2)
    assert [pane.rect_at(offset) for offset in range(0, len(TEXT), 7)] == before


def test_cleared_places_leave_the_page_as_it_was(pane: ReadingPane) -> None:
    show(pane)
    before = pane.viewport().grab().toImage()
    pane.set_hits([(0, 4), (9, 13)], None)
    assert pane.viewport().grab().toImage() != before
    pane.clear_hits()
    assert pane.viewport().grab().toImage() == before


def test_another_document_has_no_found_places(pane: ReadingPane) -> None:
    show(pane)
    pane.set_hits([(0, 4)], 0)
    show(pane, "NATO")
    assert not pane.scene.hits
    assert pane.scene.current_hit is None


class Counted(Sequence[tuple[int, int]]):
    """A hundred thousand places of four characters each; counts how many are looked at."""

    def __init__(self) -> None:
        self.looked = 0

    def __len__(self) -> int:
        return 100_000

    def __getitem__(self, index: int) -> tuple[int, int]:  # type: ignore[override]
        self.looked += 1
        return index * 10, index * 10 + 4


def test_of_a_hundred_thousand_places_only_those_in_sight_are_looked_at(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    show(pane, "\n".join(["NATO and Iraq have launched a political dialogue. " * 4] * 5000))
    places = Counted()
    pane.set_hits(places, 50_000)
    pane.viewport().grab()
    assert 0 < places.looked < 10_000


@given(
    st.lists(st.integers(1, 9), max_size=40),
    st.integers(0, 200),
    st.integers(0, 40),
)
def test_the_places_on_a_stretch_are_those_that_touch_it(
    steps: list[int], start: int, length: int
) -> None:
    hits, at = [], 0
    for step in steps:
        at += step
        hits.append((at, at + step))
        at += step
    end = start + length
    expected = [(index, hit) for index, hit in enumerate(hits) if hit[0] < end and hit[1] > start]
    assert list(within(hits, start, end)) == expected


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_found_words_can_be_read_and_their_frames_be_seen(style: ReadingStyle) -> None:
    page = parse(style.page)
    for ground, frame in (
        (style.hit, style.hit_frame),
        (style.current_hit, style.current_hit_frame),
    ):
        assert contrast(parse(style.text), parse(ground)) >= 7
        assert contrast(parse(style.dimmed), parse(ground)) >= 4.5
        assert contrast(parse(frame), page) >= 3
        assert contrast(parse(frame), parse(ground)) >= 3
    assert contrast(parse(style.current_hit_frame), parse(style.hit_frame)) >= 1.7


def test_the_frame_of_the_current_place_is_whole_also_where_its_words_are_selected(
    pane: ReadingPane,
) -> None:
    show(pane)
    pane.set_hits([(0, 4), (9, 13)], 1)
    pane.select(0, 20)
    box = pane.rect_at(9).united(pane.rect_at(12)).toRect()
    picture = pane.viewport().grab(box).toImage()
    middle = [picture.pixelColor(picture.width() // 2, y).name() for y in (0, 1)]
    assert LIGHT.current_hit_frame in middle
