"""The two palettes, and which is shown."""

from itertools import product

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from annotator.gui.stylesheet import stylesheet
from annotator.gui.theme import DARK, LIGHT, Appearance, Palette, Theme, qt_palette
from tests.support.windows import Gui


def luminance(colour: str) -> float:
    """The relative luminance of WCAG."""
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_words_can_be_read_on_every_ground(palette: Palette) -> None:
    for ground in (palette.side, palette.page, palette.selected, palette.hover):
        assert contrast(palette.text, ground) >= 7
    for words, ground in product((palette.muted, palette.danger), (palette.side, palette.page)):
        assert contrast(words, ground) >= 4.5
    assert contrast(palette.muted_on_selected, palette.selected) >= 4.5
    assert contrast(palette.accent_on_selected, palette.selected) >= 4.5
    assert contrast(palette.on_accent, palette.accent) >= 4.5
    assert contrast(palette.focus, palette.page) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_style_sheet_and_qt_s_palette_are_of_the_same_colours(palette: Palette) -> None:
    sheet = stylesheet(palette)
    assert palette.side in sheet
    assert "{" in sheet
    assert "{side}" not in sheet
    assert qt_palette(palette).base().color().name() == palette.page


def test_light_and_dark_are_what_they_say() -> None:
    assert DARK.dark
    assert not LIGHT.dark


def test_a_chosen_appearance_is_taken_at_once_and_told(qtbot: QtBot) -> None:
    theme = Theme(Appearance.LIGHT)
    with qtbot.waitSignal(theme.changed):
        theme.set_appearance(Appearance.DARK)
    assert theme.palette is DARK
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_appearance(Appearance.DARK)
    theme.set_appearance(Appearance.LIGHT)


def test_the_window_turns_dark_and_remembers_it(gui: Gui) -> None:
    gui.desk.actions.named("appearance_dark").run()
    gui.settle()
    shot = gui.window.grab().toImage()
    corner = shot.pixelColor(2, shot.height() // 2).name()
    assert corner == DARK.side
    assert gui.running.settings.appearance is Appearance.DARK
    gui.desk.actions.named("appearance_system").run()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_a_list_with_a_window_of_its_own_has_the_ground_of_a_page(
    qtbot: QtBot, appearance: Appearance
) -> None:
    theme = Theme(appearance)
    theme.dress()
    listed = QListView()
    qtbot.addWidget(listed)
    listed.resize(200, 100)
    assert listed.grab().toImage().pixelColor(100, 50).name() == theme.palette.page
