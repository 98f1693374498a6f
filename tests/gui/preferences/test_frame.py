"""The settings panel as a frame: it opens, turns its pages, and goes away again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.preferences.frame import PreferencesPanel, SettingsPage
from tests.support.windows import Gui


def _page(words: str) -> QWidget:
    made = QLabel(words)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


@pytest.fixture
def panel(qtbot: QtBot) -> PreferencesPanel:
    """A panel of two pages in a window."""
    window = QWidget()
    window.resize(900, 700)
    pages = [
        SettingsPage("one", "One", lambda: _page("first")),
        SettingsPage("two", "Two", lambda: _page("second"), width=500),
    ]
    made = PreferencesPanel(window, pages)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
        window.activateWindow()
    return made


def test_the_settings_open_by_their_key_and_esc_gives_the_page_its_focus_back(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("Ctrl+,")
    panel = gui.find("preferences_panel")
    assert panel.isAncestorOf(QApplication.focusWidget() or gui.window)
    gui.press("Esc")
    assert not panel.isVisible()
    assert gui.pane.hasFocus()


def test_the_settings_are_in_the_menu_of_the_project(gui: Gui) -> None:
    menu = gui.window.top_bar.project_button.menu()
    menu.aboutToShow.emit()
    assert any(item.text().startswith("Settings") for item in menu.actions())


def test_the_panel_stays_inside_a_small_window(gui: Gui) -> None:
    gui.press("Ctrl+,")
    gui.window.resize(640, 420)
    gui.settle()
    panel = gui.find("preferences_panel")
    assert gui.window.rect().contains(panel.geometry())


def test_tab_goes_round_in_the_panel(gui: Gui) -> None:
    gui.press("Ctrl+,")
    panel, seen = gui.find("preferences_panel"), set()
    for _ in range(40):
        gui.press("Tab")
        focused = QApplication.focusWidget()
        assert focused is not None
        assert panel.isAncestorOf(focused)
        assert focused.accessibleName()
        seen.add(focused)
    assert len(seen) > 2


def test_pages_are_made_when_they_are_first_shown(panel: PreferencesPanel) -> None:
    panel.open()
    assert panel.page().objectName() == "one_settings"
    assert panel.findChild(QWidget, "two_settings") is None
    panel.open("two")
    assert panel.page().objectName() == "two_settings"
    assert panel.width() == 500
    panel.open("nothing of that name")
    assert panel.page().objectName() == "two_settings"


def test_pages_are_turned_by_key(panel: PreferencesPanel) -> None:
    panel.open()
    for _ in range(2):
        before = panel.page().objectName()
        QTest.keyClick(panel, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        assert panel.page().objectName() != before
    tabs = panel.findChild(QTabBar, "preferences_tabs")
    assert tabs is not None
    assert tabs.isVisible()
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert panel.page().objectName() == "two_settings"


def test_closing_is_told_once(panel: PreferencesPanel, qtbot: QtBot) -> None:
    panel.open()
    with qtbot.waitSignal(panel.closed):
        panel.close_panel()
    with qtbot.assertNotEmitted(panel.closed):
        panel.close_panel()
