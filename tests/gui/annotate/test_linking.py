"""Linking by number and by words."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from annotator.gui.modes import Mode
from annotator.operations import codebooks
from annotator.store import relations
from tests.support.windows import Gui


def ties(gui: Gui) -> list[tuple[str, str, str]]:
    """Type and both ends of every relation of the document, as words."""
    words = {each.id: each.text for each in gui.stored()}
    assert gui.page.document is not None
    found = relations.of_document(gui.project, gui.page.document.id)
    return [(each.type, words[each.from_id], words[each.to_id]) for each in found]


@pytest.fixture
def marked(gui: Gui) -> Gui:
    """A quote, its speaker, her role, and a state further on."""
    gui.mark("NATO")
    gui.mark("Norway")
    gui.mark("Secretary General", "R")
    gui.mark("Ana Ruiz")
    gui.mark("We will defend every ally", "Q")
    return gui


def test_l_digit_enter_links_a_quote_to_its_speaker(marked: Gui) -> None:
    marked.press("L")
    assert marked.desk.mode() is Mode.LINK
    marked.press("1", "Enter")
    assert ties(marked) == [("spoken_by", "We will defend every ally", "Ana Ruiz")]
    assert marked.desk.mode() is not Mode.LINK
    assert marked.pane.hasFocus()


def test_letters_search_the_words_of_the_targets(marked: Gui) -> None:
    marked.press("L")
    marked.type("nor")
    marked.press("Enter")
    assert ties(marked) == [("spoken_by", "We will defend every ally", "Norway")]


def test_the_way_round_is_found_by_the_codebook(marked: Gui) -> None:
    role = next(each for each in marked.stored() if each.label == "ROLE")
    marked.choose(role)
    marked.press("L")
    marked.type("ruiz")
    marked.press("Enter")
    assert ties(marked) == [("holds_role", "Ana Ruiz", "Secretary General")]


def test_tab_changes_the_type_of_the_link(marked: Gui) -> None:
    marked.mark("will send 200 engineers", "C")
    marked.press("L")
    marked.type("nato")
    marked.press("Tab", "Enter")
    assert ties(marked) == [("committed_to", "will send 200 engineers", "NATO")]


def test_what_the_codebook_still_asks_for_is_offered_first(marked: Gui) -> None:
    marked.mark("will send 200 engineers", "C")
    for name in ("norway", "nato"):
        marked.press("L")
        marked.type(name)
        marked.press("Enter")
    assert [tie[0] for tie in ties(marked)] == ["committed_by", "committed_to"]


def test_esc_leaves_without_a_link(marked: Gui) -> None:
    marked.press("L", "1", "Esc")
    assert ties(marked) == []
    assert marked.pane.hasFocus()
    assert not marked.window.link_field.isVisible()


def test_a_linked_pair_is_not_offered_again(marked: Gui) -> None:
    marked.press("L", "1", "Enter", "L")
    names = [each.annotation.text for each in marked.desk.linking.offered()]
    assert "Ana Ruiz" not in names
    assert "Norway" in names


def test_one_undo_takes_a_link_back(marked: Gui) -> None:
    marked.press("L", "1", "Enter", "Ctrl+Z")
    assert ties(marked) == []


def test_where_nothing_can_be_linked_a_sentence_says_so(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("L")
    assert gui.notice().startswith("There is nothing on this page")
    assert gui.desk.mode() is Mode.SELECT


def test_a_click_on_a_target_links(marked: Gui) -> None:
    marked.press("L")
    marked.click("link_target_1")
    assert ties(marked) == [("spoken_by", "We will defend every ally", "Ana Ruiz")]


def test_a_click_on_the_words_of_a_target_links_to_the_innermost_target(marked: Gui) -> None:
    quote = marked.page.selected()
    marked.mark("every ally", "C")
    assert quote is not None
    marked.mark("ally")
    marked.choose(quote)
    marked.press("L")
    marked.click_words("ally")
    assert ties(marked) == [("spoken_by", "We will defend every ally", "ally")]
    assert marked.desk.mode() is Mode.SELECT
    chosen = marked.page.selected()
    assert chosen is not None
    assert chosen.id == quote.id
    assert marked.pane.hasFocus()


def test_a_click_beside_all_targets_leaves_without_a_link(marked: Gui) -> None:
    marked.press("L")
    marked.click_words("Alliance")
    assert ties(marked) == []
    assert marked.desk.mode() is Mode.READ
    assert not marked.window.link_field.isVisible()


def test_shift_enter_links_and_asks_for_the_next(marked: Gui) -> None:
    marked.press("L", "1", "Shift+Return")
    assert marked.desk.mode() is Mode.LINK
    field = marked.find("link_edit")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def test_on_a_french_keyboard_the_row_of_digits_needs_no_shift(marked: Gui) -> None:
    marked.press("L")
    field = marked.find("link_edit")
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Ampersand, none, 10, 0, 0, "&")
    QApplication.sendEvent(field, event)
    assert isinstance(field, QLineEdit)
    assert field.text() == "1"


def test_what_nothing_may_be_linked_to_is_named_with_what_could_be(gui: Gui) -> None:
    gui.mark("Secretary General", "R")
    gui.press("L")
    assert gui.notice() == (
        "There is nothing on this page that this Role can be linked to: holds role (ACTOR → ROLE)."
    )


def test_what_is_linked_to_all_it_can_be_says_so(gui: Gui) -> None:
    gui.mark("Ana Ruiz")
    gui.mark("Secretary General", "R")
    gui.press("L", "1", "Enter", "L")
    assert gui.notice() == (
        "This Role is linked already to all that it can be linked to: holds role (ACTOR → ROLE)."
    )


def test_a_label_that_no_relation_knows_says_so(gui: Gui) -> None:
    session = gui.running.session
    session.run(codebooks.add_label, "PLACE", {"key": "p"})
    gui.settle()
    gui.mark("Oslo", "P")
    gui.press("L")
    assert gui.notice() == "The codebook has no relation that starts or ends at PLACE."
