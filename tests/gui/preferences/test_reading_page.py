"""The page of reading: every row acts on the page at once, by keys alone."""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLineEdit,
    QListView,
    QRadioButton,
    QSlider,
    QWidget,
)

from annotator.gui.look import SANS, SERIF, Look
from annotator.gui.preferences.family import FamilyRow, installed
from annotator.gui.theme import Appearance
from annotator.language.snapping import Unit
from tests.support.windows import Gui

T = TypeVar("T", bound=QObject)


@pytest.fixture
def opened(gui: Gui) -> Iterator[Gui]:
    """The window with its settings open; the system's colours come back afterwards."""
    gui.pane.setFocus()
    gui.press("Ctrl+,")
    yield gui
    gui.desk.viewing.reset()


def part(gui: Gui, kind: type[T], name: str) -> T:
    """A part of the panel."""
    found = gui.window.findChild(kind, name)
    assert found is not None, name
    return found


def press(gui: Gui, *keys: Qt.Key) -> None:
    """Press keys where the focus is."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        gui.settle()


@pytest.mark.parametrize("appearance", Appearance)
def test_colours_are_chosen(opened: Gui, appearance: Appearance) -> None:
    button = part(opened, QRadioButton, f"setting_appearance_{appearance}")
    button.click()
    assert opened.running.theme.appearance is appearance
    assert opened.running.settings.appearance is appearance
    if appearance is not Appearance.SYSTEM:
        assert opened.running.theme.palette.name == appearance


def test_arrows_go_from_colour_to_colour(opened: Gui) -> None:
    assert part(opened, QRadioButton, "setting_appearance_system").hasFocus()
    press(opened, Qt.Key.Key_Right)
    assert opened.running.theme.palette.name == "light"
    press(opened, Qt.Key.Key_Right)
    assert opened.running.settings.appearance is Appearance.DARK


def test_sliders_change_the_page_at_each_step(opened: Gui) -> None:
    metrics = opened.pane.scene.metrics
    part(opened, QSlider, "setting_zoom").setFocus()
    press(opened, Qt.Key.Key_Right)
    assert opened.pane.scene.metrics.zoom == pytest.approx(1.1)
    press(opened, Qt.Key.Key_Left)
    part(opened, QSlider, "setting_spacing").setFocus()
    press(opened, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert opened.pane.scene.metrics.pitch == round(metrics.pitch * 1.1)
    part(opened, QSlider, "setting_characters").setFocus()
    press(opened, Qt.Key.Key_Left)
    assert opened.pane.scene.metrics.column == pytest.approx(95 * metrics.letter)
    assert part(opened, QSlider, "setting_characters").accessibleName().endswith("95 characters")


def test_switches_are_thrown_by_the_space_bar(opened: Gui) -> None:
    for name in ("compact", "patterns"):
        part(opened, QCheckBox, f"setting_{name}").setFocus()
        press(opened, Qt.Key.Key_Space)
        assert part(opened, QCheckBox, f"setting_{name}").isChecked()
    assert opened.desk.viewing.look == Look(compact=True, patterns_only=True)


def test_the_panel_shows_what_is_changed_elsewhere(opened: Gui) -> None:
    opened.desk.actions.named("larger").run()
    opened.desk.actions.named("compact").run()
    opened.desk.actions.named("snap").run()
    opened.desk.viewing.set_chips("never")
    assert part(opened, QSlider, "setting_zoom").accessibleName().endswith("110\u00a0%")
    assert part(opened, QCheckBox, "setting_compact").isChecked()
    assert part(opened, QRadioButton, "setting_unit_sentences").isChecked()
    assert part(opened, QRadioButton, "setting_chips_never").isChecked()


def test_what_selections_snap_to_is_remembered(opened: Gui) -> None:
    part(opened, QRadioButton, "setting_unit_paragraphs").click()
    assert opened.desk.marking.unit is Unit.PARAGRAPHS
    assert opened.running.settings.unit == "paragraphs"


def test_a_family_is_found_by_a_part_of_its_name_and_tried_by_arrows(opened: Gui) -> None:
    part(opened, QRadioButton, "setting_family_other").click()
    search = part(opened, QLineEdit, "setting_family_search")
    assert search.hasFocus()
    QTest.keyClicks(search, "sans deja")
    row = opened.window.findChild(FamilyRow)
    assert row is not None
    listed = row.families()
    assert listed
    assert all("dejavu" in each.casefold() and "sans" in each.casefold() for each in listed)
    press(opened, Qt.Key.Key_Down)
    assert opened.pane.scene.metrics.font.family() == listed[0]
    press(opened, Qt.Key.Key_Down)
    assert opened.running.settings.family == listed[1]
    view = part(opened, QListView, "setting_family_list")
    assert view.currentIndex().data() == listed[1]
    part(opened, QRadioButton, "setting_family_sans").click()
    assert opened.pane.scene.metrics.font.family() == SANS
    assert not view.isVisible()
    part(opened, QRadioButton, "setting_family_serif").click()
    assert opened.pane.scene.metrics.font.family() == SERIF
    assert opened.running.settings.family == ""


def test_a_search_that_finds_no_family_changes_nothing(opened: Gui) -> None:
    part(opened, QRadioButton, "setting_family_other").click()
    QTest.keyClicks(part(opened, QLineEdit, "setting_family_search"), "no such family")
    press(opened, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opened.desk.viewing.look.family == SERIF


def test_families_are_listed_once_and_in_order(opened: Gui) -> None:
    families = installed()
    assert SERIF in families
    assert families == sorted(set(families), key=str.casefold)


def test_everything_goes_back_to_the_usual(opened: Gui) -> None:
    opened.desk.viewing.set_look(Look("DejaVu Sans", 1.5, 60, compact=True))
    part(opened, QRadioButton, "setting_unit_characters").click()
    opened.click("settings_reset")
    assert opened.desk.viewing.look == Look()
    assert opened.desk.marking.unit is Unit.WORDS
    assert part(opened, QRadioButton, "setting_family_serif").isChecked()


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.HIGH_DARK])
def test_every_stop_has_a_name_and_shows_its_focus(opened: Gui, appearance: Appearance) -> None:
    opened.desk.viewing.set_appearance(appearance)
    opened.settle()
    page = opened.find("reading_settings")
    stops = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()
    ]
    assert len(stops) > 15
    for stop in stops:
        assert stop.accessibleName()
        assert stop.objectName()
        page.setFocus()
        opened.find("preferences_close").setFocus()
        bare = stop.grab().toImage()
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        assert stop.hasFocus()
        assert stop.grab().toImage() != bare, stop.objectName()
