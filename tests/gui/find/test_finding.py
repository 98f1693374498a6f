"""Finding words in the document that is shown, by keys alone."""

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from annotator.gui.find.bar import FindBar
from annotator.gui.keys import shown
from annotator.gui.modes import Mode
from annotator.operations import documents
from tests.support.windows import Gui

SOON = 20_000
"""Milliseconds that anything may take on a slow machine."""


def bar(gui: Gui) -> FindBar:
    found = gui.find("find_bar")
    assert isinstance(found, FindBar)
    return found


def count(gui: Gui) -> str:
    return bar(gui).count_label().text()


def said(gui: Gui) -> str:
    return gui.desk.finding.standing.hunt.sentence()


def hits(gui: Gui) -> list[str]:
    return [gui.page.text[start:end] for start, end in gui.pane.scene.hits]


def known(gui: Gui) -> None:
    """Wait until all places are known."""
    gui.qtbot.waitUntil(gui.desk.finding.standing.known, timeout=SOON)
    gui.settle()


def find(gui: Gui, words: str) -> None:
    gui.press("Ctrl+F")
    gui.type(words)
    known(gui)


def selected(gui: Gui) -> str:
    span = gui.pane.selection()
    return span.of(gui.page.text) if span else ""


def test_words_are_found_while_they_are_typed(gui: Gui) -> None:
    gui.press("Ctrl+F")
    assert gui.desk.mode() is Mode.FIND
    gui.type("wi")
    known(gui)
    assert set(hits(gui)) == {"wi"}
    gui.type("ll")
    known(gui)
    assert hits(gui) == ["will", "will"]
    assert count(gui) == "1 of 2"


def test_enter_and_arrows_go_from_place_to_place_and_round(gui: Gui) -> None:
    find(gui, "norway")
    counted = []
    for key in ("Enter", "Enter", "Shift+Enter", "Down", "Up", "F3", "Shift+F3"):
        gui.press(key)
        counted.append(count(gui))
    assert counted == [f"{n} of 2" for n in (2, 1, 2, 1, 2, 1, 2)]
    assert gui.desk.mode() is Mode.FIND


def test_the_bar_that_is_opened_again_goes_on_where_the_caret_is_now(gui: Gui) -> None:
    find(gui, "norway")
    gui.press("Esc")
    later = gui.page.text.rindex("Norway") - 3
    gui.pane.select(later, later)
    gui.press("Ctrl+F")
    known(gui)
    assert count(gui) == "2 of 2"
    gui.press("Esc")
    assert gui.pane.caret() == gui.page.text.rindex("Norway") + len("Norway")


def test_no_key_goes_to_the_bar_once_the_document_is_gone(gui: Gui) -> None:
    find(gui, "norway")
    field = bar(gui).edit
    gui.running.session.run(documents.remove, [1])
    gui.settle()
    assert gui.page.document is None
    assert not gui.desk.finding.is_open()
    assert not field.hasFocus()


def test_esc_leaves_the_found_words_selected_so_that_a_label_marks_them(gui: Gui) -> None:
    find(gui, "norway")
    gui.press("Enter", "Esc")
    assert gui.pane.hasFocus()
    assert not gui.desk.finding.is_open()
    assert not gui.pane.scene.hits
    gui.press("A")
    assert gui.words() == [("ACTOR", "Norway")]
    assert gui.stored()[0].start == gui.page.text.rindex("Norway")


def test_f3_goes_on_from_the_caret_when_the_bar_is_closed(gui: Gui) -> None:
    find(gui, "norway")
    gui.press("Esc")
    gui.select("foreign")
    gui.press("F3")
    assert gui.pane.selection() is not None
    assert gui.pane.caret() == gui.page.text.rindex("Norway") + 6
    gui.press("F3")
    assert gui.pane.caret() == gui.page.text.index("Norway") + 6
    gui.press("Shift+F3")
    assert gui.pane.caret() == gui.page.text.rindex("Norway") + 6
    assert gui.pane.hasFocus()
    assert not gui.desk.finding.is_open()


def test_f3_with_nothing_to_find_asks_for_it(gui: Gui) -> None:
    gui.press("F3")
    assert bar(gui).edit.hasFocus()


def test_what_was_found_first_is_what_follows_the_caret(gui: Gui) -> None:
    gui.select("foreign")
    gui.pane.clear_selection()
    find(gui, "norway")
    assert count(gui) == "2 of 2"


