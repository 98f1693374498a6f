"""The cards of the inspector: what they show, and what their fields do to the file."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from annotator.gui.inspector.times import short_time
from annotator.gui.modes import Mode
from annotator.model.documents import DocumentState
from annotator.model.people import AssignmentState
from annotator.store import documents, people, relations, remarks
from tests.gui.annotate.test_editing import suggest
from tests.support.windows import Gui


def words_of(widget: QWidget) -> list[str]:
    """The words of all visible labels and buttons below a widget."""
    parts: list[QLabel | QPushButton] = [
        *widget.findChildren(QLabel),
        *widget.findChildren(QPushButton),
    ]
    return [each.text() for each in parts if each.isVisible() and each.text()]


def line(gui: Gui, name: str) -> QLineEdit:
    """The visible line of an object name."""
    found = gui.find(name)
    assert isinstance(found, QLineEdit)
    return found


def test_the_card_names_label_offsets_and_words(gui: Gui) -> None:
    made = gui.mark("Norway")
    assert {"Norway", f"{made.start}–{made.end}"} <= set(words_of(gui.find("selected_card")))
    assert line(gui, "selected_label").text() == "Actor"


def test_without_a_selection_the_document_is_shown(gui: Gui) -> None:
    assert line(gui, "document_title").text() == "Statement"
    assert "Statement.txt" in words_of(gui.find("document_card"))
    gui.mark("Norway")
    assert not gui.window.inspector.document.isVisible()
    gui.press("Esc")
    assert gui.window.inspector.document.isVisible()


def test_e_digit_tab_words_enter_fill_the_attributes(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E")
    assert gui.desk.mode() is Mode.FIELD
    assert gui.find("attribute_kind_options").isVisible()
    gui.press("2", "Tab")
    gui.type("Kingdom of Norway")
    gui.press("Enter")
    (stored,) = gui.stored()
    assert dict(stored.attributes) == {"kind": "state", "canonical": "Kingdom of Norway"}


def test_enter_in_an_empty_required_field_takes_the_annotation_s_own_words(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E", "Tab", "Enter")
    assert dict(gui.stored()[0].attributes) == {"canonical": "Norway"}


def test_esc_in_a_field_brings_the_old_words_back_and_returns_to_the_page(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E", "Tab")
    gui.type("Sweden")
    gui.press("Esc")
    assert gui.pane.hasFocus()
    assert dict(gui.stored()[0].attributes) == {}


def test_a_half_typed_value_is_saved_when_the_window_closes(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E", "Tab")
    gui.type("Kingdom of Norway")
    gui.desk.to_page()
    assert dict(gui.stored()[0].attributes) == {"canonical": "Kingdom of Norway"}


def test_the_focus_stays_in_the_field_while_the_card_is_shown_anew(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E", "1")
    gui.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "attribute_kind"


def test_a_letter_chooses_the_value_that_begins_with_it(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("E", "G")
    assert gui.stored()[0].attributes["kind"] == "group"


def test_status_is_changed_in_its_place(gui: Gui) -> None:
    gui.mark("Norway")
    gui.click("status_field")
    gui.press("2")
    assert gui.stored()[0].status.value == "accepted"


def test_confidence_is_typed_in_percent_and_nonsense_is_refused(gui: Gui) -> None:
    gui.mark("Norway")
    gui.click("more_fields")
    field = line(gui, "confidence_field")
    field.setFocus()
    gui.type("80")
    gui.press("Enter")
    assert gui.stored()[0].confidence == 0.8
    field.setFocus()
    field.selectAll()
    gui.type("very")
    gui.press("Enter")
    assert gui.stored()[0].confidence == 0.8
    assert gui.notice().startswith("Confidence is a number")


def test_relations_read_as_sentences_from_either_end(gui: Gui) -> None:
    gui.mark("Secretary General", "R")
    actor = gui.mark("Ana Ruiz")
    gui.press("L", "1", "Enter")
    gui.choose(actor)
    assert "holds role" in words_of(gui.find("relations_card"))
    role = next(each for each in gui.stored() if each.label == "ROLE")
    gui.choose(role)
    assert "holds role this" in words_of(gui.find("relations_card"))


def test_a_relation_leads_to_its_other_end_and_can_be_taken_back(gui: Gui) -> None:
    role = gui.mark("Secretary General", "R")
    actor = gui.mark("Ana Ruiz")
    gui.press("L", "1", "Enter")
    gui.choose(actor)
    assert gui.page.document is not None
    (tie,) = relations.of_document(gui.project, gui.page.document.id)
    gui.click(f"relation_end_{tie.id}")
    assert gui.pane.selected_annotation() == role.id
    gui.click(f"relation_remove_{tie.id}")
    assert relations.of_document(gui.project, gui.page.document.id) == []


def test_n_words_enter_leave_a_note_and_return_to_the_page(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.press("N")
    gui.type("Which one?")
    gui.press("Enter")
    assert [each.body for each in remarks.notes(gui.project, "annotation", made.id)] == [
        "Which one?"
    ]
    assert gui.pane.hasFocus()


def test_a_note_is_answered_resolved_edited_and_deleted_in_its_place(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.press("N")
    gui.type("One?")
    gui.press("Enter")
    (note,) = remarks.notes(gui.project, "annotation", made.id)
    gui.click(f"note_reply_{note.id}")
    gui.type("Two.")
    gui.press("Enter")
    gui.click(f"note_resolve_{note.id}")
    gui.click(f"note_{note.id}")
    gui.click(f"note_edit_{note.id}")
    gui.type("Three?")
    gui.press("Enter")
    found = remarks.notes(gui.project, "annotation", made.id)
    assert [(each.body, each.reply_to, each.resolved) for each in found] == [
        ("Three?", None, True),
        ("Two.", note.id, False),
    ]
    gui.click(f"note_delete_{note.id}")
    assert remarks.notes(gui.project, "annotation", made.id) == []


def draft(gui: Gui) -> str:
    """What stands in the field for a note."""
    return gui.window.inspector.notes.edit.toPlainText()


def test_a_note_that_is_being_typed_stays_in_its_field_until_enter(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.press("N")
    gui.type("Half a thou")
    gui.press("Esc")
    assert gui.pane.hasFocus()
    assert draft(gui) == "Half a thou"
    gui.press("N")
    gui.type("ght")
    gui.pane.setFocus()
    gui.settle()
    assert draft(gui) == "Half a thought"
    assert remarks.notes(gui.project, "annotation", made.id) == []
    gui.press("N", "Enter")
    (note,) = remarks.notes(gui.project, "annotation", made.id)
    assert note.body == "Half a thought"
    assert draft(gui) == ""


def test_each_thing_keeps_the_draft_of_its_own_note(gui: Gui) -> None:
    first, second = gui.mark("Norway"), gui.mark("NATO")
    gui.choose(first)
    gui.press("N")
    gui.type("Which one?")
    gui.press("Esc")
    gui.choose(second)
    assert draft(gui) == ""
    gui.press("N")
    gui.type("The alliance?")
    gui.choose(first)
    assert draft(gui) == "Which one?"
    gui.choose(second)
    assert draft(gui) == "The alliance?"
    gui.press("N", "Enter")
    assert remarks.notes(gui.project, "annotation", first.id) == []
    assert len(remarks.notes(gui.project, "annotation", second.id)) == 1


def test_words_for_another_note_leave_the_draft_of_a_new_one_alone(gui: Gui) -> None:
    made = gui.mark("Norway")
    gui.press("N")
    gui.type("One?")
    gui.press("Enter", "N")
    gui.type("New.")
    (note,) = remarks.notes(gui.project, "annotation", made.id)
    gui.click(f"note_edit_{note.id}")
    gui.press("Esc")
    assert draft(gui) == "New."


def test_without_a_selection_a_note_stands_on_the_document(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("N")
    gui.type("Good.")
    gui.press("Enter")
    assert gui.page.document is not None
    found = remarks.notes(gui.project, "document", gui.page.document.id)
    assert [each.body for each in found] == ["Good."]


def test_the_history_of_an_annotation_has_its_latest_step_first(gui: Gui) -> None:
    gui.mark("Norway", "R")
    gui.press("A")
    shown = [each for each in words_of(gui.find("history_card")) if each[0].isupper()]
    assert shown[0] == "Relabel as Actor"


def test_the_title_of_a_document_is_changed_in_its_place(gui: Gui) -> None:
    field = line(gui, "document_title")
    field.setFocus()
    field.selectAll()
    gui.type("A new title")
    gui.press("Enter")
    assert documents.documents(gui.project)[0].title == "A new title"
    assert gui.page.document is not None
    assert gui.page.document.title == "A new title"


def test_state_and_part_of_a_document_are_changed_in_their_place(gui: Gui) -> None:
    gui.click("document_state")
    gui.press("2")
    gui.click("document_part")
    gui.press("3")
    assert documents.documents(gui.project)[0].state is DocumentState.REVIEWED
    (assignment,) = people.assignments(gui.project, 1)
    assert assignment.state is AssignmentState.DONE


def test_a_suggestion_is_answered_by_button_and_its_fields_are_closed(gui: Gui) -> None:
    suggestion = suggest(gui, "Norway")
    gui.pane.select_annotation(suggestion)
    gui.settle()
    assert not gui.window.inspector.selected.fields.attributes.isEnabled()
    assert "Bot" in words_of(gui.find("selected_card"))
    gui.click("accept_button")
    chosen = gui.page.selected()
    assert chosen is not None
    assert chosen.derived_from == suggestion


def test_a_mouse_choice_gives_the_page_the_focus_back(gui: Gui) -> None:
    gui.mark("Norway")
    gui.click("attribute_kind")
    options = gui.find("attribute_kind_options").findChildren(QPushButton)
    options[0].click()
    gui.settle()
    assert gui.stored()[0].attributes["kind"] == "person"
    assert gui.pane.hasFocus()


@pytest.mark.parametrize(
    ("stamp", "words"),
    [("2026-03-12T09:00:00+00:00", "12 Mar"), ("2024-03-12T09:00:00+00:00", "12 Mar 2024")],
)
def test_earlier_days_are_named_by_their_date(stamp: str, words: str) -> None:
    assert short_time(stamp, now=datetime(2026, 3, 14, 12, tzinfo=UTC)) == words


def test_what_is_no_moment_is_shown_as_it_is() -> None:
    assert short_time("yesterday") == "yesterday"


def test_tab_goes_through_the_fields_from_the_top_down(gui: Gui) -> None:
    gui.mark("Secretary General", "R")
    gui.mark("Ana Ruiz")
    gui.press("L", "1", "Enter", "Esc")
    gui.choose(gui.stored()[0])
    gui.press("E")
    seen = []
    for _ in range(7):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
        gui.press("Tab")
    assert seen == [
        "attribute_organisation",
        "status_field",
        "more_fields",
        "relation_end_1",
        "relation_remove_1",
        "link_button",
        "notes_section_edit",
    ]


def test_e_without_a_selection_enters_the_title_and_replaces_nothing(gui: Gui) -> None:
    gui.pane.setFocus()
    gui.press("E")
    gui.type("!")
    gui.press("Enter")
    assert documents.documents(gui.project)[0].title == "Statement!"
