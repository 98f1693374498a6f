"""The keys of the find bar on keyboards that write no Latin letters, and keys of one's own."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.support.windows import Gui

SOON = 20_000
NONE, ALT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
A, C, F, N = 38, 54, 41, 57
"""Places of keys, as X11 numbers them, by what they are on a US keyboard."""


def press(gui: Gui, place: int, letter: str, held: Qt.KeyboardModifier = NONE) -> None:
    """Press the key at a place of a keyboard that writes this letter there."""
    target = QApplication.focusWidget()
    assert target is not None
    text = "" if held & CONTROL else letter
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), held, place, 0, 0, text)
    QApplication.sendEvent(target, event)
    gui.settle()


@pytest.mark.parametrize(
    ("find", "case", "letter", "label"),
    [("а", "с", "т", "ф"), ("ب", "ؤ", "ى", "ش")],
    ids=["Cyrillic", "Arabic"],
)
def test_keys_act_by_their_place_and_letters_are_typed(
    find: str, case: str, letter: str, label: str, gui: Gui
) -> None:
    press(gui, F, find, CONTROL)
    finding = gui.desk.finding
    assert finding.bar.edit.hasFocus()
    press(gui, C, case, ALT)
    assert finding.standing.search.case
    assert finding.bar.edit.text() == ""
    press(gui, N, letter)
    assert finding.bar.edit.text() == letter
    finding.bar.edit.setText("Norway")
    gui.qtbot.waitUntil(finding.standing.known, timeout=SOON)
    gui.press("Alt+Return")
    press(gui, A, label)
    assert gui.desk.occurrences.is_open()


def test_a_key_of_ones_own_turns_an_option_and_its_tooltip_names_it(gui: Gui) -> None:
    gui.desk.keymap.give({"find_whole": ("Ctrl+Shift+W",)})
    gui.press("Ctrl+F", "Alt+W")
    assert not gui.desk.finding.standing.search.whole
    assert "Ctrl Shift W" in gui.find("find_whole").toolTip()
    gui.press("Ctrl+Shift+W")
    assert gui.desk.finding.standing.search.whole
