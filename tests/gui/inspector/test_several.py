"""The fields of several annotations: what they share, and one change for all of them."""

from time import perf_counter

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from annotator.gui.inspector.common import VARIOUS, common_of
from annotator.model.annotations import Annotation, Status
from annotator.model.codebook import AttributeSpec
from annotator.model.documents import NewDocument
from annotator.model.text import Span
from annotator.operations import annotating, codebooks, describing, documents, history, register
from annotator.store import annotations
from tests.gui.annotate.test_choosing import control_click
from tests.gui.inspector.test_inspector import words_of
from tests.support.panels import PANELS
from tests.support.windows import Gui


def field(gui: Gui, name: str) -> QLineEdit:
    found = gui.find(name)
    assert isinstance(found, QLineEdit)
    return found


def face(gui: Gui, name: str) -> str:
    found = gui.find(name)
    assert isinstance(found, QPushButton)
    return found.text()


@pytest.fixture
def two(gui: Gui) -> tuple[Annotation, Annotation]:
    """Norway, a state, and NATO, both selected; said otherwise of each."""
    norway, nato = gui.mark("Norway"), gui.mark("NATO")
    session = gui.running.session
    session.run(describing.set_attributes, [norway.id], {"kind": "state", "canonical": "Norway"})
    session.run(describing.set_flag, [nato.id], "odd")
    gui.choose(norway)
    control_click(gui, "NATO")
    return norway, nato


def now(gui: Gui, *found: Annotation) -> list[Annotation]:
    return annotations.some(gui.project, [each.id for each in found])


def test_it_says_how_many_there_are_with_labels_and_counts(
    gui: Gui, two: tuple[Annotation, Annotation]
) -> None:
    assert "2 SELECTED" in words_of(gui.find("selected_section"))
    assert field(gui, "selected_label").text() == "Actor"
    gui.mark("Secretary General", "R")
    gui.press("Space", "Tab")
    assert "Actor 1 · Role 1" in words_of(gui.find("selected_card"))
    assert field(gui, "selected_label").placeholderText() == "various"
    for name in ("relations", "notes", "history", "provenance"):
        assert not getattr(gui.window.inspector, name).isVisible()


def test_what_differs_is_various(gui: Gui, two: tuple[Annotation, Annotation]) -> None:
    assert face(gui, "attribute_kind") == "various ▾"
    assert field(gui, "attribute_canonical").text() == ""
    assert field(gui, "attribute_canonical").placeholderText() == "various"
    assert field(gui, "flag_field").placeholderText() == "various"
    assert face(gui, "status_field") == "draft ▾"
    assert field(gui, "selected_label").text() == "Actor"


def test_a_digit_gives_a_value_to_all_in_one_step(
    gui: Gui, two: tuple[Annotation, Annotation]
) -> None:
    before = now(gui, *two)
    gui.press("E", "3")
    kinds = [each.attributes["kind"] for each in now(gui, *two)]
    assert kinds[0] == kinds[1] == "body"
    assert face(gui, "attribute_kind") == "body ▾"
    gui.press("Esc", "Ctrl+Z")
    assert now(gui, *two) == before


def test_words_status_flag_confidence_and_label_are_given_to_all(
    gui: Gui, two: tuple[Annotation, Annotation]
) -> None:
    gui.press("E", "Tab")
    gui.type("Somebody")
    gui.press("Enter")
    gui.click("status_field")
    gui.press("2", "Tab")
    gui.type("both")
    gui.press("Tab")
    gui.click("more_fields")
    field(gui, "confidence_field").setFocus()
    gui.type("70")
    gui.press("Enter")
    for each in now(gui, *two):
        assert each.attributes["canonical"] == "Somebody"
        assert (each.status, each.flag, each.confidence) == (Status.ACCEPTED, "both", 0.7)
    gui.press("E", "Shift+Tab", "4")
    assert [each.label for each in now(gui, *two)] == ["QUOTE", "QUOTE"]


