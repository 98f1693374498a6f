"""The tree of row heights against a plain list."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reading.heights import Heights

HEIGHTS = st.lists(st.integers(0, 60), min_size=1, max_size=60)
CHANGES = st.lists(st.tuples(st.integers(0, 59), st.integers(0, 60)), max_size=30)


@given(HEIGHTS, CHANGES, st.integers(-5, 4000))
def test_tops_and_rows_are_those_of_a_plain_list(
    heights: list[int], changes: list[tuple[int, int]], y: int
) -> None:
    tree, plain = Heights(heights), list(heights)
    for row, height in changes:
        place = row % len(plain)
        assert tree.set(place, height) == height - plain[place]
        plain[place] = height
    assert len(tree) == len(plain)
    assert tree.total == sum(plain)
    assert [tree.top(row) for row in range(len(plain) + 1)] == [
        sum(plain[:row]) for row in range(len(plain) + 1)
    ]
    covering = [row for row in range(len(plain)) if sum(plain[:row]) <= y < sum(plain[: row + 1])]
    if covering:
        assert tree.row_at(y) == covering[0]
    else:
        assert tree.row_at(y) in {0, len(plain) - 1}


def test_no_rows_have_no_height() -> None:
    assert Heights(()).total == 0
