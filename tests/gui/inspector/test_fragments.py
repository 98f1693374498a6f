"""The fragments of the selected annotation, and where it comes from."""

import pytest
from PySide6.QtWidgets import QApplication

from annotator.model.annotations import Annotation
from annotator.model.documents import DocumentState
from annotator.model.text import Span
from annotator.operations import annotating, codebooks, documents
from tests.gui.annotate.test_editing import suggest
from tests.gui.inspector.test_inspector import words_of
from tests.support.windows import Gui


@pytest.fixture
def split(gui: Gui) -> Annotation:
    """A quote in three fragments, selected."""
    made = gui.mark("We will defend every ally", "Q")
    for words in ("today", "tomorrow"):
        start = gui.page.text.index(words)
        span = Span(start, start + len(words))
        gui.running.session.run(annotating.add_fragment, made.id, span)
    gui.choose(made)
    return made


def fragments(gui: Gui) -> list[str]:
    (only,) = gui.stored()
    return [each.of(gui.page.text) for each in only.fragments]


def test_an_annotation_in_one_piece_has_no_lines_of_fragments(gui: Gui) -> None:
    gui.mark("Norway")
    assert not gui.window.inspector.selected.fragments.isVisible()


def test_each_fragment_is_shown_on_the_page_by_enter_and_by_click(
    gui: Gui, split: Annotation
) -> None:
    assert {"1", "2", "3", "today", "tomorrow"} <= set(words_of(gui.find("fragment_lines")))
    gui.press("E", "Shift+Tab")
    assert focused(gui) == "fragment_0"
    gui.press("Down", "Enter")
    assert gui.pane.caret() == gui.page.text.index("today")
    assert focused(gui) == "fragment_1"
    gui.click("fragment_2")
    assert gui.pane.caret() == gui.page.text.index("tomorrow")
    assert gui.pane.selected_annotation() == split.id


def test_delete_takes_a_fragment_out_and_undo_brings_it_back(gui: Gui, split: Annotation) -> None:
    gui.press("E", "Shift+Tab", "Down", "Delete")
    assert fragments(gui) == ["We will defend every ally", "tomorrow"]
    assert focused(gui) == "fragment_1"
    gui.press("Ctrl+Z")
    assert fragments(gui) == ["We will defend every ally", "today", "tomorrow"]


def test_a_button_takes_a_fragment_out_and_the_last_one_stays(gui: Gui, split: Annotation) -> None:
    gui.click("fragment_remove_0")
    gui.click("fragment_remove_1")
    assert fragments(gui) == ["today"]
    assert not gui.window.inspector.selected.fragments.isVisible()


def test_what_cannot_be_taken_out_is_said(gui: Gui, split: Annotation) -> None:
    document = gui.page.document
    assert document is not None
    session = gui.running.session
    session.run(documents.set_document_state, document.id, DocumentState.LOCKED)
    gui.press("E", "Shift+Tab", "Delete")
    assert "is locked" in gui.notice()
    assert len(fragments(gui)) == 3


def focused(gui: Gui) -> str:
    found = QApplication.focusWidget()
    assert found is not None
    return found.objectName()


def test_only_what_is_true_of_its_provenance_is_said(gui: Gui) -> None:
    gui.mark("Norway")
    said = words_of(gui.find("provenance_card"))
    assert len(said) == 2
    assert said[0].startswith("Made by Ana, ")
    assert said[1] == "Codebook revision 1"


def test_whose_suggestion_it_was_and_who_changed_it_is_said(gui: Gui) -> None:
    gui.pane.select_annotation(suggest(gui, "Norway"))
    gui.settle()
    gui.click("accept_button")
    gui.press("!")
    said = words_of(gui.find("provenance_card"))
    assert "From a suggestion of Bot" in said
    assert any(each.startswith("Changed by Ana, ") for each in said)


def test_what_its_label_meant_otherwise_is_to_be_looked_at_again(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.running.session.run(codebooks.change_label, "ACTOR", {"definition": "Whoever acts."})
    gui.choose(made)
    said = words_of(gui.find("provenance_card"))
    assert "Codebook revision 1, now 2" in said
    assert "To be looked at again: its label has changed" in said