def test_selected_words_are_proposed_and_all_of_them_are_seen(gui: Gui) -> None:
    start, _ = gui.select("Norway", nth=1)
    gui.press("Ctrl+F")
    known(gui)
    assert bar(gui).edit.text() == bar(gui).edit.selectedText() == "Norway"
    assert count(gui) == "2 of 2"
    gui.press("Esc")
    assert gui.pane.selection() is not None
    assert gui.pane.caret() == start + 6


def test_words_over_a_line_end_are_not_proposed(gui: Gui) -> None:
    find(gui, "will")
    gui.press("Esc")
    gui.pane.select(0, len(gui.page.text))
    gui.press("Ctrl+F")
    assert bar(gui).edit.text() == "will"


def test_what_an_expression_found_does_not_take_its_place(gui: Gui) -> None:
    gui.press("Ctrl+F", "Alt+R")
    gui.type("N[a-z]+y")
    gui.press("Enter", "Esc")
    assert selected(gui) == "Norway"
    gui.press("Ctrl+F")
    assert bar(gui).edit.text() == "N[a-z]+y"


def test_selected_words_are_proposed_as_they_stand_also_to_expressions(gui: Gui) -> None:
    gui.press("Ctrl+F", "Alt+R", "Esc")
    gui.select("NATO.")
    gui.press("Ctrl+F")
    known(gui)
    assert hits(gui) == ["NATO."]


@pytest.mark.parametrize(
    ("key", "words", "before", "after"),
    [
        ("Alt+C", "will", 2, 2),
        ("Alt+C", "Will", 2, 0),
        ("Alt+W", "or", 7, 0),
        ("Alt+R", ".", 5, 80),
    ],
)
def test_each_option_has_a_key_and_counts_at_once(
    key: str, words: str, before: int, after: int, gui: Gui
) -> None:
    find(gui, words)
    found_before = len(hits(gui))
    gui.press(key)
    known(gui)
    found_after = len(hits(gui))
    assert (found_after < found_before) == (after < before)
    assert (found_after > found_before) == (after > before)
    gui.press(key)
    known(gui)
    assert len(hits(gui)) == found_before


@pytest.mark.parametrize("option", ["case", "whole", "pattern"])
def test_each_option_is_a_button_whose_tooltip_names_its_key(option: str, gui: Gui) -> None:
    gui.press("Ctrl+F")
    button = gui.find(f"find_{option}")
    assert isinstance(button, QPushButton)
    assert shown(gui.desk.actions.key_of(f"find_{option}")) in button.toolTip()
    assert not button.isChecked()
    gui.click(f"find_{option}")
    assert button.isChecked()
    assert getattr(gui.desk.finding.standing.search, option)
    assert bar(gui).edit.hasFocus()
    gui.press(gui.desk.actions.key_of(f"find_{option}"))
    assert not button.isChecked()


def test_the_buttons_go_from_place_to_place(gui: Gui) -> None:
    find(gui, "norway")
    gui.click("find_next")
    assert count(gui) == "2 of 2"
    gui.click("find_previous")
    assert count(gui) == "1 of 2"
    gui.click("find_close")
    assert selected(gui) == "Norway"


def test_nothing_is_said_of_nothing_and_nothing_found_calmly(gui: Gui) -> None:
    gui.press("Ctrl+F")
    assert count(gui) == ""
    gui.type("zeppelin")
    known(gui)
    assert count(gui) == "Nothing found"
    assert not gui.find("find_next").isEnabled()
    gui.press("Enter", "F3")
    assert count(gui) == "Nothing found"
    gui.press("Ctrl+A", "Backspace")
    assert count(gui) == ""
    assert not hits(gui)


def test_a_wrong_expression_is_said_with_its_place_and_the_next_key_mends_it(gui: Gui) -> None:
    gui.press("Ctrl+F", "Alt+R")
    gui.type("(will")
    gui.qtbot.waitUntil(lambda: bool(said(gui)), timeout=SOON)
    assert said(gui) == "At the end of the expression: a closing ) is missing."
    assert gui.find("find_said").isVisible()
    assert bar(gui).edit.property("wrong")
    assert not hits(gui)
    gui.type(")")
    gui.qtbot.waitUntil(lambda: hits(gui) == ["will", "will"], timeout=SOON)
    assert not said(gui)
    assert not bar(gui).edit.property("wrong")


def test_tab_goes_over_the_buttons_and_enter_presses_them(gui: Gui) -> None:
    find(gui, "norway")
    gui.press("Tab", "Tab", "Enter")
    assert count(gui) == "2 of 2"
    gui.press("Tab")
    assert gui.find("find_case").hasFocus()
    gui.press("Enter")
    assert gui.desk.finding.standing.search.case
    gui.press("Shift+Tab")  # nothing is found now: the buttons between are off
    assert bar(gui).edit.hasFocus()
    gui.press("Tab", "Esc")
    assert gui.pane.hasFocus()


