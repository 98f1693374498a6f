"""Lanes: bars never collide, inner ones run next to the text."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reading.lanes import LANES, assign

STRETCHES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda each: (each[0], sum(each))),
    max_size=40,
)


def _lengths(stretches: list[tuple[int, int]]) -> list[int]:
    return [end - start for start, end in stretches]


@given(STRETCHES)
def test_stretches_that_overlap_never_share_a_lane(stretches: list[tuple[int, int]]) -> None:
    lanes = assign(stretches, _lengths(stretches))
    for one, other in combinations(range(len(stretches)), 2):
        (start, end), (low, high) = stretches[one], stretches[other]
        if lanes[one] == lanes[other] < LANES:
            assert end <= low or high <= start


@given(STRETCHES)
def test_a_stretch_has_the_lowest_lane_that_shorter_ones_leave(
    stretches: list[tuple[int, int]],
) -> None:
    lanes = assign(stretches, _lengths(stretches))
    order = sorted(range(len(stretches)), key=lambda i: (_lengths(stretches)[i], stretches[i], i))
    for place, index in enumerate(order):
        start, end = stretches[index]
        taken = {
            lanes[other]
            for other in order[:place]
            if stretches[other][0] < end and stretches[other][1] > start
        }
        free = [lane for lane in range(LANES) if lane not in taken]
        assert lanes[index] == (free[0] if free else LANES)


def test_nested_spans_stack_from_the_text_outwards() -> None:
    nested = [(0, 50), (10, 40), (12, 30), (20, 25)]
    assert assign(nested, _lengths(nested)) == [3, 2, 1, 0]


def test_neighbours_that_touch_share_a_lane() -> None:
    assert assign([(0, 5), (5, 9)], [5, 4]) == [0, 0]


def test_what_lies_too_deep_is_not_given_a_lane() -> None:
    nested = [(i, 40 - i) for i in range(8)]
    assert assign(nested, _lengths(nested)) == [5, 5, 5, 4, 3, 2, 1, 0]
