"""Colours: everything painted can be read, whatever the labels look like."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from annotator.gui import colours
from annotator.gui.contrast import Rgb, contrast, mix, parse
from annotator.gui.reading.ink import Inks, Strength
from annotator.gui.reading.rows import PaneLabel
from annotator.gui.reading.style import (
    DARK,
    HIGH_DARK,
    HIGH_LIGHT,
    LIGHT,
    STYLES,
    ReadingStyle,
)

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#%02x%02x%02x" % rgb)  # noqa: UP031
EVERY = pytest.mark.parametrize("style", STYLES.values(), ids=list(STYLES))
SOME = st.sampled_from(list(STYLES.values()))
LAYERS = st.lists(st.tuples(st.integers(1, 2), st.sampled_from(Strength)), min_size=1, max_size=2)


def _rgb(colour: QColor) -> Rgb:
    return parse(colour.name())


def _inks(style: ReadingStyle, *colours: str) -> Inks:
    labels = [PaneLabel(n, "A", each, each, "solid") for n, each in enumerate(colours, start=1)]
    return Inks(style, {label.id: label for label in labels})


@given(SOME, COLOURS, COLOURS, LAYERS)
def test_words_and_dimmed_words_can_be_read_on_every_tint(
    style: ReadingStyle, one: str, other: str, layers: list[tuple[int, Strength]]
) -> None:
    tint = _rgb(_inks(style, one, other).tint(*layers))
    assert contrast(parse(style.text), tint) >= style.words_contrast >= 7
    assert contrast(parse(style.dimmed), tint) >= style.mark_contrast >= 4.5


@given(SOME, COLOURS)
def test_bars_and_chips_stand_out_from_page_and_tint(style: ReadingStyle, colour: str) -> None:
    inks = _inks(style, colour)
    tint = _rgb(inks.tint((1, Strength.NORMAL)))
    for ground in (tint, parse(style.page)):
        assert contrast(_rgb(inks.mark(1)), ground) >= style.mark_contrast >= 4.5
        assert contrast(_rgb(inks.suggestion(1)), ground) >= style.suggestion_contrast >= 3


@given(SOME, COLOURS, st.booleans())
def test_selected_words_can_be_read_whatever_label_is_armed(
    style: ReadingStyle, colour: str, patterns_only: bool
) -> None:
    if patterns_only:
        style = style._replace(tint=0.0, faint=0.0)
    ground, words = _inks(style, colour).chosen(1)
    assert contrast(_rgb(words) if words else parse(style.text), _rgb(ground)) >= 7
    assert ground != QColor(style.page)


@EVERY
def test_the_colours_of_a_style_can_be_read_on_the_page(style: ReadingStyle) -> None:
    page = parse(style.page)
    assert contrast(parse(style.text), page) >= style.words_contrast
    for secondary in (style.muted, style.dimmed, style.flag, style.accent):
        assert contrast(parse(secondary), page) >= style.mark_contrast
    assert contrast(parse(style.on_accent), parse(style.accent)) >= style.mark_contrast


@EVERY
def test_words_can_be_read_where_they_are_selected_or_found(style: ReadingStyle) -> None:
    chosen = parse(style.selection)
    if style.on_selection:
        assert contrast(parse(style.on_selection), chosen) >= 7
    else:
        assert contrast(parse(style.text), chosen) >= 7
        assert contrast(parse(style.dimmed), chosen) >= 4.5
    for ground in (style.hit, style.current_hit):
        assert contrast(parse(style.text), parse(ground)) >= 7
        assert contrast(parse(style.dimmed), parse(ground)) >= 4.5


@pytest.mark.parametrize("style", [HIGH_LIGHT, HIGH_DARK], ids=lambda style: style.name)
def test_in_high_contrast_nothing_is_faint(style: ReadingStyle) -> None:
    page = parse(style.page)
    assert contrast(parse(style.text), page) >= 15
    assert contrast(parse(style.selection), page) >= 7
    assert style.words_contrast >= 15
    assert style.mark_contrast >= 7
    assert style.suggestion_contrast >= 4.5


@EVERY
def test_without_tints_the_ground_of_the_words_is_the_page(style: ReadingStyle) -> None:
    inks = _inks(style._replace(tint=0.0, faint=0.0), "#b45a06")
    assert not inks.tints
    for strength in Strength:
        assert inks.tint((1, strength)) == QColor(style.page)


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_the_default_labels_keep_their_own_colours(
    style: ReadingStyle, labels: tuple[PaneLabel, ...]
) -> None:
    inks = Inks(style, {label.id: label for label in labels})
    for label in labels:
        own = parse(label.dark_colour if style.dark else label.colour)
        found = _rgb(inks.mark(label.id))
        assert max(abs(a - b) for a, b in zip(own, found, strict=True)) < 40


def test_every_palette_of_the_window_has_a_page() -> None:
    for palette in (colours.LIGHT, colours.DARK, colours.HIGH_LIGHT, colours.HIGH_DARK):
        assert STYLES[palette.name].page == palette.page
        assert STYLES[palette.name].dark == palette.dark


def test_mixing_goes_from_the_ground_to_the_colour() -> None:
    assert mix((0, 0, 0), (200, 100, 50), 0.5) == (100, 50, 25)


def test_what_is_no_colour_is_grey() -> None:
    assert parse("no colour") == (128, 128, 128)
