"""All occurrences while the window is closed, or what it is about goes away."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton

from annotator.operations import documents
from annotator.store import annotations
from annotator.store.project import Project
from tests.support.projects import desk, release
from tests.support.windows import Gui

_MANY = 600


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """A project with a document where a word stands very often, and two small ones."""
    made = desk(tmp_path / "many.annot")
    documents.remove(made.project, [made.document.id], annotator=made.ana.id)
    for title, text in (
        ("First", "NATO met. " * _MANY),
        ("Second", "NATO again."),
        ("Third", "NATO."),
    ):
        documents.add_document(made.project, release(title, text), annotator=made.ana.id)
    made.project.close()
    return made.project.path


def test_what_is_being_marked_when_the_window_closes_is_marked(gui: Gui) -> None:
    gui.running.session.show_document(2)
    gui.settle()
    gui.select("NATO")
    gui.press("Shift+A")
    path = gui.project.path
    mark = gui.find("occurrences_mark")
    assert isinstance(mark, QPushButton)
    mark.click()
    gui.window.close()
    gui.settle()
    with Project.open(path) as project:
        assert len(annotations.of_document(project, 2)) == _MANY


def test_no_other_document_is_shown_once_the_file_is_closed(gui: Gui) -> None:
    gui.running.session.show_document(2)
    gui.settle()
    gui.select("NATO")
    gui.press("Shift+A", "P")
    gui.qtbot.waitUntil(
        lambda: gui.find("occurrences_count").accessibleName() == "602 of 602 ticked",
        timeout=60_000,
    )
    gui.press("End")
    shown: list[int] = []
    gui.running.session.document_changed.connect(lambda: shown.append(1))
    gui.window.close()
    after = QTimer(singleShot=True, interval=400)
    with gui.qtbot.waitSignal(after.timeout, timeout=60_000):
        after.start()  # whatever was begun before is due before
    assert not shown


def test_leaving_after_the_document_is_gone(gui: Gui) -> None:
    gui.running.session.show_document(3)
    gui.settle()
    gui.select("NATO")
    gui.press("Shift+A", "P")
    gui.qtbot.waitUntil(
        lambda: gui.find("occurrences_count").accessibleName() == "602 of 602 ticked",
        timeout=60_000,
    )
    gui.press("End")
    gui.qtbot.waitUntil(lambda: gui.running.session.document_id == 4, timeout=60_000)
    gui.running.session.run(documents.remove, [3])
    gui.settle()
    gui.press("Esc")
    gui.settle()
    assert gui.running.session.document_id is not None
    assert gui.page.document is not None
