"""The line at the bottom where room is scarce."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.frame.status_line import StatusLine
from tests.support.windows import Gui

TITLE = "import “Communiqué of the spring ministerial”"


def test_the_mode_is_as_wide_as_its_words_need_and_no_wider(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    chip = line.findChild(QLabel, "mode_chip")
    assert isinstance(chip, QLabel)
    line.set_mode("Link")
    short = chip.minimumWidth()
    line.set_mode("Armed · Commitment")
    assert chip.minimumWidth() > short
    line.set_mode("Link")
    assert chip.minimumWidth() == short


def test_what_undo_would_undo_is_cut_where_it_has_no_room(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    line = StatusLine(around)
    around.show()
    line.set_undo(TITLE, "")
    button = line.findChild(QPushButton, "undo_button")
    assert isinstance(button, QPushButton)
    line.resize(1440, 27)
    assert button.text() == f"Undo: {TITLE}"
    line.set_undo(TITLE * 3, "")
    line.resize(700, 27)
    assert button.text().endswith("…")
    assert TITLE in button.toolTip()


def test_what_undo_would_undo_gives_way_to_each_count(gui: Gui) -> None:
    line = gui.window.status_line
    gui.window.resize(640, 480)
    gui.settle()
    line.set_undo(TITLE, "")
    line.set_counts(1240, [("Actor", 3)])
    line.set_gaps("14 gaps")
    line.set_worklist("41 to look at")
    line.set_mode("Armed · Quote")
    gui.settle()
    button = gui.find("undo_button")
    assert isinstance(button, QPushButton)
    assert button.text().startswith("Undo")
    assert button.text().endswith("…")
    assert button.width() >= button.sizeHint().width()
