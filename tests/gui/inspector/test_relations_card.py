"""The relations of the selected annotation, changed in their place by keys and by mouse."""

import pytest
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QAction, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton

from annotator.gui.modes import Mode
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.operations import codebooks, register, relating
from annotator.store import entities, people, relations, remarks
from tests.support.windows import Gui

pytestmark = pytest.mark.qt_log_ignore("^This plugin does not support", extend=True)

CERTAINTY = AttributeSpec(
    "certainty", AttributeKind.CHOICE, ("certain", "likely", "unsure"), required=True
)
VIA = AttributeSpec("via", AttributeKind.TEXT)
COUNT = AttributeSpec("count", AttributeKind.NUMBER)


def tie(gui: Gui) -> Relation:
    """The one relation of the document."""
    (found,) = ties(gui)
    return found


def ties(gui: Gui) -> list[Relation]:
    assert gui.page.document is not None
    return relations.of_document(gui.project, gui.page.document.id)


def relate(gui: Gui, type_name: str, source: Annotation, target: Annotation) -> Relation:
    made = gui.running.session.run(relating.relate, type_name, source.id, target.id)
    assert made is not None
    gui.settle()
    return made


def ask_for(gui: Gui, *specs: AttributeSpec, of: str = "spoken_by") -> None:
    """Give a relation type attributes."""
    session = gui.running.session
    session.run(codebooks.change_relation_type, of, {"attributes": specs})
    gui.settle()


def on(gui: Gui, made: Relation) -> None:
    """Give the focus to a relation in the inspector."""
    gui.find(f"relation_end_{made.id}").setFocus()
    gui.settle()


def focused() -> str:
    found = QApplication.focusWidget()
    return found.objectName() if found is not None else ""


@pytest.fixture
def same(gui: Gui) -> Relation:
    """Norway is the same as NATO; Norway is selected."""
    nato, norway = gui.mark("NATO"), gui.mark("Norway")
    return relate(gui, "same_as", norway, nato)


@pytest.fixture
def quote(gui: Gui) -> Annotation:
    """A selected quote beside its speaker and a state."""
    gui.mark("Norway")
    gui.mark("Ana Ruiz")
    return gui.mark("We will defend every ally", "Q")


def test_enter_goes_to_the_other_end_and_the_page_knows_the_way_back(
    gui: Gui, same: Relation
) -> None:
    on(gui, same)
    gui.press("Enter")
    assert gui.pane.selected_annotation() == same.to_id
    assert gui.pane.hasFocus()
    gui.press("Alt+Home")
    assert gui.pane.selected_annotation() == same.from_id


def test_v_reverses_where_the_codebook_allows_it_and_keeps_the_focus(
    gui: Gui, same: Relation
) -> None:
    on(gui, same)
    gui.press("V")
    assert (tie(gui).from_id, tie(gui).to_id) == (same.to_id, same.from_id)
    assert focused() == f"relation_end_{same.id}"
    gui.press("Ctrl+Z")
    assert tie(gui).from_id == same.from_id


def test_v_says_why_a_relation_cannot_be_reversed(gui: Gui, quote: Annotation) -> None:
    gui.press("L", "1", "Enter")
    made = tie(gui)
    on(gui, made)
    gui.press("V")
    assert tie(gui) == made
    assert gui.notice().startswith("“spoken by” goes QUOTE → ACTOR, not ACTOR → QUOTE")


def test_t_leads_a_relation_to_another_end_in_one_step(gui: Gui, quote: Annotation) -> None:
    gui.press("L", "1", "Enter")
    made = tie(gui)
    on(gui, made)
    gui.press("T")
    assert gui.desk.mode() is Mode.LINK
    assert [each.annotation.text for each in gui.desk.linking.offered()] == ["Norway"]
    gui.type("nor")
    gui.press("Enter")
    assert tie(gui).id == made.id
    assert tie(gui).to_id == next(e.id for e in gui.stored() if e.text == "Norway")
    gui.press("Ctrl+Z")
    assert tie(gui).to_id == made.to_id


