"""From everything that was found to annotations, by keys alone."""

from PySide6.QtWidgets import QWidget

from annotator.gui.modes import Mode
from annotator.operations import codebooks
from tests.support.windows import Gui

SOON = 20_000


def find(gui: Gui, words: str) -> None:
    gui.press("Ctrl+F")
    gui.type(words)
    gui.qtbot.waitUntil(gui.desk.finding.standing.known, timeout=SOON)
    gui.settle()


def test_all_places_found_are_marked_by_a_key_a_label_and_enter_and_undone_at_once(
    gui: Gui,
) -> None:
    find(gui, "norway")
    gui.press("Alt+Return")
    assert gui.find("find_labels").isVisible()
    assert gui.desk.mode() is Mode.FIND
    gui.press("A")
    assert not gui.desk.finding.is_open()
    assert gui.desk.occurrences.is_open()
    gui.press("Return")
    gui.qtbot.waitUntil(lambda: len(gui.stored()) == 2, timeout=SOON)
    assert gui.words() == [("ACTOR", "Norway"), ("ACTOR", "Norway")]
    gui.pane.setFocus()
    gui.press("Ctrl+Z")
    assert gui.words() == []


def test_what_has_the_label_already_is_left_out_and_counted(gui: Gui) -> None:
    gui.mark("Norway")
    find(gui, "norway")
    gui.press("Alt+Return", "A")
    assert gui.notice() == "1 place with this label already, or without words: left out."
    gui.press("Return")
    gui.qtbot.waitUntil(lambda: len(gui.stored()) == 2, timeout=SOON)
    assert gui.words() == [("ACTOR", "Norway"), ("ACTOR", "Norway")]


def test_where_everything_has_the_label_the_question_stays(gui: Gui) -> None:
    gui.mark("Oslo")
    find(gui, "oslo")
    gui.press("Alt+Return", "A")
    assert gui.notice() == "All that is found has this label already."
    assert not gui.desk.occurrences.is_open()
    gui.press("R")
    assert gui.desk.occurrences.is_open()


def test_the_question_is_a_row_of_pills_with_the_focus_and_esc_goes_back_to_the_words(
    gui: Gui,
) -> None:
    find(gui, "norway")
    gui.click("find_mark_all")
    assert gui.find("find_label_actor").hasFocus()
    assert gui.find("find_labels").accessibleName() == "Mark 2 places as"
    gui.press("X")  # no label's key: nothing happens, least of all on the page
    gui.press("Tab")
    assert gui.find("find_label_role").hasFocus()
    gui.press("Esc")
    assert gui.find("find_edit").hasFocus()
    assert gui.desk.finding.is_open()
    assert gui.words() == []


def test_a_pill_is_pressed_by_enter_and_by_the_mouse(gui: Gui) -> None:
    find(gui, "norway")
    gui.press("Alt+Return", "Return")
    assert gui.desk.occurrences.is_open()
    gui.press("Esc")
    find(gui, "norway")
    gui.press("Alt+Return")
    gui.click("find_label_role")
    assert gui.desk.occurrences.is_open()


def test_typing_on_takes_the_question_away(gui: Gui) -> None:
    find(gui, "norway")
    gui.press("Alt+Return")
    gui.find("find_edit").setFocus()
    gui.type("’")
    gui.qtbot.waitUntil(gui.desk.finding.standing.known, timeout=SOON)
    labels = gui.desk.finding.bar.findChild(QWidget, "find_labels")
    assert isinstance(labels, QWidget)
    assert not labels.isVisible()


def test_nothing_found_is_nothing_to_mark(gui: Gui) -> None:
    find(gui, "zeppelin")
    assert not gui.find("find_mark_all").isEnabled()
    gui.press("Alt+Return")
    assert gui.notice() == "Nothing is found that could be marked."
    gui.press("Esc", "Ctrl+K")
    gui.type("mark all places")
    gui.press("Return")
    assert gui.words() == []


def test_without_a_label_in_use_nothing_is_asked_and_the_reason_is_said(gui: Gui) -> None:
    for label in gui.running.session.codebook().labels:
        gui.running.session.run(codebooks.retire_label, label.name)
    find(gui, "norway")
    gui.press("Alt+Return")
    assert gui.notice() == "The codebook has no label in use that the places could be given."
    assert gui.window.findChild(QWidget, "find_labels") is None