def test_on_the_page_labels_mark_while_the_bar_is_open_and_esc_closes_it(gui: Gui) -> None:
    find(gui, "norway")
    gui.select("Oslo")
    gui.press("A")
    assert gui.words() == [("ACTOR", "Oslo")]
    assert hits(gui) == ["Norway", "Norway"]
    gui.press("F3")
    assert selected(gui) == "Norway"
    assert gui.pane.hasFocus()
    gui.press("Esc")
    assert not gui.desk.finding.is_open()
    assert selected(gui) == "Norway"


def test_a_page_that_is_read_again_keeps_what_is_found_and_where_one_is(gui: Gui) -> None:
    find(gui, "norway")
    gui.press("Enter")
    gui.page.show()
    known(gui)
    assert hits(gui) == ["Norway", "Norway"]
    assert count(gui) == "2 of 2"


def test_an_option_chosen_in_the_palette_opens_the_bar(gui: Gui) -> None:
    gui.press("Ctrl+K")
    gui.type("whole words")
    gui.press("Enter")
    gui.qtbot.waitUntil(gui.desk.finding.is_open, timeout=SOON)
    assert gui.desk.finding.standing.search.whole


def test_every_action_of_finding_is_in_the_menu_with_its_key_and_its_state(gui: Gui) -> None:
    menu = gui.window.findChild(QMenu, "find_menu")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    words = [each.text() for each in menu.actions() if each.text()]
    assert words[:2] == ["Find in this document\tCtrl+F", "Next place found\tF3"]
    assert "Find whole words only: turn on\tAlt+W" in words
    assert len(words) == sum(each.group == "Find" for each in gui.desk.actions)


def test_the_page_of_keys_knows_of_finding(gui: Gui) -> None:
    gui.press("F1")
    words = {each.text() for each in gui.find("shortcuts_panel").findChildren(QLabel)}
    assert {"FIND", "Find in this document", "Next place found", "Mark all places found…"} <= words


def test_f6_goes_to_the_bar_and_on_to_the_page(gui: Gui) -> None:
    find(gui, "norway")
    gui.press("F6")
    assert gui.pane.hasFocus()
    gui.press("Shift+F6")
    assert bar(gui).edit.hasFocus()


def test_how_much_is_found_is_said_to_those_who_cannot_see_it(gui: Gui) -> None:
    heard: list[str] = []
    gui.desk.finding.said.connect(heard.append)
    find(gui, "norway")
    gui.press("Enter")
    assert heard[-2:] == ["1 of 2", "2 of 2"]
    gui.type("x")
    known(gui)
    assert heard[-1] == "Nothing found"


def test_what_else_asks_for_something_gives_way_to_the_bar(gui: Gui) -> None:
    gui.mark("Norway")
    gui.mark("We will defend every ally", "Q")
    gui.press("L")
    assert gui.desk.linking.is_open()
    gui.press("Ctrl+F")
    assert not gui.desk.linking.is_open()
    assert bar(gui).edit.hasFocus()
    assert gui.desk.mode() is Mode.FIND


def test_all_occurrences_and_the_bar_take_turns_on_the_page(gui: Gui) -> None:
    find(gui, "will")
    gui.select("Norway")
    gui.press("Shift+A")
    assert gui.desk.occurrences.is_open()
    gui.press("Esc")
    assert hits(gui) == ["will", "will"]
    gui.select("Norway")
    gui.press("Shift+A", "Ctrl+F")
    known(gui)
    assert not gui.desk.occurrences.is_open()
    assert bar(gui).edit.hasFocus()
    assert hits(gui) == ["Norway", "Norway"]


def test_an_expression_is_looked_for_when_the_typing_rests_and_words_at_once(gui: Gui) -> None:
    gui.press("Ctrl+F")
    standing = gui.desk.finding.standing
    standing.type("will")
    standing.have()
    assert standing.known()
    standing.turn("pattern")
    standing.type("(will")
    assert not standing.known()
    assert not standing.hunt.failed
    gui.qtbot.waitUntil(lambda: bool(standing.hunt.failed), timeout=SOON)


def test_the_line_of_keys_speaks_for_the_bar_while_it_has_the_focus(gui: Gui) -> None:
    gui.running.settings.hint_dismissed = False
    gui.press("Ctrl+F")
    assert gui.window.hint_line.words().split("  ")[1:] == [
        "Enter next",
        "Shift+Enter previous",
        "Alt+Enter mark all",
        "Esc leave it selected",
    ]
    gui.press("Esc")
    assert "Enter next" not in gui.window.hint_line.words()
