"""Colours: everything painted can be read, whatever the labels look like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from annotator.gui.contrast import Rgb, contrast, mix, parse
from annotator.gui.reading.ink import Inks, Strength
from annotator.gui.reading.rows import PaneLabel
from annotator.gui.reading.style import DARK, LIGHT, ReadingStyle

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#%02x%02x%02x" % rgb)  # noqa: UP031
STYLES = st.sampled_from([LIGHT, DARK])


def _rgb(colour: QColor) -> Rgb:
    return parse(colour.name())


@given(STYLES, COLOURS, COLOURS, st.sampled_from(list(Strength)), st.sampled_from(list(Strength)))
def test_words_have_seven_to_one_on_every_tint(
    style: ReadingStyle, one: str, other: str, strength: Strength, under: Strength
) -> None:
    labels = {1: PaneLabel(1, "A", one, one, "solid"), 2: PaneLabel(2, "B", other, other, "solid")}
    tint = Inks(style, labels).tint((2, under), (1, strength))
    assert contrast(parse(style.text), _rgb(tint)) >= 6.95


@given(STYLES, COLOURS)
def test_bars_and_chips_stand_out_from_page_and_tint(style: ReadingStyle, colour: str) -> None:
    inks = Inks(style, {1: PaneLabel(1, "A", colour, colour, "solid")})
    tint = _rgb(inks.tint((1, Strength.NORMAL)))
    for ground in (tint, parse(style.page)):  # colours are rounded to whole steps
        assert contrast(_rgb(inks.mark(1)), ground) >= 4.45
        assert contrast(_rgb(inks.suggestion(1)), ground) >= 2.95


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_the_colours_of_a_style_can_be_read_on_the_page(
    style: ReadingStyle, labels: tuple[PaneLabel, ...]
) -> None:
    page = parse(style.page)
    assert contrast(parse(style.text), page) >= 7
    assert contrast(parse(style.text), parse(style.selection)) >= 7
    for secondary in (style.muted, style.dimmed, style.flag, style.accent):
        assert contrast(parse(secondary), page) >= 4.5
    inks = Inks(style, {label.id: label for label in labels})
    for label in labels:
        tint = _rgb(inks.tint((label.id, Strength.NORMAL)))
        assert contrast(parse(style.dimmed), tint) >= 4.5


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_the_default_labels_keep_their_own_colours(
    style: ReadingStyle, labels: tuple[PaneLabel, ...]
) -> None:
    inks = Inks(style, {label.id: label for label in labels})
    for label in labels:
        own = parse(label.dark_colour if style.dark else label.colour)
        found = _rgb(inks.mark(label.id))
        assert max(abs(a - b) for a, b in zip(own, found, strict=True)) < 40


def test_mixing_goes_from_the_ground_to_the_colour() -> None:
    assert mix((0, 0, 0), (200, 100, 50), 0.5) == (100, 50, 25)


def test_what_is_no_colour_is_grey() -> None:
    assert parse("no colour") == (128, 128, 128)
