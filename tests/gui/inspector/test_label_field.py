"""The label of the selected annotation, changed in its place."""

import pytest
from PySide6.QtWidgets import QLineEdit

from annotator.operations import codebooks
from tests.gui.annotate.test_editing import suggest
from tests.gui.inspector.test_completing import listed
from tests.support.windows import Gui


def field(gui: Gui) -> QLineEdit:
    found = gui.find("selected_label")
    assert isinstance(found, QLineEdit)
    return found


def enter(gui: Gui) -> None:
    """Go to the label by keys, from the page."""
    gui.press("E", "Shift+Tab")
    assert field(gui).hasFocus()


def test_the_labels_are_listed_and_a_digit_chooses_one(gui: Gui) -> None:
    gui.mark("Norway")
    enter(gui)
    assert listed(gui) == ["Actor", "Role", "Commitment", "Quote"]
    gui.press("2")
    assert gui.words() == [("ROLE", "Norway")]
    assert gui.pane.hasFocus()


@pytest.mark.parametrize("typed", ["q", "quo", "Quote"])
def test_its_letter_or_a_part_of_its_name_chooses_a_label(gui: Gui, typed: str) -> None:
    gui.mark("Norway")
    enter(gui)
    gui.type(typed)
    gui.press("Enter")
    assert gui.words() == [("QUOTE", "Norway")]
    assert field(gui).text() == "Quote"


def test_the_label_of_a_letter_comes_before_those_that_hold_it(gui: Gui) -> None:
    gui.mark("Norway", "R")
    enter(gui)
    gui.type("c")
    assert listed(gui)[0] == "Commitment"


def test_down_walks_to_a_label_and_one_undo_brings_the_old_back(gui: Gui) -> None:
    gui.mark("Norway")
    enter(gui)
    gui.press("Down", "Down", "Enter")
    assert gui.words() == [("ROLE", "Norway")]
    gui.press("Ctrl+Z")
    assert gui.words() == [("ACTOR", "Norway")]


def test_what_no_label_is_called_is_refused_and_kept_to_be_mended(gui: Gui) -> None:
    gui.mark("Norway")
    enter(gui)
    gui.type("zebra")
    gui.press("Enter")
    assert field(gui).hasFocus()
    assert field(gui).text() == "zebra"
    assert gui.notice() == "No label is called “zebra”; nothing was changed."
    gui.press("Esc")
    assert field(gui).text() == "Actor"
    assert gui.pane.hasFocus()


def test_a_retired_label_is_not_offered(gui: Gui) -> None:
    gui.running.session.run(codebooks.change_label, "ROLE", {"retired": True})
    gui.mark("Norway")
    enter(gui)
    assert listed(gui) == ["Actor", "Commitment", "Quote"]


def test_enter_without_a_change_returns_to_the_page(gui: Gui) -> None:
    gui.mark("Norway")
    enter(gui)
    gui.press("Enter")
    assert gui.pane.hasFocus()
    assert gui.words() == [("ACTOR", "Norway")]


def test_the_label_of_a_suggestion_is_closed(gui: Gui) -> None:
    gui.pane.select_annotation(suggest(gui, "Norway"))
    gui.settle()
    assert not field(gui).isEnabled()
