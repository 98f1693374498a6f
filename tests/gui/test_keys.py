"""Keys by their character, else by their place."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from annotator.gui.keys import key_names, shown, typed

NONE = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(
    key: int, modifiers: Qt.KeyboardModifier = NONE, text: str = "", place: int = 0
) -> QKeyEvent:
    """A key press as a keyboard sends it; ``place`` is X11's number of the key."""
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers, place, 0, 0, text)


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (press(Qt.Key.Key_A, text="a"), "A"),
        (press(Qt.Key.Key_A, SHIFT, "A"), "Shift+A"),
        (press(Qt.Key.Key_Exclam, SHIFT, "!"), "!"),
        (press(Qt.Key.Key_Z, CONTROL | SHIFT, "\x1a"), "Ctrl+Shift+Z"),
        (press(Qt.Key.Key_Plus, CONTROL | SHIFT, "+"), "Ctrl+Plus"),
        (press(Qt.Key.Key_Equal, CONTROL, "="), "Ctrl+Plus"),
        (press(Qt.Key.Key_Minus, CONTROL, "-"), "Ctrl+Minus"),
        (press(Qt.Key.Key_Backtab, SHIFT), "Shift+Tab"),
        (press(Qt.Key.Key_Left, ALT | SHIFT), "Alt+Shift+Left"),
        (press(Qt.Key.Key_Right, CONTROL | ALT), "Ctrl+Alt+Right"),
        (press(Qt.Key.Key_Enter), "Enter"),
    ],
)
def test_a_key_goes_by_its_character(qtbot: QtBot, event: QKeyEvent, name: str) -> None:
    assert key_names(event)[0] == name


@pytest.mark.parametrize(
    ("text", "code", "place", "letter"),
    [
        ("ش", 0x634, 38, "A"),  # Arabic, where a US keyboard has A
        ("ф", 0x424, 38, "A"),  # Cyrillic
        ("к", 0x41A, 27, "R"),
        ("ד", 0x5D3, 39, "S"),  # Hebrew
        ("&", 0x26, 10, "1"),  # AZERTY's row of digits
    ],
)
def test_a_key_without_a_latin_letter_goes_by_its_place(
    qtbot: QtBot, text: str, code: int, place: int, letter: str
) -> None:
    assert letter in key_names(press(code, text=text, place=place))


def test_ctrl_z_works_on_a_cyrillic_keyboard(qtbot: QtBot) -> None:
    assert "Ctrl+Z" in key_names(press(0x42F, CONTROL, "\x1a", 52))


def test_a_latin_letter_never_goes_by_its_place(qtbot: QtBot) -> None:
    """On AZERTY, Z stands where a US keyboard has W: it must not snap."""
    assert key_names(press(Qt.Key.Key_Z, text="z", place=25)) == ("Z",)


def test_what_is_typed_is_one_printable_character(qtbot: QtBot) -> None:
    assert typed(press(Qt.Key.Key_A, text="a")) == "a"
    assert typed(press(Qt.Key.Key_A, CONTROL, "\x01")) == ""
    assert typed(press(Qt.Key.Key_Escape, text="\x1b")) == ""


@pytest.mark.parametrize(
    ("key", "words"), [("Ctrl+K", "Ctrl K"), ("A", "A"), ("Ctrl+Plus", "Ctrl +"), ("!", "!")]
)
def test_chips_show_keys_as_they_are_read(key: str, words: str) -> None:
    assert shown(key) == words
