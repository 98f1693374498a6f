"""Boundaries and fragments by key."""

import pytest

from tests.support.windows import Gui


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Alt+Right", "foreign minister promised"),
        ("Alt+Left", "foreign"),
        ("Alt+Shift+Left", "Norway’s foreign minister"),
        ("Alt+Shift+Right", "minister"),
        ("Ctrl+Alt+Left", "foreign ministe"),
        ("Ctrl+Alt+Shift+Right", "oreign minister"),
    ],
)
def test_a_boundary_moves_by_word_and_by_character(gui: Gui, key: str, words: str) -> None:
    gui.mark("foreign minister", "R")
    gui.press(key)
    assert gui.words() == [("ROLE", words)]


def test_f_adds_the_selected_words_as_a_fragment(gui: Gui) -> None:
    quote = gui.mark("We will defend every ally", "Q")
    gui.select("today and tomorrow")
    gui.press("F")
    assert gui.words() == [("QUOTE", "We will defend every ally … today and tomorrow")]
    chosen = gui.page.selected()
    assert chosen is not None
    assert chosen.id == quote.id


def test_the_fragment_under_the_caret_is_taken_out(gui: Gui) -> None:
    gui.mark("We will defend every ally", "Q")
    start, _ = gui.select("today and tomorrow")
    gui.press("F")
    gui.pane.select(start, start)
    gui.desk.actions.named("remove_fragment").run()
    assert gui.words() == [("QUOTE", "We will defend every ally")]


def test_a_dragged_handle_moves_the_boundary_to_whole_words(gui: Gui) -> None:
    made = gui.mark("foreign minister", "R")
    start, end = made.start, gui.page.text.index("promised") + 3
    gui.pane.boundary_moved.emit(made.id, 0, start, end)
    assert gui.words() == [("ROLE", "foreign minister promised")]


def test_words_dragged_with_ctrl_become_a_fragment(gui: Gui) -> None:
    made = gui.mark("We will defend every ally", "Q")
    start = gui.page.text.index("today")
    gui.pane.fragment_dragged.emit(made.id, start, start + 5)
    assert gui.words() == [("QUOTE", "We will defend every ally … today")]


def split_quote(gui: Gui) -> None:
    """Mark a quote of two fragments; the caret stands at the end of the second."""
    gui.mark("We will defend every", "Q")
    gui.select("today and")
    gui.press("F")
    assert gui.words() == [("QUOTE", "We will defend every … today and")]


def stand(gui: Gui, words: str) -> None:
    """Put the caret into words of the page."""
    at = gui.page.text.index(words) + 2
    gui.pane.select(at, at)


def test_keys_move_the_boundary_of_the_fragment_that_the_caret_stands_in(gui: Gui) -> None:
    split_quote(gui)
    stand(gui, "defend")
    assert gui.desk.actions.named("end_later").words() == "End a word later: fragment 1 of 2"
    gui.press("Alt+Right")
    assert gui.words() == [("QUOTE", "We will defend every ally … today and")]
    gui.press("Alt+Left", "Alt+Left", "Alt+Left", "Alt+Left")
    assert gui.words() == [("QUOTE", "We … today and")]
    stand(gui, "today")
    gui.press("Alt+Shift+Right", "Alt+Right")
    assert gui.words() == [("QUOTE", "We … and tomorrow")]


def test_where_tab_leaves_the_caret_the_outer_boundaries_move(gui: Gui) -> None:
    split_quote(gui)
    gui.press("Esc")
    gui.pane.select(0, 0)
    gui.press("Tab", "Alt+Right")
    assert gui.words() == [("QUOTE", "We will defend every … today and tomorrow")]
    assert gui.desk.actions.named("end_later").words() == "End a word later"


def test_a_fragment_does_not_run_into_the_next_by_key(gui: Gui) -> None:
    gui.mark("Secretary", "R")
    gui.select("Ana")
    gui.press("F")
    stand(gui, "Secretary")
    gui.press("Alt+Right")
    assert gui.words() == [("ROLE", "Secretary General … Ana")]
    gui.press("Alt+Right")
    assert gui.words() == [("ROLE", "Secretary General … Ana")]
    assert gui.notice().startswith("The fragment would run into another one")