def test_t_from_the_target_leads_the_relation_from_elsewhere(gui: Gui, quote: Annotation) -> None:
    gui.press("L", "1", "Enter")
    made = tie(gui)
    other = gui.mark("today and tomorrow", "Q")
    gui.choose(next(each for each in gui.stored() if each.id == made.to_id))
    on(gui, made)
    gui.press("T", "1", "Enter")
    assert (tie(gui).from_id, tie(gui).to_id) == (other.id, made.to_id)


def test_where_it_can_lead_nowhere_else_a_sentence_says_so(gui: Gui, same: Relation) -> None:
    on(gui, same)
    gui.press("T")
    assert gui.notice() == "There is nothing else on this page that it could lead to."


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_delete_takes_a_relation_back_and_the_next_one_has_the_focus(gui: Gui, key: str) -> None:
    norway, nato, ana = gui.mark("Norway"), gui.mark("NATO"), gui.mark("Ana Ruiz")
    first, second = relate(gui, "same_as", norway, ana), relate(gui, "same_as", nato, ana)
    on(gui, first)
    gui.press(key)
    assert ties(gui) == [second]
    assert focused() == f"relation_end_{second.id}"
    gui.press(key)
    assert ties(gui) == []
    assert focused() == "link_button"


def test_arrows_go_from_relation_to_relation(gui: Gui) -> None:
    norway, nato, ana = gui.mark("Norway"), gui.mark("NATO"), gui.mark("Ana Ruiz")
    first, second = relate(gui, "same_as", norway, ana), relate(gui, "same_as", nato, ana)
    on(gui, first)
    gui.press("Down")
    assert focused() == f"relation_end_{second.id}"
    gui.press("Down")
    assert focused() == "link_button"
    on(gui, second)
    gui.press("Up", "Up")
    assert focused() == f"relation_end_{first.id}"


def test_the_keys_of_a_relation_are_announced_while_it_has_the_focus(
    gui: Gui, same: Relation
) -> None:
    on(gui, same)
    words = gui.window.hint_line.words()
    assert all(each in words for each in ("goes to the other end", "reverses", "takes back"))
    gui.press("Esc")
    assert "takes back" not in gui.window.hint_line.words()


def test_the_menu_names_what_can_be_done_and_why_not(gui: Gui, quote: Annotation) -> None:
    gui.press("L", "1", "Enter")
    hover(gui, tie(gui))
    gui.click(f"relation_menu_{tie(gui).id}")
    entries = menu_of(gui)
    assert list(entries) == [
        "Go to the other end\tEnter",
        "Reverse\tV",
        "Retarget…\tT",
        "Attributes\tE",
        "Note\tN",
        "Take back\tDel",
    ]
    assert not entries["Reverse\tV"].isEnabled()
    assert entries["Reverse\tV"].toolTip() == ("“spoken by” goes QUOTE → ACTOR, not ACTOR → QUOTE")
    assert not entries["Attributes\tE"].isEnabled()
    entries["Take back\tDel"].trigger()
    assert ties(gui) == []


def menu_of(gui: Gui) -> dict[str, QAction]:
    (menu,) = (each for each in gui.window.findChildren(QMenu, "relation_menu") if each.isVisible())
    return {each.text(): each for each in menu.actions()}


def hover(gui: Gui, made: Relation) -> None:
    """Let the mouse come over a relation in the inspector."""
    point = QPointF(4, 4)
    QApplication.sendEvent(gui.find(f"relation_{made.id}"), QEnterEvent(point, point, point))
    gui.settle()


def test_the_menu_is_offered_where_the_mouse_is(gui: Gui, same: Relation) -> None:
    row = gui.find(f"relation_{same.id}")
    offered = row.findChild(QPushButton, f"relation_menu_{same.id}")
    assert isinstance(offered, QPushButton)
    assert not offered.isVisible()
    hover(gui, same)
    assert offered.isVisible()
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert not offered.isVisible()


def test_the_key_of_menus_opens_it_too(gui: Gui, same: Relation) -> None:
    on(gui, same)
    gui.press("Shift+F10")
    assert menu_of(gui)["Reverse\tV"].isEnabled()


