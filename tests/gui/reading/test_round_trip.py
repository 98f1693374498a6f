"""From an offset to a place on the screen and back again, whatever the script."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan

WORDS = st.sampled_from(
    [
        "peace", "office", "e\u0301te\u0301", "don’t", "2018", "(50)", "a\u00a0b", "tab\tstop",
        "👩\u200d👩\u200d👧", "🇮🇶🇳🇴", "👍🏽", "𒀀𒁀", "𝒩orn", "漢字", "नमस्ते", "ภาษา", "한국",
        "مرحبا", "السلام", "سامح", "1949م", "עברית", "שָׁלוֹם", "NATO", "،", "“", "”", "up\u2028down",
        "\u200f", "in\ufeffside", "𐤀𐤁", "𞤀𞤁",
    ]
)  # fmt: skip
PARAGRAPHS = st.lists(WORDS, max_size=40).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, min_size=1, max_size=4).map("\n".join)
WITH_A_PANE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def _graphemes(pane: ReadingPane) -> list[tuple[int, int]]:
    """The graphemes of the text as the page has laid it out, line feeds left out."""
    page, found = pane.scene.page, []
    for row, start in enumerate(page.paragraphs.starts):
        laid, offset = page.laid(row), start
        while offset < laid.end:
            found.append((offset, laid.next(offset)))
            offset = laid.next(offset)
    return found


@WITH_A_PANE
@given(text=TEXTS)
def test_a_character_is_found_again_in_the_middle_of_its_box(pane: ReadingPane, text: str) -> None:
    pane.show_document(text, title="", subtitle="", spans=())
    for start, end in _graphemes(pane):
        box = pane.rect_at(start)
        for offset in range(start, end):
            assert pane.rect_at(offset) == box
        if box.width() >= 1:
            at = pane.to_page(box.center())
            assert pane.scene.page.character_at(at.x(), at.y()) == start


@WITH_A_PANE
@given(text=TEXTS)
def test_a_caret_is_found_again_where_it_stands(pane: ReadingPane, text: str) -> None:
    pane.show_document(text, title="", subtitle="", spans=())
    page = pane.scene.page
    for offset in {each for grapheme in _graphemes(pane) for each in grapheme} | {len(text)}:
        stands = page.caret(offset)
        found, upstream = page.place_at(stands.left(), stands.center().y())
        again = page.caret(found, upstream=upstream)
        # Where two directions meet, and beside what has no width, several share one place.
        assert again.left() == pytest.approx(stands.left(), abs=0.6)
        assert again.top() == stands.top()


@WITH_A_PANE
@given(
    text=TEXTS.filter(bool),
    starts=st.lists(st.floats(0, 0.99), min_size=1, max_size=8),
    scrolled=st.floats(0, 1),
)
def test_adding_annotations_never_moves_text(
    pane: ReadingPane, text: str, starts: list[float], scrolled: float
) -> None:
    pane.resize(500, 220)
    pane.show_document(text, title="", subtitle="", spans=())
    bar = pane.verticalScrollBar()
    bar.setValue(round(scrolled * bar.maximum()))
    before = [pane.rect_at(offset) for offset in range(len(text) + 1)]
    for n, share in enumerate(starts, start=1):
        start = int(share * len(text))
        middle = (start + len(text)) // 2
        split = ((start, middle), (middle + 1, len(text)))
        whole = ((start, len(text)),)
        fragments = split if n % 2 and start < middle < len(text) - 1 else whole
        pane.update_spans([PaneSpan(n, 1 + n % 4, fragments, flagged=n % 3 == 0)], ())
        pane.select_annotation(n, scroll=False)
        pane.grab()
    assert [pane.rect_at(offset) for offset in range(len(text) + 1)] == before
    pane.update_spans([], list(range(1, len(starts) + 1)))
    assert [pane.rect_at(offset) for offset in range(len(text) + 1)] == before


@WITH_A_PANE
@given(text=TEXTS, x=st.floats(-20, 920), y=st.floats(-20, 420))
def test_any_point_is_a_place_for_a_caret_and_that_place_is_the_nearest_of_its_line(
    pane: ReadingPane, text: str, x: float, y: float
) -> None:
    pane.show_document(text, title="", subtitle="", spans=())
    page, at = pane.scene.page, pane.to_page(QPointF(x, y))
    offset, upstream = page.place_at(at.x(), at.y())
    laid = page.laid(page.paragraphs.at(offset))
    line = laid.line_of(offset, upstream=upstream)
    nearest = min(abs(laid.x_of(line, stop) - at.x()) for stop in laid.stops(line))
    assert laid.snapped(offset) == offset
    assert abs(laid.x_of(line, offset) - at.x()) <= nearest + 1
