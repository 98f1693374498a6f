"""Keys act on what is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
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


def test_undo_and_redo_show_where_something_was_marked(gui: Gui) -> None:
    gui.mark("NATO")
    gui.press("Ctrl+End", "Ctrl+Z")
    assert gui.words() == []
    assert seen(gui, "NATO")
    gui.press("Ctrl+End")
    assert not seen(gui, "NATO")
    gui.press("Ctrl+Shift+Z")
    assert seen(gui, "NATO")
    chosen = gui.page.selected()
    assert chosen is not None
    assert chosen.text == "NATO"


def test_undo_selects_what_it_has_brought_back_or_changed(gui: Gui) -> None:
    top = gui.mark("NATO")
    gui.press("C")
    gui.mark("Oslo")
    gui.press("Ctrl+Z", "Ctrl+Z")
    assert seen(gui, "NATO")
    assert gui.pane.selected_annotation() == top.id
    assert gui.words() == [("ACTOR", "NATO")]


def test_undo_leaves_the_page_where_it_is_when_it_shows_what_changed(gui: Gui) -> None:
    gui.mark("Line 150")
    gui.press("C")
    before = gui.pane.verticalScrollBar().value()
    gui.press("Ctrl+Z")
    assert gui.pane.verticalScrollBar().value() == before
    assert gui.words() == [("ACTOR", "Line 150")]


def test_undoing_a_note_selects_what_it_was_about(gui: Gui) -> None:
    top = gui.mark("NATO")
    gui.press("N")
    gui.type("who")
    gui.press("Enter", "Esc")
    gui.pane.setFocus()
    gui.press("Esc", "Ctrl+End", "Ctrl+Z")
    assert gui.notice().startswith("Undone")
    assert gui.pane.selected_annotation() == top.id
    assert seen(gui, "NATO")


@pytest.mark.parametrize("size", [(1440, 900), (760, 480)])
def test_the_link_field_leaves_the_annotation_in_sight(gui: Gui, size: tuple[int, int]) -> None:
    gui.window.resize(*size)
    gui.settle()
    for number in range(100, 122):
        gui.mark(f"Line {number} ")
    quote = gui.mark("Line 150 of the middle", "Q")
    bar = gui.pane.verticalScrollBar()
    box = gui.pane.rect_at(quote.start)
    bar.setValue(bar.value() + round(box.bottom()) - gui.pane.viewport().height() + 2)
    gui.settle()
    gui.press("L")
    assert gui.find("link_more").property("text") == "… and 14 more: type words of it"
    assert gui.pane.viewport().rect().contains(gui.pane.rect_at(quote.start).toRect())
    field = gui.window.link_field
    shown = [each for each in field.findChildren(QWidget) if each.isVisible()]
    for each in shown:
        corner = each.mapTo(field, each.rect().bottomRight())
        assert field.rect().contains(corner), each.objectName()
    gui.press("Esc")
    assert gui.pane.selected_annotation() == quote.id


@pytest.mark.parametrize("width", [640, 700, 760, 900, 1440])
def test_the_hint_of_the_link_field_shows_whole_sayings_only(gui: Gui, width: int) -> None:
    gui.mark("Oslo")
    gui.mark("NATO opens", "Q")
    gui.window.resize(width, 600)
    gui.settle()
    gui.press("L")
    whole = ("", "Enter links", "Enter links · Esc leaves")
    full = "Enter links · Esc leaves · Tab changes how"
    assert gui.find("link_hint").property("text") in {*whole, full}
    if width == 1440:
        assert gui.find("link_hint").property("text") == full
