"""The list of the relations of a document, by keys and by mouse, on a real project."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from annotator.gui.modes import Mode
from annotator.gui.relations.panel import RelationsPanel
from annotator.gui.relations.rows import Column
from annotator.gui.settings import Settings
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.operations import codebooks, people, relating
from annotator.store import relations
from annotator.store.project import Project
from tests.support.projects import dump
from tests.support.windows import Gui

CERTAINTY = AttributeSpec("certainty", AttributeKind.CHOICE, ("certain", "likely"))


def relate(gui: Gui, type_name: str, source: Annotation, target: Annotation) -> Relation:
    made = gui.running.session.run(relating.relate, type_name, source.id, target.id)
    assert made is not None
    gui.settle()
    return made


def open_list(gui: Gui) -> RelationsPanel:
    gui.press("Ctrl+Shift+L")
    found = gui.find("relations_panel")
    assert isinstance(found, RelationsPanel)
    return found


def listed(panel: RelationsPanel) -> list[tuple[str, str, str]]:
    """From, relation and to of each row."""
    model = panel.table.relations
    found = [model.row(place) for place in range(model.rowCount())]
    return [(e.source.words, e.kind.title, e.target.words) for e in found if e is not None]


def current(panel: RelationsPanel) -> str:
    row = panel.table.current()
    return row.source.words if row is not None else ""


def stored(gui: Gui) -> list[Relation]:
    assert gui.page.document is not None
    return relations.of_document(gui.project, gui.page.document.id)


def tables(gui: Gui) -> list[str]:
    """The relations as the file has them."""
    return [line for line in dump(gui.project) if line.startswith('INSERT INTO "relation"')]


@pytest.fixture
def marks(gui: Gui) -> dict[str, Annotation]:
    """A quote with its speaker, who has a role; a promise with who makes it and to whom."""
    marked = {
        words: gui.mark(words, key)
        for words, key in (
            ("Norway", "A"), ("NATO", "A"), ("Ana Ruiz", "A"), ("Secretary General", "R"),
            ("We will defend every ally", "Q"), ("will send 200 engineers", "C"),
        )
    }  # fmt: skip
    relate(gui, "committed_by", marked["will send 200 engineers"], marked["Norway"])
    relate(gui, "committed_to", marked["will send 200 engineers"], marked["NATO"])
    relate(gui, "spoken_by", marked["We will defend every ally"], marked["Ana Ruiz"])
    relate(gui, "holds_role", marked["Ana Ruiz"], marked["Secretary General"])
    gui.press("Esc")
    gui.pane.setFocus()
    return marked


def test_relations_stand_in_the_order_of_the_text_with_their_number(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    assert listed(panel) == [
        ("We will defend every ally", "spoken by", "Ana Ruiz"),
        ("Ana Ruiz", "holds role", "Secretary General"),
        ("will send 200 engineers", "committed by", "Norway"),
        ("will send 200 engineers", "committed to", "NATO"),
    ]
    assert panel.table.hasFocus()
    count = gui.find("relations_count")
    assert isinstance(count, QLabel)
    assert count.text() == "4"


def test_without_relations_the_list_says_how_one_is_made(gui: Gui) -> None:
    panel = open_list(gui)
    assert "L links" in panel.table.accessibleDescription()
    gui.press("V")
    assert panel.notice() == "Choose a relation in the list first."


def test_walking_shows_the_relation_on_the_page_and_keeps_the_focus(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    gui.press("Down", "Down")
    assert panel.table.hasFocus()
    assert current(panel) == "will send 200 engineers"
    assert gui.pane.selected_annotation() == marks["Norway"].id  # it has one relation, not two
    assert gui.pane.sees(marks["Norway"].id)
    assert gui.pane.sees(marks["will send 200 engineers"].id)


def test_the_page_ends_where_the_panel_begins_and_has_its_room_back_after_it(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    for width in (1440, 900):
        gui.window.resize(width, 700)
        gui.settle()
        before = gui.window.splitter.sizes()
        panel = open_list(gui)
        edge = gui.pane.mapTo(gui.window, QPoint(gui.pane.width(), 0)).x()
        assert edge <= panel.geometry().left()
        gui.press("Esc")
        assert gui.window.splitter.sizes() == before


def test_a_window_that_is_closed_beside_the_list_remembers_its_usual_widths(
    gui: Gui, marks: dict[str, Annotation], remembered: Settings
) -> None:
    panels = gui.window.splitter
    usual = panels.sizes()
    open_list(gui)
    assert panels.sizes() != usual
    gui.window.close()
    panels.restoreState(remembered.panels)
    assert panels.sizes() == usual


def test_enter_goes_to_the_source_and_shift_enter_to_the_target(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    gui.press("Enter")
    assert not panel.isVisible()
    assert gui.pane.hasFocus()
    assert gui.pane.selected_annotation() == marks["We will defend every ally"].id
    open_list(gui)
    gui.press("Shift+Return")
    assert gui.pane.selected_annotation() == marks["Ana Ruiz"].id


def test_a_relation_of_the_selected_annotation_is_the_current_one(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    gui.choose(marks["NATO"])
    panel = open_list(gui)
    row = panel.table.current()
    assert row is not None
    assert row.kind.name == "committed_to"


@pytest.mark.parametrize("typed", ["committed_by", "norway", "committed by", "commit NOR"])
def test_typing_words_or_a_type_filters(gui: Gui, marks: dict[str, Annotation], typed: str) -> None:
    panel = open_list(gui)
    gui.press("Ctrl+F")
    gui.type(typed)
    assert listed(panel) == [("will send 200 engineers", "committed by", "Norway")]
    gui.press("Down")
    assert panel.table.hasFocus()
    gui.press("Esc")
    assert len(listed(panel)) == 4
    assert panel.isVisible()


def test_digits_and_clicks_on_a_head_sort_and_it_is_said(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    gui.press("1")
    assert [row[0][:3] for row in listed(panel)] == ["Ana", "We ", "wil", "wil"]
    assert panel.notice() == "Sorted by “From”."
    gui.press("1")
    assert [row[0][:3] for row in listed(panel)] == ["wil", "wil", "We ", "Ana"]
    assert panel.notice() == "Sorted by “From”, backwards."
    header = panel.table.header()
    place = QPoint(header.sectionViewportPosition(Column.TO) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    gui.settle()
    assert [row[2] for row in listed(panel)] == ["Ana Ruiz", "NATO", "Norway", "Secretary General"]
    assert header.sortIndicatorSection() == Column.TO
    gui.press("O")
    assert panel.notice() == "Sorted by where they start."


def test_heads_are_numbered_as_they_are_seen_and_the_line_of_keys_says_how_many(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    model, across = panel.table.relations, Qt.Orientation.Horizontal
    seen = [each for each in Column if not panel.table.isColumnHidden(each)]
    heads = [model.headerData(each, across) for each in seen]
    assert heads == ["1  From", "2  Relation", "3  To", "4  Where"]
    assert "1–4 sort" in gui.window.hint_line.words()
    gui.press("1", "4")
    assert panel.notice() == "Sorted by where they start."
    gui.press("5")
    assert panel.notice() == "Sorted by where they start."


def test_sorting_keeps_the_current_relation(gui: Gui, marks: dict[str, Annotation]) -> None:
    panel = open_list(gui)
    gui.press("Down", "1")
    assert current(panel) == "Ana Ruiz"
    assert panel.table.currentIndex().row() == 0


def test_v_says_why_not_and_t_leads_elsewhere_and_comes_back_to_the_list(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    gui.press("V")
    assert panel.notice().startswith("“spoken by” goes QUOTE → ACTOR, not ACTOR → QUOTE")
    gui.press("T")
    assert gui.desk.mode() is Mode.LINK
    gui.type("nor")
    gui.press("Enter")
    assert panel.table.hasFocus()
    assert listed(panel)[0] == ("We will defend every ally", "spoken by", "Norway")
    gui.press("Ctrl+Z")
    assert listed(panel)[0] == ("We will defend every ally", "spoken by", "Ana Ruiz")
    gui.press("T", "Esc")
    assert panel.table.hasFocus()


def test_shift_t_lets_a_relation_start_elsewhere(gui: Gui, marks: dict[str, Annotation]) -> None:
    panel = open_list(gui)
    gui.press("Down", "Shift+T")
    gui.type("norway")
    gui.press("Enter")
    assert ("Norway", "holds role", "Secretary General") in listed(panel)


def test_v_reverses_and_undo_brings_it_back(gui: Gui, marks: dict[str, Annotation]) -> None:
    made = relate(gui, "same_as", marks["Norway"], marks["NATO"])
    before = tables(gui)
    panel = open_list(gui)
    gui.press("Ctrl+F")
    gui.type("same")
    gui.press("Enter", "V")
    assert listed(panel) == [("NATO", "same as", "Norway")]
    assert panel.notice() == "Reversed; Ctrl+Z takes it back."
    gui.press("Ctrl+Z")
    assert tables(gui) == before
    assert made in stored(gui)


def test_space_ticks_several_and_delete_takes_them_back_in_one_step(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    before = tables(gui)
    panel = open_list(gui)
    gui.press("Space", "Down", "Down", "Space", "Delete")
    assert [row[1] for row in listed(panel)] == ["holds role", "committed to"]
    assert panel.notice() == "2 relations are taken back; Ctrl+Z takes it back."
    assert panel.table.hasFocus()
    gui.press("Ctrl+Z")
    assert tables(gui) == before
    assert len(listed(panel)) == 4


def test_delete_without_ticks_takes_the_current_one_and_its_neighbour_is_current(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    gui.press("Down", "Delete")
    assert len(stored(gui)) == 3
    row = panel.table.current()
    assert row is not None
    assert row.kind.name == "committed_by"
    gui.press("End", "Delete")
    row = panel.table.current()
    assert row is not None
    assert row.kind.name == "committed_by"


def test_a_click_on_the_box_ticks(gui: Gui, marks: dict[str, Annotation]) -> None:
    panel = open_list(gui)
    index = panel.table.relations.index(1, 0)
    place = QPoint(18, panel.table.visualRect(index).center().y())
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    gui.settle()
    row = panel.table.relations.row(1)
    assert row is not None
    assert panel.table.relations.ticked() == [row.id]


def test_e_enters_the_attributes_and_enter_comes_back(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    session = gui.running.session
    panel = open_list(gui)
    gui.press("E")
    assert panel.notice() == "“spoken by” has no attributes."
    session.run(codebooks.change_relation_type, "spoken_by", {"attributes": (CERTAINTY,)})
    gui.settle()
    gui.press("E")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "listed_certainty"
    gui.press("2", "Enter")
    assert panel.table.hasFocus()
    row = panel.table.current()
    assert row is not None
    assert row.attributes == "certainty likely"
    gui.press("Ctrl+F")
    gui.type("likely")
    assert len(listed(panel)) == 1


def test_what_another_window_does_is_followed(gui: Gui, marks: dict[str, Annotation]) -> None:
    panel = open_list(gui)
    with Project.open(gui.project.path) as other:
        ana = people.annotator_named(other, "Ana")
        relating.unrelate(other, [stored(gui)[0].id], annotator=ana.id)
    gui.running.session.poll()
    gui.settle()
    assert len(listed(panel)) == 3


def test_whose_a_relation_is_stands_there_when_they_are_several(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    assert panel.table.isColumnHidden(Column.WHOSE)
    bot = people.annotator_named(gui.project, "Bot")
    with gui.project.step("Give away", bot.id, operation="test"):
        relations.update(gui.project, stored(gui)[0].id, {"annotator_id": bot.id})
    gui.settle()
    assert not panel.table.isColumnHidden(Column.WHOSE)
    row = panel.table.relations.row(2)
    assert row is not None
    assert row.whose == "Bot, draft"
    gui.press("Down", "Down", "Delete")
    assert "another annotator" in panel.notice()
    assert len(listed(panel)) == 4


def test_rows_and_heads_are_read_aloud_in_words(gui: Gui, marks: dict[str, Annotation]) -> None:
    panel = open_list(gui)
    gui.press("Space")
    table = QAccessible.queryAccessibleInterface(panel.table)
    assert table.text(QAccessible.Text.Name) == "Relations of this document"
    model = panel.table.relations
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == (
        "Quote “We will defend every ally” spoken by Actor “Ana Ruiz”, paragraph 2, ticked"
    )
    assert model.headerData(1, Qt.Orientation.Horizontal, role) == "Relation: sort by it, key 2"


def test_its_keys_stand_below_the_page_while_it_has_the_focus(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    open_list(gui)
    assert "looks for words" in gui.window.hint_line.words()
    gui.press("Esc")
    assert "looks for words" not in gui.window.hint_line.words()


def test_esc_clears_what_was_typed_then_closes(gui: Gui, marks: dict[str, Annotation]) -> None:
    panel = open_list(gui)
    gui.press("Up")
    field = gui.find("relations_search")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    gui.type("zzz")
    assert listed(panel) == []
    gui.press("Esc")
    assert len(listed(panel)) == 4
    gui.press("Esc")
    assert not panel.isVisible()
    assert gui.pane.hasFocus()


def test_the_key_and_the_buttons_open_close_and_act(gui: Gui, marks: dict[str, Annotation]) -> None:
    panel = open_list(gui)
    gui.click("relations_remove_button")
    assert len(stored(gui)) == 3
    gui.press("Ctrl+Shift+L")
    assert not panel.isVisible()


def test_after_a_step_the_current_relation_is_the_one_that_the_page_shows(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    gui.press("Home", "Delete")
    for keys in (None, "Ctrl+Z", "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Shift+Z"):
        if keys:
            gui.press(keys)
        row = panel.table.current()
        assert row is not None
        assert gui.pane.selected_annotation() in (row.source.id, row.target.id), keys
    assert panel.table.hasFocus()


def test_what_undo_brings_back_is_the_current_relation(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    gui.press("Home", "Delete", "End", "Ctrl+Z")
    assert current(panel) == "We will defend every ally"


def test_a_relation_made_on_the_page_leaves_the_selection_there(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    gui.choose(marks["We will defend every ally"])
    relate(gui, "spoken_by", marks["We will defend every ally"], marks["NATO"])
    assert current(panel) == "We will defend every ally"
    assert gui.pane.selected_annotation() == marks["We will defend every ally"].id


def test_why_a_relation_cannot_be_reversed_is_read_to_its_end(
    gui: Gui, marks: dict[str, Annotation]
) -> None:
    panel = open_list(gui)
    gui.press("End", "V")
    said = gui.find("relations_notice")
    assert isinstance(said, QLabel)
    assert said.text() == panel.notice()
    assert panel.notice().endswith("committed by, committed to.")
    assert said.height() >= said.heightForWidth(said.width()) > 1.5 * said.fontMetrics().height()
