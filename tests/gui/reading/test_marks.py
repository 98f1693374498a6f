"""The annotations of a page: by paragraph, in order, and what stands in the margin."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reading.marks import Marks, touched
from annotator.gui.reading.paragraphs import Paragraphs
from annotator.gui.reading.rows import PaneLabel, PaneSpan

TEXT = "\n".join("abcdefghi" for _ in range(20))
LENGTH = len(TEXT)
FRAGMENTS = st.lists(st.integers(0, LENGTH), min_size=2, max_size=6, unique=True).map(
    lambda cuts: tuple(
        (low, high)
        for low, high in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False)
        if low < high
    )
)
SPANS = st.lists(
    st.tuples(FRAGMENTS, st.sampled_from(["draft", "suggested", "rejected"])), max_size=25
).map(
    lambda rows: [
        PaneSpan(n + 1, 1, fragments, status) for n, (fragments, status) in enumerate(rows)
    ]
)


def _loaded(spans: list[PaneSpan]) -> Marks:
    marks = Marks(Paragraphs(TEXT))
    marks.load(spans)
    return marks


def _over(spans: list[PaneSpan], offset: int) -> list[int]:
    return [
        span.id
        for span in sorted(spans, key=lambda each: (each.length, each.id))
        if span.status != "rejected" and any(start <= offset < end for start, end in span.fragments)
    ]


@given(SPANS, SPANS, st.sets(st.integers(1, 25)))
def test_changes_leave_what_loading_the_result_would_give(
    before: list[PaneSpan], changed: list[PaneSpan], removed: set[int]
) -> None:
    marks = _loaded(before)
    for row in range(20):
        marks.decor(row)
    touched(marks, changed, removed)
    after = {span.id: span for span in before if span.id not in removed}
    after.update({span.id: span for span in changed})
    fresh = _loaded(list(after.values()))
    assert len(marks) == len(fresh)
    for offset in range(0, LENGTH, 3):
        assert marks.at(offset) == fresh.at(offset) == _over(list(after.values()), offset)
        assert marks.order.beside(offset, 1) == fresh.order.beside(offset, 1)
    for row in range(20):
        assert marks.decor(row).tints == fresh.decor(row).tints
        assert sorted(map(repr, marks.decor(row).bars)) == sorted(map(repr, fresh.decor(row).bars))


@given(SPANS)
def test_going_on_from_annotation_to_annotation_meets_each_once_in_the_order_of_the_text(
    spans: list[PaneSpan],
) -> None:
    marks = _loaded(spans)
    met = []
    following = marks.order.beside(0, 1)
    while following is not None:
        span = marks.get(following)
        assert span is not None
        met.append(span)
        following = marks.order.after(span, 1)
    shown = [span for span in spans if span.status != "rejected"]
    assert met == sorted(shown, key=lambda each: (each.start, -each.end, each.id))
    back = [met[-1].id] if met else []
    while back and (before := marks.order.after(met[len(met) - len(back)], -1)) is not None:
        back.append(before)
    assert back == [span.id for span in reversed(met)]


QUOTE = PaneLabel(4, "Quote", "#7a3fc4", "#c39bff", "long-dash", bracket=True)


def _quotes(*ranges: tuple[int, int]) -> Marks:
    marks = Marks(Paragraphs(TEXT))
    marks.set_labels([QUOTE])
    marks.set_line_characters(10)
    marks.load([PaneSpan(n + 1, 4, (each,)) for n, each in enumerate(ranges)])
    return marks


def test_only_spans_over_several_lines_stand_in_the_margin() -> None:
    marks = _quotes((0, 20), (0, 21))
    assert [marks.is_bracket(span) for span in map(marks.get, (1, 2)) if span] == [False, True]


def test_brackets_that_overlap_stand_side_by_side_the_inner_one_next_to_the_text() -> None:
    marks = _quotes((0, 150), (30, 60), (70, 120), (160, 190))
    levels = [marks.levels.level(span) for span in map(marks.get, (1, 2, 3, 4)) if span]
    assert levels == [1, 0, 0, 0]


def test_the_level_of_a_bracket_is_that_of_its_cluster_whoever_asks_first() -> None:
    ranges = ((0, 150), (30, 90), (35, 70), (140, 190))
    first = _quotes(*ranges)
    last = _quotes(*ranges)
    ids = (1, 2, 3, 4)
    one = {n: first.levels.level(span) for n in ids if (span := first.get(n))}
    other = {n: last.levels.level(span) for n in reversed(ids) if (span := last.get(n))}
    assert one == other


def test_a_new_bracket_moves_those_around_it_outwards() -> None:
    marks = _quotes((0, 150))
    outer = marks.get(1)
    assert outer is not None
    assert marks.levels.level(outer) == 0
    marks.put(PaneSpan(2, 4, ((30, 60),)))
    assert marks.levels.level(outer) == 1
    marks.remove(2)
    assert marks.levels.level(outer) == 0


def test_an_annotation_with_an_unknown_label_is_shown_all_the_same() -> None:
    marks = _loaded([PaneSpan(1, 99, ((0, 4),))])
    span = marks.get(1)
    assert span is not None
    assert marks.label(span).pattern == "solid"
