"""Examples of labels picked from the text by one key."""

import pytest

from annotator.model.documents import DocumentState
from annotator.operations import documents
from annotator.store import codebook
from tests.support.projects import dump, unchanged
from tests.support.windows import Gui

QUESTION = "Example of which label? Press its letter, or click it; Esc leaves it."


def examples(gui: Gui, label: str) -> tuple[str, ...]:
    found = codebook.load(gui.project).label(label)
    assert found is not None
    return found.examples


def test_f4_makes_the_words_of_the_selected_annotation_an_example_of_its_label(gui: Gui) -> None:
    gui.mark("foreign minister", key="R")
    before = dump(gui.project)
    gui.press("F4")
    assert examples(gui, "ROLE")[-1] == "foreign minister"
    assert gui.notice() == "“foreign minister” is an example of Role now; Ctrl+Z takes it back."
    step = gui.running.session.next_undo()
    assert step is not None
    assert step.title == "Add “foreign minister” to the examples of Role"
    gui.press("Ctrl+Z")
    assert "foreign minister" not in examples(gui, "ROLE")
    labels = [line for line in before if line.startswith('INSERT INTO "label"')]
    assert [line for line in dump(gui.project) if line in labels] == labels


def test_selected_words_go_before_those_of_the_annotation(gui: Gui) -> None:
    gui.mark("foreign minister", key="R")
    gui.select("NATO")
    gui.press("F4")
    assert examples(gui, "ROLE")[-1] == "NATO"
    assert gui.words() == [("ROLE", "foreign minister")]


def test_an_armed_label_takes_the_words_and_stays_armed(gui: Gui) -> None:
    gui.press("C")
    gui.select("will send 200 engineers")
    gui.press("F4")
    assert examples(gui, "COMMITMENT")[-1] == "will send 200 engineers"
    assert gui.desk.marking.armed == "COMMITMENT"
    assert gui.words() == []


def test_without_a_label_it_is_asked_and_the_letter_answers(gui: Gui) -> None:
    gui.select("Norwa")
    gui.press("F4")
    assert gui.notice() == QUESTION
    answers = "  A Actor  R Role  C Commitment  Q Quote  Esc leaves it"
    assert gui.window.hint_line.words() == answers
    gui.press("A")
    assert gui.window.hint_line.words().startswith("Mark the words as")
    assert examples(gui, "ACTOR")[-1] == "Norway"
    assert gui.words() == []
    gui.press("A")
    assert gui.words() == [("ACTOR", "Norway")]


def test_the_pill_answers_too(gui: Gui) -> None:
    gui.select("Norway")
    gui.press("F4")
    gui.click("label_pill_actor")
    assert examples(gui, "ACTOR")[-1] == "Norway"
    assert gui.words() == []


@pytest.mark.parametrize("other", ["Esc", "F8", "Right", "Ctrl+K"])
def test_after_anything_else_a_letter_marks_as_ever(gui: Gui, other: str) -> None:
    before = examples(gui, "ACTOR")
    gui.select("Norway")
    gui.press("F4", other)
    assert gui.notice() != QUESTION
    assert (gui.pane.selection() is None) == (other == "Right")
    if other == "Ctrl+K":
        gui.press("Esc")
    gui.select("Norway")
    gui.press("A")
    assert gui.words() == [("ACTOR", "Norway")]
    assert examples(gui, "ACTOR") == before


def test_the_question_stands_until_it_is_answered(gui: Gui) -> None:
    gui.select("Norway")
    gui.press("F4")
    gui.press("F4")
    assert gui.notice() == QUESTION
    gui.press("Esc")
    assert gui.notice() == ""
    assert gui.pane.selection() is not None


def test_what_is_an_example_already_is_refused_with_a_sentence(gui: Gui) -> None:
    gui.mark("foreign minister", key="R")
    gui.press("F4")
    with unchanged(gui.project):
        gui.press("F4")
    assert gui.notice() == (
        "“foreign minister” is an example of Role already; nothing was changed."
    )


def test_without_words_it_says_what_to_do(gui: Gui) -> None:
    with unchanged(gui.project):
        gui.press("F4")
    assert gui.notice() == "Select words or an annotation first."


def test_words_of_a_locked_document_can_be_examples(gui: Gui) -> None:
    """The codebook is not locked with it."""
    assert gui.page.document is not None
    lock = documents.set_document_state
    gui.running.session.run(lock, gui.page.document.id, DocumentState.LOCKED)
    gui.settle()
    gui.select("Norway")
    gui.press("F4", "A")
    assert examples(gui, "ACTOR")[-1] == "Norway"
