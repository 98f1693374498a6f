"""The panel of the cast, by keys, on a real project."""

import pytest
from PySide6.QtWidgets import QLineEdit

from annotator.gui.cast.panel import CastPanel
from annotator.gui.lines.line_list import LineList
from annotator.model.annotations import Annotation, Entity
from annotator.operations import describing, documents, history, register, relating
from annotator.store import annotations, entities
from tests.support.projects import dump, release
from tests.support.windows import Gui


def open_cast(gui: Gui) -> CastPanel:
    gui.press("Ctrl+Shift+E")
    found = gui.find("cast_panel")
    assert isinstance(found, CastPanel)
    return found


def add(gui: Gui, name: str, *mentions: Annotation, **more: object) -> Entity:
    ids = [each.id for each in mentions]
    made = gui.running.session.run(register.add_entity, name, mentions=ids, **more)
    assert made is not None
    gui.settle()
    return made


def rows(view: LineList) -> list[str]:
    """What a list says, headings with their number."""
    lines = [view.lines.line(row) for row in range(view.lines.rowCount())]
    return [f"{each.words} ({each.detail})" for each in lines if each is not None]


def cast(gui: Gui) -> list[str]:
    return [each.name for each in entities.entities(gui.project)]


def meant(gui: Gui, annotation: Annotation) -> str:
    found = annotations.get(gui.project, annotation.id).entity_id
    return entities.get(gui.project, found).name if found is not None else ""


def field(gui: Gui, name: str) -> QLineEdit:
    found = gui.find(name)
    assert isinstance(found, QLineEdit)
    return found


@pytest.fixture
def two(gui: Gui) -> tuple[Annotation, Annotation]:
    """Norway and NATO, both in the cast and each mentioned once."""
    norway, nato = gui.mark("Norway"), gui.mark("NATO")
    add(gui, "Norway", norway)
    add(gui, "NATO", nato)
    add(gui, "Atlantis")
    return norway, nato


def test_those_of_this_document_come_first_with_their_counts(
    gui: Gui, two: tuple[Annotation, ...]
) -> None:
    panel = open_cast(gui)
    assert rows(panel.entities) == [
        "In this document (2)",
        "NATO (here 1)",
        "Norway (here 1)",
        "Elsewhere in the cast (1)",
        "Atlantis (not mentioned)",
    ]


def test_typing_filters_by_name_alias_and_id(gui: Gui, two: tuple[Annotation, ...]) -> None:
    add(gui, "José Álvarez", aliases=["the envoy"], external_id="Q42")
    panel = open_cast(gui)
    for typed in ("alvarez", "envoy", "q42", "jose alv"):
        panel.search.clear()
        gui.type(typed)
        assert [each.split(" (")[0] for each in rows(panel.entities)][1:] == ["José Álvarez"]


def test_the_chosen_one_is_whom_the_selected_mention_means(
    gui: Gui, two: tuple[Annotation, ...]
) -> None:
    gui.choose(two[0])
    panel = open_cast(gui)
    line = panel.entities.current()
    assert line is not None
    assert line.words == "Norway"


def test_facts_stand_above_mentions_and_enter_goes_there(gui: Gui) -> None:
    actor = gui.mark("Ana Ruiz")
    gui.press("Esc")
    role = gui.mark("Secretary General", key="R")
    gui.running.session.run(relating.relate, "holds_role", actor.id, role.id)
    quote = gui.mark("today and tomorrow", key="Q")
    gui.running.session.run(relating.relate, "spoken_by", quote.id, actor.id)
    add(gui, "Ana Ruiz", actor)
    panel = open_cast(gui)
    assert [each.split(" (")[0] for each in rows(panel.life)] == [
        "Quote, spoken by",
        "today and tomorrow",
        "Holds role",
        "Secretary General",
        "Mentions",
        "Ana Ruiz",
    ]
    gui.press("Down", "Enter", "Down", "Enter")
    assert not panel.isVisible()
    assert gui.pane.hasFocus()
    chosen = gui.page.selected()
    assert chosen is not None
    assert chosen.id == role.id


def test_a_mention_in_another_document_is_gone_to(gui: Gui) -> None:
    first = gui.mark("Norway")
    session = gui.running.session
    other = session.run(documents.add_document, release("Another"))
    assert other is not None
    session.show_document(other.id)
    gui.settle()
    add(gui, "Norway", first)
    open_cast(gui)
    gui.press("Down", "Enter", "Enter")
    assert session.document_id == first.document_id
    chosen = gui.page.selected()
    assert chosen is not None
    assert chosen.id == first.id


