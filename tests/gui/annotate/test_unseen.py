"""Keys act on what is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.settings import Settings
from annotator.operations.documents import add_document
from tests.support.projects import desk, release
from tests.support.windows import Gui, open_window

LONG = "NATO opens.\n" + "".join(f"Line {n} of the middle.\n" for n in range(300)) + "Oslo ends.\n"


@pytest.fixture
def gui(qtbot: QtBot, tmp_path: Path, remembered: Settings) -> Iterator[Gui]:
    """The window on a document of many screens."""
    made = desk(tmp_path / "long.annot")
    document = add_document(made.project, release("Long", LONG), annotator=made.ana.id)
    made.project.close()
    opened = open_window(qtbot, [made.project.path], remembered)
    opened.running.session.show_document(document.id)
    opened.settle()
    yield opened
    opened.running.close()
    opened.settle()


def seen(gui: Gui, words: str) -> bool:
    """Whether words are in sight."""
    box = gui.pane.rect_at(gui.page.text.index(words)).toRect()
    return gui.pane.viewport().rect().intersects(box)


def test_a_label_key_shows_the_annotation_that_is_out_of_sight_first(gui: Gui) -> None:
    gui.mark("NATO")
    gui.press("Ctrl+End", "C")
    assert gui.words() == [("ACTOR", "NATO")]
    assert seen(gui, "NATO")
    assert gui.notice() == "“NATO” is selected; press again to make it a Commitment."
    gui.press("C")
    assert gui.words() == [("COMMITMENT", "NATO")]


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_deleting_shows_the_annotation_that_is_out_of_sight_first(gui: Gui, key: str) -> None:
    gui.mark("NATO")
    gui.press("Ctrl+End", key)
    assert gui.words() == [("ACTOR", "NATO")]
    assert seen(gui, "NATO")
    assert gui.notice() == "“NATO” is selected; press again to delete it."
    gui.press(key)
    assert gui.words() == []
