"""The palettes, and which is shown."""

from collections import Counter
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.gui.contrast import contrast, parse
from annotator.gui.fonts import interface_font
from annotator.gui.stylesheet import stylesheet
from annotator.gui.theme import (
    DARK,
    HIGH_DARK,
    HIGH_LIGHT,
    LIGHT,
    Appearance,
    Palette,
    Theme,
    qt_palette,
    wants_contrast,
)
from tests.support.vision import distance, seen
from tests.support.windows import Gui

PALETTES = (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)
EVERY = pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)


def apart(one: str, other: str) -> float:
    """The contrast of two colours written #rrggbb."""
    return contrast(parse(one), parse(other))


@EVERY
def test_words_can_be_read_on_every_ground(palette: Palette) -> None:
    for ground in (palette.side, palette.page, palette.selected, palette.hover):
        assert apart(palette.text, ground) >= 7
    for words, ground in product((palette.muted, palette.danger), (palette.side, palette.page)):
        assert apart(words, ground) >= 4.5
    for ground in (palette.selected, palette.hover):
        assert apart(palette.muted_on_selected, ground) >= 4.5
    assert apart(palette.accent_on_selected, palette.selected) >= 4.5
    assert apart(palette.on_accent, palette.accent) >= 4.5
    for ground in (palette.side, palette.page, palette.selected, palette.hover):
        assert apart(palette.focus, ground) >= 3


@pytest.mark.parametrize("palette", [HIGH_LIGHT, HIGH_DARK], ids=lambda palette: palette.name)
def test_in_high_contrast_words_frames_and_focus_are_unmistakable(palette: Palette) -> None:
    for ground in (palette.side, palette.page):
        assert apart(palette.text, ground) >= 15
        for each in (palette.muted, palette.danger, palette.accent, palette.edge):
            assert apart(each, ground) >= 7
        assert apart(palette.line, ground) >= 4.5
        assert apart(palette.focus, ground) >= 4.5
    assert apart(palette.muted_on_selected, palette.selected) >= 7
    assert distance(seen(palette.focus, "full"), seen(palette.line, "full")) > 20


def _said() -> list[QWidget]:
    """What the window says words with, each in a state in which it is met."""
    labels = [QLabel("Words") for _ in range(5)]
    buttons: list[QWidget] = [QPushButton("Words") for _ in range(7)]
    for kind, widget in (
        *zip(("", "muted", "heading", "danger", "chip"), labels, strict=True),
        *zip(("", "primary", "flat", "value", "name", "link", "option"), buttons, strict=True),
    ):
        widget.setProperty("kind", kind)
    chosen = buttons[-1]
    assert isinstance(chosen, QPushButton)
    chosen.setCheckable(True)
    chosen.setChecked(True)
    empty, inline, notes = QLineEdit(), QLineEdit(), QPlainTextEdit()
    inline.setProperty("kind", "inline")
    for field in (empty, inline, notes):
        field.setPlaceholderText("Words")
    typed = [QRadioButton("Words"), QCheckBox("Words"), QLineEdit("Words")]
    return [*labels, *buttons, *typed, empty, inline, notes]


@pytest.mark.parametrize("panel", ["side_panel", "page_panel"])
@EVERY
def test_what_is_painted_can_be_read(qtbot: QtBot, palette: Palette, panel: str) -> None:
    theme = Theme(Appearance(palette.name))
    theme.dress()
    ground = QWidget()
    ground.setObjectName(panel)
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    qtbot.addWidget(ground)
    font = interface_font(40, QFont.Weight.DemiBold)  # strokes so broad that none is all edge
    for widget in _said():
        widget.setParent(ground)
        widget.setFont(font)
        widget.resize(320, 90)
        shown = ground.grab(widget.rect()).toImage()
        assert _contrast_within(shown) >= 4.5, (widget, widget.property("kind"))
        widget.setParent(None)


def _contrast_within(shown: QImage) -> float:
    """The contrast of the two colours that cover most of a picture's middle: ground and words."""
    inner = range(12, shown.height() - 12)
    counts = Counter(shown.pixel(x, y) for y in inner for x in range(12, shown.width() - 12))
    ground, words = (QColor(pixel).name() for pixel, _ in counts.most_common(2))
    return apart(ground, words)


@EVERY
def test_the_style_sheet_and_qt_s_palette_are_of_the_same_colours(palette: Palette) -> None:
    sheet = stylesheet(palette)
    assert palette.side in sheet
    assert "{" in sheet
    assert "{side}" not in sheet
    assert qt_palette(palette).base().color().name() == palette.page


def test_light_and_dark_are_what_they_say() -> None:
    assert DARK.dark
    assert HIGH_DARK.dark
    assert not LIGHT.dark
    assert not HIGH_LIGHT.dark


def test_a_chosen_appearance_is_taken_at_once_and_told(qtbot: QtBot) -> None:
    theme = Theme(Appearance.LIGHT)
    with qtbot.waitSignal(theme.changed):
        theme.set_appearance(Appearance.DARK)
    assert theme.palette is DARK
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_appearance(Appearance.DARK)
    theme.set_appearance(Appearance.LIGHT)


@pytest.mark.parametrize("contrast_wanted", [False, True])
def test_the_system_s_wish_for_contrast_is_followed(
    contrast_wanted: bool,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr("annotator.gui.theme.wants_contrast", lambda: contrast_wanted)
    theme = Theme(Appearance.SYSTEM)
    assert theme.palette.high is contrast_wanted
    theme.set_appearance(Appearance.DARK)
    assert theme.palette is DARK


def test_qt_can_say_whether_the_system_wants_contrast(qtbot: QtBot) -> None:
    assert wants_contrast() is False  # without a screen nobody asks for it


def test_each_appearance_has_a_palette_of_its_own(qtbot: QtBot) -> None:
    found = {Theme(each).palette.name for each in Appearance if each is not Appearance.SYSTEM}
    assert found == {palette.name for palette in PALETTES}


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
