"""From a key press to the name of a key: by its character, else by its place on the keyboard."""

import sys
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_SPECIAL: Final = {
    Qt.Key.Key_Tab: "Tab",
    Qt.Key.Key_Backtab: "Tab",
    Qt.Key.Key_Return: "Enter",
    Qt.Key.Key_Enter: "Enter",
    Qt.Key.Key_Backspace: "Backspace",
    Qt.Key.Key_Delete: "Delete",
    Qt.Key.Key_Escape: "Esc",
    Qt.Key.Key_Space: "Space",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
    Qt.Key.Key_PageUp: "PgUp",
    Qt.Key.Key_PageDown: "PgDn",
    Qt.Key.Key_Insert: "Insert",
    Qt.Key.Key_Menu: "Menu",
    **{Qt.Key(Qt.Key.Key_F1 + n): f"F{n + 1}" for n in range(12)},
}

# A key by the number that the keyboard sends for its place, in the numbering of PC keyboards
# (Linux's evdev and Windows' scan codes agree on these), and what it is on a US keyboard.
_ROWS: Final = ((2, "1234567890-="), (16, "qwertyuiop"), (30, "asdfghjkl;'"), (44, "zxcvbnm,./"))
_PC_PLACES: Final = {
    first + index: letter for first, row in _ROWS for index, letter in enumerate(row)
}
_MAC_PLACES: Final = dict(
    enumerate("asdfhgzxcv\x00bqweryt123465=97-80\x00ou\x00ip\x00lj'k;\x00,/nm.")
)
_XKB_OFFSET: Final = 8

_MAC_NAMES: Final = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧"}

_SIGNS: Final = {"+": "Plus", "=": "Plus", "-": "Minus"}


def key_names(event: QKeyEvent) -> tuple[str, ...]:
    """The names an event may go by, the likeliest first; empty for a modifier alone.

    Names are like "Ctrl+Shift+Z", "Alt+Left", "A", "!" and "Ctrl+Plus". A letter pressed with
    Shift is "Shift+A"; of other characters Shift is part of the character. Where the keyboard
    does not write Latin letters, the key is also known by the letter of its place on a US keyboard.
    With the Super key (⌃ on a Mac) it is the system's, and has no name here.
    """
    if _has(event, Qt.KeyboardModifier.MetaModifier):
        return ()
    special = _SPECIAL.get(Qt.Key(event.key()))
    if special is not None:
        shift = event.key() == Qt.Key.Key_Backtab or _has(event, Qt.KeyboardModifier.ShiftModifier)
        return (_named(event, special, shift=shift),)
    character = _character(event)
    found = [_of_character(event, character)] if character else []
    if not (character.isascii() and character.isalpha()):
        place = _place(event)
        if place and place != character.casefold():
            found.append(_of_character(event, place))
    return tuple(dict.fromkeys(found))


def is_key(name: str) -> bool:
    """Whether a name is one that ``key_names`` could give."""
    rest = name
    for held in ("Ctrl+", "Alt+", "Shift+"):
        rest = rest.removeprefix(held)
    one = len(rest) == 1 and rest.isprintable() and rest == rest.upper() and rest not in _SIGNS
    return one or rest in _SPECIAL.values() or rest in _SIGNS.values()


def shown(key: str) -> str:
    """A key as a person reads it on a chip: "Ctrl K", and on a Mac "⌘ K"."""
    names = _MAC_NAMES if sys.platform == "darwin" else {}
    signs = {"Plus": "+", "Minus": "−"}
    return " ".join(names.get(part, signs.get(part, part)) for part in key.split("+"))


def is_enter(event: QKeyEvent) -> bool:
    """Whether it is Enter alone, that of the keypad too."""
    command = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not command


def typed(event: QKeyEvent) -> str:
    """The one printable character that a press types; empty for any other key."""
    command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    if event.modifiers() & command:
        return ""
    words = event.text()
    return words if len(words) == 1 and words.isprintable() else ""


def _has(event: QKeyEvent, modifier: Qt.KeyboardModifier) -> bool:
    return bool(event.modifiers() & modifier)


def _character(event: QKeyEvent) -> str:
    """The character of the key itself, whatever Ctrl makes of it."""
    words = event.text()
    if len(words) == 1 and words.isprintable():
        return words
    code = event.key()
    return chr(code).casefold() if 0x20 < code < 0x100 else ""


def _of_character(event: QKeyEvent, character: str) -> str:
    upper = character.upper()
    name = _SIGNS.get(character, upper if len(upper) == 1 else character)
    shift = character.isalpha() and _has(event, Qt.KeyboardModifier.ShiftModifier)
    return _named(event, name, shift=shift)


def _named(event: QKeyEvent, name: str, *, shift: bool) -> str:
    control = "Ctrl+" if _has(event, Qt.KeyboardModifier.ControlModifier) else ""
    alt = "Alt+" if _has(event, Qt.KeyboardModifier.AltModifier) else ""
    return f"{control}{alt}{'Shift+' if shift else ''}{name}"


def _place(event: QKeyEvent) -> str:
    """What stands at the key's place on a US keyboard; empty where that is not known."""
    platform = QGuiApplication.platformName()
    if platform == "cocoa":
        return _MAC_PLACES.get(event.nativeVirtualKey(), "").strip("\x00")
    offset = 0 if platform == "windows" else _XKB_OFFSET
    return _PC_PLACES.get(event.nativeScanCode() - offset, "")
