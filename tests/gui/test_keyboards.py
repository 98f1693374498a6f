"""The keys of the window on keyboards that write other letters, or have their digits elsewhere."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.gui.keys import key_names
from annotator.gui.modes import Mode
from annotator.store import relations
from tests.support.windows import Gui

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

_PLACES = {10: "1234567890", 24: "qwertyuiop", 38: "asdfghjkl;'", 52: "zxcvbnm,./"}
"""The first place of each row of a PC keyboard as X11 numbers it, and its keys on a US one."""


@dataclass(frozen=True)
class Keyboard:
    """What a keyboard writes by the places of a US one, without and with Shift."""

    name: str
    rows: tuple[str, str, str, str]
    shifted: tuple[str, str, str, str]
    means: tuple[str, str, str, str]
    """By place, the letter or digit that the key is to mean; a space where it does not matter."""

    def press(self, meant: str, held: Qt.KeyboardModifier = NONE) -> QKeyEvent:
        """The press of the key that means a letter or a digit."""
        row = next(n for n, letters in enumerate(self.means) if meant in letters)
        column = self.means[row].index(meant)
        rows = self.shifted if held & SHIFT else self.rows
        text, plain = rows[row][column], self.rows[row][column]
        place = tuple(_PLACES)[row] + column
        if held & CONTROL:
            text = chr(ord(meant.upper()) & 0x1F)
        key = ord(plain.upper()) if len(plain.upper()) == 1 else ord(plain)
        return QKeyEvent(QEvent.Type.KeyPress, key, held, place, 0, 0, text)


_LATIN = ("1234567890", "qwertyuiop", "asdfghjkl;'", "zxcvbnm,./")
ARABIC = Keyboard(
    "Arabic",
    ("١٢٣٤٥٦٧٨٩٠", "ضصثقفغعهخح", "شسيبلاتنمكط", "ئءؤرﻻىةوزظ"),
    ("!@#$%^&*)(", "ًٌَُﻹإ`÷×؛", 'ٍِ][ﻷأـ،/:"', "~ْ}{ﻵآ’,.؟"),
    _LATIN,
)
CYRILLIC = Keyboard(
    "Cyrillic",
    ("1234567890", "йцукенгшщз", "фывапролджэ", "ячсмитьбю."),
    ('!"№;%:?*()', "ЙЦУКЕНГШЩЗ", "ФЫВАПРОЛДЖЭ", "ЯЧСМИТЬБЮ,"),
    _LATIN,
)
HEBREW = Keyboard(
    "Hebrew",
    ("1234567890", "/'קראטוןםפ", "שדגכעיחלךף,", "זסבהנמצתץ."),
    ("!@#$%^&*)(", "QWERTYUIOP", 'ASDFGHJKL:"', "ZXCVBNM><?"),
    _LATIN,
)
AZERTY = Keyboard(
    "AZERTY",
    ("&é\"'(-è_çà", "azertyuiop", "qsdfghjklmù", "wxcvbn,;:!"),
    ("1234567890", "AZERTYUIOP", "QSDFGHJKLM%", "WXCVBN?./§"),
    ("1234567890", "azertyuiop", "qsdfghjklm ", "wxcvbn   !"),
)
KEYBOARDS = (ARABIC, CYRILLIC, HEBREW, AZERTY)

by_keyboard = pytest.mark.parametrize("keyboard", KEYBOARDS, ids=lambda each: each.name)


def send(gui: Gui, event: QKeyEvent) -> None:
    """Send a key press to whatever has the focus."""
    target = QApplication.focusWidget()
    assert target is not None
    QApplication.sendEvent(target, event)
    gui.settle()


@by_keyboard
def test_every_letter_of_the_page_is_known(keyboard: Keyboard, gui: Gui) -> None:
    actions = gui.desk.actions
    for letter in "arcqlefswn":
        meant = actions.for_key(letter.upper(), Mode.READ, on_page=True)
        names = key_names(keyboard.press(letter))
        found = [actions.for_key(each, Mode.READ, on_page=True) for each in names]
        assert meant is not None
        assert next(each for each in found if each is not None).name == meant.name


@by_keyboard
def test_a_label_s_letter_with_shift_is_known(keyboard: Keyboard, qapp: QApplication) -> None:
    for letter in "arcq":
        names = key_names(keyboard.press(letter, SHIFT))
        assert f"Shift+{letter.upper()}" in names
        assert letter.upper() not in names


@by_keyboard
def test_commands_with_ctrl_are_known(keyboard: Keyboard, qapp: QApplication) -> None:
    for letter in "zkyocev":
        assert f"Ctrl+{letter.upper()}" in key_names(keyboard.press(letter, CONTROL))
        assert f"Ctrl+Shift+{letter.upper()}" in key_names(keyboard.press(letter, CONTROL | SHIFT))


@by_keyboard
def test_the_row_of_digits_means_digits(keyboard: Keyboard, qapp: QApplication) -> None:
    for digit in "1234567890":
        names = key_names(keyboard.press(digit))
        assert digit in {str(int(each)) for each in names if each.isdigit()}


@by_keyboard
def test_marking_relabelling_undoing_linking_and_describing(keyboard: Keyboard, gui: Gui) -> None:
    first, made = gui.mark("Ana Ruiz"), "Norway"
    gui.select(made)
    send(gui, keyboard.press("r"))
    assert gui.words()[-1] == ("ROLE", made)
    send(gui, keyboard.press("a"))
    assert gui.words()[-1] == ("ACTOR", made)
    send(gui, keyboard.press("z", CONTROL))
    assert gui.words()[-1] == ("ROLE", made)
    send(gui, keyboard.press("z", CONTROL | SHIFT))
    assert gui.words()[-1] == ("ACTOR", made)
    send(gui, keyboard.press("l"))
    assert gui.desk.mode() is Mode.LINK
    send(gui, keyboard.press("1"))
    gui.press("Return")
    assert gui.page.document is not None
    (tie,) = relations.of_document(gui.project, gui.page.document.id)
    assert tie.to_id == first.id
    gui.press("Esc")
    gui.choose(gui.stored()[-1])
    send(gui, keyboard.press("e"))
    assert gui.desk.mode() is Mode.FIELD
    send(gui, keyboard.press("2"))
    assert gui.stored()[-1].attributes["kind"] == "state"


@by_keyboard
def test_shift_and_a_label_s_letter_offer_every_further_occurrence(
    keyboard: Keyboard, gui: Gui
) -> None:
    gui.select("NATO")
    send(gui, keyboard.press("a", SHIFT))
    assert gui.find("occurrences_panel").isVisible()


def test_a_letter_that_is_a_label_s_on_this_keyboard_is_never_taken_by_its_place(gui: Gui) -> None:
    """On AZERTY the place of Q writes A: it marks an actor, and no quote."""
    gui.select("Norway")
    send(gui, AZERTY.press("a"))
    assert gui.words() == [("ACTOR", "Norway")]


def test_a_held_key_repeats_only_what_one_watches_moving(gui: Gui) -> None:
    """Also when the action was given another key."""
    gui.desk.keymap.give({"end_later": ("J",), "flag": ("Alt+Right",)})
    gui.mark("foreign", "R")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, NONE, 44, 0, 0, "j", autorep=True)
    send(gui, held)
    assert gui.words() == [("ROLE", "foreign minister")]
    alt = Qt.KeyboardModifier.AltModifier
    send(gui, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, alt, 114, 0, 0, "", autorep=True))
    assert gui.stored()[0].flag == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_Return])
def test_what_is_pressed_with_the_super_key_is_the_systems(gui: Gui, key: Qt.Key) -> None:
    marked = gui.mark("Norway", "R")
    gui.select("NATO")
    gui.pane.select_annotation(marked.id)
    held = Qt.KeyboardModifier.MetaModifier
    event = QKeyEvent(QEvent.Type.KeyPress, key, held, "a" if key == Qt.Key.Key_A else "")
    assert key_names(event) == ()
    QApplication.sendEvent(gui.pane, event)
    gui.settle()
    assert gui.stored() == [marked]
