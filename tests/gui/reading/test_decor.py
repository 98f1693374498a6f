"""What the spans of a paragraph put on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from annotator.gui.reading.decor import Decor, decorate, too_deep
from annotator.gui.reading.fragments import Piece
from annotator.gui.reading.lanes import LANES
from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.painting.chips import frame_of
from annotator.gui.reading.rows import PaneSpan
from annotator.gui.reading.style import LIGHT

END = 50
SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 10), st.sampled_from(["draft", "suggested"])),
    max_size=20,
).map(
    lambda rows: [
        PaneSpan(n + 1, 1, ((start, start + length),), status)
        for n, (start, length, status) in enumerate(rows)
    ]
)


def _decorate(
    spans: list[PaneSpan], *, brackets: bool = False, start: int = 0, end: int = END
) -> Decor:
    by_id = {span.id: span for span in spans}
    pieces = []
    for span in spans:
        for n, (low, high) in enumerate(span.fragments):
            pieces.append(Piece(low, high, span.id, n))
            if n:
                pieces.append(Piece(span.fragments[n - 1][1], low, span.id, -n))
    here = [piece for piece in pieces if piece.start < end and piece.end > start]
    return decorate(here, by_id.__getitem__, lambda _: brackets, start=start, end=end)


@given(SPANS)
def test_each_character_is_tinted_by_the_two_innermost_spans_over_it(
    spans: list[PaneSpan],
) -> None:
    decor = _decorate(spans)
    for offset in range(END):
        over = sorted(
            (span.length, span.id)
            for span in spans
            if span.start <= offset < span.end and span.status != "suggested"
        )
        found = [tint for tint in decor.tints if tint.start <= offset < tint.end]
        assert len(found) == (1 if over else 0)
        if over:
            assert found[0].top == over[0][1]
            assert found[0].under == (over[1][1] if len(over) > 1 else None)


@given(SPANS)
def test_every_span_has_a_bar_or_is_counted(spans: list[PaneSpan]) -> None:
    decor = _decorate(spans)
    assert {bar.span_id for bar in decor.bars} == {span.id for span in spans}
    hidden = {bar.span_id for bar in decor.bars if bar.lane >= LANES}
    assert too_deep(decor, 0, END) == hidden


def test_all_parts_of_a_split_span_share_a_lane_and_a_dashed_line_joins_them() -> None:
    split = PaneSpan(1, 1, ((0, 10), (20, 30), (40, 45)))
    between = PaneSpan(2, 1, ((12, 18),))
    decor = _decorate([split, between])
    lanes = {bar.lane for bar in decor.bars if bar.span_id == 1}
    assert lanes == {1}
    assert [(bar.start, bar.end) for bar in decor.bars if bar.gap] == [(10, 20), (30, 40)]
    assert [bar.lane for bar in decor.bars if bar.span_id == 2] == [0]
    assert [(chip.start, chip.later) for chip in decor.chips] == [
        (0, False),
        (12, False),
        (20, True),
        (40, True),
    ]


def test_what_goes_on_in_another_paragraph_neither_begins_nor_ends_here() -> None:
    decor = _decorate([PaneSpan(1, 1, ((10, 200),))], start=50, end=100)
    assert [(bar.start, bar.end, bar.begins, bar.ends) for bar in decor.bars] == [
        (50, 100, False, False)
    ]
    assert decor.chips == []


def test_the_connector_of_a_split_span_passes_paragraphs_between_its_fragments() -> None:
    decor = _decorate([PaneSpan(1, 1, ((10, 20), (200, 210)))], start=50, end=100)
    assert [(bar.start, bar.end, bar.gap) for bar in decor.bars] == [(50, 100, True)]
    assert decor.tints == []


def test_a_bracket_has_no_bar_and_only_its_later_fragments_have_chips() -> None:
    decor = _decorate([PaneSpan(1, 1, ((0, 10), (20, 30)))], brackets=True)
    assert decor.brackets == {1}
    assert [(bar.start, bar.end, bar.gap) for bar in decor.bars] == [(10, 20, True)]
    assert [(chip.start, chip.later) for chip in decor.chips] == [(20, True)]
    assert [(tint.start, tint.end) for tint in decor.tints] == [(0, 10), (20, 30)]


def test_suggestions_are_not_tinted() -> None:
    assert _decorate([PaneSpan(1, 1, ((0, 9),), "suggested")]).tints == []


@pytest.mark.usefixtures("qapp")
@given(st.floats(0.6, 3.0))
def test_the_outline_of_a_later_chip_is_clear_of_the_second_bar_above(zoom: float) -> None:
    """Even of a double bar, which is half as high again."""
    zoom = round(zoom, 1)
    metrics = Metrics.of(LIGHT, zoom)
    height = metrics.chip_baseline - metrics.chip_top + 2 * zoom
    outline = frame_of(QRectF(0, metrics.chip_top, 40, height), zoom=zoom)
    bar_ends = metrics.lanes[1] + 1.5 * metrics.bar - metrics.pitch
    assert outline.top() - 0.5 >= bar_ends
    assert outline.bottom() < metrics.words_top + 2 * zoom + 1
