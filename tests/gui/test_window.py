"""The window as a whole: its panels by key, its names, its sizes."""

import re

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

from annotator.gui.modes import Mode
from tests.support.windows import Gui


def focused(gui: Gui) -> str:
    """In which panel the focus is."""
    widget = QApplication.focusWidget()
    panels = ("side_panel", "label_bar", "reading_pane", "inspector")
    while widget is not None and widget.objectName() not in panels:
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def test_f6_goes_round_the_panels_and_shift_f6_back(gui: Gui) -> None:
    gui.pane.setFocus()
    seen = []
    for _ in range(4):
        gui.press("F6")
        seen.append(focused(gui))
    assert seen == ["inspector", "side_panel", "label_bar", "reading_pane"]
    gui.press("Shift+F6")
    assert focused(gui) == "label_bar"


def test_a_panel_reached_by_key_has_a_ring_until_it_is_left(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("F6")
    ring = gui.find("focus_ring")
    assert ring.geometry().contains(gui.window.inspector.mapTo(gui.window, QPoint(4, 4)))
    gui.pane.setFocus()
    gui.settle()
    assert not ring.isVisible()


def test_esc_goes_one_level_out_each_time(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E")
    assert gui.desk.mode() is Mode.FIELD
    gui.press("Esc")
    assert gui.pane.hasFocus()
    assert gui.page.selected() is not None
    gui.press("Esc")
    assert gui.desk.mode() is Mode.READ


def test_the_selected_annotation_stays_while_words_are_selected(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.select("NATO")
    assert gui.pane.selected_annotation() == made.id
    gui.press("Esc")
    assert gui.pane.selection() is None
    assert gui.pane.selected_annotation() == made.id


def test_tab_on_the_page_goes_from_annotation_to_annotation(gui: Gui) -> None:
    first, second = gui.mark("Ana Ruiz"), gui.mark("Norway")
    gui.press("Esc")
    gui.pane.select(0, 0)
    gui.press("Tab")
    assert gui.pane.selected_annotation() == first.id
    gui.press("Tab")
    assert gui.pane.selected_annotation() == second.id
    gui.press("Tab")
    assert gui.notice() == "This is the last annotation of the page."
    gui.press("Shift+Tab")
    assert gui.pane.selected_annotation() == first.id


def test_s_cycles_through_what_lies_under_the_caret(gui: Gui) -> None:
    outer = gui.mark("Norway will send 200 engineers to NATO", "C")
    gui.press("Esc")
    inner = gui.mark("NATO")
    start = inner.start
    gui.pane.select(start, start)
    gui.press("S")
    assert gui.pane.selected_annotation() == outer.id
    gui.press("S")
    assert gui.pane.selected_annotation() == inner.id


def test_the_mode_chip_names_the_mode(gui: Gui) -> None:
    chip = gui.find("mode_chip")
    gui.pane.setFocus()
    gui.settle()
    assert chip.property("text") == "Read"
    gui.press("A")
    assert chip.property("text") == "Armed · Actor"
    gui.press("Esc")
    gui.mark("Norway")
    assert chip.property("text") == "Select"
    gui.press("E")
    assert chip.property("text") == "Field"


def test_the_status_line_counts_by_label(gui: Gui) -> None:
    gui.mark("Norway")
    gui.mark("Secretary General", "R")
    assert gui.find("annotation_count").property("text") == "2 annotations"
    assert gui.window.status_line.by_label() == "Actor 1 · Role 1"
    gui.press("Ctrl+Z")
    assert gui.window.status_line.by_label() == "Actor 1"


def test_zoom_keys_change_the_type_and_the_status_line(gui: Gui) -> None:
    zoom = gui.find("zoom_button")
    gui.press("Ctrl+=")
    assert zoom.property("text") == "110%"
    gui.press("Ctrl+-", "Ctrl+-")
    assert zoom.property("text") == "90%"
    gui.press("Ctrl+0")
    assert zoom.property("text") == "100%"


def test_f1_shows_every_key_and_esc_puts_it_away(gui: Gui) -> None:
    gui.press("F1")
    page = gui.find("shortcuts_panel")
    gui.press("Esc")
    assert not page.isVisible()
    assert gui.pane.hasFocus()


def test_tab_stays_in_the_page_of_keys(gui: Gui) -> None:
    gui.press("F1")
    page = gui.find("shortcuts_panel")
    gui.press("Tab")
    assert gui.find("shortcuts_change").hasFocus()
    gui.press("Tab")
    assert gui.find("shortcuts_close").hasFocus()
    gui.press("Tab")
    assert page.hasFocus()
    gui.press("Shift+Tab")
    assert gui.find("shortcuts_close").hasFocus()
    gui.press("Esc")
    assert not page.isVisible()
    assert gui.pane.hasFocus()


def test_the_settings_of_the_label_bar_can_be_clicked(gui: Gui) -> None:
    gui.click("snap_setting")
    assert gui.find("snap_setting").property("text") == "Snap to sentences"
    before = gui.desk.viewing.chips
    gui.click("chip_setting")
    assert gui.desk.viewing.chips != before


def test_a_dense_page_shows_chips_on_hover_by_itself(gui: Gui) -> None:
    from annotator.model.text import Span
    from annotator.operations.annotating import annotate

    assert gui.desk.viewing.chips == "always"
    me = gui.running.session.annotator.id
    for start in range(45):
        annotate(gui.project, 1, [Span(start, start + 1)], label="ACTOR", annotator=me)
    assert gui.desk.viewing.chips == "hover"


def test_every_visible_control_says_what_it_is(gui: Gui) -> None:
    gui.mark("Norway")
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QListView)
    dumb = [
        each.objectName() or type(each).__name__
        for kind in kinds
        for each in gui.window.findChildren(kind)
        if each.isVisible() and not each.accessibleName() and each.objectName() != "qt_spinbox"
    ]
    assert dumb == []


def test_object_names_are_in_snake_case(gui: Gui) -> None:
    names = [
        each.objectName()
        for each in gui.window.findChildren(QWidget)
        if each.objectName() and not each.objectName().startswith("qt_")
    ]
    assert [name for name in names if not re.fullmatch("[a-z][a-z0-9_]*", name)] == []
    for name in ("document_list", "label_bar", "inspector", "reading_pane", "status_line"):
        assert name in names
    assert gui.window.objectName() == "main_window"


@pytest.mark.parametrize("size", [(640, 420), (900, 600), (1000, 700), (1600, 1000)])
def test_nothing_stands_outside_the_window(gui: Gui, size: tuple[int, int]) -> None:
    gui.mark("Norway")
    gui.window.resize(*size)
    gui.settle()
    assert (gui.window.width(), gui.window.height()) == size
    for panel in (gui.window.top_bar, gui.window.label_bar, gui.pane, gui.window.status_line):
        corner = panel.mapTo(gui.window, panel.rect().bottomRight())
        assert gui.window.rect().contains(corner), panel.objectName()
    assert gui.pane.width() >= 350


@pytest.mark.qt_log_ignore("^This plugin does not support (raise|grabbing)")
def test_the_project_menu_says_what_undo_would_undo(gui: Gui) -> None:
    from PySide6.QtWidgets import QMenu

    gui.mark("Norway")
    menu = gui.window.findChild(QMenu, "project_menu")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert "Undo: mark Actor “Norway”\tCtrl+Z" in [each.text() for each in menu.actions()]


def test_a_field_is_entered_although_the_inspector_had_given_way(gui: Gui) -> None:
    gui.mark("Norway")
    gui.window.resize(660, 480)
    gui.settle()
    inspector = gui.window.inspector
    assert inspector.visibleRegion().isEmpty()
    gui.press("E", "2")
    assert not inspector.visibleRegion().isEmpty()
    assert gui.stored()[0].attributes["kind"] == "state"


@pytest.mark.parametrize("key", ["E", "N"])
def test_the_inspector_gives_its_room_back_when_the_focus_leaves_it(gui: Gui, key: str) -> None:
    gui.mark("Norway")
    gui.window.resize(660, 480)
    gui.settle()
    width = gui.pane.width()
    gui.press(key)
    field = QApplication.focusWidget()
    assert field is not None
    assert gui.window.inspector.isAncestorOf(field)
    assert field.visibleRegion().boundingRect().height() > field.height() / 2
    gui.press("Esc")
    assert gui.window.inspector.visibleRegion().isEmpty()
    assert gui.pane.hasFocus()
    assert gui.pane.width() == width


def test_f6_passes_over_panels_that_have_given_way(gui: Gui) -> None:
    gui.window.resize(660, 480)
    gui.pane.setFocus()
    gui.press("F6")
    assert focused(gui) == "label_bar"


def test_tab_goes_on_from_the_caret_where_it_has_left_the_selected_annotation(gui: Gui) -> None:
    first, second = gui.mark("Ana Ruiz"), gui.mark("Norway")
    assert first.start < second.start
    gui.press("Ctrl+Home", "Tab")
    assert gui.pane.selected_annotation() == first.id


def test_the_caret_comes_along_where_an_annotation_is_jumped_to(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.press("Esc", "Ctrl+Home")
    gui.pane.select_annotation(made.id)
    assert gui.pane.caret() == made.start
