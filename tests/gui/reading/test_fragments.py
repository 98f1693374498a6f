"""The index of fragments by paragraph against a walk over all of them."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.reading.fragments import FragmentIndex, Piece

ROWS = 37
RANGES = st.lists(
    st.tuples(st.integers(0, ROWS - 1), st.integers(0, ROWS - 1)).map(
        lambda each: (min(each), max(each))
    ),
    max_size=40,
)


@given(RANGES, st.sets(st.integers(0, 39)))
def test_each_paragraph_has_the_pieces_that_touch_it(
    ranges: list[tuple[int, int]], gone: set[int]
) -> None:
    index = FragmentIndex(ROWS)
    pieces = [Piece(first * 10, last * 10 + 5, n, 0) for n, (first, last) in enumerate(ranges)]
    for piece, (first, last) in zip(pieces, ranges, strict=True):
        index.add(piece, first, last)
    for n in gone & set(range(len(pieces))):
        index.remove(pieces[n], *ranges[n])
    for row in range(ROWS):
        expected = [
            piece
            for piece, (first, last) in zip(pieces, ranges, strict=True)
            if first <= row <= last and piece.span_id not in gone
        ]
        assert sorted(index.pieces(row)) == sorted(expected)


def test_a_piece_over_everything_takes_few_entries() -> None:
    index = FragmentIndex(100_000)
    index.add(Piece(0, 10_000_000, 1, 0), 0, 99_999)
    assert len(index._nodes) < 40
    assert [piece.span_id for piece in index.pieces(54_321)] == [1]
