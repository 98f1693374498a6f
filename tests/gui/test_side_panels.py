"""What holds for every panel beside the page, and for all of them together."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.gui.cast import panel as cast
from annotator.gui.codebook.pill import LabelPill
from annotator.gui.codebook_editor import panel as codebook
from annotator.gui.relations import panel as relations
from annotator.gui.side_panel import SidePanel
from annotator.gui.worklist import panel as worklist
from annotator.operations import codebooks
from tests.support.panels import PANELS
from tests.support.windows import Gui

BESIDE = ("cast", "codebook", "relations", "taking", "worklist")


def opened(gui: Gui, name: str) -> SidePanel:
    """The panel of a name, once it is open."""
    PANELS[name](gui)
    gui.settle()
    (panel,) = [each for each in gui.window.findChildren(SidePanel) if each.isVisible()]
    return panel


@pytest.mark.parametrize("size", [(1440, 900), (900, 600), (640, 420)])
@pytest.mark.parametrize("name", BESIDE)
def test_no_panel_covers_the_line_of_keys_or_a_notice(
    gui: Gui, name: str, size: tuple[int, int]
) -> None:
    gui.window.resize(*size)
    panel, window = opened(gui, name), gui.window
    gui.settle()
    assert not panel.geometry().intersects(window.hint_line.geometry())
    window.notice_line.say("This is the last document.")
    gui.settle()
    assert not panel.geometry().intersects(window.notice_line.geometry())
    window.notice_line.hide()
    gui.settle()
    assert panel.geometry().bottom() > window.hint_line.y() - 20


@pytest.mark.parametrize("name", [*BESIDE, "guidelines", "label_palette", "palette"])
def test_the_line_of_keys_speaks_for_what_has_the_focus(gui: Gui, name: str) -> None:
    PANELS[name](gui)
    gui.settle()
    said = gui.window.hint_line.words()
    assert "Esc" in said
    for of_page in ("next under the caret", "Mark the words as", "Select words"):
        assert of_page not in said
    gui.press("Esc", "Esc", "Esc")
    gui.pane.setFocus()
    gui.settle()
    assert "Esc closes" not in gui.window.hint_line.words()


def test_the_label_bar_keeps_the_focus_when_its_labels_are_shown_anew(gui: Gui) -> None:
    gui.find("label_pill_role").setFocus()
    gui.running.session.run(codebooks.change_label, "ROLE", {"title": "Office"})
    gui.settle()
    assert gui.find("label_pill_role").hasFocus()
    gui.running.session.run(codebooks.retire_label, "ROLE")
    gui.settle()
    assert gui.find("label_pill_actor").hasFocus()


@pytest.mark.parametrize("name", ["cast", "codebook", "relations"])
def test_esc_shows_all_again_before_it_closes_a_panel(gui: Gui, name: str) -> None:
    panel = opened(gui, name)
    gui.press("Ctrl+F")
    search = gui.find(f"{name}_search")
    gui.type("a")
    gui.press("Enter")
    assert not search.hasFocus()
    gui.press("Esc")
    assert panel.isVisible()
    assert isinstance(search, QLineEdit)
    assert search.text() == ""
    gui.press("Esc")
    assert not panel.isVisible()
    assert gui.pane.hasFocus()


@pytest.mark.parametrize("name", ["cast", "codebook"])
def test_esc_leads_from_what_is_chosen_to_the_list_before_it_closes_a_panel(
    gui: Gui, name: str
) -> None:
    panel = opened(gui, name)
    gui.find(f"{name}_list").setFocus()
    QTest.qWait(100)
    gui.press("Right")
    assert gui.find({"cast": "cast_life", "codebook": "codebook_marks"}[name]).hasFocus()
    gui.press("Esc")
    assert gui.find(f"{name}_list").hasFocus()
    gui.press("Esc")
    assert not panel.isVisible()


@pytest.mark.parametrize("name", ["cast", "codebook", "relations"])
def test_what_is_looked_for_and_a_name_that_is_asked_for_name_their_keys(
    gui: Gui, name: str
) -> None:
    opened(gui, name)
    gui.press("Ctrl+F")
    assert "shows all again" in gui.window.hint_line.words()
    gui.press("Enter", "N")
    asked = "takes the name" in gui.window.hint_line.words()
    assert asked == (name != "relations")


def test_tab_goes_through_each_panel_as_it_is_read_column_by_column(gui: Gui) -> None:
    opened(gui, "codebook")
    gui.find("codebook_list").setFocus()
    gui.press("Tab")
    assert gui.find("codebook_label_title").hasFocus()
    seen = []
    for _ in range(80):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
        gui.press("Tab")
    order = ["codebook_label_title", "codebook_label_name", "codebook_label_key",
             "codebook_meaning_definition", "codebook_attribute_0", "codebook_marks",
             "codebook_new_button", "codebook_close", "codebook_search",
             "codebook_list"]  # fmt: skip
    assert [each for each in seen if each in order][: len(order)] == order


def test_tab_goes_from_the_list_of_the_cast_to_the_card_of_the_chosen_one(gui: Gui) -> None:
    opened(gui, "cast")
    gui.press("Down")
    gui.find("cast_list").setFocus()
    gui.press("Tab")
    assert gui.find("cast_name").hasFocus()
    gui.press("Shift+Tab", "Shift+Tab")
    assert gui.find("cast_search").hasFocus()


def test_what_is_called_the_same_in_several_panels_has_the_same_key() -> None:
    keys: dict[str, set[str]] = {}
    for commands in (cast.COMMANDS, codebook.COMMANDS, relations.COMMANDS, worklist.COMMANDS):
        for each in commands:
            keys.setdefault(each.title or each.name, set()).add(each.key)
    assert {name: found for name, found in keys.items() if len(found) > 1} == {}


def test_what_is_refused_is_said_once_where_one_looks(gui: Gui) -> None:
    panel = opened(gui, "codebook")
    gui.find("codebook_label_key").setFocus()
    gui.type("R")
    gui.press("Enter")
    assert "free ones are" in panel.notice()
    assert gui.notice() == ""
    gui.press("F6")
    gui.pane.setFocus()
    gui.running.session.failed.emit("It cannot be done here.")
    assert gui.notice() == "It cannot be done here."
    assert "cannot be done here" not in panel.notice()


def test_what_a_panel_said_is_past_with_the_next_step(gui: Gui) -> None:
    panel = opened(gui, "cast")
    gui.find("cast_list").setFocus()
    gui.press("S")
    assert "Tick mentions" in panel.notice()
    assert gui.notice() == ""
    gui.press("Ctrl+Z")
    assert panel.notice().startswith("Undone")


def test_a_panel_opened_while_a_relation_is_led_elsewhere_keeps_the_focus(gui: Gui) -> None:
    PANELS["worklist"](gui)
    PANELS["relations"](gui)
    gui.press("Down", "T")
    assert gui.find("link_edit").hasFocus()
    gui.press("Ctrl+Shift+R")
    QTest.qWait(80)
    assert gui.find("worklist_list").hasFocus()
    assert not gui.desk.linking.is_open()


def test_leaving_where_a_relation_is_to_lead_goes_to_the_page_once_the_list_is_gone(
    gui: Gui,
) -> None:
    gui.mark("Norway")
    PANELS["relations"](gui)
    gui.press("T")
    gui.click("relations_close")
    gui.find("link_edit").setFocus()
    gui.press("Esc")
    assert gui.pane.hasFocus()


@pytest.mark.parametrize("key", ["Ctrl+L", "Ctrl+K"])
@pytest.mark.parametrize(
    ("panel", "stop"),
    [
        ("Ctrl+Shift+B", "codebook_list"),
        ("Ctrl+Shift+L", "relations_list"),
        ("Ctrl+Shift+R", "worklist_list"),
        ("Ctrl+Shift+E", "cast_search"),
        ("Shift+F2", "guidelines_words"),
        ("Ctrl+F", "find_edit"),
    ],
)
def test_what_is_opened_from_a_palette_has_the_focus(
    gui: Gui, key: str, panel: str, stop: str
) -> None:
    gui.mark("NATO")
    gui.press(key, panel)
    gui.settle()
    assert gui.find(stop).hasFocus()


@pytest.mark.parametrize("name", ["codebook", "relations", "worklist"])
def test_f6_goes_to_the_page_and_back(gui: Gui, name: str) -> None:
    panel = opened(gui, name)
    stop = panel.first_stop()
    assert stop is not None
    stop.setFocus()
    for there in (gui.pane, stop, gui.pane, stop):
        gui.press("F6")
        assert there.hasFocus()
    gui.press("Shift+F6", "Shift+F6")
    assert isinstance(QApplication.focusWidget(), LabelPill)


@pytest.mark.parametrize("name", ["cast", "codebook"])
def test_what_was_added_says_what_takes_it_back(gui: Gui, name: str) -> None:
    panel = opened(gui, name)
    gui.find(f"{name}_list").setFocus()
    gui.press("N")
    gui.type("Oslo")
    gui.press("Enter")
    assert panel.notice().startswith("Oslo is in the ")
    assert panel.notice().endswith("Ctrl+Z takes it back.")


@pytest.mark.parametrize("name", ["cast", "codebook", "relations", "worklist"])
@pytest.mark.parametrize("inside", [True, False])
def test_what_a_panel_says_of_a_step_is_past_with_the_next_step(
    gui: Gui, name: str, *, inside: bool
) -> None:
    panel = opened(gui, name)
    gui.running.session.run(codebooks.change_label, "ROLE", {"title": "Office"})
    gui.settle()
    if not inside:
        gui.pane.setFocus()
    panel.say("1 relation is taken back; Ctrl+Z takes it back.")
    gui.press("Ctrl+Z")
    assert panel.notice() == ("Undone: Rename the label Role to Office." if inside else "")
