"""Whom a mention means, found by typing."""

import pytest
from PySide6.QtWidgets import QLineEdit

from annotator.gui.inspector.known_entities import KnownEntities
from annotator.model.annotations import Annotation
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.operations import codebooks, describing, history, register
from annotator.store import annotations, entities
from tests.gui.inspector.test_completing import listed
from tests.gui.inspector.test_inspector import words_of
from tests.support.windows import Gui


def field(gui: Gui, name: str = "entity_field") -> QLineEdit:
    found = gui.find(name)
    assert isinstance(found, QLineEdit)
    return found


def meant(gui: Gui, annotation: Annotation) -> str:
    found = annotations.get(gui.project, annotation.id).entity_id
    return entities.get(gui.project, found).name if found is not None else ""


def enter(gui: Gui) -> None:
    """Go to the field by keys, from the page."""
    gui.press("E", "Tab", "Tab")
    assert field(gui).hasFocus()


@pytest.fixture
def cast(gui: Gui) -> Annotation:
    """A mention of Norway that is tied to nobody, and a cast that knows several names."""
    made = gui.mark("Norway")
    session = gui.running.session
    session.run(register.add_entity, "Noregs rike", aliases=["The Kingdom"], external_id="Q20")
    session.run(register.add_entity, "North Sea")
    session.run(register.add_entity, "Kingdom of Tiva")
    gui.settle()
    return made


def test_a_part_of_an_alias_finds_whom_it_means_and_enter_ties(gui: Gui, cast: Annotation) -> None:
    enter(gui)
    gui.type("the k")
    assert listed(gui) == ["Noregs rike", "new: the k"]
    gui.press("Enter")
    assert gui.pane.hasFocus()
    assert meant(gui, cast) == "Noregs rike"
    assert field(gui).text() == "Noregs rike"


def test_an_external_id_finds_whom_it_means(gui: Gui, cast: Annotation) -> None:
    enter(gui)
    gui.type("q20")
    gui.press("Enter")
    assert meant(gui, cast) == "Noregs rike"


def test_down_chooses_another_and_the_last_line_is_a_new_name(gui: Gui, cast: Annotation) -> None:
    enter(gui)
    gui.type("nor")
    assert listed(gui) == ["Noregs rike", "North Sea", "new: Norway", "new: nor"]
    gui.press("Down", "Enter")
    assert meant(gui, cast) == "North Sea"


def test_a_new_name_is_taken_into_the_cast_tied_in_one_step(gui: Gui, cast: Annotation) -> None:
    gui.press("E", "2")
    gui.press("Tab", "Tab")
    gui.type("Norway")
    assert listed(gui) == ["new: Norway"]
    gui.press("Enter")
    assert meant(gui, cast) == "Norway"
    added = next(each for each in entities.entities(gui.project) if each.name == "Norway")
    assert added.kind == "state"
    gui.running.session.run(history.undo)
    assert meant(gui, cast) == ""
    assert "Norway" not in [each.name for each in entities.entities(gui.project)]


def test_whom_the_document_names_is_offered_for_a_pronoun_and_comes_with_its_mentions(
    gui: Gui,
) -> None:
    named = gui.mark("Ana Ruiz")
    gui.press("E", "1")
    pronoun = gui.mark("that")
    enter(gui)
    gui.type("rui")
    assert listed(gui) == ["new: Ana Ruiz", "new: rui"]
    gui.press("Enter")
    assert gui.pane.hasFocus()
    assert (meant(gui, pronoun), meant(gui, named)) == ("Ana Ruiz", "Ana Ruiz")
    (added,) = entities.entities(gui.project)
    assert (added.name, added.kind) == ("Ana Ruiz", "person")
    gui.press("Ctrl+Z")
    assert (meant(gui, pronoun), meant(gui, named)) == ("", "")
    assert entities.entities(gui.project) == []
    gui.press("Ctrl+Y")
    enter(gui)
    gui.type("rui")
    assert listed(gui) == ["Ana Ruiz", "new: rui"]


def test_a_new_name_as_it_was_typed_is_reached_with_down(gui: Gui, cast: Annotation) -> None:
    enter(gui)
    gui.type("norw")
    assert listed(gui) == ["new: Norway", "new: norw"]
    gui.press("Down", "Enter")
    assert meant(gui, cast) == "norw"


