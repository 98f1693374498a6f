"""Typing into a field with known values below it: the list never swallows what a key means."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from annotator.gui.inspector.known_values import fitting
from tests.support.windows import Gui


@pytest.fixture
def typing(gui: Gui) -> Gui:
    """A canonical name being typed, with one that is known already listed below."""
    gui.mark("Norway")
    gui.press("E", "2", "Tab")
    gui.type("Norway")
    gui.press("Enter")
    gui.mark("NATO")
    gui.press("E", "Tab")
    gui.type("nor")
    return gui


def listed(gui: Gui) -> list[str]:
    """The known values that are shown."""
    found = gui.window.findChildren(QListView, "known_values")
    shown = [each for each in found if each.isVisible()]
    rows = [(each, row) for each in shown for row in range(each.model().rowCount())]
    return [each.model().index(row, 0).data() for each, row in rows]


def field(gui: Gui) -> QLineEdit:
    """The field that is typed in."""
    found = gui.find("attribute_canonical")
    assert isinstance(found, QLineEdit)
    return found


def stored(gui: Gui) -> object:
    """What the file says of the annotation that is being described."""
    return gui.stored()[1].attributes.get("canonical")


def test_what_fits_is_listed_and_the_field_keeps_the_focus(typing: Gui) -> None:
    assert listed(typing) == ["Norway"]
    assert field(typing).hasFocus()
    assert QApplication.activePopupWidget() is None
    typing.type("x")
    assert listed(typing) == []


def test_the_list_stands_within_the_window_below_its_field(typing: Gui) -> None:
    shown, window = typing.find("known_values"), typing.window
    assert window.rect().contains(shown.geometry())
    below = field(typing).mapTo(window, QPoint(0, field(typing).height()))
    assert shown.geometry().top() >= below.y()
    assert shown.geometry().right() == below.x() + field(typing).width() - 1


def test_the_list_follows_its_field(typing: Gui) -> None:
    before = typing.find("known_values").geometry().top()
    options = typing.window.findChild(QWidget, "attribute_kind_options")
    assert isinstance(options, QWidget)
    options.show()
    typing.qtbot.waitUntil(lambda: typing.find("known_values").geometry().top() > before)
    shown = typing.find("known_values")
    below = field(typing).mapTo(typing.window, QPoint(0, field(typing).height()))
    assert shown.geometry().top() - below.y() < 5


def test_enter_takes_what_was_typed_and_returns_to_the_page(typing: Gui) -> None:
    typing.press("Enter")
    assert listed(typing) == []
    assert typing.pane.hasFocus()
    assert stored(typing) == "nor"


def test_down_and_enter_take_the_known_value(typing: Gui) -> None:
    typing.press("Down", "Enter")
    assert typing.pane.hasFocus()
    assert stored(typing) == "Norway"


def test_down_lists_all_that_is_known_and_up_begins_at_the_end(typing: Gui) -> None:
    typing.press("Esc")
    field(typing).clear()
    typing.press("Up")
    assert listed(typing) == []
    typing.press("Down")
    assert listed(typing) == ["Norway"]
    typing.press("Up")
    assert field(typing).text() == "Norway"


def test_tab_goes_on_with_what_was_typed(typing: Gui) -> None:
    typing.press("Tab")
    assert listed(typing) == []
    assert stored(typing) == "nor"


def test_a_click_takes_the_known_value(typing: Gui) -> None:
    shown = typing.find("known_values")
    assert isinstance(shown, QListView)
    at = shown.visualRect(shown.model().index(0, 0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    typing.settle()
    assert stored(typing) == "Norway"
    assert listed(typing) == []


def test_esc_closes_the_list_then_brings_the_old_words_back_and_returns_to_the_page(
    typing: Gui,
) -> None:
    typing.press("Esc")
    assert listed(typing) == []
    assert field(typing).text() == "nor"
    assert field(typing).hasFocus()
    typing.press("Esc")
    assert typing.pane.hasFocus()
    assert stored(typing) is None


def test_values_that_begin_with_what_was_typed_come_first() -> None:
    values = ["Kingdom of Norn", "Norn", "Tiva"]
    assert fitting(values, "norn") == ["Norn", "Kingdom of Norn"]
    assert fitting(values, "") == values
    assert fitting(values, "Tiva") == []
    assert fitting(values, "tiva") == ["Tiva"]
    assert fitting(["Bargemen’s Guild"], "men's") == ["Bargemen’s Guild"]
