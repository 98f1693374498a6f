"""Linking in a long document: what stands a megabyte away is found by its words."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.settings import Settings
from annotator.model.corpus import NewAnnotation, NewCorpus, NewRecord, NewRelation
from annotator.model.documents import NewDocument
from annotator.operations import people, projects
from annotator.operations.layers import Layers
from annotator.operations.taking import take_record
from annotator.store import annotations, relations
from tests.support.windows import Gui, open_window

_LINE = "NATO said that the allies met in the city on that day, and the day after it.\n"
_LINES = 13_500
_NEAR = "“We will come,” they said.\n"
_FAR = "Ambassador Zoë Quist left early.\n"
_ROLES = 60


def _record() -> NewRecord:
    """A quote at the start, thousands of actors, and one more actor a megabyte away."""
    text = _NEAR + _LINES * _LINE + _FAR
    marks = [NewAnnotation("quote", "QUOTE", ((1, 13),))]
    lines = [len(_NEAR) + n * len(_LINE) for n in range(_LINES)]
    marks += [NewAnnotation(str(n), "ACTOR", ((at, at + 4),)) for n, at in enumerate(lines)]
    roles = enumerate(lines[:_ROLES])
    marks += [NewAnnotation(f"r{n}", "ROLE", ((at + 19, at + 25),)) for n, at in roles]
    start = len(text) - len(_FAR) + len("Ambassador ")
    marks.append(NewAnnotation("far", "ACTOR", ((start, start + len("Zoë Quist")),)))
    ties = tuple(NewRelation("holds_role", "0", f"r{n}") for n in range(_ROLES))
    return NewRecord(NewDocument("Long", text), tuple(marks), ties)


@pytest.fixture(scope="module")
def long_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with that document, in Ana's layer."""
    path = tmp_path_factory.mktemp("long") / "long.annot"
    with projects.new_project(path) as project:
        ana = people.annotator_named(project, "Ana").id
        with project.step("Import", ana, operation="import") as step:
            take_record(project, _record(), step.id, Layers.of(project, NewCorpus(records=()), ana))
    return path


@pytest.fixture
def long_gui(qtbot: QtBot, long_project: Path, remembered: Settings) -> Iterator[Gui]:
    """The window on it."""
    opened = open_window(qtbot, [long_project], remembered)
    yield opened
    opened.running.close()
    opened.settle()


def test_what_stands_a_megabyte_away_is_found_by_its_words_at_once(long_gui: Gui) -> None:
    gui = long_gui
    quote = next(iter(gui.page.annotations))
    gui.pane.setFocus()
    gui.pane.select_annotation(quote)
    begin = time.perf_counter()
    gui.press("L")
    gui.type("zoe")
    took = time.perf_counter() - begin
    (found,) = gui.desk.linking.offered()
    assert found.annotation.text == "Zoë Quist"
    assert found.annotation.start > 1_000_000
    assert gui.pane.sees(found.annotation.id)
    gui.press("Enter")
    (tie,) = relations.of_annotation(gui.project, quote)
    assert annotations.get(gui.project, tie.to_id).text == "Zoë Quist"
    assert took < 3, "it took half a minute when each target was compared with each relation"
    gui.press("Ctrl+Z")


def test_of_very_many_relations_the_latest_stand_in_the_card_and_the_list_has_all(
    long_gui: Gui,
) -> None:
    gui = long_gui
    busy = relations.of_document(gui.project, gui.page.annotations[1].document_id)[0].from_id
    gui.pane.setFocus()
    gui.pane.select_annotation(busy)
    gui.settle()
    more = gui.find("relations_more")
    assert isinstance(more, QPushButton)
    assert more.text() == f"{_ROLES - 20} more, in the list of all"
    gui.click("relations_more")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "relations_list"
    gui.press("Esc")
