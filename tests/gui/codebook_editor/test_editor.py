"""The panel of the codebook, by keys and mouse, on a real project."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from annotator.formats.codebook_toml import read_codebook
from annotator.gui.codebook_editor.panel import CodebookPanel
from annotator.gui.codebook_editor.telling import Key
from annotator.gui.dialogs.files import FileDialogs
from annotator.gui.settings import Settings
from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook, Label, RelationType
from annotator.operations import codebooks, describing, history, relating
from annotator.store import annotations, codebook
from tests.support.projects import dump
from tests.support.windows import Gui, open_window


def opened(gui: Gui) -> CodebookPanel:
    gui.press("Ctrl+Shift+B")
    found = gui.find("codebook_panel")
    assert isinstance(found, CodebookPanel)
    return found


def book(gui: Gui) -> Codebook:
    return codebook.load(gui.project)


def label(gui: Gui, name: str) -> Label:
    found = book(gui).label(name)
    assert found is not None
    return found


def relation(gui: Gui, name: str) -> RelationType:
    found = book(gui).relation_type(name)
    assert found is not None
    return found


def rows(panel: CodebookPanel) -> list[str]:
    """The lines of the list, each indented by its level; headings in capitals."""
    lines = [panel.list.lines.line(row) for row in range(panel.list.lines.rowCount())]
    return [
        each.words.upper() if each.heading else "  " * each.level + each.words
        for each in lines
        if each is not None
    ]


def go_to(gui: Gui, panel: CodebookPanel, words: str) -> None:
    """Walk in the list to the line of these words."""
    panel.to_list()
    gui.press("Home")
    for _ in range(panel.list.lines.rowCount()):
        line = panel.list.current()
        assert line is not None
        if line.words == words:
            return
        gui.press("Down")
    pytest.fail(f"no line {words}: {rows(panel)}")


def field(gui: Gui, name: str) -> QLineEdit:
    found = gui.find(name)
    assert isinstance(found, QLineEdit)
    return found


def words(gui: Gui, name: str) -> QPlainTextEdit:
    found = gui.find(name)
    assert isinstance(found, QPlainTextEdit)
    return found


def fill(gui: Gui, name: str, typed: str) -> None:
    """Type into a field in place of what stands there, and press Enter."""
    field(gui, name).setFocus()
    field(gui, name).selectAll()
    gui.type(typed)
    gui.press(*([] if typed else ["Delete"]), "Enter")


def add(gui: Gui, panel: CodebookPanel, name: str, key: str = "N") -> None:
    """Add an entry by the letter of its command."""
    panel.to_list()
    gui.press(key)
    gui.type(name)
    gui.press("Enter")


def tables(gui: Gui) -> list[str]:
    """What a project says, without its history and its clock."""
    wanted = ("label", "relation_type", "annotation", "fragment", "relation", "setting", "entity")
    starts = tuple(f'INSERT INTO "{table}"' for table in wanted)
    return [line for line in dump(gui.project) if line.startswith(starts)]


def test_the_codebook_shows_labels_relations_and_how_often_each_is_used(gui: Gui) -> None:
    gui.mark("NATO")
    panel = opened(gui)
    assert rows(panel)[:7] == [
        book(gui).title, "LABELS", "Actor", "Role", "Commitment", "Quote", "RELATIONS",
    ]  # fmt: skip
    line = panel.list.current()
    assert line is not None
    assert (line.words, line.detail, line.chip) == ("Actor", "1", "A")
    assert panel.list.hasFocus()


def test_the_page_has_room_beside_the_panel_and_f6_goes_between_them(gui: Gui) -> None:
    gui.window.resize(1440, 900)
    panel = opened(gui)
    gui.settle()
    edge = gui.pane.mapTo(gui.window, QPoint(gui.pane.width(), 0)).x()
    assert edge <= panel.x()
    gui.press("Esc")
    assert not panel.isVisible()
    assert gui.pane.hasFocus()
    assert gui.window.inspector.isVisible()
    gui.press("Ctrl+Shift+B", "Shift+F6")
    assert panel.isVisible()
    assert gui.pane.hasFocus()
    gui.press("F6")
    assert panel.list.hasFocus()
    gui.pane.setFocus()
    gui.select("NATO")
    gui.press("Esc")
    assert panel.isVisible(), "Esc on the page lets the words go, not the panel"
    gui.press("Ctrl+Shift+B")
    assert panel.list.hasFocus()
    gui.press("Ctrl+Shift+B")
    assert not panel.isVisible()


def test_the_panels_have_their_widths_back_and_a_small_window_keeps_the_page(gui: Gui) -> None:
    gui.window.resize(1440, 900)
    gui.settle()
    gui.window.splitter.setSizes([400, 640, 400])
    before = gui.window.splitter.sizes()
    panel = opened(gui)
    assert gui.window.splitter.sizes()[0] == 0, "the page is read before the list of documents"
    gui.press("Esc")
    assert gui.window.splitter.sizes() == before
    gui.press("Ctrl+Shift+B")
    for width in (1000, 700, 640, 1440):
        gui.window.resize(width, 600)
        gui.settle()
        assert panel.geometry().right() < width
        assert gui.pane.width() >= 340
    gui.press("Esc")
    assert gui.window.inspector.width() >= 220


def test_marking_beside_the_open_panel_is_counted(gui: Gui) -> None:
    panel = opened(gui)
    gui.mark("NATO")
    QTest.qWait(500)
    assert panel.list.lines.line(2) is not None
    assert [each.detail for n in range(6) if (each := panel.list.lines.line(n))][2] == "1"


def test_the_inspector_takes_its_place_back_when_a_field_is_entered(gui: Gui) -> None:
    mark = gui.mark("NATO")
    panel = opened(gui)
    gui.choose(mark)
    gui.press("E")
    assert not panel.isVisible()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert gui.window.inspector.isAncestorOf(focused)


def test_typing_filters_labels_and_shows_what_is_above_them(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Actor")
    add(gui, panel, "Ministry", "Shift+N")
    gui.press("Ctrl+F")
    gui.type("minis")
    assert rows(panel) == ["LABELS", "Actor", "  Ministry"]
    line = panel.list.current()
    assert line is not None
    assert line.words == "Ministry"
    gui.press("Esc")
    assert len(rows(panel)) > 3


def test_n_adds_a_label_and_says_at_once_when_one_is_called_nearly_so(gui: Gui) -> None:
    panel = opened(gui)
    gui.press("N")
    gui.type("Actors")
    assert panel.notice() == "Nearly the same as Actor."
    field(gui, "codebook_naming_edit").selectAll()
    gui.type("Place")
    assert panel.notice() == ""
    gui.press("Enter")
    made = label(gui, "Place")
    assert made.key
    line = panel.list.current()
    assert line is not None
    assert line.label == made
    gui.select("Oslo")
    gui.press(made.key.upper())
    assert gui.words() == [("Place", "Oslo")]
    gui.press("Ctrl+Z", "Ctrl+Z")
    assert book(gui).label("Place") is None
    assert "Place" not in rows(panel)


def test_alt_and_arrows_move_a_label_in_the_tree(gui: Gui) -> None:
    panel = opened(gui)
    before = tables(gui)
    go_to(gui, panel, "Commitment")
    gui.press("Alt+Right")
    assert rows(panel)[2:6] == ["Actor", "Role", "  Commitment", "Quote"]
    gui.press("Alt+Left", "Alt+Down")
    assert rows(panel)[2:6] == ["Actor", "Role", "Quote", "Commitment"]
    gui.press("Alt+Up", "Alt+Up")
    assert rows(panel)[2:6] == ["Actor", "Commitment", "Role", "Quote"]
    line = panel.list.current()
    assert line is not None
    assert line.words == "Commitment"
    gui.press("Alt+Up", "Alt+Up", "Alt+Right")
    for _ in range(6):
        gui.press("Ctrl+Z")
    assert tables(gui) == before


def test_alt_and_arrows_move_a_relation_among_relations(gui: Gui) -> None:
    panel = opened(gui)
    names = [each.name for each in book(gui).relation_types]
    gui.press("End", "Alt+Up")
    assert [each.name for each in book(gui).relation_types] == [*names[:-2], names[-1], names[-2]]
    gui.press("Alt+Down", "Alt+Down", "Alt+Right")
    assert [each.name for each in book(gui).relation_types] == names
    assert panel.isVisible()


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0.1, ["Quote", "Actor", "Role", "Commitment"]),
        (0.5, ["Actor", "  Quote", "Role", "Commitment"]),
        (0.9, ["Actor", "Quote", "Role", "Commitment"]),
    ],
)
def test_a_label_is_dragged_before_into_and_behind_another(
    gui: Gui, share: float, expected: list[str]
) -> None:
    panel = opened(gui)
    drag(gui, panel, "Quote", "Actor", share)
    assert rows(panel)[2:6] == expected
    gui.press("Ctrl+Z")
    assert rows(panel)[2:6] == ["Actor", "Role", "Commitment", "Quote"]


def test_right_under_a_label_is_before_those_below_it(gui: Gui) -> None:
    panel = opened(gui)
    drag(gui, panel, "Role", "Actor", 0.5)
    drag(gui, panel, "Quote", "Actor", 0.9)
    assert rows(panel)[2:6] == ["Actor", "  Quote", "  Role", "Commitment"]
    before = tables(gui)
    drag(gui, panel, "Quote", "Actor", 0.9)
    assert tables(gui) == before


def test_a_label_is_not_dragged_below_itself(gui: Gui) -> None:
    panel = opened(gui)
    drag(gui, panel, "Role", "Actor", 0.5)
    before = tables(gui)
    drag(gui, panel, "Actor", "Role", 0.5)
    assert tables(gui) == before


def test_esc_lets_a_dragged_label_be_where_it_was(gui: Gui) -> None:
    panel = opened(gui)
    before = tables(gui)
    drag(gui, panel, "Quote", "Actor", 0.5, escape=True)
    assert tables(gui) == before
    assert panel.isVisible()


def drag(
    gui: Gui, panel: CodebookPanel, what: str, onto: str, share: float, *, escape: bool = False
) -> None:
    """Drag a line onto another one, at this share of its height."""
    view, left = panel.list, Qt.MouseButton.LeftButton
    names = [each.strip() for each in rows(panel)]
    boxes = [view.visualRect(view.lines.index(names.index(each))) for each in (what, onto)]
    target = QPoint(120, round(boxes[1].top() + share * (boxes[1].height() - 1)))
    start = QPoint(120, boxes[0].center().y())
    QTest.mousePress(view.viewport(), left, pos=start)
    for place in ((start + target) / 2, target):
        QTest.mouseMove(view.viewport(), place)
        gui.settle()
    if escape:
        gui.press("Esc", on=view)
    QTest.mouseRelease(view.viewport(), left, pos=target)
    gui.settle()


def test_fields_of_a_label_are_changed_in_their_place(gui: Gui) -> None:
    gui.mark("NATO")
    panel = opened(gui)
    fill(gui, "codebook_label_title", "Party")
    assert panel.list.hasFocus()
    fill(gui, "codebook_label_name", "PARTY")
    fill(gui, "codebook_label_key", "p")
    for name, typed in (("definition", "Who."), ("use_when", "Named."), ("avoid_when", "Not.")):
        words(gui, f"codebook_meaning_{name}").setFocus()
        words(gui, f"codebook_meaning_{name}").selectAll()
        gui.type(typed)
        gui.press("Ctrl+Enter")
    found = label(gui, "PARTY")
    assert (found.title, found.key) == ("Party", "p")
    assert (found.definition, found.use_when, found.avoid_when) == ("Who.", "Named.", "Not.")
    assert gui.find("label_pill_party").isVisible()
    gui.select("Norway")
    gui.press("P")
    assert ("PARTY", "Norway") in gui.words()


def test_esc_in_a_field_brings_the_old_words_back(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Actor")
    before = label(gui, "ACTOR")
    field(gui, "codebook_label_title").setFocus()
    gui.type("Nobody")
    gui.press("Esc")
    words(gui, "codebook_meaning_definition").setFocus()
    gui.type("Nothing")
    gui.press("Esc")
    assert panel.list.hasFocus()
    assert label(gui, "ACTOR") == before
    assert words(gui, "codebook_meaning_definition").toPlainText() == before.definition


def test_a_key_that_is_taken_is_said_at_once_and_refused(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Actor")
    key = field(gui, "codebook_label_key")
    key.setFocus()
    key.selectAll()
    gui.type("r")
    assert key.property("wrong") == "true"
    assert "is the key of another label" in key.accessibleDescription()
    gui.press("Enter")
    assert "free ones are" in panel.notice()
    assert key.text() == "A"
    key.setFocus()
    key.selectAll()
    gui.type("l")
    assert "is a command of the page" in key.accessibleDescription()
    assert "B D G" in key.accessibleDescription()
    gui.press("Esc")
    assert label(gui, "ACTOR").key == "a"


def test_colour_line_and_shape_are_chosen_by_digits_and_arrows(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Actor")
    for name, key in (("pair", "3"), ("pattern", "4"), ("trim", "2"), ("bracket", "1")):
        gui.find(f"codebook_look_{name}").setFocus()
        gui.press(key)
    found = label(gui, "ACTOR")
    assert (found.colour, found.dark_colour) == ("#b45a06", "#f3a751")
    assert (found.pattern, found.trim.value, found.bracket) == ("dashed", "sentence", True)
    gui.find("codebook_look_pair").setFocus()
    gui.press("Right")
    assert label(gui, "ACTOR").colour == "#7a3fc4"


def test_an_own_colour_is_measured_and_said(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Actor")
    fill(gui, "codebook_look_colour", "#ffee88")
    assert label(gui, "ACTOR").colour == "#ffee88"
    said = gui.find("codebook_look_contrast").property("text")
    assert "1.2:1 on the light page (too little: drawn as #" in said
    fill(gui, "codebook_look_colour", "yellow")
    assert "not of the form" in panel.notice()
    assert label(gui, "ACTOR").colour == "#ffee88"


def test_examples_are_added_and_taken_out(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Role")
    before = label(gui, "ROLE").examples
    fill(gui, "codebook_examples_new", "harbour pilot")
    assert label(gui, "ROLE").examples == (*before, "harbour pilot")
    assert field(gui, "codebook_examples_new").text() == ""
    gui.find("codebook_example_0").setFocus()
    gui.press("Space")
    assert label(gui, "ROLE").examples == (*before[1:], "harbour pilot")
    assert gui.find("codebook_example_0").hasFocus()
    session = gui.running.session
    session.run(codebooks.add_example, "ROLE", "from the text")
    gui.settle()
    assert f"codebook_example_{len(before)}" in [
        each.objectName() for each in panel.form.examples.findChildren(type(gui.find(
            "codebook_example_0")))
    ]  # fmt: skip


KINDS = {
    AttributeKind.TEXT: "1",
    AttributeKind.NUMBER: "2",
    AttributeKind.DATE: "3",
    AttributeKind.YES_NO: "4",
    AttributeKind.CHOICE: "5",
    AttributeKind.CHOICES: "6",
    AttributeKind.ENTITY: "7",
}


def test_an_attribute_of_each_kind_is_made_by_keys_and_held_by_an_annotation(gui: Gui) -> None:
    panel = opened(gui)
    add(gui, panel, "Place")
    for place, (kind, digit) in enumerate(KINDS.items()):
        fill(gui, "codebook_attribute_new", f"a {kind.value}".replace("/", " "))
        assert gui.find(f"codebook_attribute_{place}_fields_kind").hasFocus()
        gui.press(digit)
        if kind in (AttributeKind.CHOICE, AttributeKind.CHOICES):
            assert field(gui, f"codebook_attribute_{place}_fields_values").hasFocus()
            gui.type("one; two")
            gui.press("Enter")
    made = label(gui, "Place")
    assert [each.kind for each in made.attributes] == list(KINDS)
    assert made.attributes[4].values == made.attributes[5].values == ("one", "two")
    mark = gui.mark("Oslo", key=made.key.upper())
    values = {
        "a text": "x", "a number": 3, "a date": "2026-03", "a yes no": True,
        "a choice": "one", "a choices": ["one", "two"], "a entity": "Oslo",
    }  # fmt: skip
    gui.running.session.run(describing.set_attributes, [mark.id], values)
    assert annotations.get(gui.project, mark.id).attributes == values


def test_an_attribute_is_renamed_required_and_given_a_default_with_its_values(gui: Gui) -> None:
    mark = gui.mark("NATO")
    gui.running.session.run(describing.set_attributes, [mark.id], {"kind": "state"})
    opened(gui)
    gui.find("codebook_attribute_0").setFocus()
    gui.press("Enter")
    assert field(gui, "codebook_attribute_0_fields_name").hasFocus()
    gui.type("sort")
    gui.press("Tab")
    assert annotations.get(gui.project, mark.id).attributes == {"sort": "state"}
    gui.press("Tab", "Tab", "2")
    fill(gui, "codebook_attribute_0_fields_default", "person")
    spec = label(gui, "ACTOR").attributes[0]
    assert (spec.name, spec.required, spec.default) == ("sort", False, "person")
    fill(gui, "codebook_attribute_0_fields_default", "nonsense")
    assert label(gui, "ACTOR").attributes[0].default == "person"
    assert field(gui, "codebook_attribute_0_fields_default").text() == "person"
    again = gui.mark("Norway")
    assert again.attributes["sort"] == "person"


def test_another_kind_says_how_many_values_do_not_fit_and_proposes_those_there_are(
    gui: Gui,
) -> None:
    mark = gui.mark("NATO")
    gui.running.session.run(describing.set_attributes, [mark.id], {"canonical": "The Alliance"})
    panel = opened(gui)
    gui.click("codebook_attribute_1")
    gui.find("codebook_attribute_1_fields_kind").setFocus()
    gui.press("2")
    assert panel.notice() == (
        "1 annotation holds a value that canonical does not take now; it stays."
    )
    gui.find("codebook_attribute_1_fields_kind").setFocus()
    gui.press("5")
    assert field(gui, "codebook_attribute_1_fields_values").text() == "The Alliance"
    gui.press("Enter")
    spec = label(gui, "ACTOR").attributes[1]
    assert (spec.kind, spec.values) == (AttributeKind.CHOICE, ("The Alliance",))
    assert panel.notice() == ""


def test_an_attribute_that_annotations_hold_is_removed_only_when_asked_twice(gui: Gui) -> None:
    mark = gui.mark("NATO")
    gui.running.session.run(describing.set_attributes, [mark.id], {"kind": "state"})
    panel = opened(gui)
    before = tables(gui)
    gui.find("codebook_attribute_0").setFocus()
    gui.press("Alt+Down", "Alt+Up")
    assert gui.find("codebook_attribute_0").hasFocus()
    gui.press("Delete")
    assert panel.notice().startswith("1 annotation holds a value of kind")
    assert label(gui, "ACTOR").attributes[0].name == "kind"
    gui.press("Delete")
    assert [each.name for each in label(gui, "ACTOR").attributes] == ["canonical"]
    assert annotations.get(gui.project, mark.id).attributes == {}
    for _ in range(3):
        history.undo(gui.project, annotator=gui.running.session.annotator.id)
    gui.settle()
    assert tables(gui) == before
    assert gui.find("codebook_attribute_1").isVisible()


def test_m_says_what_merging_moves_before_it_does(gui: Gui) -> None:
    role = gui.mark("Secretary General", key="R")
    gui.press("Esc")
    before = tables(gui)
    panel = opened(gui)
    gui.press("M")
    assert panel.notice().startswith("Tick other labels with Space first")
    go_to(gui, panel, "Role")
    gui.press("Space", "Up", "M")
    assert panel.notice() == "1 annotation of Role (of all people) goes to Actor: M again does it."
    assert annotations.get(gui.project, role.id).label == "ROLE"
    gui.press("M")
    assert annotations.get(gui.project, role.id).label == "ACTOR"
    assert rows(panel)[-2:] == ["RETIRED", "Role"]
    gui.press("Ctrl+Z")
    assert tables(gui) == before


def test_merging_is_said_again_when_something_else_was_done_in_between(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Role")
    gui.press("Space", "Up", "M", "Down", "Up", "M")
    assert not label(gui, "ROLE").retired
    assert panel.notice().endswith("M again does it.")
    gui.press("Down", "Space", "Space", "Up", "M")
    assert not label(gui, "ROLE").retired
    gui.press("M")
    assert label(gui, "ROLE").retired


def test_s_splits_ticked_annotations_off(gui: Gui) -> None:
    one, other = gui.mark("NATO"), gui.mark("Norway")
    panel = opened(gui)
    QTest.qWait(100)
    gui.press("S")
    assert "Space" in panel.notice()
    gui.press("Right")
    assert panel.form.marks.hasFocus()
    line = panel.form.marks.current()
    assert line is not None
    assert line.words == "Norway"
    assert "…" in line.detail
    gui.press("Space", "S")
    gui.type("State")
    gui.press("Enter")
    found = [annotations.get(gui.project, each.id).label for each in (one, other)]
    assert found == ["ACTOR", "State"]
    line = panel.list.current()
    assert line is not None
    assert line.words == "State"


def test_enter_goes_to_an_annotation_and_the_panel_stays(gui: Gui) -> None:
    mark = gui.mark("NATO")
    gui.press("Esc")
    panel = opened(gui)
    go_to(gui, panel, "Actor")
    gui.press("Right", "Enter")
    chosen = gui.page.selected()
    assert chosen is not None
    assert chosen.id == mark.id
    assert gui.pane.hasFocus()
    assert panel.isVisible()


def test_x_retires_and_takes_back_labels_and_relations(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Quote")
    gui.press("X")
    assert label(gui, "QUOTE").retired
    assert rows(panel)[-2:] == ["RETIRED", "Quote"]
    line = panel.list.current()
    assert line is not None
    assert (line.words, line.quiet) == ("Quote", True)
    assert "retired" in panel.notice()
    gui.press("X")
    assert not label(gui, "QUOTE").retired
    go_to(gui, panel, "same as")
    gui.press("X")
    assert relation(gui, "same_as").retired
    gui.press("X")
    assert not relation(gui, "same_as").retired


def test_a_relation_type_is_made_and_told_in_plain_words(gui: Gui) -> None:
    panel = opened(gui)
    add(gui, panel, "member of", "R")
    fill(gui, "codebook_relation_from_labels", "Actor; ROLE")
    fill(gui, "codebook_relation_to_labels", "actor")
    made = relation(gui, "member of")
    assert (made.from_labels, made.to_labels) == (("ACTOR", "ROLE"), ("ACTOR",))
    gui.find("codebook_relation_strictness").setFocus()
    gui.press("1")
    sentence = gui.find("codebook_relation_sentence")
    assert sentence.property("text") == (
        "Every Actor or Role needs at least 1; a missing one is a hard gap."
    )
    fill(gui, "codebook_relation_most", "1")
    assert "needs exactly 1" in sentence.property("text")
    gui.find("codebook_relation_counted").setFocus()
    gui.press("2")
    assert sentence.property("text").startswith("Every Actor needs exactly 1")
    fill(gui, "codebook_relation_least", "0")
    fill(gui, "codebook_relation_most", "")
    made = relation(gui, "member of")
    assert (made.least, made.most, made.strictness.value) == (0, None, "none")
    fill(gui, "codebook_relation_to_labels", "Nobody")
    assert panel.notice() == "The codebook has no label “Nobody”; nothing was changed."
    assert field(gui, "codebook_relation_to_labels").text() == "Actor"
    fill(gui, "codebook_relation_least", "many")
    assert "no whole number" in panel.notice()
    fill(gui, "codebook_attribute_new", "since")
    assert relation(gui, "member of").attributes == (AttributeSpec("since"),)
    one, other = gui.mark("Norway"), gui.mark("NATO")
    tie = gui.running.session.run(relating.relate, "member of", one.id, other.id)
    assert tie is not None


def test_an_end_of_a_relation_takes_the_labels_that_are_ticked(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Role")
    gui.press("Space", "Down", "Space")
    go_to(gui, panel, "same as")
    gui.press("F")
    assert relation(gui, "same_as").from_labels == ("ROLE", "COMMITMENT")
    assert panel.list.lines.ticked() == []
    gui.press("T")
    assert panel.notice() == "Tick labels in the list with Space first."


def test_the_title_and_the_guidelines_of_the_codebook_are_edited(gui: Gui) -> None:
    panel = opened(gui)
    gui.press("Home")
    before = tables(gui)
    fill(gui, "codebook_book_title", "Who said what")
    fill(gui, "codebook_book_new", "In doubt")
    assert book(gui).general["In doubt"] == ""
    assert rows(panel)[0] == "Who said what"
    head = next(iter(book(gui).general))
    words(gui, "codebook_guideline_0_words").setFocus()
    words(gui, "codebook_guideline_0_words").selectAll()
    gui.type("Mark nothing.")
    gui.press("Ctrl+Enter")
    assert book(gui).general[head] == "Mark nothing."
    fill(gui, "codebook_guideline_0_heading", "Scope")
    assert next(iter(book(gui).general)) == "Scope"
    gui.click("codebook_guideline_0_remove")
    assert "Scope" not in book(gui).general
    panel.to_list()
    for _ in range(5):
        gui.press("Ctrl+Z")
    assert tables(gui) == before


def test_what_is_being_typed_outlives_another_persons_edit(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Actor")
    ben = next(
        row[0] for row in gui.project.db.execute("SELECT id FROM annotator WHERE name = 'Ben'")
    )
    definition = words(gui, "codebook_meaning_definition")
    definition.setFocus()
    definition.selectAll()
    gui.type("Mine.")
    codebooks.change_label(
        gui.project, "ACTOR", {"definition": "Theirs.", "title": "Agent"}, annotator=ben
    )
    gui.settle()
    assert definition.toPlainText() == "Mine."
    assert "Somebody else has changed “Definition”" in panel.notice()
    assert field(gui, "codebook_label_title").text() == "Agent"
    gui.press("Ctrl+Enter")
    assert label(gui, "ACTOR").definition == "Mine."
    fill_name = field(gui, "codebook_attribute_new")
    fill_name.setFocus()
    gui.type("half a na")
    specs = [*label(gui, "ACTOR").attributes, AttributeSpec("theirs")]
    codebooks.change_label(gui.project, "ACTOR", {"attributes": specs}, annotator=ben)
    gui.settle()
    assert fill_name.text() == "half a na"
    assert fill_name.hasFocus()


def test_the_line_of_keys_says_what_the_keys_do_where_the_focus_is(gui: Gui) -> None:
    gui.mark("NATO")
    panel = opened(gui)
    QTest.qWait(100)
    line = gui.window.hint_line

    def said() -> str:
        gui.settle()
        return " ".join(each.text() for each in line.findChildren(QLabel) if each.isVisible())

    assert "ticks" in said()
    gui.press("Right")
    assert "splits off" in said()
    panel.to_form()
    assert "brings the old words back" in said()
    gui.find("codebook_look_pair").setFocus()
    assert "back to the list" in said()
    words(gui, "codebook_meaning_definition").setFocus()
    assert "Ctrl Enter" in said()
    gui.pane.setFocus()
    assert "ticks" not in said()


def test_what_was_said_is_past_with_the_next_step(gui: Gui) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Quote")
    gui.press("X")
    assert panel.notice() == "Quote is retired; what it marks stays; Ctrl+Z takes it back."
    gui.press("Ctrl+Z")
    assert panel.notice().startswith("Undone")
    assert gui.notice() == ""


def test_ctrl_z_in_a_field_takes_the_last_step_back_once_nothing_was_typed_there(
    gui: Gui,
) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Actor")
    fill(gui, "codebook_label_title", "Party")
    field(gui, "codebook_label_title").setFocus()
    gui.press("Ctrl+Z")
    assert label(gui, "ACTOR").title == "Actor"
    assert field(gui, "codebook_label_title").text() == "Actor"
    definition = words(gui, "codebook_meaning_definition")
    before = definition.toPlainText()
    definition.setFocus()
    gui.type("x")
    gui.press("Ctrl+Z")
    assert definition.toPlainText() == before
    gui.press("Ctrl+Shift+Z", on=panel.list)
    assert label(gui, "ACTOR").title == "Party"


def test_what_is_typed_when_the_window_is_closed_is_kept_and_the_inspector_is_back(
    gui: Gui, qtbot: QtBot, project_path: Path, remembered: Settings
) -> None:
    panel = opened(gui)
    go_to(gui, panel, "Actor")
    definition = words(gui, "codebook_meaning_definition")
    definition.setFocus()
    definition.selectAll()
    gui.type("Kept.")
    gui.running.window.close()
    gui.settle()
    again = open_window(qtbot, [project_path], remembered)
    assert label(again, "ACTOR").definition == "Kept."
    assert again.window.inspector.isVisible()
    assert again.window.inspector.width() > 200
    again.running.close()
    again.settle()


def test_the_panel_shows_the_label_of_the_annotation_that_is_selected_when_it_is_asked_for(
    gui: Gui,
) -> None:
    role, actor = gui.mark("Secretary General", key="R"), gui.mark("NATO")
    panel = opened(gui)
    assert panel.form.names.title.text() == "Actor"
    gui.choose(role)
    gui.press("F6", "Shift+F6")
    assert panel.form.names.title.text() == "Actor"
    gui.press("Ctrl+Shift+B")
    assert panel.form.names.title.text() == "Role"
    assert panel.list.hasFocus()
    assert actor.label == "ACTOR"


def test_undoing_all_and_redoing_all_ends_where_it_was(gui: Gui) -> None:
    start = tables(gui)
    panel = opened(gui)
    add(gui, panel, "Place")
    made = label(gui, "Place")
    fill(gui, "codebook_attribute_new", "kind")
    gui.find("codebook_attribute_0_fields_kind").setFocus()
    gui.press("5")
    gui.type("town; state")
    gui.press("Enter")
    mark, other = gui.mark("Oslo", key=made.key.upper()), gui.mark("Norway", made.key.upper())
    gui.running.session.run(describing.set_attributes, [mark.id], {"kind": "town"})
    panel.open()
    go_to(gui, panel, "Place")
    fill(gui, "codebook_label_title", "Site")
    gui.press("Alt+Up")
    gui.press("Right", "Space", "S")
    gui.type("Town")
    gui.press("Enter")
    go_to(gui, panel, "Site")
    gui.press("Space")
    go_to(gui, panel, "Actor")
    gui.press("M", "M")
    gui.press("Down", "X", "X")
    add(gui, panel, "lies in", "R")
    end = tables(gui)
    assert {annotations.get(gui.project, each.id).label for each in (mark, other)} == {
        "Town",
        "ACTOR",
    }
    panel.to_list()
    count = 0
    while gui.running.session.next_undo() is not None and tables(gui) != start:
        gui.press("Ctrl+Z")
        count += 1
    assert count > 9
    assert tables(gui) == start
    for _ in range(count):
        gui.press("Ctrl+Shift+Z")
    assert tables(gui) == end


def test_three_hundred_labels_in_five_levels_are_shown_and_filtered(gui: Gui) -> None:
    me = gui.running.session.annotator.id
    made = [
        replace(
            label(gui, "ACTOR"),
            name=f"L{n}",
            title=f"Label number {n}",
            parent=f"L{n // 3 - 1}" if n >= 3 else "",
            position=10 + n,
            key="",
            uid=f"l-{n}",
        )
        for n in range(300)
    ]
    with gui.project.step("Many labels", me, operation="add label"):
        codebook.extend(gui.project, made, [])
    names = [each.title for each in made]
    panel = opened(gui)
    assert {*names} <= {each.strip() for each in rows(panel)}
    assert max(len(each) - len(each.lstrip()) for each in rows(panel)) == 2 * 4
    gui.press("Ctrl+F")
    gui.type("number 299")
    assert rows(panel)[-1].strip() == "Label number 299"
    line = panel.list.current()
    assert line is not None
    assert line.key == Key("label", label(gui, "L299").id)


def test_the_codebook_is_written_and_taken_from_the_panel(
    gui: Gui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dialogs are the system's own: only what they answer is given here."""
    path = tmp_path / "mine.toml"
    monkeypatch.setattr(FileDialogs, "to_write", lambda *_: path)
    monkeypatch.setattr(FileDialogs, "one_to_open", lambda *_: path)
    opened(gui)
    gui.press("W")
    assert read_codebook(path).labels[0].name == "ACTOR"
    gui.press("O")
    assert gui.find("taking_panel").isVisible()
    gui.press("Esc")
