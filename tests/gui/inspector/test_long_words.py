"""Words that are too long for the inspector, and the room they leave when they go."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.inspector.card import Row, Words
from annotator.gui.inspector.line_field import LineField

LONG = "Joint statement of the Council of Norn and the Ministry of Harbours"


def test_words_give_back_the_room_of_longer_ones(qtbot: QtBot) -> None:
    words = Words("words")
    qtbot.addWidget(words)
    words.setFixedWidth(200)
    words.show()
    words.set_words("Ruiz")
    short = words.minimumHeight()
    words.set_words(LONG)
    assert words.minimumHeight() > short
    words.set_words("Ruiz")
    assert words.minimumHeight() == short


def test_a_value_that_is_too_long_ends_in_dots_until_it_is_edited(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, other = LineField("title", "Title", right=False), LineField("other", "Other")
    for each in (field, other):
        each.setFixedWidth(200)
        column.addWidget(each)
    field.set_value(LONG)
    other.setFocus()
    with qtbot.waitExposed(window):
        window.show()
        window.activateWindow()
    assert field.toolTip() == LONG
    resting = _picture(field)
    field.setFocus(Qt.FocusReason.MouseFocusReason)
    qtbot.waitUntil(field.hasFocus)
    field.setCursorPosition(0)
    assert field.text() == LONG
    assert _picture(field) != resting
    fitting = LineField("fitting", "Fitting", right=False)
    qtbot.addWidget(fitting)
    fitting.setFixedWidth(200)
    fitting.set_value("Short")
    assert fitting.toolTip() == ""


def _picture(field: LineField) -> QImage:
    """The right end of a field, where the words are cut."""
    whole = field.grab().toImage()
    return whole.copy(whole.width() - 24, 4, 16, whole.height() - 8)


def test_a_long_title_leaves_room_for_its_value(qtbot: QtBot) -> None:
    field = LineField("value", "Value")
    row = Row(LONG, field)
    qtbot.addWidget(row)
    row.resize(200, 27)
    row.show()
    assert row.minimumSizeHint().width() <= 200
    assert field.geometry().right() <= 200
    assert field.width() >= 60
