"""What is to be looked at again since the codebook says something else, by keys."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QPushButton

from annotator.gui.worklist.panel import WorklistPanel
from annotator.gui.worklist.telling import NOTHING
from annotator.model.annotations import Annotation
from annotator.model.documents import DocumentState
from annotator.operations import codebooks, documents, revising
from tests.support.panels import PANELS
from tests.support.projects import release, unchanged
from tests.support.windows import Gui

WORDS = ("Ana Ruiz", "Oslo", "Norway", "NATO")


def change(gui: Gui, label: str, **facts: object) -> None:
    gui.running.session.run(codebooks.change_label, label, facts)
    gui.settle()


def open_list(gui: Gui) -> WorklistPanel:
    gui.press("Ctrl+Shift+R")
    gui.qtbot.wait(60)
    found = gui.find("worklist_panel")
    assert isinstance(found, WorklistPanel)
    return found


def press(gui: Gui, *keys: str) -> None:
    """Press keys, and let the page follow."""
    gui.press(*keys)
    gui.qtbot.wait(60)


def rows(panel: WorklistPanel) -> list[str]:
    lines = panel.entries.lines
    found = [lines.line(row) for row in range(lines.rowCount())]
    return [f"{each.words} ({each.detail})".removesuffix(" ()") for each in found if each]


def current(panel: WorklistPanel) -> str:
    line = panel.entries.current()
    return line.words if line is not None else ""


def left(gui: Gui) -> list[str]:
    """The words that are still to be looked at, from the file."""
    found = revising.worklists(gui.project, annotator=gui.running.session.annotator.id)
    return [entry.words for work in found for entry in work.entries]


def counted(gui: Gui) -> str:
    """What stands in the status line; "" where nothing is seen."""
    gui.qtbot.wait(250)
    found = gui.window.findChild(QPushButton, "worklist_count")
    assert found is not None
    return found.text() if found.isVisible() else ""


def selected(gui: Gui) -> str:
    chosen = gui.page.selected()
    return chosen.text if chosen is not None else ""


@pytest.fixture
def marks(gui: Gui) -> Sequence[Annotation]:
    """Four actors, made before Actor meant something else, and a role of which nothing changed."""
    found = [gui.mark(words) for words in WORDS]
    gui.mark("foreign minister", key="R")
    change(gui, "ACTOR", definition="Whoever can act.", avoid_when="")
    gui.press("Esc")
    return found


def test_each_label_says_what_has_changed_and_then_its_annotations(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    panel = open_list(gui)
    found = rows(panel)
    assert found[0] == "Actor (4 to look at)"
    assert found[1] == "Definition, was: One who can speak, decide, promise or be party."
    assert found[2] == "Definition, now: Whoever can act."
    assert found[3].startswith("Avoid when, was: A2 Not names of actors:")
    assert found[4] == "Avoid when: gone"
    assert found[5:] == [f"{words} (Statement)" for words in WORDS]
    assert current(panel) == "Ana Ruiz"
    assert panel.entries.hasFocus()


def test_walking_shows_each_on_the_page_and_the_list_keeps_the_keys(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    gui.window.resize(1280, 800)
    panel = open_list(gui)
    assert selected(gui) == "Ana Ruiz"
    for words in WORDS[1:]:
        press(gui, "Down")
        assert (current(panel), selected(gui)) == (words, words)
        assert panel.entries.hasFocus()
        chosen = gui.page.selected()
        assert chosen is not None
        at = gui.pane.rect_at(chosen.start).center().toPoint()
        inside = gui.pane.viewport().mapTo(gui.window, at)
        assert gui.pane.viewport().rect().contains(at)
        assert not panel.geometry().contains(inside)
    press(gui, "Up")
    assert selected(gui) == "Norway"


def test_the_document_of_an_annotation_is_shown(gui: Gui, marks: Sequence[Annotation]) -> None:
    session = gui.running.session
    other = session.run(documents.add_document, release("Another"))
    assert other is not None
    first = session.document_id
    session.show_document(other.id)
    gui.settle()
    gui.mark("NATO")
    change(gui, "ACTOR", definition="Else.")
    session.show_document(first)
    gui.settle()
    panel = open_list(gui)
    press(gui, "End")
    assert rows(panel)[-1] == "NATO (Another)"
    assert session.document_id == other.id
    assert selected(gui) == "NATO"
    assert panel.entries.hasFocus()
    press(gui, "Home")
    assert session.document_id == first


def test_space_closes_one_and_goes_on_and_undo_brings_it_back(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    panel = open_list(gui)
    press(gui, "Down", "Space")
    assert left(gui) == ["Ana Ruiz", "Norway", "NATO"]
    assert (current(panel), selected(gui)) == ("Norway", "Norway")
    press(gui, "Space", "Space")
    assert left(gui) == ["Ana Ruiz"]
    assert (current(panel), selected(gui)) == ("Ana Ruiz", "Ana Ruiz")
    press(gui, "Space")
    assert left(gui) == []
    assert rows(panel) == []
    press(gui, "Ctrl+Z")
    assert (left(gui), current(panel)) == (["Ana Ruiz"], "Ana Ruiz")
    press(gui, "Ctrl+Z")
    assert (left(gui), current(panel)) == (["Ana Ruiz", "NATO"], "NATO")
    press(gui, "Ctrl+Shift+Z")
    assert left(gui) == ["Ana Ruiz"]
    assert panel.entries.hasFocus()


def test_all_of_a_label_are_closed_by_one_key_and_one_undo(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    change(gui, "ROLE", use_when="Else.")
    panel = open_list(gui)
    press(gui, "Shift+Space")
    assert left(gui) == ["foreign minister"]
    assert panel.notice() == "4 of Actor are still right; Ctrl+Z takes it back."
    assert current(panel) == "foreign minister"
    press(gui, "Ctrl+Z")
    assert len(left(gui)) == 5


def test_enter_goes_to_the_page_where_a_relabel_closes_it(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    panel = open_list(gui)
    press(gui, "Down", "Enter")
    assert not panel.isVisible()
    assert gui.pane.hasFocus()
    assert selected(gui) == "Oslo"
    gui.press("R")
    assert left(gui) == ["Ana Ruiz", "Norway", "NATO"]
    gui.press("Ctrl+Z")
    assert left(gui) == list(WORDS)


def test_e_goes_to_the_fields_where_a_value_closes_it(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    panel = open_list(gui)
    press(gui, "Down", "E")
    assert not panel.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert gui.window.inspector.isAncestorOf(focused)
    gui.press("2")
    chosen = gui.page.selected()
    assert chosen is not None
    assert chosen.attributes["kind"] == "state"
    assert left(gui) == ["Ana Ruiz", "Norway", "NATO"]


def test_other_bounds_close_it_too(gui: Gui, marks: Sequence[Annotation]) -> None:
    open_list(gui)
    press(gui, "Enter")
    gui.press("Alt+Shift+Left")
    assert left(gui) == ["Oslo", "Norway", "NATO"]


def test_a_locked_document_is_said_and_its_annotations_stay(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    document_id = marks[0].document_id
    gui.running.session.run(documents.set_document_state, document_id, DocumentState.LOCKED)
    gui.settle()
    panel = open_list(gui)
    assert rows(panel)[-1] == "NATO (Statement · locked)"
    with unchanged(gui.project):
        press(gui, "Space")
        assert panel.notice() == "“Statement” is locked; nothing was changed. Unlock it first."
        press(gui, "Shift+Space")
        assert panel.notice() == "All of these are in locked documents; unlock them first."
    assert current(panel) == "Ana Ruiz"


def test_documents_that_go_take_their_annotations_along(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    panel = open_list(gui)
    gui.running.session.run(documents.remove, [marks[0].document_id])
    gui.settle()
    assert rows(panel) == []
    press(gui, "Space")
    assert panel.notice() == NOTHING
    press(gui, "Ctrl+Z")
    assert len(rows(panel)) == 9


def test_the_status_line_counts_them_and_a_click_opens_the_list(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    assert counted(gui) == "4 to look at"
    gui.click("worklist_count")
    panel = gui.find("worklist_panel")
    assert isinstance(panel, WorklistPanel)
    assert panel.entries.hasFocus()
    press(gui, "Space")
    assert counted(gui) == "3 to look at"
    press(gui, "Shift+Space")
    assert counted(gui) == ""


def test_nothing_is_counted_where_nothing_has_changed(gui: Gui) -> None:
    gui.mark("NATO")
    change(gui, "ACTOR", colour="#123456", title="Party")
    assert counted(gui) == ""
    panel = open_list(gui)
    assert rows(panel) == []
    assert panel.entries.accessibleDescription() == NOTHING
    gui.press("Esc")
    assert gui.pane.hasFocus()


def test_a_definition_that_is_changed_back_leaves_nothing_to_look_at(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    panel = open_list(gui)
    gui.press("Ctrl+Z")
    gui.press("Ctrl+Z")
    assert rows(panel) == []
    assert counted(gui) == ""


def test_attributes_that_come_and_go_are_said(gui: Gui) -> None:
    gui.mark("foreign minister", key="R")
    role = gui.running.session.codebook().label("ROLE")
    assert role is not None
    change(gui, "ROLE", attributes=())
    panel = open_list(gui)
    assert rows(panel)[1].startswith("Attribute organisation, was: text · R4 (optional).")
    assert rows(panel)[2] == "Attribute organisation: gone"


def test_those_who_listen_hear_what_has_changed(gui: Gui, marks: Sequence[Annotation]) -> None:
    gui.desk.listening.speak()
    announcing = gui.desk.listening.announcing
    assert announcing is not None
    heard: list[str] = []
    announcing.announced.connect(heard.append)
    open_list(gui)
    assert any("Actor: definition, avoid when changed." in each for each in heard)
    heard.clear()
    press(gui, "Down")
    assert [each for each in heard if "Actor Oslo" in each]


@pytest.mark.parametrize("size", [(1440, 900), (1200, 800), (1000, 700)])
def test_the_words_of_the_page_stay_free(
    gui: Gui, marks: Sequence[Annotation], size: tuple[int, int]
) -> None:
    gui.window.resize(*size)
    gui.settle()
    panel = open_list(gui)
    end = gui.pane.viewport().mapTo(gui.window, QPoint(gui.pane.column_end(), 0)).x()
    assert panel.geometry().left() > end or panel.width() == 280


def test_long_words_are_shown_from_where_they_begin_to_differ(gui: Gui) -> None:
    gui.mark("NATO")
    change(gui, "ACTOR", definition="One who can speak, decide, promise or be heard.")
    found = rows(open_list(gui))
    assert found[1:3] == ["Definition, was: … or be party.", "Definition, now: … or be heard."]


def test_an_annotation_selected_on_the_page_is_the_current_one(
    gui: Gui, marks: Sequence[Annotation]
) -> None:
    panel = open_list(gui)
    gui.click_words("Norway’s foreign")
    assert current(panel) == "Norway"


@pytest.mark.parametrize("pause", [0, 20, 60])
def test_what_is_marked_beside_the_list_stays_selected(gui: Gui, pause: int) -> None:
    PANELS["worklist"](gui)
    gui.press("F6")
    for words, key in (("Ana Ruiz said", "A"), ("We will defend every ally", "Q")):
        made = gui.mark(words, key=key)
        assert (made.text, made.label[0]) == (words, key)
        gui.qtbot.wait(pause)
        assert gui.pane.selected_annotation() == made.id
        gui.press("Esc")
        gui.qtbot.wait(pause)
        assert gui.pane.selected_annotation() is None
    assert gui.pane.hasFocus()
