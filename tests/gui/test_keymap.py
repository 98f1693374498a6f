"""Keys that a person has changed: remembered as a difference, never shared within a mode."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from annotator.gui.actions import Action, Actions
from annotator.gui.codebook.feed import CHOSEN, FIRST
from annotator.gui.keymap import Keymap, settled
from annotator.gui.keys import is_key, key_names
from annotator.gui.modes import ANYWHERE, ON_PAGE, UNARMED, Mode
from annotator.gui.palette.entries import Finder
from annotator.gui.settings import Settings
from tests.support.windows import Gui, settings_at

KEYS = ("A", "K", "L", "Ctrl+K", "Shift+A", "Enter")
MODES = (ANYWHERE, ON_PAGE, UNARMED, frozenset({Mode.ARMED}), frozenset({Mode.LINK}))
NAMES = ("one", "two", "three", "four")

some_keys = st.lists(st.sampled_from(KEYS), max_size=3, unique=True).map(tuple)


def action(name: str, *keys: str, modes: frozenset[Mode] = ON_PAGE) -> Action:
    """An action that does nothing."""
    return Action(name, name.title(), print, "View", keys, modes)


def keys_of(actions: tuple[Action, ...]) -> dict[str, tuple[str, ...]]:
    """The keys by the names of their actions."""
    return {each.name: each.keys for each in actions}


@given(
    st.lists(st.tuples(some_keys, st.sampled_from(MODES)), min_size=4, max_size=4),
    st.dictionaries(st.sampled_from((*NAMES, "gone")), some_keys),
    some_keys,
)
def test_whatever_was_changed_no_two_actions_of_a_mode_share_a_key(
    usual: list[tuple[tuple[str, ...], frozenset[Mode]]],
    own: dict[str, tuple[str, ...]],
    letters: tuple[str, ...],
) -> None:
    fixed = [
        action(name, *keys, modes=modes) for name, (keys, modes) in zip(NAMES, usual, strict=True)
    ]
    labels = [action("label", *letters)]
    found = settled(fixed, own, labels)

    assert [each.name for each in found] == list(NAMES)
    assert Actions([*labels, *found]).clashes() == ()


def test_what_a_person_chose_comes_before_what_the_list_wants() -> None:
    fixed = [action("new", "K"), action("old", "L")]
    assert keys_of(settled(fixed, {"old": ("K",)}, [])) == {"new": (), "old": ("K",)}


def test_a_letter_of_the_codebook_comes_before_both() -> None:
    fixed = [action("one", "K", "Ctrl+K"), action("two", "L")]
    labels = [action("label", "K"), action("other", "Q")]
    assert keys_of(settled(fixed, {"two": ("Q",)}, labels)) == {"one": ("Ctrl+K",), "two": ()}


def test_modes_that_never_meet_may_share_a_key() -> None:
    fixed = [
        action("one", "Enter", modes=UNARMED),
        action("two", "Enter", modes=frozenset({Mode.ARMED})),
    ]
    assert settled(fixed, {}, []) == tuple(fixed)


def test_only_the_difference_is_remembered(tmp_path: Path) -> None:
    settings = settings_at(tmp_path / "settings.ini")
    keymap = Keymap(settings)
    keymap.give({"link": ("K",), "undo": ("Ctrl+U",)})
    keymap.give({"undo": None})
    settings.save()
    assert json.loads(settings.keys) == {"link": ["K"]}
    again = Settings(QSettings(settings.store.fileName(), QSettings.Format.IniFormat))
    assert Keymap(again).own() == {"link": ("K",)}
    keymap.forget()
    assert settings.keys == ""


@pytest.mark.parametrize(
    "stored",
    ["no JSON", "[1]", '"x"', '{"link": "K"}', '{"link": ["Ctrl+Moon", 5, "kk"]}', '{"gone": []}'],
)
def test_nonsense_and_unknown_names_are_passed_over(stored: str, gui: Gui) -> None:
    gui.running.settings.keys = stored
    keymap = Keymap(gui.running.settings)
    usual = gui.desk.actions.usual
    found = keymap.settle(usual, gui.desk.actions.labels())
    assert {each.name for each in found} == {each.name for each in usual}
    others = [each for each in found if each.name != "link"]
    assert others == [each for each in usual if each.name != "link"]


def test_what_another_version_knows_is_kept(tmp_path: Path) -> None:
    settings = settings_at(tmp_path / "settings.ini")
    settings.keys = '{"of_tomorrow": ["K"]}'
    keymap = Keymap(settings)
    keymap.give({"link": ("J",)})
    assert json.loads(settings.keys) == {"of_tomorrow": ["K"], "link": ["J"]}


def test_every_key_of_the_list_is_one_that_can_be_pressed(gui: Gui) -> None:
    for each in gui.desk.actions:
        assert all(is_key(key) for key in each.keys), each.name
    assert not is_key("Ctrl+Moon")
    assert not is_key("")
    assert key_names.__doc__


def test_the_hints_name_the_keys_of_the_list(gui: Gui) -> None:
    usual = {each.name: each.key for each in gui.desk.actions.usual}
    for name, key, _ in (*FIRST, *CHOSEN):
        assert usual[name] == key


def test_changed_keys_act_and_are_named_everywhere(gui: Gui) -> None:
    gui.desk.keymap.give({"link": ("K",), "undo": ("Ctrl+U",), "palette": ("Ctrl+J",)})
    gui.desk.keymap.give({"end_later": ("J",), "add_fragment": (), "note": ("G",)})
    gui.mark("Norway")
    notes = gui.window.inspector.findChildren(QPlainTextEdit)
    assert {each.placeholderText() for each in notes} == {"Add a note… (G)"}
    hint = gui.window.hint_line.words()
    assert "K link" in hint
    assert "J boundary" in hint
    assert "Ctrl+U" in gui.find("undo_button").toolTip()
    assert gui.find("link_button").accessibleName().endswith("key K")
    gui.press("J")
    assert gui.words() == [("ACTOR", "Norway’s")]
    gui.press("Ctrl+U")
    assert gui.words() == [("ACTOR", "Norway")]
    gui.mark("NATO")
    gui.press("L")
    assert not gui.desk.linking.is_open()
    gui.press("K")
    assert gui.desk.linking.is_open()
    gui.press("Esc", "Ctrl+J")
    assert gui.find("command_palette").isVisible()


def test_changed_keys_are_there_after_a_restart(gui: Gui) -> None:
    gui.desk.keymap.give({"shortcuts": ("F2",)})
    assert Keymap(gui.running.settings).own() == {"shortcuts": ("F2",)}
    gui.press("F2")
    assert gui.find("shortcuts_panel").isVisible()
    gui.press("F2")
    assert not any(each.isVisible() for each in gui.window.findChildren(QWidget, "shortcuts_panel"))


def test_sentences_name_the_changed_key(gui: Gui) -> None:
    gui.desk.keymap.give({"add_fragment": ("J",), "next_suggestion": ()})
    gui.pane.setFocus()
    gui.press("J")
    assert gui.notice() == "Select an annotation first, then words, then press J to add them to it."
    assert gui.desk.actions.named("accept").blocked() == "Select a suggestion first."


def test_the_page_of_keys_and_the_palette_show_the_changed_key(gui: Gui) -> None:
    gui.desk.keymap.give({"link": ("Ctrl+J", "K")})
    gui.press("F1")
    chips = {each.text() for each in gui.find("shortcuts_panel").findChildren(QLabel)}
    assert "Ctrl J" in chips
    assert "L" not in chips
    gui.press("Esc")
    first, _ = gui.mark("NATO"), gui.mark("Norway")
    gui.choose(first)
    finder = Finder(gui.running.session, gui.page, gui.desk.actions, lambda *_: None)
    (entry,) = [each for each in finder.find("link to") if each.title == "Link to…"]
    assert entry.detail == "Ctrl+J"


def test_caps_lock_changes_no_key(qapp: QApplication) -> None:
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    locked = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, none, "A")
    assert key_names(locked) == ("A",)
    assert key_names(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, shift, "a")) == ("Shift+A",)
