"""Finding in other documents, in long ones, in projects that can only be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from annotator.gui.settings import Settings
from annotator.operations import documents
from annotator.operations.people import annotator_named
from annotator.operations.projects import new_project
from annotator.store import documents as stored
from tests.support.projects import release
from tests.support.windows import Gui, open_window

SOON = 20_000
SLOW = "a" * 60 + "b"
LINE = "The Alliance and its partners have launched a political dialogue in Brüssels today.\n"


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A project of three documents: a short one, one that slows expressions, a long one."""
    project = new_project(tmp_path / "three.annot")
    who = annotator_named(project, "Ana").id
    texts = (
        "Norway met Norway.\n",
        f"Norway {SLOW}\n" + LINE * 100 + "Norway\n",
        "Norway\n" + LINE * 20_000,
    )
    for number, text in enumerate(texts):
        documents.add_document(project, release(f"Document {number}", text), annotator=who)
    project.close()
    return project.path


@pytest.fixture
def several(qtbot: QtBot, three: Path, remembered: Settings) -> Iterator[Gui]:
    """The window on that project."""
    opened = open_window(qtbot, [three], remembered)
    yield opened
    opened.running.close()
    opened.settle()


def show(gui: Gui, number: int) -> None:
    session = gui.running.session
    there = stored.documents(session.project)
    session.show_document(next(each.id for each in there if each.title == f"Document {number}"))
    gui.settle()


def found(gui: Gui) -> str:
    """How much was found, once that is known."""
    gui.qtbot.waitUntil(gui.desk.finding.standing.known, timeout=SOON)
    gui.settle()
    return gui.desk.finding.bar.count_label().text()


def test_another_document_is_searched_at_once_and_its_page_stays_where_it_is(
    several: Gui,
) -> None:
    show(several, 0)
    several.press("Ctrl+F")
    several.type("norway")
    assert found(several) == "1 of 2"
    show(several, 1)
    assert found(several) == "2"
    assert several.pane.view_top == 0
    several.desk.finding.bar.edit.setFocus()
    several.press("Enter", "Enter")
    assert found(several) == "2 of 2"
    assert several.pane.view_top > 0


def test_a_search_stands_in_the_next_document_while_the_bar_is_closed(several: Gui) -> None:
    show(several, 0)
    several.press("Ctrl+F")
    several.type("norway")
    several.press("Esc")
    show(several, 1)
    several.press("F3")
    assert several.pane.selection() is not None
    assert several.pane.caret() == 6
    assert not several.desk.finding.is_open()


def test_a_slow_expression_leaves_the_window_alive_and_ends_in_a_sentence(several: Gui) -> None:
    show(several, 1)
    several.desk.finding.standing.hunt.looking.seconds = 0.5
    several.press("Ctrl+F", "Alt+R")
    several.type("(a|aa)+$")
    beats: list[int] = []
    beat = QTimer()
    beat.timeout.connect(lambda: beats.append(1))
    beat.start(20)
    several.qtbot.waitUntil(lambda: bool(several.desk.finding.standing.hunt.failed), timeout=SOON)
    assert len(beats) > 5  # somebody looked after the window meanwhile
    assert several.desk.finding.standing.hunt.sentence() == (
        "This expression takes longer than 0.5 seconds here, so the search was stopped; "
        "make it simpler."
    )
    several.press("Alt+R")
    several.press("Ctrl+A")
    several.type("norway")
    assert found(several) == "1 of 2"


def test_the_next_key_press_drops_a_search_that_is_slow(several: Gui) -> None:
    show(several, 1)
    several.desk.finding.standing.hunt.looking.seconds = 6.0
    several.press("Ctrl+F")
    several.type("(a|aa)+$")
    several.press("Alt+R")
    assert several.desk.finding.standing.hunt.words() == "Searching…"
    several.press("Alt+R", "Ctrl+A")
    several.type("partners")
    assert found(several) == "1 of 100"


def test_a_long_text_shows_what_is_found_and_goes_round_in_it(several: Gui) -> None:
    show(several, 2)
    several.press("Ctrl+F")
    several.type("bruss")
    assert found(several) == "1 of 20,000"
    several.press("Shift+Enter")
    assert found(several) == "20,000 of 20,000"
    start, end = several.desk.finding.standing.found()[-1]
    assert several.page.text[start:end] == "Brüss"
    box = several.pane.rect_at(start)
    assert several.pane.viewport().rect().contains(box.center().toPoint())


def test_too_many_places_are_said_to_be_too_many(several: Gui) -> None:
    show(several, 2)
    several.press("Ctrl+F")
    several.type("a")
    assert found(several) == "1 of 100,000+"
    assert (
        several.desk.finding.standing.hunt.sentence() == "Only the first 100,000 places are shown."
    )
    several.press("Alt+Enter")
    assert several.notice() == "That is too much to mark at once; look for something rarer."


def test_a_project_that_can_only_be_read_is_searched_but_not_marked(
    qtbot: QtBot, project_path: Path, remembered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    project_path.chmod(0o444)
    monkeypatch.setattr("os.access", lambda *_args, **_named: False)
    gui = open_window(qtbot, [project_path], remembered)
    try:
        assert gui.project.read_only
        gui.press("Ctrl+F")
        gui.type("norway")
        assert found(gui) == "1 of 2"
        assert not gui.find("find_mark_all").isEnabled()
        gui.press("Alt+Enter")
        assert gui.notice() == "This project is open for reading only."
        gui.press("Esc")
        assert gui.pane.selection() is not None
    finally:
        gui.running.close()
        gui.settle()


def test_without_a_document_there_is_nothing_to_find_in(
    qtbot: QtBot, tmp_path: Path, remembered: Settings
) -> None:
    new_project(tmp_path / "empty.annot").close()
    gui = open_window(qtbot, [tmp_path / "empty.annot"], remembered)
    try:
        gui.press("Ctrl+F")
        assert not gui.desk.finding.is_open()
        assert gui.notice().startswith("Open a document first")
    finally:
        gui.running.close()
        gui.settle()


def test_a_step_that_was_asked_for_too_early_is_gone_when_all_is_known(several: Gui) -> None:
    show(several, 1)
    several.desk.finding.standing.hunt.looking.seconds = 0.5
    several.press("Ctrl+F", "Alt+R")
    several.type("norway")
    assert found(several) == "1 of 2"
    several.press("Esc")
    show(several, 2)
    show(several, 1)
    several.pane.select(3, 3)
    several.desk.finding.go(1)
    several.qtbot.waitUntil(lambda: several.pane.selection() is not None, timeout=SOON)
    assert several.pane.caret() == len(several.page.text) - 1


def test_a_window_that_is_closed_while_it_searches_hears_nothing_more(
    qtbot: QtBot, three: Path, remembered: Settings
) -> None:
    gui = open_window(qtbot, [three], remembered)
    show(gui, 1)
    hunt = gui.desk.finding.standing.hunt
    hunt.looking.seconds = 0.3
    gui.press("Ctrl+F", "Alt+R")
    gui.type("(a|aa)+$")
    gui.press("Enter")
    busy = hunt.looking.busy
    gui.running.close()
    gui.settle()
    assert busy
    qtbot.wait(600)  # longer than the search may take
    assert hunt.failed == ""