def test_a_name_that_was_typed_out_is_tied_in_one_step(gui: Gui, cast: Annotation) -> None:
    enter(gui)
    gui.type("North Sea")
    gui.press("Enter", "Ctrl+Z")
    assert meant(gui, cast) == ""
    assert gui.notice() == "Undone: Tie “Norway” to North Sea."


def test_an_emptied_field_unties(gui: Gui, cast: Annotation) -> None:
    enter(gui)
    gui.type("North Sea")
    gui.press("Enter")
    enter(gui)
    gui.press("Backspace", "Enter")
    assert meant(gui, cast) == ""
    assert gui.pane.hasFocus()


def test_tab_ties_only_what_was_typed_out_and_else_lets_the_old_stand(
    gui: Gui, cast: Annotation
) -> None:
    enter(gui)
    gui.type("nor")
    gui.press("Tab")
    assert meant(gui, cast) == ""
    assert field(gui).text() == ""
    gui.press("Shift+Tab")
    gui.type("north sea")
    gui.press("Tab")
    assert meant(gui, cast) == "North Sea"


def test_who_is_in_the_document_is_listed_first(gui: Gui, cast: Annotation) -> None:
    nato = gui.mark("NATO")
    gui.running.session.run(register.add_entity, "Zealous Norns", mentions=[nato.id])
    gui.choose(cast)
    enter(gui)
    gui.type("nor")
    assert listed(gui)[0] == "Zealous Norns"


def test_how_often_somebody_is_mentioned_here_is_said_quietly(gui: Gui, cast: Annotation) -> None:
    enter(gui)
    gui.type("North Sea")
    gui.press("Enter")
    gui.settle()
    assert field(gui).accessibleDescription() == "1 mention"


def test_the_index_follows_what_others_change(gui: Gui, cast: Annotation) -> None:
    known, session = KnownEntities(gui.running.session), gui.running.session
    assert next(each.words for each in known.listed("tiva")) == "Kingdom of Tiva"
    (tiva,) = (each for each in entities.entities(gui.project) if "Tiva" in each.name)
    session.run(register.change_entity, tiva.id, name="Republic of Tiva")
    assert next(each.words for each in known.listed("tiva")) == "Republic of Tiva"
    session.run(register.remove_entity, tiva.id)
    assert [each.words for each in known.listed("tiva")] == ["new: tiva"]
    session.run(history.undo)
    assert next(each.words for each in known.listed("tiva")) == "Republic of Tiva"
    assert next(each.words for each in known.listed("e")) != "Republic of Tiva"
    session.run(describing.set_entity, [cast.id], tiva.id)
    first = known.listed("e")[0]
    assert (first.words, first.detail) == ("Republic of Tiva", "1 mention")
    assert known.index().find("tiva")[0].here == 1


def test_labels_that_mention_nobody_have_no_entity(gui: Gui) -> None:
    gui.mark("Secretary General", "R")
    assert not any(each.isVisible() for each in gui.window.findChildren(QLineEdit, "entity_field"))


def test_an_attribute_that_names_an_entity_has_the_same_field(gui: Gui, cast: Annotation) -> None:
    spec = AttributeSpec("home", AttributeKind.ENTITY)
    session = gui.running.session
    session.run(codebooks.change_label, "ROLE", {"attributes": (spec,)})
    role = gui.mark("Secretary General", "R")
    gui.press("E")
    gui.type("tiva")
    assert listed(gui) == ["Kingdom of Tiva", "new: tiva"]
    gui.press("Enter")
    tiva = next(each for each in entities.entities(gui.project) if "Tiva" in each.name)
    assert annotations.get(gui.project, role.id).attributes == {"home": tiva.uid}
    assert field(gui, "attribute_home").text() == "Kingdom of Tiva"
    gui.press("E")
    gui.type("Oslo")
    gui.press("Enter")
    oslo = next(each for each in entities.entities(gui.project) if each.name == "Oslo")
    assert annotations.get(gui.project, role.id).attributes == {"home": oslo.uid}
    assert "home Kingdom of Tiva → Oslo" in words_of(gui.find("history_card"))
    session.run(history.undo)
    assert annotations.get(gui.project, role.id).attributes == {"home": tiva.uid}
    assert "Oslo" not in [each.name for each in entities.entities(gui.project)]