def test_n_adds_whom_the_selected_mention_names_in_one_step(gui: Gui) -> None:
    add(gui, "NATO")
    mention = gui.mark("Norway")
    describing.set_attributes(
        gui.project,
        [mention.id],
        {"canonical": "Kingdom of Norway"},
        annotator=gui.running.session.annotator.id,
    )
    gui.settle()
    before = dump_of_tables(gui)
    open_cast(gui)
    gui.press("Down", "N")
    assert field(gui, "cast_naming_edit").text() == "Kingdom of Norway"
    gui.press("Enter")
    assert meant(gui, mention) == "Kingdom of Norway"
    gui.press("Ctrl+Z")
    assert dump_of_tables(gui) == before


def dump_of_tables(gui: Gui) -> list[str]:
    """The entities and annotations as the file has them."""
    wanted = ('INSERT INTO "entity"', 'INSERT INTO "annotation"')
    return [line for line in dump(gui.project) if line.startswith(wanted)]


def test_esc_leaves_the_naming_and_then_the_panel(gui: Gui, two: tuple[Annotation, ...]) -> None:
    panel = open_cast(gui)
    gui.press("Down", "N")
    gui.type("Nobody")
    gui.press("Esc")
    assert panel.isVisible()
    assert panel.entities.hasFocus()
    gui.press("Esc")
    assert not panel.isVisible()
    assert gui.pane.hasFocus()
    assert "Nobody" not in cast(gui)


def test_m_merges_the_ticked_into_the_chosen_and_undo_brings_them_back(
    gui: Gui, two: tuple[Annotation, ...]
) -> None:
    norway, _ = two
    before = dump_of_tables(gui)
    panel = open_cast(gui)
    gui.press("Down", "Down", "Space", "Up", "M")
    assert panel.notice() == "M again: Norway, 1 mention, goes into NATO."
    assert cast(gui) == ["Atlantis", "NATO", "Norway"]
    gui.press("M")
    assert cast(gui) == ["Atlantis", "NATO"]
    assert meant(gui, norway) == "NATO"
    assert panel.notice() == "1 other is merged into NATO; Ctrl+Z takes it back."
    gui.press("Ctrl+Z")
    assert dump_of_tables(gui) == before
    assert "Norway (here 1)" in rows(panel.entities)


def test_merging_is_asked_anew_once_another_is_chosen_or_something_else_was_done(
    gui: Gui, two: tuple[Annotation, ...]
) -> None:
    panel = open_cast(gui)
    gui.press("Down", "Down", "Space", "Up", "M", "Down", "Down", "M")
    assert panel.notice() == "M again: Norway, 1 mention, goes into Atlantis."
    gui.press("R", "M")
    assert panel.notice() == "M again: Norway, 1 mention, goes into Atlantis."
    gui.press("Up", "Up", "Space", "Down", "Down", "M")
    assert panel.notice() == "M again: 2 others, 2 mentions, go into Atlantis."
    assert len(cast(gui)) == 3


def test_merging_without_ticks_says_how(gui: Gui, two: tuple[Annotation, ...]) -> None:
    panel = open_cast(gui)
    gui.press("Down", "M")
    assert "Space" in panel.notice()
    assert len(cast(gui)) == 3


def test_s_splits_ticked_mentions_off(gui: Gui) -> None:
    first, second = gui.mark("Norway"), gui.mark("NATO")
    add(gui, "Norway", first, second)
    open_cast(gui)
    gui.press("Down", "Enter", "Down", "Space", "S")
    gui.type("The Alliance")
    gui.press("Enter")
    assert (meant(gui, first), meant(gui, second)) == ("Norway", "The Alliance")


def test_delete_takes_out_and_names_the_way_back(gui: Gui, two: tuple[Annotation, ...]) -> None:
    panel = open_cast(gui)
    gui.press("Down", "Delete")
    assert cast(gui) == ["Atlantis", "Norway"]
    assert panel.notice() == "NATO is out of the cast; Ctrl+Z takes it back."
    line = panel.entities.current()
    assert line is not None
    assert line.words == "Norway"
    gui.press("Ctrl+Z")
    assert meant(gui, two[1]) == "NATO"


def test_t_ties_the_selected_annotation_to_the_chosen_one(
    gui: Gui, two: tuple[Annotation, ...]
) -> None:
    mention = gui.mark("Ana Ruiz")
    panel = open_cast(gui)
    gui.type("nor")
    gui.press("Down", "T")
    assert meant(gui, mention) == "Norway"
    assert "Norway" in panel.notice()


