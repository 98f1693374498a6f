"""The places found, and going from one to the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.find.places import Places

ALL = [(2, 4), (10, 14), (14, 16), (30, 31)]


def places() -> Places:
    made = Places()
    made.add(ALL[:2])
    made.add(ALL[2:])
    return made


@pytest.mark.parametrize(
    ("anchor", "complete", "expected"),
    [(0, False, 0), (2, False, 0), (3, False, 1), (14, False, 2), (31, False, None), (31, True, 0)],
)
def test_the_first_place_is_the_next_one_behind_where_one_was(
    anchor: int, complete: bool, expected: int | None
) -> None:
    made = places()
    made.settle(anchor, complete=complete)
    assert made.current == expected


def test_where_one_has_gone_to_stays_when_more_is_found() -> None:
    made = Places()
    made.add(ALL[:2])
    made.settle(3, complete=False)
    made.add(ALL[2:])
    made.settle(0, complete=True)
    assert made.place == (10, 14)


@pytest.mark.parametrize(("by", "expected"), [(1, 0), (-1, 3)])
def test_the_first_step_goes_to_the_first_or_the_last_place(by: int, expected: int) -> None:
    made = places()
    made.step(by)
    assert made.current == expected


@pytest.mark.parametrize(
    ("stretch", "forward", "backward"),
    [
        ((0, 0), 0, 3),
        ((2, 4), 1, 3),
        ((2, 2), 0, 3),
        ((4, 4), 1, 0),
        ((12, 12), 2, 1),
        ((14, 14), 2, 1),
        ((40, 44), 0, 3),
        ((30, 31), 0, 2),
    ],
)
def test_on_the_page_a_step_is_one_from_the_caret_or_the_selection(
    stretch: tuple[int, int], forward: int, backward: int
) -> None:
    for by, expected in ((1, forward), (-1, backward)):
        made = places()
        made.step_from(*stretch, by)
        assert made.current == expected


def test_without_places_no_step_goes_anywhere() -> None:
    made = Places()
    made.step(1)
    made.step_from(0, 4, -1)
    made.settle(0, complete=True)
    assert made.place is None


@given(st.integers(0, 40), st.sampled_from([1, -1]))
def test_stepping_goes_round_through_all_places(caret: int, by: int) -> None:
    made = places()
    seen = set()
    made.step_from(caret, caret, by)
    for _ in ALL:
        seen.add(made.place)
        assert made.place is not None
        made.step_from(*made.place, by)
    assert seen == set(ALL)
