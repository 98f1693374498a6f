"""Typing into a field with known values below it: the list never swallows what a key means."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.support.windows import Gui

# The offscreen platform says so when a list opens.
pytestmark = pytest.mark.qt_log_ignore(
    "^This plugin does not support (raise|grabbing)", extend=True
)


@pytest.fixture
def typing(gui: Gui) -> Gui:
    """A canonical name being typed, with one that is known already listed below."""
    gui.mark("Norway")
    gui.press("E", "2", "Tab")
    gui.type("Norway")
    gui.press("Enter")
    gui.mark("NATO")
    gui.press("E", "Tab")
    gui.type("Nor")
    return gui


def popup() -> QWidget:
    """The list of known values."""
    found = QApplication.activePopupWidget()
    assert found is not None
    return found


def test_enter_takes_what_was_typed_and_returns_to_the_page(typing: Gui) -> None:
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    typing.settle()
    assert QApplication.activePopupWidget() is None
    assert typing.pane.hasFocus()
    assert typing.stored()[1].attributes["canonical"] == "Nor"


def test_down_and_enter_take_the_known_value(typing: Gui) -> None:
    QTest.keyClick(popup(), Qt.Key.Key_Down)
    QTest.keyClick(popup(), Qt.Key.Key_Return)
    typing.settle()
    assert typing.pane.hasFocus()
    assert typing.stored()[1].attributes["canonical"] == "Norway"


def test_tab_goes_on(typing: Gui) -> None:
    QTest.keyClick(popup(), Qt.Key.Key_Tab)
    typing.settle()
    assert QApplication.activePopupWidget() is None
    assert typing.stored()[1].attributes["canonical"] == "Nor"


def test_esc_closes_the_list_then_brings_the_old_words_back_and_returns_to_the_page(
    typing: Gui,
) -> None:
    QTest.keyClick(popup(), Qt.Key.Key_Escape)
    typing.settle()
    field = typing.find("attribute_canonical")
    assert isinstance(field, QLineEdit)
    assert field.text() == "Nor"
    assert field.hasFocus()
    assert QApplication.activePopupWidget() is None
    typing.press("Esc")
    assert field.text() == ""
    assert typing.pane.hasFocus()
    assert "canonical" not in typing.stored()[1].attributes