def test_fields_are_changed_in_their_place(gui: Gui, two: tuple[Annotation, ...]) -> None:
    panel = open_cast(gui)
    gui.type("nor")
    for name, typed in (
        ("cast_name", "Kingdom of Norway"),
        ("cast_kind", "state"),
        ("cast_aliases", "Norway; Norge"),
        ("cast_external_id", "Q20"),
    ):
        field(gui, name).setFocus()
        field(gui, name).selectAll()
        gui.type(typed)
        gui.press("Enter")
    found = next(each for each in entities.entities(gui.project) if each.kind)
    assert found.name == "Kingdom of Norway"
    assert found.aliases == ("Norway", "Norge")
    assert (found.kind, found.external_id) == ("state", "Q20")
    assert panel.entities.hasFocus()


def test_a_name_that_is_taken_is_refused_and_put_back(
    gui: Gui, two: tuple[Annotation, ...]
) -> None:
    panel = open_cast(gui)
    gui.type("nor")
    field(gui, "cast_name").setFocus()
    field(gui, "cast_name").selectAll()
    gui.type("NATO")
    gui.press("Enter")
    assert "Merge" in panel.notice()
    assert field(gui, "cast_name").text() == "Norway"
    assert cast(gui) == ["Atlantis", "NATO", "Norway"]


def test_everybody_in_the_document_is_taken_at_once(gui: Gui) -> None:
    for words in ("Norway", "NATO"):
        mention = gui.mark(words)
        session = gui.running.session
        session.run(describing.set_attributes, [mention.id], {"canonical": words})
    panel = open_cast(gui)
    gui.click("cast_take_button")
    assert cast(gui) == ["NATO", "Norway"]
    assert panel.notice() == "2 names added, 2 mentions tied; Ctrl+Z takes it back."
    assert rows(panel.entities)[0] == "In this document (2)"
    history.undo(gui.project, annotator=gui.running.session.annotator.id)
    gui.settle()
    assert rows(panel.entities) == []


def test_mentions_without_a_canonical_name_are_left_and_it_is_said_how_they_get_one(
    gui: Gui,
) -> None:
    gui.mark("NATO")
    panel = open_cast(gui)
    gui.press("Down", "A")
    assert panel.notice() == (
        "1 mention has no canonical name: a grey one is only offered, Enter in its field takes it."
    )
    gui.press("Esc", "E", "Tab", "Enter")
    gui.mark("Norway")
    open_cast(gui)
    gui.press("Down", "A")
    assert panel.notice() == (
        "1 name added, 1 mention tied, 1 without a canonical name left; Ctrl+Z takes it back."
    )
    assert cast(gui) == ["NATO"]


def test_whoever_is_called_nearly_so_is_left_to_a_person(gui: Gui) -> None:
    mention = gui.mark("NATO")
    session = gui.running.session
    session.run(describing.set_attributes, [mention.id], {"canonical": "NATO"})
    add(gui, "Nato")
    panel = open_cast(gui)
    gui.press("Down", "A")
    assert panel.notice() == "1 mention is called nearly as somebody in the cast; T ties it."
    session.run(describing.set_entity, [mention.id], entities.entities(gui.project)[0].id)
    gui.press("A")
    assert panel.notice() == "Nobody new: every mention in this document is tied."


def test_untied_mentions_are_tied_by_exact_name(gui: Gui) -> None:
    mention = gui.mark("Norway")
    add(gui, "Norway")
    panel = open_cast(gui)
    gui.press("Down", "U")
    assert meant(gui, mention) == "Norway"
    assert panel.notice().startswith("1 mention tied")


def test_what_disagrees_is_counted_repaired_and_left_with_a_jump(gui: Gui) -> None:
    session = gui.running.session
    name, other, lost = gui.mark("Norway"), gui.mark("foreign minister"), gui.mark("Oslo")
    for mention, canonical in ((name, "Norway"), (other, "Norway"), (lost, "City of Oslo")):
        session.run(describing.set_attributes, [mention.id], {"canonical": canonical})
    add(gui, "Norway", name)
    panel = open_cast(gui)
    gui.press("Down", "R")
    assert panel.notice() == "3 disagreements; 2 can be repaired: R does it."
    gui.press("R")
    assert panel.notice() == "2 repaired, 1 left for a person; Ctrl+Z takes it back."
    assert meant(gui, other) == "Norway"
    left = rows(panel.life)
    assert left[0] == "For a person to look at (1)"
    assert "City of Oslo" in left[1]
    gui.press("Right", "Enter")
    chosen = gui.page.selected()
    assert chosen is not None
    assert chosen.id == lost.id
    gui.press("Ctrl+Z")
    assert meant(gui, other) == ""
