"""The one-line strips at the bottom: notices that go by, keys that fit what is selected."""

from annotator.gui.settings import Settings
from annotator.operations.documents import add_document
from tests.support.projects import release
from tests.support.windows import Gui


def test_a_notice_goes_with_the_next_step(gui: Gui) -> None:
    gui.running.session.told.emit("Imported 1 document.")
    assert gui.notice()
    gui.mark("Norway")
    assert gui.notice() == ""


def test_a_notice_goes_when_another_document_is_shown(gui: Gui) -> None:
    add_document(gui.project, release("Other", "Words."), annotator=1)
    gui.running.session.told.emit("Imported 1 document.")
    gui.press("Ctrl+PgDown")
    assert gui.notice() == ""


def test_what_another_person_does_takes_no_notice_away(gui: Gui) -> None:
    gui.running.session.failed.emit("The disk is full.")
    add_document(gui.project, release("Other", "Words."), annotator=2)
    gui.settle()
    assert gui.notice() == "The disk is full."


def test_a_failure_stays_until_the_next_action(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.running.session.failed.emit("The disk is full.")
    gui.press("Right")
    assert gui.notice() == "The disk is full."
    gui.press("W")
    assert gui.notice() == ""


def test_the_hint_shows_the_keys_of_what_is_selected(gui: Gui) -> None:
    hint = gui.window.hint_line
    assert hint.words().startswith("Select words, then press  A Actor")
    assert hint.words().endswith("Ctrl+K for all  Ctrl+O to open a text  Ctrl+E to export")
    gui.select("NATO")
    gui.settle()
    assert hint.words().startswith("Mark the words as  A Actor")
    gui.press("A")
    gui.select("Norway")
    gui.settle()
    assert hint.words().startswith("Mark the words as  A Actor")
    assert hint.words().endswith("F add as fragment")
    gui.press("Esc")
    assert hint.words() == (
        "  E fields  S next under the caret  Alt+←/→ boundary  Del delete  L link"
        "  Space select more  F1 all keys"
    )


def test_the_hint_says_what_esc_and_enter_do_to_typed_words(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E")
    assert hint_of(gui).startswith("  1–9 choose")
    gui.press("Tab")
    assert hint_of(gui).startswith("  Enter keeps what was typed")
    assert hint_of(gui).endswith("Esc brings the old words back")
    gui.press("Esc")
    gui.settle()
    assert hint_of(gui).startswith("  E fields")


def test_the_hint_says_that_tab_changes_how_while_linking(gui: Gui) -> None:
    gui.mark("Norway")
    gui.mark("Secretary General", "R")
    gui.press("L")
    assert hint_of(gui).startswith("  Tab changes how")
    gui.press("Esc")
    gui.settle()
    assert hint_of(gui).startswith("  E fields")


def hint_of(gui: Gui) -> str:
    """What the line of keys says."""
    return gui.window.hint_line.words()


def test_a_hint_that_was_dismissed_stays_away(gui: Gui, remembered: Settings) -> None:
    gui.click("hint_close")
    assert remembered.hint_dismissed
    gui.mark("NATO")
    assert not gui.window.hint_line.isVisible()
