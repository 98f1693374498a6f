"""Where one was is where one is again."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.settings import Settings
from annotator.operations.documents import add_document
from tests.support.projects import desk, release
from tests.support.windows import Gui, open_window

LONG = "NATO opens.\n" + "".join(f"Line {n} of the middle.\n" for n in range(300)) + "Oslo ends.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project whose second document has many screens."""
    made = desk(tmp_path / "long.annot")
    add_document(made.project, release("Long", LONG), annotator=made.ana.id)
    made.project.close()
    return made.project.path


def state(gui: Gui) -> tuple[int, int]:
    """The caret, and how far down the view its line is, in pixels."""
    return gui.pane.caret(), round(gui.pane.rect_at(gui.pane.caret()).top())


def test_a_document_shown_again_stands_where_it_was_left(
    qtbot: QtBot, path: Path, remembered: Settings
) -> None:
    gui = open_window(qtbot, [path], remembered)
    session = gui.running.session
    session.show_document(2)
    gui.select("150")
    gui.press("Right")
    before = state(gui)
    session.show_document(1)
    assert gui.pane.verticalScrollBar().value() == 0
    session.show_document(2)
    assert state(gui) == before
    gui.running.close()
    gui.settle()


def test_the_next_start_shows_the_place_where_the_last_one_ended(
    qtbot: QtBot, path: Path, remembered: Settings
) -> None:
    gui = open_window(qtbot, [path], remembered)
    gui.running.session.show_document(2)
    gui.select("150")
    gui.press("Right")
    before = state(gui)
    gui.running.close()
    gui.settle()
    again = open_window(qtbot, [path], remembered)
    assert again.page.document is not None
    assert again.page.document.id == 2
    assert state(again) == before
    again.running.close()
    again.settle()


@pytest.mark.parametrize("nonsense", ["2 x", "2 99999999 99999999 -5", "2 -4", "9 9", "", "1 2 3"])
def test_a_place_that_makes_no_sense_does_no_harm(
    qtbot: QtBot, path: Path, remembered: Settings, nonsense: str
) -> None:
    key = str(path).replace("/", "|")
    remembered.store.setValue(f"places/{key}", nonsense)
    remembered.remember_document(str(path), 2)
    gui = open_window(qtbot, [path], remembered)
    assert 0 <= gui.pane.caret() <= len(gui.page.text)
    gui.press("Ctrl+End", "Ctrl+Home")
    assert gui.pane.caret() == 0
    gui.running.close()
    gui.settle()
