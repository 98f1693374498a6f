"""No colour is the only cue: who sees fewer colours tells the labels by line or words."""

from itertools import combinations

import pytest

from annotator.formats.codebook_toml import read_codebook
from annotator.gui.reading.ink import Inks
from annotator.gui.reading.rows import PATTERNS, PaneLabel
from annotator.gui.reading.style import STYLES
from annotator.model.codebook import Codebook
from annotator.resources import resource
from tests.support.vision import EYES, Lab, distance, seen

PLAIN = 10.0
"""Two colours so far apart, by CIEDE2000, are told at a glance."""


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    """The codebook that a new project has."""
    return read_codebook(resource("codebooks", "releases.toml"))


def _pane_labels(codebook: Codebook) -> list[PaneLabel]:
    return [
        PaneLabel(n, each.title, each.colour, each.dark_colour, each.pattern)
        for n, each in enumerate(codebook.labels, start=1)
    ]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((6.7747, -0.2908, -2.4247), (5.8714, -0.0985, -2.2286), 0.6377),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_distance_is_that_of_the_published_table(one: Lab, other: Lab, apart: float) -> None:
    assert distance(one, other) == pytest.approx(apart, abs=5e-5)
    assert distance(other, one) == pytest.approx(apart, abs=5e-5)


def test_eyes_without_one_primary_confuse_what_they_are_known_to_confuse() -> None:
    red, green = "#a33a2a", "#5f6a1e"
    assert distance(seen(red, "full"), seen(green, "full")) > 3 * PLAIN
    assert distance(seen(red, "deutan"), seen(green, "deutan")) < PLAIN
    blue, teal = "#2f6fbf", "#12838f"
    assert distance(seen(blue, "tritan"), seen(teal, "tritan")) < PLAIN
    for eyes in EYES:
        assert seen("#808080", eyes)[1:] == pytest.approx((0, 0), abs=0.6)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("style", STYLES)
def test_labels_that_look_alike_differ_in_line_and_words(
    style: str, eyes: str, codebook: Codebook
) -> None:
    labels = _pane_labels(codebook)
    inks = Inks(STYLES[style], {label.id: label for label in labels})
    for one, other in combinations(labels, 2):
        marks = [seen(inks.mark(each.id).name(), eyes) for each in (one, other)]
        if distance(*marks) < 2 * PLAIN:
            assert one.pattern != other.pattern
            assert one.title != other.title


@pytest.mark.parametrize("style", STYLES)
def test_the_default_labels_are_told_by_colour_with_full_sight(
    style: str, codebook: Codebook
) -> None:
    labels = _pane_labels(codebook)
    inks = Inks(STYLES[style], {label.id: label for label in labels})
    for one, other in combinations(labels, 2):
        marks = [seen(inks.mark(each.id).name(), "full") for each in (one, other)]
        assert distance(*marks) > 1.5 * PLAIN


def test_no_two_default_labels_share_line_or_title(codebook: Codebook) -> None:
    labels = _pane_labels(codebook)
    assert len({label.pattern for label in labels}) == len(labels)
    assert len({label.title for label in labels}) == len(labels)
    assert {label.pattern for label in labels} <= set(PATTERNS)