def test_delete_in_a_field_of_various_values_takes_all_of_them_away(
    gui: Gui, two: tuple[Annotation, Annotation]
) -> None:
    gui.press("E", "Tab")
    assert "Delete takes all away" in gui.window.hint_line.words()
    gui.press("Delete")
    assert all("canonical" not in each.attributes for each in now(gui, *two))


def test_leaving_a_field_of_various_values_changes_nothing(
    gui: Gui, two: tuple[Annotation, Annotation]
) -> None:
    before = now(gui, *two)
    gui.press("E", "Tab", "Tab", "Tab", "Shift+Tab", "Esc")
    assert now(gui, *two) == before


def test_all_are_tied_to_one_entity_and_to_a_new_one_in_one_step(
    gui: Gui, two: tuple[Annotation, Annotation]
) -> None:
    norway = gui.running.session.run(register.add_entity, "Norway", mentions=[two[0].id])
    assert norway is not None
    gui.settle()
    assert field(gui, "entity_field").placeholderText() == "various"
    gui.press("E", "Tab", "Tab")
    gui.type("nor")
    gui.press("Enter")
    assert [each.entity_id for each in now(gui, *two)] == [norway.id, norway.id]
    gui.press("E", "Tab", "Tab")
    gui.type("The allies")
    gui.press("Enter")
    tied = {each.entity_id for each in now(gui, *two)}
    assert len(tied) == 1
    assert tied != {norway.id}
    gui.running.session.run(history.undo)
    assert [each.entity_id for each in now(gui, *two)] == [norway.id, norway.id]


def test_only_attributes_that_all_labels_have_alike_are_shown(gui: Gui) -> None:
    spec = (AttributeSpec("canonical"), AttributeSpec("rank"), AttributeSpec("kind"))
    gui.running.session.run(codebooks.change_label, "ROLE", {"attributes": spec})
    found = [gui.mark("Norway"), gui.mark("Secretary General", "R")]
    common = common_of(found, gui.running.session.codebook(), gui.running.session.annotator.id)
    assert [each.name for each in common.specs] == ["canonical"]
    assert common.status is Status.DRAFT
    assert common.label is None
    assert VARIOUS not in common.values.values()


@pytest.fixture
def thousand(gui: Gui) -> tuple[int, ...]:
    """A document with a thousand mentions, all of them selected."""
    session = gui.running.session
    text = "Norway said no.\n" * 1000
    document = session.run(documents.add_document, NewDocument(title="Many", text=text))
    assert document is not None
    with session.project.step("Mark", session.annotator.id, operation="annotate"):
        for n in range(1000):
            annotating.annotate(
                session.project, document.id, [Span(16 * n, 16 * n + 6)], label="ACTOR",
                annotator=session.annotator.id,
            )  # fmt: skip
    session.show_document(document.id)
    gui.settle()
    gui.pane.setFocus()
    gui.press("Tab", "Shift+S")
    found = gui.pane.selected_annotations()
    assert len(found) == 1000
    return found


def test_a_thousand_are_changed_at_once_within_a_second(
    gui: Gui, thousand: tuple[int, ...]
) -> None:
    gui.press("E")
    for key in ("2", "3"):
        start = perf_counter()
        gui.press(key)
        assert perf_counter() - start < 1.0
    assert {each.attributes["kind"] for each in gui.stored()} == {"body"}
    assert len(gui.pane.selected_annotations()) == 1000
    gui.press("Esc")
    start = perf_counter()
    gui.press("R")
    assert perf_counter() - start < 1.0
    assert {each.label for each in gui.stored()} == {"ROLE"}
    assert len(gui.pane.selected_annotations()) == 1000
    start = perf_counter()
    gui.press("Delete")
    assert perf_counter() - start < 1.0
    assert gui.stored() == []
    gui.press("Ctrl+Z")
    assert len(gui.stored()) == 1000


def test_a_text_that_none_of_them_has_says_so(gui: Gui) -> None:
    PANELS["several"](gui)
    field = gui.find("attribute_canonical")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""
    assert field.placeholderText() == "none"