def test_a_required_attribute_is_asked_for_at_once_and_esc_is_back_on_the_page(
    gui: Gui, quote: Annotation
) -> None:
    ask_for(gui, VIA, CERTAINTY)
    gui.choose(quote)
    gui.press("L", "1", "Enter")
    assert focused() == f"relation_{tie(gui).id}_certainty"
    gui.press("2")
    assert tie(gui).attributes == {"certainty": "likely"}
    assert focused() == f"relation_{tie(gui).id}_certainty"
    gui.press("Esc")
    assert gui.pane.hasFocus()


def test_going_on_linking_is_not_interrupted_by_what_is_required(
    gui: Gui, quote: Annotation
) -> None:
    ask_for(gui, CERTAINTY)
    gui.choose(quote)
    gui.press("L", "1", "Shift+Return")
    assert gui.desk.mode() is Mode.LINK


def test_a_default_is_set_and_not_asked_for(gui: Gui, quote: Annotation) -> None:
    sure = AttributeSpec("sure", AttributeKind.YES_NO, required=True, default=False)
    ask_for(gui, sure)
    gui.choose(quote)
    gui.press("L", "1", "Enter")
    assert tie(gui).attributes == {"sure": False}
    assert gui.pane.hasFocus()


def test_e_enters_the_attributes_and_a_value_that_does_not_fit_is_marked(
    gui: Gui, quote: Annotation
) -> None:
    ask_for(gui, COUNT, VIA)
    gui.choose(quote)
    gui.press("L", "1", "Enter")
    on(gui, tie(gui))
    gui.press("E")
    name = f"relation_{tie(gui).id}_count"
    assert focused() == name
    gui.type("many")
    gui.press("Tab")
    assert gui.find(name).property("wrong") == "true"
    assert "takes a number" in gui.notice()
    gui.type("a letter")
    gui.press("Enter")
    assert tie(gui).attributes == {"via": "a letter"}
    assert gui.pane.hasFocus()
    gui.press("Ctrl+Z")
    assert tie(gui).attributes == {}


def test_n_notes_on_a_relation_and_no_words_take_the_note_away(gui: Gui, same: Relation) -> None:
    on(gui, same)
    gui.press("N")
    gui.type("Really?")
    gui.press("Enter")
    assert [each.body for each in remarks.notes(gui.project, "relation", same.id)] == ["Really?"]
    field = gui.find(f"relation_note_{same.id}")
    assert isinstance(field, QLineEdit)
    assert field.text() == "Really?"
    field.setFocus()
    field.clear()
    gui.press("Enter")
    assert remarks.notes(gui.project, "relation", same.id) == []
    assert not field.isVisible()


def test_another_annotator_s_relation_is_shown_and_not_offered_for_change(gui: Gui) -> None:
    norway, nato = gui.mark("Norway"), gui.mark("NATO")
    made = relate(gui, "same_as", norway, nato)
    ben = people.require(gui.project, "Ben")
    with gui.project.step("Give away", ben.id, operation="test"):
        relations.update(gui.project, made.id, {"annotator_id": ben.id})
    gui.choose(norway)
    on(gui, made)
    assert not gui.window.findChild(QLineEdit, f"relation_remove_{made.id}")
    gui.press("V")
    assert "another annotator" in gui.notice()
    assert tie(gui).from_id == norway.id


def test_a_relation_names_somebody_of_the_cast_or_somebody_new_in_one_step(gui: Gui) -> None:
    quote = gui.mark("We will defend every ally", key="Q")
    gui.press("Esc")
    actor = gui.mark("Ana Ruiz")
    known = gui.running.session.run(register.add_entity, "Oslo Bureau")
    assert known is not None
    ask_for(gui, AttributeSpec("channel", AttributeKind.ENTITY))
    made = relate(gui, "spoken_by", quote, actor)
    gui.choose(quote)
    for typed, name in (("oslo", "Oslo Bureau"), ("Radio Marrow", "Radio Marrow")):
        on(gui, made)
        gui.press("E")
        gui.type(typed)
        gui.press("Enter")
        named = {each.uid: each.name for each in entities.entities(gui.project)}
        assert named[str(tie(gui).attributes["channel"])] == name
    gui.press("Ctrl+Z")
    assert tie(gui).attributes == {"channel": known.uid}
    assert [each.name for each in entities.entities(gui.project)] == ["Oslo Bureau"]
