"""Choosing among the values of a field by keys of any keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.support.windows import Gui


@pytest.mark.parametrize(
    ("place", "code", "character"),
    [
        (11, Qt.Key.Key_Eacute, "é"),
        (11, Qt.Key.Key_2, "٢"),
        (11, Qt.Key.Key_2, "2"),
        (80, Qt.Key.Key_2, "2"),
    ],
    ids=["French", "Arabic digits", "plain", "keypad"],
)
def test_the_row_of_digits_chooses_whatever_it_types(
    gui: Gui, place: int, code: Qt.Key, character: str
) -> None:
    gui.mark("Norway")
    gui.press("E")
    field = gui.find("attribute_kind")
    none = Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(QEvent.Type.KeyPress, code, none, place, 0, 0, character)
    QApplication.sendEvent(field, event)
    gui.settle()
    assert dict(gui.stored()[0].attributes) == {"kind": "state"}


@pytest.mark.parametrize("field", ["attribute_kind", "attribute_canonical"])
def test_the_keypad_s_enter_is_an_enter(gui: Gui, field: str) -> None:
    gui.mark("Norway")
    gui.press("E", *["Tab"] * (field == "attribute_canonical"))
    keypad = Qt.KeyboardModifier.KeypadModifier
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Enter, keypad, "\r")
    QApplication.sendEvent(gui.find(field), event)
    gui.settle()
    assert gui.pane.hasFocus()
