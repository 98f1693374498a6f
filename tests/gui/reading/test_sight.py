"""What is in sight: it holds while heights become exact, and answers what a blit needs."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.page import Page
from annotator.gui.reading.sight import Sight

_ROWS = "\n".join(
    ("wide WIDE " * (n * 7 % 40) + "iii lll " * (n * 3 % 20)).strip() for n in range(300)
)
# Heights are estimated from the first words: what follows is higher, or lower, than they say.
HIGHER = "iii lll " * 190 + _ROWS
LOWER = "WIDE WWW " * 190 + _ROWS
TEXTS = st.sampled_from([HIGHER, LOWER])


def _sight(metrics: Metrics, text: str = HIGHER, height: int = 500) -> Sight:
    page = Page(text, title="A title", subtitle="Below it", metrics=metrics)
    page.arrange(metrics, 400)
    sight = Sight(page)
    sight.height = height
    sight.go_to(0)
    return sight


def _places(sight: Sight) -> dict[int, int]:
    """Where each paragraph in sight stands, from the top of the view."""
    page = sight.page
    return {row: top - sight.top for row, top, _ in page.rows(sight.top, sight.top + sight.height)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(TEXTS, st.integers(0, 30_000), st.lists(st.integers(-480, 480), max_size=12))
def test_scrolling_says_by_how_much_what_was_in_sight_has_moved(
    metrics: Metrics, text: str, start: int, steps: list[int]
) -> None:
    sight = _sight(metrics, text)
    sight.go_to(start)
    for distance in steps:
        before = _places(sight)
        moved = sight.scroll(distance)
        after = _places(sight)
        for row in before.keys() & after.keys():
            assert after[row] - before[row] == moved
        assert 0 <= sight.top <= sight.lowest
        if 0 < sight.top < sight.lowest:
            assert moved == -distance


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(TEXTS, st.integers(0, 30_000))
def test_nothing_in_sight_moves_while_heights_become_exact(
    metrics: Metrics, text: str, start: int
) -> None:
    sight = _sight(metrics, text)
    sight.go_to(start)
    before = _places(sight)
    while sight.page.refine(0.001):
        assert _places(sight) == before
    if sight.top <= sight.lowest:
        assert _places(sight) == before


def test_going_up_into_paragraphs_that_are_far_lower_than_estimated_moves_as_far_as_asked(
    metrics: Metrics,
) -> None:
    narrow = "\n".join(["iii lll " * 40] * 200)
    sight = _sight(metrics, "WWW MMM " * 190 + "\n" + narrow)
    sight.go_to(sight.lowest // 2)
    for _ in range(4):
        assert sight.scroll(-450) == 450


def test_the_end_shows_the_last_paragraph_without_any_exact_height_before(
    metrics: Metrics,
) -> None:
    sight = _sight(metrics)
    sight.go_to_end()
    assert len(sight.page.paragraphs) - 1 in _places(sight)
    assert sight.top == sight.lowest
    assert sight.page.settled < 100


def test_far_away_nothing_in_between_is_laid_out(metrics: Metrics) -> None:
    sight = _sight(metrics, "\n".join(["some words of a line"] * 50_000))
    sight.go_to(1_000_000)
    assert sight.page.settled < 80


def test_another_width_holds_the_first_line(metrics: Metrics) -> None:
    sight = _sight(metrics)
    sight.go_to(9_000)
    line = sight.first_line()
    assert line is not None
    sight.page.arrange(metrics, 300)
    sight.hold_line(line)
    sight.go_to(sight.top)
    again = sight.first_line()
    assert again is not None
    laid = sight.page.laid(sight.page.paragraphs.at(again[0]))
    assert again[0] <= line[0] < laid.line_end(laid.line_of(again[0]))


def test_the_header_in_sight_is_no_line(metrics: Metrics) -> None:
    assert _sight(metrics).first_line() is None


def test_heights_are_those_of_lines_of_a_fixed_pitch(metrics: Metrics) -> None:
    page = _sight(metrics, "one line\n\nanother").page
    page.lay_out(0, 10_000)
    assert list(map(page.heights.__getitem__, range(3))) == [
        metrics.pitch + metrics.gap,
        metrics.blank,
        metrics.pitch + metrics.gap,
    ]
