"""The keys that the page itself answers: those that move the caret and select."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.reading import moves
from annotator.gui.reading.moves import Move

_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OTHERS = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier

_MOVES: dict[tuple[Qt.Key, Qt.KeyboardModifier], Move] = {
    (Qt.Key.Key_Right, _NONE): moves.right,
    (Qt.Key.Key_Left, _NONE): moves.left,
    (Qt.Key.Key_Right, _CONTROL): moves.word_right,
    (Qt.Key.Key_Left, _CONTROL): moves.word_left,
    (Qt.Key.Key_Down, _NONE): moves.line_down,
    (Qt.Key.Key_Up, _NONE): moves.line_up,
    (Qt.Key.Key_Down, _ALT): moves.sentence_forward,
    (Qt.Key.Key_Up, _ALT): moves.sentence_back,
    (Qt.Key.Key_Home, _NONE): moves.line_start,
    (Qt.Key.Key_End, _NONE): moves.line_end,
    (Qt.Key.Key_Home, _CONTROL): moves.text_start,
    (Qt.Key.Key_End, _CONTROL): moves.text_end,
}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Pressed(NamedTuple):
    """What a key asks for: one of the three is set."""

    extend: bool = False
    move: Move | None = None
    pages: int = 0
    everything: bool = False


def read(event: QKeyEvent) -> Pressed | None:
    """What a key asks of the page; None for a key that is none of the page's business."""
    modifiers = event.modifiers() & ~_OTHERS
    extend = bool(modifiers & _SHIFT)
    modifiers &= ~_SHIFT
    key = Qt.Key(event.key())
    move = _MOVES.get((key, modifiers))
    if move is not None:
        return Pressed(extend=extend, move=move)
    if key in _PAGES and modifiers == _NONE:
        return Pressed(extend=extend, pages=_PAGES[key])
    if key == Qt.Key.Key_A and modifiers == _CONTROL and not extend:
        return Pressed(everything=True)
    return None


_NAMES = {
    Qt.Key.Key_Right: "Right",
    Qt.Key.Key_Left: "Left",
    Qt.Key.Key_Down: "Down",
    Qt.Key.Key_Up: "Up",
    Qt.Key.Key_Home: "Home",
    Qt.Key.Key_End: "End",
}


def names() -> frozenset[str]:
    """The names of all keys that the page answers: no action can have them."""
    held = {_NONE: "", _CONTROL: "Ctrl+", _ALT: "Alt+"}
    plain = {(held[modifiers], _NAMES[key]) for key, modifiers in _MOVES}
    plain |= {("", "PgDn"), ("", "PgUp")}
    extending = {f"{prefix}Shift+{name}" for prefix, name in plain}
    return frozenset({f"{prefix}{name}" for prefix, name in plain} | extending | {"Ctrl+A"})
