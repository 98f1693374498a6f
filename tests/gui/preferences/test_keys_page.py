"""The page on which actions get other keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeWidget, QWidget

from annotator.gui.modes import Mode
from annotator.gui.preferences.keys_choices import KeyChoices
from annotator.gui.reading.keys import names as keys_of_the_page
from annotator.model.keys import RESERVED_KEYS
from tests.support.windows import Gui


@pytest.fixture
def choices(gui: Gui) -> KeyChoices:
    """What can be chosen in the window."""
    return KeyChoices(gui.desk.actions, gui.desk.keymap)


@pytest.fixture
def page(gui: Gui) -> QTreeWidget:
    """The list of the page that is open."""
    gui.desk.overlays.show_preferences("keys")
    gui.settle()
    found = gui.find("keys_list")
    assert isinstance(found, QTreeWidget)
    return found


def choose(page: QTreeWidget, title: str) -> None:
    """Make an action of the list the current one."""
    (item,) = page.findItems(title, Qt.MatchFlag.MatchExactly, 0)
    page.setCurrentItem(item)
    page.setFocus()


def keys_of(gui: Gui, name: str) -> tuple[str, ...]:
    """The keys that an action has now."""
    return gui.desk.actions.named(name).keys


def said(gui: Gui) -> str:
    """What the line that waits for a key says."""
    return str(gui.find("key_catcher_words").property("text"))


def shown(gui: Gui, name: str) -> bool:
    """Whether there is a visible widget of that name."""
    return any(each.isVisible() for each in gui.window.findChildren(QWidget, name))


def test_every_action_is_listed_with_its_keys(gui: Gui, page: QTreeWidget) -> None:
    listed = {}
    for n in range(page.topLevelItemCount()):
        item = page.topLevelItem(n)
        assert item is not None
        listed[item.text(0)] = item.text(1)
    for each in gui.desk.actions:
        assert each.title in listed
    assert listed["Redo"] == "Ctrl Shift Z or Ctrl Y"
    assert listed["Mark as Actor"] == "A"


def test_enter_and_a_key_press_rebind(gui: Gui, page: QTreeWidget) -> None:
    choose(page, "Link to…")
    gui.press("Return")
    assert said(gui) == "Press the new key for “Link to…”."
    gui.press("K")
    assert keys_of(gui, "link") == ("K",)
    (item,) = page.findItems("Link to…", Qt.MatchFlag.MatchExactly, 0)
    assert item.text(1) == "K  (was L)"
    assert page.currentItem() is item
    assert page.hasFocus()


@pytest.mark.parametrize("key", ["Tab", "Ctrl+K", "Ctrl+Return", "F7", "Shift+Backspace"])
def test_keys_that_qt_or_the_window_would_act_on_are_caught(
    key: str, gui: Gui, page: QTreeWidget, choices: KeyChoices
) -> None:
    choose(page, "Add a note")
    gui.press("Return", key)
    name = key.replace("Return", "Enter")
    taken = choices.judge("note", name).taken_from
    if taken:
        assert said(gui).startswith(name.replace("+", " "))
        gui.press("Return")
    assert keys_of(gui, "note") == (name,)
    assert all(name not in keys_of(gui, each.name) for each in taken)


def test_a_conflict_is_named_and_the_key_taken_or_left(gui: Gui, page: QTreeWidget) -> None:
    choose(page, "Add a note")
    gui.press("Return", "Alt+Right")
    assert said(gui) == "Alt Right is “End a word later”. Take it from there?"
    gui.press("Esc")
    assert keys_of(gui, "note") == ("N",)
    gui.press("Return", "Alt+Right", "Return")
    assert keys_of(gui, "note") == ("Alt+Right",)
    assert keys_of(gui, "end_later") == ()
    assert gui.find("keys_said").property("text") == (
        "Alt Right was the only key of “End a word later”."
    )
    assert gui.desk.actions.clashes() == ()


def test_instead_of_an_answer_another_key_may_be_pressed(gui: Gui, page: QTreeWidget) -> None:
    choose(page, "Add a note")
    gui.press("Return", "Alt+Right", "J")
    assert keys_of(gui, "note") == ("J",)
    assert keys_of(gui, "end_later") == ("Alt+Right",)


def test_a_letter_of_a_label_cannot_be_taken_and_the_reason_is_said(
    gui: Gui, page: QTreeWidget
) -> None:
    choose(page, "Add a note")
    gui.press("Return", "A")
    assert said(gui) == (
        "A is “Mark as Actor”: that letter belongs to the codebook. Press another key."
    )
    assert keys_of(gui, "note") == ("N",)
    choose(page, "Mark as Actor")
    assert not gui.find("key_change").isEnabled()
    assert gui.find("keys_said").property("text") == (
        "The letters of labels belong to the codebook; all annotators share them."
    )
    gui.press("Return", "Delete", "Backspace")
    assert keys_of(gui, "label_actor") == ("A",)


def test_insert_adds_delete_removes_backspace_resets(gui: Gui, page: QTreeWidget) -> None:
    choose(page, "Add a note")
    gui.press("Insert", "J")
    assert keys_of(gui, "note") == ("N", "J")
    gui.press("Delete")
    assert keys_of(gui, "note") == ()
    gui.press("Backspace")
    assert keys_of(gui, "note") == ("N",)
    assert gui.running.settings.keys == ""


def test_reset_all_brings_every_key_back(gui: Gui, page: QTreeWidget) -> None:
    before = {each.name: each.keys for each in gui.desk.actions}
    gui.desk.keymap.give({"note": ("J",), "link": ("N",), "undo": ()})
    gui.click("keys_reset_all")
    assert {each.name: each.keys for each in gui.desk.actions} == before
    assert not gui.find("keys_reset_all").isEnabled()


def test_a_key_that_another_action_still_has_is_not_reset_in_secret(choices: KeyChoices) -> None:
    choices.give("note", "L")
    assert choices.row("link").action.keys == ()
    assert choices.reset("link") == ("L still belongs to another action; reset that one too.")
    choices.reset("note")
    assert choices.row("link").action.keys == ("L",)


def test_the_search_finds_by_words_and_by_key(gui: Gui, page: QTreeWidget) -> None:
    field = gui.find("keys_search")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    gui.type("ctrl z")
    assert page.findItems("Undo", Qt.MatchFlag.MatchExactly, 0)
    assert not page.findItems("Quit", Qt.MatchFlag.MatchExactly, 0)
    gui.press("Down")
    assert page.hasFocus()
    field.setText("no such thing")
    assert page.topLevelItemCount() == 0
    assert gui.find("keys_said").property("text") == (
        "Nothing is called so, and no action has such a key."
    )


def test_a_letter_of_another_script_is_bound_by_its_place(gui: Gui, page: QTreeWidget) -> None:
    choose(page, "Add a note")
    gui.press("Return")
    catcher = QApplication.focusWidget()
    assert catcher is not None
    event = QKeyEvent(QEvent.Type.KeyPress, 0x41B, Qt.KeyboardModifier.NoModifier, 45, 0, 0, "л")
    QApplication.sendEvent(catcher, event)
    gui.settle()
    assert keys_of(gui, "note") == ("K",)


def test_a_click_elsewhere_ends_the_waiting(gui: Gui, page: QTreeWidget) -> None:
    choose(page, "Add a note")
    gui.press("Return")
    gui.find("keys_search").setFocus(Qt.FocusReason.MouseFocusReason)
    gui.settle()
    assert not shown(gui, "key_catcher")
    gui.press("J")
    assert keys_of(gui, "note") == ("N",)


def test_no_two_actions_share_a_key_in_any_mode_whatever_is_given_to_whom(
    gui: Gui, choices: KeyChoices
) -> None:
    """Every action is given every key of every other one, and some that are free."""
    actions = [each.name for each in gui.desk.actions.usual]
    keys = {key for each in gui.desk.actions.usual for key in each.keys} | {"K", "F9", "Shift+K"}
    for n, key in enumerate(sorted(keys)):
        name = actions[(7 * n) % len(actions)]
        refused = choices.judge(name, key).refused
        choices.give(name, key, beside=bool(n % 2))
        assert gui.desk.actions.clashes() == ()
        if not refused:
            assert key in keys_of(gui, name)
            for mode in gui.desk.actions.named(name).modes:
                found = gui.desk.actions.for_key(key, mode, on_page=True)
                assert found is not None
                assert found.name == name
    choices.reset_all()
    assert list(gui.desk.actions)[len(gui.desk.actions.labels()) :] == list(gui.desk.actions.usual)


def test_modes_that_never_meet_do_not_conflict(choices: KeyChoices) -> None:
    """Enter accepts a suggestion, and marks while a label is armed."""
    assert choices.judge("accept", "Enter").taken_from == ()
    assert [each.name for each in choices.judge("note", "Enter").taken_from] == [
        "mark_armed",
        "accept",
    ]


def test_what_the_page_needs_is_refused(choices: KeyChoices) -> None:
    for key in (*keys_of_the_page(), "Esc", *"0123456789"):
        assert choices.judge("note", key).refused, key
    assert choices.judge("leave", "F9").refused
    assert {"Left", "Ctrl+Shift+Right", "Alt+Up", "PgDn", "Shift+PgUp"} <= keys_of_the_page()


def test_usual_letters_of_commands_are_reserved_in_every_codebook(gui: Gui) -> None:
    """Else a label could take the letter of a command."""
    letters = {
        key
        for each in gui.desk.actions.usual
        for key in each.keys
        if len(key) == 1 and each.modes & {Mode.READ, Mode.SELECT, Mode.ARMED}
    }
    assert {letter.casefold() for letter in letters} <= RESERVED_KEYS


def test_the_page_of_all_keys_leads_to_changing_them(gui: Gui, qapp: Callable[..., object]) -> None:
    gui.press("F1")
    gui.click("shortcuts_change")
    assert gui.find("keys_list").isVisible()
    assert not shown(gui, "shortcuts_panel")
