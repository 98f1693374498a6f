"""From a label's key to an annotation in the file."""

import sqlite3

import pytest

from annotator.gui.modes import Mode
from tests.support.windows import Gui


def test_selected_words_are_marked_by_the_letter_of_a_label(gui: Gui) -> None:
    gui.select("Norway")
    gui.press("A")
    assert gui.words() == [("ACTOR", "Norway")]


def test_what_was_marked_is_selected_and_the_words_no_longer(gui: Gui) -> None:
    made = gui.mark("Norway")
    assert made.text == "Norway"
    assert gui.pane.selection() is None
    assert gui.desk.mode() is Mode.SELECT


def test_a_mark_is_on_disk_when_the_screen_shows_it(gui: Gui) -> None:
    gui.mark("Norway")
    other = sqlite3.connect(gui.project.path)
    found = other.execute("SELECT text FROM annotation").fetchall()
    other.close()
    assert found == [("Norway",)]


def test_a_half_selected_word_is_marked_whole(gui: Gui) -> None:
    start, end = gui.select("Norway")
    gui.pane.select(start + 1, end - 2)
    gui.press("A")
    assert gui.words() == [("ACTOR", "Norway")]


def test_w_lets_characters_be_marked_and_is_remembered(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("W", "W", "W")
    assert gui.desk.marking.unit.value == "characters"
    assert gui.running.settings.unit == "characters"
    start, _ = gui.select("Norway")
    gui.pane.select(start, start + 3)
    gui.press("A")
    assert gui.words() == [("ACTOR", "Nor")]


def test_the_comma_of_a_sentence_stays_outside(gui: Gui) -> None:
    gui.select("ally,")
    gui.press("R")
    assert gui.words() == [("ROLE", "ally")]


def test_a_quote_loses_its_outer_space_and_nothing_else(gui: Gui) -> None:
    """Its punctuation is its own; what stands before its mark is left out by who selects."""
    start = gui.page.text.index(", “today and tomorrow")
    gui.pane.setFocus()
    gui.pane.select(start + 1, gui.page.text.index(".”", start) + 2)
    gui.press("Q")
    assert gui.words() == [("QUOTE", "“today and tomorrow.”")]
    gui.press("Ctrl+Z")
    gui.pane.select(start, start + 10)
    gui.press("Q")
    assert gui.words()[0][1].startswith(", “today")


def test_the_letter_of_the_label_it_has_says_so_and_changes_nothing(gui: Gui) -> None:
    gui.mark("Norway")
    before = gui.project.next_undo(gui.running.session.annotator.id)
    gui.press("A")
    assert gui.notice() == "This is an Actor already."
    assert gui.project.next_undo(gui.running.session.annotator.id) == before


def test_a_letter_relabels_the_selected_annotation(gui: Gui) -> None:
    gui.mark("Secretary General", "A")
    gui.press("R")
    assert gui.words() == [("ROLE", "Secretary General")]


def test_a_letter_without_a_selection_arms_the_label_and_esc_ends_it(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("A")
    assert gui.desk.mode() is Mode.ARMED
    assert gui.window.status_line.findChild(type(gui.find("mode_chip")), "mode_chip") is not None
    gui.press("Esc")
    assert gui.desk.mode() is Mode.READ


def test_armed_a_double_click_marks_the_word(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("A")
    gui.double_click("Norway")
    gui.double_click("NATO")
    assert gui.words() == [("ACTOR", "Norway"), ("ACTOR", "NATO")]


def test_armed_a_third_click_marks_the_sentence_instead_in_one_step(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("Q")
    gui.triple_click("Norway")
    assert [label for label, _ in gui.words()] == ["QUOTE"]
    assert gui.words()[0][1].startswith("Norway’s foreign minister")
    gui.press("Ctrl+Z")
    assert gui.words() == [("QUOTE", "Norway")]


def test_a_pill_of_the_label_bar_marks_as_its_key_does(gui: Gui) -> None:
    gui.select("Norway")
    gui.click("label_pill_actor")
    assert gui.words() == [("ACTOR", "Norway")]
    assert gui.pane.hasFocus()


def test_a_pill_shows_that_its_label_is_armed(gui: Gui) -> None:
    gui.click("label_pill_role")
    pill = gui.find("label_pill_role")
    assert pill.property("checked") is True
    gui.click("label_pill_role")
    assert pill.property("checked") is False


def test_only_space_marks_nothing_and_says_so(gui: Gui) -> None:
    start = gui.page.text.index("\n\n")
    gui.pane.setFocus()
    gui.pane.select(start, start + 2)
    gui.press("A")
    assert gui.words() == []
    assert gui.notice() == "There are no words in the selection; nothing was marked."


@pytest.mark.parametrize("words", ["السلام", "漢字", "🕊", "e\u0301lan", "one\u00a0two"])
def test_words_of_any_script_are_stored_as_they_stand(gui: Gui, words: str) -> None:
    gui.select(words)
    gui.press("A")
    assert gui.words() == [("ACTOR", words)]


def test_a_locked_document_takes_no_mark_and_says_why(gui: Gui) -> None:
    gui.press("Esc")
    gui.click("document_state")
    gui.press("3")
    gui.select("Norway")
    gui.press("A")
    assert gui.words() == []
    assert gui.notice().startswith("This document is locked")


def test_words_selected_by_keys_are_marked_by_enter_while_a_label_is_armed(gui: Gui) -> None:
    start = gui.page.text.index("Norway")
    gui.pane.setFocus()
    gui.pane.select(start, start)
    gui.press("A")
    assert gui.notice() == "Armed: Actor. Select words; Enter marks; Esc ends."
    gui.press("Ctrl+Shift+Right", "Enter", "Ctrl+Right", "Ctrl+Shift+Right", "Enter")
    assert len(gui.words()) == 2
    assert gui.words()[0] == ("ACTOR", "Norway")
    assert gui.desk.mode() is Mode.ARMED
    gui.press("Esc")
    assert gui.desk.mode() is not Mode.ARMED
    assert gui.notice() == ""


def test_enter_without_words_says_what_an_armed_label_waits_for(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("A", "Enter")
    assert gui.notice() == "Select words first; Enter marks them, Esc ends the armed label."
    assert gui.words() == []


def test_the_same_words_are_not_marked_twice_with_one_label(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.press("Esc")
    gui.select("Norway")
    gui.press("A")
    assert gui.notice() == "These words are an Actor already."
    assert gui.page.selected() == made
    assert gui.words() == [("ACTOR", "Norway")]
    gui.select("Norway")
    gui.press("R")
    assert [label for label, _ in gui.words()] == ["ACTOR", "ROLE"]


def test_enter_beside_selected_words_says_what_marks_them(gui: Gui) -> None:
    gui.select("Norway")
    gui.press("Enter")
    assert gui.notice() == "A label’s letter, or Ctrl+L and its name, marks the selected words."
