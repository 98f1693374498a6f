"""Whatever lies over what: no two bars collide, and nothing is hidden without being counted."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.gui.reading.decor import Bar
from annotator.gui.reading.painting.bars import counts_of
from annotator.gui.reading.painting.scene import Strip, strips
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan
from annotator.gui.reading.style import LIGHT

WORDS = [f"{'abcdefghij'[n % 10] * (2 + n % 7)}" for n in range(90)]
TEXT = "\n".join(" ".join(WORDS[at : at + 30]) for at in range(0, 90, 30))
STARTS = [0]
for each in WORDS[:-1]:
    STARTS.append(STARTS[-1] + len(each) + 1)
WITH_A_PANE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def _fragments(cuts: list[int]) -> tuple[tuple[int, int], ...]:
    """From the first to before the second word, from the third to before the fourth."""
    cuts = sorted(cuts)
    return tuple(
        (STARTS[first], STARTS[after - 1] + len(WORDS[after - 1]))
        for first, after in zip(cuts[::2], cuts[1::2], strict=False)
    )


SPANS = st.lists(
    st.tuples(
        st.lists(st.integers(0, 89), min_size=2, max_size=7, unique=True).map(_fragments),
        st.integers(1, 4),
        st.sampled_from(["draft", "suggested", "accepted"]),
    ),
    min_size=1,
    max_size=14,
).map(lambda rows: [PaneSpan(n, label, at, how) for n, (at, label, how) in enumerate(rows, 1)])


def _show(pane: ReadingPane, spans: list[PaneSpan], *, compact: bool = False) -> list[Strip]:
    pane.set_palette(LIGHT._replace(compact=compact))
    pane.resize(620, 900)
    pane.show_document(TEXT, title="", subtitle="", spans=spans)
    return list(strips(pane.scene, 0, pane.scene.page.height))


def _on_line(strip: Strip, line: int) -> Iterator[Bar]:
    """The bars and connectors of which something is drawn on a line."""
    start, end = strip.laid.lines[line], strip.laid.words_end(line)
    return (bar for bar in strip.decor.bars if bar.start < end and bar.end > start)


@WITH_A_PANE
@given(spans=SPANS)
def test_bars_and_connectors_that_overlap_on_a_line_never_share_a_lane(
    pane: ReadingPane, spans: list[PaneSpan]
) -> None:
    for strip in _show(pane, spans):
        for one, other in combinations(strip.decor.bars, 2):
            if one.lane == other.lane < len(pane.scene.metrics.lanes):
                assert one.end <= other.start or other.end <= one.start
                between = (min(one.start, other.start), max(one.end, other.end))
                # Nor does anything else stand where a split annotation has its connector.
                if one.span_id == other.span_id:
                    assert not any(
                        bar.lane == one.lane and bar.span_id != one.span_id
                        for bar in strip.decor.bars
                        if bar.start < between[1] and bar.end > between[0]
                    )


@WITH_A_PANE
@given(spans=SPANS, compact=st.booleans())
def test_on_each_line_every_fragment_has_a_bar_a_bracket_or_is_counted(
    pane: ReadingPane, spans: list[PaneSpan], compact: bool
) -> None:
    shown = _show(pane, spans, compact=compact)
    scene = pane.scene
    lanes = len(scene.metrics.lanes)
    for strip in shown:
        counts = {round(count.box.bottom()): count for count in counts_of(scene, strip)}
        for line in strip.lines:
            start, end = strip.laid.lines[line], strip.laid.words_end(line)
            bars = list(_on_line(strip, line))
            hidden = {bar.span_id for bar in bars if bar.lane >= lanes}
            y = round(strip.top + line * scene.metrics.pitch + scene.metrics.baseline)
            count = counts.get(y)
            assert (count.ids if count else set()) == hidden
            if count is not None:
                assert count.words == f"+{len(hidden)}"
                assert count.box.right() <= scene.page.width + scene.margin
            drawn = {(bar.span_id, bar.start, bar.end) for bar in bars if not bar.gap}
            for span in spans:
                for low, high in span.fragments:
                    if low < end and high > start and not scene.marks.is_bracket(span):
                        own = (span.id, max(low, strip.laid.start), min(high, strip.laid.end))
                        assert own in drawn
                if span.start < end and span.end > start and scene.marks.is_bracket(span):
                    touches = any(low < end and high > start for low, high in span.fragments)
                    assert not touches or span.id in strip.decor.brackets


@WITH_A_PANE
@given(spans=SPANS, data=st.data())
def test_an_annotation_that_goes_or_loses_a_fragment_is_seen_to(
    pane: ReadingPane, spans: list[PaneSpan], data: st.DataObject
) -> None:
    _show(pane, spans)
    before = pane.viewport().grab().toImage()
    chosen = data.draw(st.sampled_from(spans))
    lost = data.draw(st.integers(0, len(chosen.fragments) - 1))
    left = tuple(each for n, each in enumerate(chosen.fragments) if n != lost)
    if left:
        pane.update_spans([chosen._replace(fragments=left)], ())
    else:
        pane.update_spans([], [chosen.id])
    assert pane.viewport().grab().toImage() != before


def test_between_the_fragments_of_a_split_annotation_there_is_a_line(pane: ReadingPane) -> None:
    """It is too thin for the golden pictures to miss it."""
    split = PaneSpan(1, 1, ((STARTS[0], STARTS[1] - 1), (STARTS[4], STARTS[5] - 1)))
    scene = (_show(pane, [split]), pane.scene)[1]
    shown = pane.viewport().grab().toImage()
    left, right = pane.rect_at(STARTS[1]).left(), pane.rect_at(STARTS[3]).right()
    top = pane.rect_at(0).top() - scene.metrics.words_top + scene.metrics.lanes[0]
    dots = [
        x
        for x in range(round(left), round(right))
        for y in range(round(top) - 1, round(top) + 4)
        if shown.pixelColor(x, y) != scene.inks.page
    ]
    assert len(set(dots)) > (right - left) / 5
