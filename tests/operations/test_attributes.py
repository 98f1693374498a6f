"""Attributes of labels and relation types: edited with the values that are held of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.errors import InvalidChangeError
from annotator.formats.codebook_toml import write_codebook
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.model.documents import DocumentState
from annotator.operations import codebooks, history, relating
from annotator.operations.attributes import (
    Entry,
    holders,
    move_attribute,
    put_attribute,
    remove_attribute,
    unfitting,
    words_used,
)
from annotator.operations.codebook_files import take_codebook
from annotator.operations.describing import set_attributes
from annotator.operations.documents import set_document_state
from annotator.operations.revising import merge_labels
from annotator.store import annotations, codebook, relations, usage
from tests.support.projects import Desk, dump, unchanged

ACTOR = Entry("ACTOR")
SPOKEN = Entry("spoken_by", of_relation=True)


def _specs(desk: Desk, entry: Entry = ACTOR) -> list[AttributeSpec]:
    book = codebook.load(desk.project)
    found = (book.relation_type if entry.of_relation else book.label)(entry.name)
    assert found is not None
    return list(found.attributes)


def _names(desk: Desk, entry: Entry = ACTOR) -> list[str]:
    return [each.name for each in _specs(desk, entry)]


def _rows(desk: Desk) -> list[str]:
    """Labels, relation types, annotations, relations as the file has them."""
    tables = ("label", "relation_type", "annotation", "relation")
    wanted = tuple(f'INSERT INTO "{table}"' for table in tables)
    return [line for line in dump(desk.project) if line.startswith(wanted)]


@pytest.mark.parametrize("kind", AttributeKind)
def test_an_attribute_of_every_kind_is_added_in_one_step(desk: Desk, kind: AttributeKind) -> None:
    before = _rows(desk)
    values = ("one", "two") if kind in (AttributeKind.CHOICE, AttributeKind.CHOICES) else ()
    spec = AttributeSpec("extra", kind, values, definition="What else.")
    put_attribute(desk.project, ACTOR, spec, annotator=desk.ana.id)
    assert _specs(desk)[-1] == spec
    history.undo(desk.project, annotator=desk.ana.id)
    assert _rows(desk) == before


def test_a_renamed_attribute_and_a_renamed_value_take_along_what_is_held(desk: Desk) -> None:
    mark = desk.mark("NATO")
    set_attributes(desk.project, [mark.id], {"kind": "organisation"}, annotator=desk.ana.id)
    before = _rows(desk)
    kind = next(each for each in _specs(desk) if each.name == "kind")
    values = tuple("league" if each == "organisation" else each for each in kind.values)
    after = replace(kind, name="sort", values=values)
    put_attribute(desk.project, ACTOR, after, was="kind", annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).attributes == {"sort": "league"}
    assert words_used(desk.project, ACTOR, "sort") == ["league"]
    history.undo(desk.project, annotator=desk.ana.id)
    assert _rows(desk) == before


def test_a_renamed_value_takes_along_the_default_and_what_several_hold(desk: Desk) -> None:
    several = AttributeSpec("parts", AttributeKind.CHOICES, ("a", "b"), default=("a",))
    put_attribute(desk.project, ACTOR, several, annotator=desk.ana.id)
    one = AttributeSpec("side", AttributeKind.CHOICE, ("left", "right"), default="left")
    put_attribute(desk.project, ACTOR, one, annotator=desk.ana.id)
    mark = desk.mark("NATO")
    set_attributes(desk.project, [mark.id], {"parts": ["a", "b"]}, annotator=desk.ana.id)
    put_attribute(
        desk.project, ACTOR, replace(several, values=("z", "b")), was="parts", annotator=desk.ana.id
    )
    put_attribute(
        desk.project, ACTOR, replace(one, values=("port", "right")), was="side",
        annotator=desk.ana.id,
    )  # fmt: skip
    assert annotations.get(desk.project, mark.id).attributes == {
        "parts": ["z", "b"],
        "side": "port",
    }
    assert [each.default for each in _specs(desk)[-2:]] == [["z"], "port"]


def test_values_that_change_places_are_no_renaming(desk: Desk) -> None:
    spec = AttributeSpec("side", AttributeKind.CHOICE, ("left", "right"))
    put_attribute(desk.project, ACTOR, spec, annotator=desk.ana.id)
    mark = desk.mark("NATO")
    set_attributes(desk.project, [mark.id], {"side": "left"}, annotator=desk.ana.id)
    turned = replace(spec, values=("right", "left"))
    put_attribute(desk.project, ACTOR, turned, was="side", annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).attributes == {"side": "left"}


def test_another_kind_drops_a_default_and_values_that_do_not_fit(desk: Desk) -> None:
    spec = AttributeSpec("side", AttributeKind.CHOICE, ("left",), default="left")
    put_attribute(desk.project, ACTOR, spec, annotator=desk.ana.id)
    number = replace(spec, kind=AttributeKind.NUMBER)
    put_attribute(desk.project, ACTOR, number, was="side", annotator=desk.ana.id)
    assert _specs(desk)[-1] == AttributeSpec("side", AttributeKind.NUMBER)


def test_values_that_do_not_fit_any_more_stay_and_are_counted(desk: Desk) -> None:
    mark, other = desk.mark("NATO"), desk.mark("Norway")
    set_attributes(desk.project, [mark.id], {"kind": "state"}, annotator=desk.ana.id)
    set_attributes(desk.project, [other.id], {"kind": "person"}, annotator=desk.ana.id)
    assert unfitting(desk.project, ACTOR, "kind") == 0
    kind = replace(_specs(desk)[0], values=("person", "body"))
    put_attribute(desk.project, ACTOR, kind, was="kind", annotator=desk.ana.id)
    assert unfitting(desk.project, ACTOR, "kind") == 1
    assert annotations.get(desk.project, mark.id).attributes == {"kind": "state"}


def test_a_removed_attribute_takes_its_values_and_undo_brings_both(desk: Desk) -> None:
    mark, other = desk.mark("NATO"), desk.mark("Norway", annotator=desk.ben)
    for each, who in ((mark, desk.ana), (other, desk.ben)):
        set_attributes(desk.project, [each.id], {"kind": "state"}, annotator=who.id)
    assert holders(desk.project, ACTOR, "kind") == 2
    before = _rows(desk)
    assert remove_attribute(desk.project, ACTOR, "kind", annotator=desk.ana.id) == 2
    assert annotations.get(desk.project, other.id).attributes == {}
    assert "kind" not in _names(desk)
    history.undo(desk.project, annotator=desk.ana.id)
    assert _rows(desk) == before


def test_an_attribute_is_not_renamed_over_what_is_held_under_the_new_name(desk: Desk) -> None:
    """A file that was taken may have left values under a name which the codebook has no more."""
    one, other = desk.mark("NATO"), desk.mark("Norway")
    with desk.project.step("Bring", desk.ana.id, operation="bring"):
        for mark, values in ((one, {"kind": "state", "sort": "left over"}), (other, {"sort": "x"})):
            annotations.put_attributes(desk.project, mark.id, desk.ana.id, values)
    renamed = replace(_specs(desk)[0], name="sort")
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="1 annotation holds"):
        put_attribute(desk.project, ACTOR, renamed, was="kind", annotator=desk.ana.id)
    set_attributes(desk.project, [one.id], {"kind": None}, annotator=desk.ana.id)
    put_attribute(desk.project, ACTOR, renamed, was="kind", annotator=desk.ana.id)
    held = [dict(annotations.get(desk.project, each.id).attributes) for each in (one, other)]
    assert held == [{"sort": "left over"}, {"sort": "x"}]


def _suggested(desk: Desk) -> list[object]:
    """What a suggester has said, a tie and its ends."""
    found: list[object] = list(
        annotations.of_document(desk.project, desk.document.id, annotator_ids=[desk.bot.id])
    )
    found += relations.of_document(desk.project, desk.document.id, annotator_ids=[desk.bot.id])
    return found


def test_what_was_suggested_stays_as_it_was_whatever_becomes_of_the_codebook(desk: Desk) -> None:
    me, bot = desk.ana.id, desk.bot.id
    certain = AttributeSpec("certain", AttributeKind.CHOICE, ("so", "perhaps"))
    put_attribute(desk.project, SPOKEN, certain, annotator=me)
    quote = desk.mark("We will defend every ally", "QUOTE", annotator=desk.bot)
    who = desk.mark("Ana Ruiz", annotator=desk.bot)
    set_attributes(desk.project, [who.id], {"kind": "person"}, annotator=bot)
    tie = relating.relate(desk.project, "spoken_by", quote.id, who.id, annotator=bot)
    relating.describe_relation(desk.project, tie.id, {"certain": "so"}, annotator=bot)
    before = _suggested(desk)
    assert (holders(desk.project, ACTOR, "kind"), holders(desk.project, SPOKEN, "certain")) == (
        0,
        0,
    )
    kind = replace(_specs(desk)[0], values=("human", *_specs(desk)[0].values[1:]))
    put_attribute(desk.project, ACTOR, replace(kind, name="sort"), was="kind", annotator=me)
    put_attribute(
        desk.project, SPOKEN, replace(certain, values=("yes", "perhaps")), was="certain",
        annotator=me,
    )  # fmt: skip
    remove_attribute(desk.project, ACTOR, "sort", annotator=me)
    remove_attribute(desk.project, SPOKEN, "certain", annotator=me)
    codebooks.add_label(desk.project, "PARTY", annotator=me)
    merge_labels(desk.project, "PARTY", ["ACTOR"], annotator=me)
    assert _suggested(desk) == before


def test_what_locked_documents_hold_of_an_attribute_is_not_changed(desk: Desk) -> None:
    me = desk.ana.id
    mark = desk.mark("NATO", annotator=desk.ben)
    set_attributes(desk.project, [mark.id], {"kind": "organisation"}, annotator=desk.ben.id)
    set_document_state(desk.project, desk.document.id, DocumentState.LOCKED, annotator=me)
    kind = _specs(desk)[0]
    words = tuple("league" if each == "organisation" else each for each in kind.values)
    for change in (
        lambda: put_attribute(
            desk.project, ACTOR, replace(kind, name="sort"), was="kind", annotator=me
        ),
        lambda: put_attribute(
            desk.project, ACTOR, replace(kind, values=words), was="kind", annotator=me
        ),
        lambda: remove_attribute(desk.project, ACTOR, "kind", annotator=me),
    ):
        with (
            unchanged(desk.project),
            pytest.raises(
                InvalidChangeError, match="1 annotation in a locked document holds a value of kind"
            ),
        ):
            change()
    other = tuple("human" if each == "person" else each for each in kind.values)
    put_attribute(desk.project, ACTOR, replace(kind, values=other), was="kind", annotator=me)
    put_attribute(desk.project, ACTOR, replace(kind, required=True), was="kind", annotator=me)
    remove_attribute(desk.project, ACTOR, "canonical", annotator=me)
    assert _names(desk) == ["kind"]


def test_attributes_change_places_as_far_as_there_are(desk: Desk) -> None:
    put_attribute(desk.project, ACTOR, AttributeSpec("last"), annotator=desk.ana.id)
    names = _names(desk)
    move_attribute(desk.project, ACTOR, "last", -9, annotator=desk.ana.id)
    assert _names(desk) == ["last", *names[:-1]]
    with unchanged(desk.project):
        move_attribute(desk.project, ACTOR, "last", -1, annotator=desk.ana.id)
    move_attribute(desk.project, ACTOR, "last", 1, annotator=desk.ana.id)
    assert _names(desk)[:2] == [names[0], "last"]


def test_a_relation_type_has_attributes_that_are_renamed_and_removed_too(desk: Desk) -> None:
    certain = AttributeSpec("certain", AttributeKind.YES_NO)
    put_attribute(desk.project, SPOKEN, certain, annotator=desk.ana.id)
    quote, who = desk.mark("We will defend every ally", "QUOTE"), desk.mark("Ana Ruiz")
    tie = relating.relate(desk.project, "spoken_by", quote.id, who.id, annotator=desk.ana.id)
    relating.describe_relation(desk.project, tie.id, {"certain": True}, annotator=desk.ana.id)
    assert holders(desk.project, SPOKEN, "certain") == 1
    before = _rows(desk)
    sure = replace(certain, name="sure")
    put_attribute(desk.project, SPOKEN, sure, was="certain", annotator=desk.ana.id)
    assert relations.get(desk.project, tie.id).attributes == {"sure": True}
    remove_attribute(desk.project, SPOKEN, "sure", annotator=desk.ana.id)
    assert relations.get(desk.project, tie.id).attributes == {}
    for _ in range(2):
        history.undo(desk.project, annotator=desk.ana.id)
    assert _rows(desk) == before


@pytest.mark.parametrize(
    ("spec", "was", "sentence"),
    [
        (AttributeSpec(""), "", "is empty"),
        (AttributeSpec("kind"), "", "stands there 2 times"),
        (AttributeSpec("x", AttributeKind.CHOICE), "", "without values"),
        (AttributeSpec("x"), "gone", "no attribute “gone” any more"),
        (AttributeSpec("x", AttributeKind.NUMBER, default="y"), "", "has a default that is not"),
    ],
)
def test_what_would_break_a_rule_changes_nothing(
    desk: Desk, spec: AttributeSpec, was: str, sentence: str
) -> None:
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match=sentence):
        put_attribute(desk.project, ACTOR, spec, was=was, annotator=desk.ana.id)


def test_relation_types_change_places_and_come_back(desk: Desk) -> None:
    names = [each.name for each in codebook.load(desk.project).relation_types]
    codebooks.move_relation_type(desk.project, names[-1], before=names[0], annotator=desk.ana.id)
    book = codebook.load(desk.project)
    assert [each.name for each in book.relation_types] == [names[-1], *names[:-1]]
    history.undo(desk.project, annotator=desk.ana.id)
    assert [each.name for each in codebook.load(desk.project).relation_types] == names


def test_the_title_and_the_general_guidelines_are_changed_and_brought_back(desk: Desk) -> None:
    before = codebook.load(desk.project)
    codebooks.describe_codebook(desk.project, title=" Who  said what ", annotator=desk.ana.id)
    codebooks.describe_codebook(
        desk.project, general={**before.general, "Doubt": "Ask."}, annotator=desk.ana.id
    )
    book = codebook.load(desk.project)
    assert (book.title, book.general["Doubt"]) == ("Who said what", "Ask.")
    for _ in range(2):
        history.undo(desk.project, annotator=desk.ana.id)
    after = codebook.load(desk.project)
    assert (after.title, after.general) == (before.title, before.general)
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="heading"):
        codebooks.describe_codebook(desk.project, general={" ": "x"}, annotator=desk.ana.id)


def test_no_general_guideline_is_lost_when_something_else_is_said(
    desk: Desk, tmp_path: Path
) -> None:
    me = desk.ana.id
    general = {"": "No heading.", "In  doubt": "One.", "In doubt": "Other.", "a\nb": "Lines."}
    book = replace(codebook.load(desk.project), general=general)
    path = tmp_path / "mine.toml"
    path.write_text(write_codebook(book), encoding="utf-8")
    take_codebook(desk.project, path, annotator=me)
    codebooks.describe_codebook(desk.project, title="Else", annotator=me)
    now = codebook.load(desk.project)
    assert (now.title, now.general) == ("Else", general)
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="“In doubt” twice"):
        codebooks.describe_codebook(
            desk.project, general={"In  doubt": "One.", "In doubt": "Other."}, annotator=me
        )


def test_annotations_are_counted_by_label_and_listed_with_what_stands_around(desk: Desk) -> None:
    desk.mark("NATO")
    desk.mark("Norway", annotator=desk.ben)
    label = codebook.load(desk.project).label("ACTOR")
    assert label is not None
    assert usage.annotations_by_label(desk.project) == {label.id: 2}
    assert usage.relations_by_type(desk.project) == {}
    (found,) = usage.of_label(desk.project, label.id, desk.ana.id, most=10)
    assert (found.document, found.words) == ("Statement", "NATO")
    assert found.before.endswith("200 engineers to ")
    assert found.after.startswith(".\n")
    desk.mark("Statement")
    first = usage.of_label(desk.project, label.id, desk.ana.id, most=1)[0]
    assert (first.before, first.words) == ("", "Statement")
