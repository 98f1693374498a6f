"""The menu of the page holds all that can be done there, with its keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.support.windows import Gui

# What a menu does to have the keyboard to itself, the offscreen platform cannot do, and says so.
pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)


def menu_of(gui: Gui) -> QMenu:
    """The menu that is open."""
    (found,) = [each for each in gui.window.findChildren(QMenu, "page_menu") if each.isVisible()]
    return found


def entries(menu: QMenu) -> dict[str, QAction]:
    """The entries by their words, those of menus within too."""
    found: dict[str, QAction] = {}
    for each in menu.actions():
        inner = each.menu()
        if isinstance(inner, QMenu):
            found |= entries(inner)
        elif each.text():
            found[each.text().partition("\t")[0]] = each
    return found


def test_it_holds_every_action_of_annotations_with_its_key(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("Shift+F10")
    there = entries(menu_of(gui))
    wanted = [
        each
        for each in gui.desk.actions
        if each.group in {"Labels", "Annotation", "Suggestions", "History"}
        or each.name in {"copy", "copy_citation", "find", "snap"}
    ]
    assert len(wanted) > 35
    for each in wanted:
        if each.name == "mark_armed":  # Enter marks while a label is armed, and so does its letter
            continue
        assert each.words() in there, each.name
        assert ("\t" in there[each.words()].text()) == bool(each.key)
        assert there[each.words()].isEnabled() == (not each.blocked())
    menu_of(gui).close()


def test_what_cannot_be_done_now_says_why(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("Shift+F10")
    link = entries(menu_of(gui))["Link to…"]
    assert not link.isEnabled()
    assert link.toolTip() == "Select an annotation first: press Tab, or click on one."
    menu_of(gui).close()


def test_opened_by_key_it_stands_at_the_caret_and_enter_takes_its_first_entry(gui: Gui) -> None:
    _, end = gui.select("Norway")
    places: list[QPoint] = []
    gui.pane.context_requested.connect(places.append)
    gui.press("Shift+F10")
    menu = menu_of(gui)
    below = gui.pane.rect_at(end).bottomLeft().toPoint()
    assert [gui.pane.viewport().mapFromGlobal(each) for each in places] == [below]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    gui.settle()
    assert gui.words() == [("ACTOR", "Norway")]


def test_a_right_click_selects_and_opens_it_with_nothing_chosen(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.press("Esc")
    point = gui.point("Norway")
    place = gui.pane.viewport().mapToGlobal(point)
    QCursor.setPos(place)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, place)
    QApplication.sendEvent(gui.pane.viewport(), event)
    gui.settle()
    assert gui.pane.selected_annotation() == made.id
    menu = menu_of(gui)
    assert menu.activeAction() is None
    entries(menu)["Delete the annotation, or reject the suggestion"].trigger()
    menu.close()
    gui.settle()
    assert gui.words() == []


def test_a_rebound_key_stands_in_the_menu(gui: Gui) -> None:
    gui.desk.keymap.give({"link": ("K",)})
    gui.mark("Norway")
    gui.press("Shift+F10")
    assert entries(menu_of(gui))["Link to…"].text() == "Link to…\tK"
    menu_of(gui).close()


def test_it_is_opened_once_although_the_system_asks_too(gui: Gui) -> None:
    gui.select("Norway")
    gui.press("Shift+F10")
    gui.pane.context_requested.emit(gui.pane.mapToGlobal(QPoint(5, 5)))
    gui.settle()
    menu_of(gui).close()


def test_enter_is_called_enter(gui: Gui) -> None:
    gui.press("Shift+F10")
    assert entries(menu_of(gui))["Accept the suggestion"].text().endswith("\tEnter")
    menu_of(gui).close()
