"""The bar of the labels has two rows at most, whatever the codebook and the window."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.codebook.pill_room import FEW, ROWS, fitting_pills, rows_of

WIDTHS = st.lists(st.integers(40, 300), max_size=40)


@given(WIDTHS, st.integers(300, 2000), st.integers(0, 250), st.integers(-1, 45), st.booleans())
def test_what_is_shown_takes_two_rows_and_no_pill_is_left_out_that_had_room(
    sizes: list[int], width: int, behind: int, armed: int, complete: bool
) -> None:
    widths = {str(n): size for n, size in enumerate(sizes)}
    found = fitting_pills(
        widths, width=width, behind=behind, way_to_all=100, first=str(armed), complete=complete
    )
    order = sorted(widths, key=lambda name: name != str(armed))
    assert [name for name in order if name in found] == order[: len(found)]
    if complete and len(found) == len(widths):
        assert len(found) <= FEW or rows_of([*sizes, behind], width) <= ROWS
        return
    shown = [widths[name] for name in order if name in found]
    assert not shown or rows_of([*shown, 100, behind], width) <= ROWS
    if len(found) < len(widths):
        following = widths[order[len(found)]]
        assert rows_of([*shown, following, 100, behind], width) > ROWS


def test_a_window_that_holds_all_shows_all() -> None:
    widths = {str(n): 90 for n in range(6)}
    found = fitting_pills(widths, width=900, behind=200, way_to_all=110, first="", complete=True)
    assert found == frozenset(widths)
