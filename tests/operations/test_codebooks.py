"""The codebook edited: every edit is one step and leaves a sound codebook."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.analysis.codebook_changes import nearly_named
from annotator.errors import InvalidChangeError, UnreadableFileError
from annotator.formats.codebook_toml import write_codebook
from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook
from annotator.model.codebook_rules import problems
from annotator.model.documents import DocumentState
from annotator.model.text import Span
from annotator.operations import (
    attributes,
    codebook_files,
    codebooks,
    history,
    register,
    relating,
    revising,
)
from annotator.operations.annotating import add_fragment, annotate
from annotator.operations.describing import set_attributes, set_entity, set_flag
from annotator.operations.documents import add_document, set_document_state
from annotator.store import annotations, codebook, held_values, revisions
from tests.support.projects import Desk, release, step_titles, unchanged


def _book(desk: Desk) -> Codebook:
    return codebook.load(desk.project)


def test_a_new_label_gets_a_colour_a_pattern_and_a_key_that_are_free(desk: Desk) -> None:
    before = _book(desk)
    place = codebooks.add_label(desk.project, "PLACE", annotator=desk.ana.id)
    assert place.title == "Place"
    assert place.key not in {each.key for each in before.labels}
    assert place.colour not in {each.colour for each in before.labels}
    assert place.pattern not in {each.pattern for each in before.labels}
    assert _book(desk).revision == before.revision + 1
    assert desk.mark("Oslo", "PLACE").label == "PLACE"
    history.undo(desk.project, annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ana.id)
    assert _book(desk).labels == before.labels


def test_twenty_labels_in_a_row_differ_in_colour_or_pattern(desk: Desk) -> None:
    for n in range(20):
        codebooks.add_label(desk.project, f"LABEL {n}", annotator=desk.ana.id)
    labels = _book(desk).labels
    assert len({(each.colour, each.pattern) for each in labels}) == len(labels)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": "role"}, "stands there 2 times"),
        ({"name": " "}, "is empty"),
        ({"key": "r"}, "is the key of another label"),
        ({"key": "l"}, "is a command of the page; free ones are"),
        ({"colour": "red"}, "not of the form"),
        ({"parent": "ACTOR"}, "its own ancestor"),
        ({"attributes": (AttributeSpec("x"), AttributeSpec("x"))}, "stands there 2 times"),
    ],
)
def test_an_edit_that_would_break_a_rule_changes_nothing(
    desk: Desk, facts: dict[str, object], sentence: str
) -> None:
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match=sentence):
        codebooks.change_label(desk.project, "ACTOR", facts, annotator=desk.ana.id)


def test_a_renamed_label_keeps_its_annotations_and_relation_types(desk: Desk) -> None:
    mark = desk.mark("NATO")
    codebooks.change_label(
        desk.project, "ACTOR", {"name": "PARTY", "title": "Party"}, annotator=desk.ana.id
    )
    assert annotations.get(desk.project, mark.id).label == "PARTY"
    spoken = _book(desk).relation_type("spoken_by")
    assert spoken is not None
    assert spoken.to_labels == ("PARTY",)


def test_a_renamed_attribute_takes_its_values_along(desk: Desk) -> None:
    mark = desk.mark("NATO")
    set_attributes(desk.project, [mark.id], {"kind": "organisation"}, annotator=desk.ana.id)
    label = _book(desk).label("ACTOR")
    assert label is not None
    specs = [replace(s, name="sort") if s.name == "kind" else s for s in label.attributes]
    codebooks.change_label(
        desk.project,
        "ACTOR",
        {"attributes": specs},
        renamed={"kind": "sort"},
        annotator=desk.ana.id,
    )
    assert annotations.get(desk.project, mark.id).attributes == {"sort": "organisation"}
    history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).attributes == {"kind": "organisation"}


def test_labels_are_moved_below_and_before_others(desk: Desk) -> None:
    codebooks.move_label(
        desk.project, "QUOTE", parent="ACTOR", before="ROLE", annotator=desk.ana.id
    )
    book = _book(desk)
    assert [each.name for each in book.labels] == ["ACTOR", "QUOTE", "ROLE", "COMMITMENT"]
    quote = book.label("QUOTE")
    assert quote is not None
    assert quote.parent == "ACTOR"
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="own ancestor"):
        codebooks.move_label(desk.project, "ACTOR", parent="QUOTE", annotator=desk.ana.id)


def test_a_retired_label_keeps_its_annotations_and_comes_back_without_a_taken_key(
    desk: Desk,
) -> None:
    mark = desk.mark("NATO")
    codebooks.retire_label(desk.project, "ACTOR", annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).label == "ACTOR"
    with pytest.raises(InvalidChangeError, match="retired"):
        desk.mark("Oslo")
    codebooks.add_label(desk.project, "AGENT", {"key": "a"}, annotator=desk.ana.id)
    back = codebooks.restore_label(desk.project, "ACTOR", annotator=desk.ana.id)
    assert (back.retired, back.key) == (False, "")


def test_examples_are_picked_from_the_text_once(desk: Desk) -> None:
    made = codebooks.add_example(desk.project, "ROLE", "foreign\nminister", annotator=desk.ana.id)
    assert made.examples[-1] == "foreign minister"
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="already"):
        codebooks.add_example(desk.project, "ROLE", "foreign minister", annotator=desk.ana.id)


def test_two_examples_picked_within_a_second_are_two_steps(desk: Desk) -> None:
    desk.clock.stride = 0.01
    for words in ("foreign minister", "envoy"):
        codebooks.add_example(desk.project, "ROLE", words, annotator=desk.ana.id)
    assert step_titles(desk.project)[-2:] == [
        "do Add “foreign minister” to the examples of Role",
        "do Add “envoy” to the examples of Role",
    ]
    history.undo(desk.project, annotator=desk.ana.id)
    found = codebook.load(desk.project).label("ROLE")
    assert found is not None
    assert found.examples[-1] == "foreign minister"


def test_relation_types_are_added_and_changed(desk: Desk) -> None:
    made = codebooks.add_relation_type(
        desk.project,
        "member_of",
        {"from_labels": ["ACTOR"], "to_labels": ["ACTOR"], "most": 1},
        annotator=desk.ana.id,
    )
    assert (made.title, made.most) == ("member of", 1)
    certain = AttributeSpec("certain", AttributeKind.YES_NO)
    codebooks.change_relation_type(
        desk.project, "member_of", {"attributes": [certain]}, annotator=desk.ana.id
    )
    one, other = desk.mark("Norway"), desk.mark("NATO")
    tie = relating.relate(desk.project, "member_of", one.id, other.id, annotator=desk.ana.id)
    told = relating.describe_relation(
        desk.project, tie.id, {"certain": False}, annotator=desk.ana.id
    )
    assert told.attributes == {"certain": False}
    back = relating.reverse(desk.project, tie.id, annotator=desk.ana.id)
    assert (back.from_id, back.to_id, back.attributes) == (other.id, one.id, {"certain": False})
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="not there"):
        codebooks.change_relation_type(
            desk.project, "member_of", {"to_labels": ["NOBODY"]}, annotator=desk.ana.id
        )


def test_a_relation_is_retargeted_only_where_the_codebook_allows_it(desk: Desk) -> None:
    quote = desk.mark("We will defend every ally", "QUOTE")
    wrong, right, role = desk.mark("NATO"), desk.mark("Ana Ruiz"), desk.mark("Oslo", "ROLE")
    tie = relating.relate(desk.project, "spoken_by", quote.id, wrong.id, annotator=desk.ana.id)
    now = relating.retarget(desk.project, tie.id, to_id=right.id, annotator=desk.ana.id)
    assert (now.id, now.to_id) == (tie.id, right.id)
    with unchanged(desk.project):
        with pytest.raises(InvalidChangeError, match="goes QUOTE → ACTOR"):
            relating.retarget(desk.project, tie.id, to_id=role.id, annotator=desk.ana.id)
        with pytest.raises(InvalidChangeError, match="goes QUOTE → ACTOR"):
            relating.reverse(desk.project, tie.id, annotator=desk.ana.id)
        with pytest.raises(InvalidChangeError, match="another annotator's layer"):
            relating.retarget(desk.project, tie.id, to_id=wrong.id, annotator=desk.ben.id)


def test_a_changed_definition_makes_a_worklist_that_is_closed_one_by_one(desk: Desk) -> None:
    one, other = desk.mark("Norway"), desk.mark("NATO")
    desk.mark("Oslo", "ROLE")
    codebooks.change_label(desk.project, "ACTOR", {"colour": "#123456"}, annotator=desk.ana.id)
    assert revising.worklists(desk.project, annotator=desk.ana.id) == []
    codebooks.change_label(desk.project, "ACTOR", {"definition": "Else."}, annotator=desk.ana.id)
    later = desk.mark("Ana Ruiz")
    (found,) = revising.worklists(desk.project, annotator=desk.ana.id)
    assert found.label.name == "ACTOR"
    assert [each for _, each in found.places] == [one.id, other.id]
    assert later.id not in dict(found.places).values()
    revising.looked_at(desk.project, [one.id], annotator=desk.ana.id)
    (found,) = revising.worklists(desk.project, annotator=desk.ana.id)
    assert [each for _, each in found.places] == [other.id]
    history.undo(desk.project, annotator=desk.ana.id)
    (found,) = revising.worklists(desk.project, annotator=desk.ana.id)
    assert len(found.places) == 2


def test_what_is_said_of_an_annotation_or_its_bounds_stamps_it_anew(desk: Desk) -> None:
    """Whoever does so has looked at it under the codebook as it is; a flag or a note has not."""
    one, other, third = desk.mark("Norway"), desk.mark("NATO"), desk.mark("Oslo")
    codebooks.change_label(desk.project, "ACTOR", {"definition": "Else."}, annotator=desk.ana.id)
    me = desk.ana.id
    assert revising.to_look_at(desk.project, annotator=me) == 3
    set_flag(desk.project, [third.id], "look again", annotator=me)
    set_attributes(desk.project, [one.id], {"kind": "state"}, annotator=me)
    add_fragment(desk.project, other.id, Span(0, 9), annotator=me)
    (found,) = revising.worklists(desk.project, annotator=me)
    assert [each.words for each in found.entries] == ["Oslo"]
    assert revising.to_look_at(desk.project, annotator=me) == 1
    assert revising.to_look_at(desk.project, annotator=desk.ben.id) == 0
    history.undo(desk.project, annotator=me)
    history.undo(desk.project, annotator=me)
    assert revising.to_look_at(desk.project, annotator=me) == 3


def test_the_worklist_says_what_has_changed_since_its_latest_annotation(desk: Desk) -> None:
    def change(**facts: object) -> None:
        codebooks.change_label(desk.project, "ROLE", facts, annotator=desk.ana.id)

    (spec,) = _book(desk).labels[1].attributes
    desk.mark("Secretary General", "ROLE")
    change(definition="First.")
    desk.mark("foreign minister", "ROLE")
    change(definition="Second.", title="Post")
    new = AttributeSpec("since", AttributeKind.DATE, required=True, definition="From when.")
    change(attributes=(replace(spec, required=True), new))
    (found,) = revising.worklists(desk.project, annotator=desk.ana.id)
    assert [each.words for each in found.entries] == ["Secretary General", "foreign minister"]
    said = {each.fact: (each.before, each.after) for each in found.differences}
    assert said.keys() == {"definition", "attribute organisation", "attribute since"}
    assert said["definition"] == ("First.", "Second.")
    assert said["attribute since"] == ("", "date · required · From when.")
    assert "required" not in said["attribute organisation"][0]
    assert "required" in said["attribute organisation"][1]


def test_a_definition_that_was_changed_back_is_the_same_again(desk: Desk) -> None:
    before = desk.mark("NATO")
    codebooks.change_label(desk.project, "ACTOR", {"definition": "Else."}, annotator=desk.ana.id)
    between = desk.mark("Norway")
    history.undo(desk.project, annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ana.id)
    assert revising.worklists(desk.project, annotator=desk.ana.id) == []
    history.redo(desk.project, annotator=desk.ana.id)
    (found,) = revising.worklists(desk.project, annotator=desk.ana.id)
    assert found.places == ((desk.document.id, before.id),)
    assert between.id


def test_the_outdated_revisions_are_those_that_meant_something_else(desk: Desk) -> None:
    first = _book(desk)
    for words in ("One.", "Two.", "One.", "Three.", "Two."):
        codebooks.change_label(desk.project, "ACTOR", {"definition": words}, annotator=desk.ana.id)
        codebooks.change_label(desk.project, "ROLE", {"use_when": words}, annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ana.id)
    book = _book(desk)
    every = range(first.revision, book.revision + 1)
    for label in book.labels:
        meant = dict(zip(every, revisions.meanings_at(desk.project, label.id, every), strict=True))
        other = [each for each in every if meant[each] != meant[book.revision]]
        assert revisions.outdated(desk.project, label.id) == other
        was = first.label(label.name)
        there = [each for each in every if meant[each] != meant[first.revision]]
        assert revisions.outdated(desk.project, label.id, was) == there


def test_merged_labels_give_their_annotations_and_are_retired(desk: Desk) -> None:
    codebooks.add_label(desk.project, "SPEAKER", annotator=desk.ana.id)
    codebooks.change_relation_type(
        desk.project, "spoken_by", {"to_labels": ["SPEAKER"]}, annotator=desk.ana.id
    )
    mine, bens = desk.mark("Ana Ruiz", "SPEAKER"), desk.mark("NATO", "SPEAKER", annotator=desk.ben)
    revising.merge_labels(desk.project, "ACTOR", ["SPEAKER"], annotator=desk.ana.id)
    assert {annotations.get(desk.project, each.id).label for each in (mine, bens)} == {"ACTOR"}
    speaker, spoken = _book(desk).label("SPEAKER"), _book(desk).relation_type("spoken_by")
    assert speaker is not None
    assert spoken is not None
    assert (speaker.retired, spoken.to_labels) == (True, ("ACTOR",))
    history.undo(desk.project, annotator=desk.ana.id)
    assert {annotations.get(desk.project, each.id).label for each in (mine, bens)} == {"SPEAKER"}


def test_a_label_can_take_the_annotations_of_one_far_above_it(desk: Desk) -> None:
    for name, parent in (("TOP", ""), ("UPPER", "TOP"), ("MIDDLE", "UPPER"), ("LOW", "MIDDLE")):
        codebooks.add_label(desk.project, name, annotator=desk.ana.id, parent=parent)
    revising.merge_labels(desk.project, "LOW", ["UPPER"], annotator=desk.ana.id)
    book = _book(desk)
    assert list(problems(book)) == []
    parents = {each.name: each.parent for each in book.labels}
    assert (parents["LOW"], parents["MIDDLE"]) == ("TOP", "LOW")


def test_a_relation_is_not_led_into_another_document(desk: Desk) -> None:
    quote, speaker = desk.mark("We will defend every ally", "QUOTE"), desk.mark("Ana Ruiz")
    tie = relating.relate(desk.project, "spoken_by", quote.id, speaker.id, annotator=desk.ana.id)
    second = add_document(desk.project, release("Second", "Yes, said Bo."), annotator=desk.ana.id)
    there, who = (
        annotate(desk.project, second.id, [span], label=label, annotator=desk.ana.id)
        for span, label in ((Span(0, 3), "QUOTE"), (Span(10, 12), "ACTOR"))
    )
    with (
        unchanged(desk.project),
        pytest.raises(InvalidChangeError, match="in another document than the relation"),
    ):
        relating.retarget(
            desk.project, tie.id, from_id=there.id, to_id=who.id, annotator=desk.ana.id
        )


def test_a_renamed_attribute_takes_the_place_of_no_value_that_is_there(desk: Desk) -> None:
    mark = desk.mark("NATO")
    with desk.project.step("Bring", desk.ana.id, operation="bring"):
        values = {"b": "kept", "z": "moved"}
        annotations.put_attributes(desk.project, mark.id, desk.ana.id, values)
    label = _book(desk).labels[0]
    with desk.project.step("Rename", desk.ana.id, operation="rename"):
        held_values.rename(desk.project, "label", label.id, {"z": "b"}, desk.ana.id)
    assert annotations.get(desk.project, mark.id).attributes == {"b": "kept"}


def test_a_split_label_gives_some_annotations_to_its_twin(desk: Desk) -> None:
    one, other = desk.mark("Norway"), desk.mark("NATO")
    set_attributes(desk.project, [one.id], {"kind": "state"}, annotator=desk.ana.id)
    made = revising.split_label(desk.project, "ACTOR", "STATE", [one.id], annotator=desk.ana.id)
    found = [annotations.get(desk.project, each.id) for each in (one, other)]
    assert [each.label for each in found] == ["STATE", "ACTOR"]
    assert found[0].attributes == {"kind": "state"}
    spoken = _book(desk).relation_type("spoken_by")
    assert spoken is not None
    assert spoken.to_labels == ("ACTOR", "STATE")
    assert made.definition


def test_what_is_split_off_keeps_all_that_was_said_of_it(desk: Desk) -> None:
    me = desk.ana.id
    register.add_entity(desk.project, "Norway", annotator=me)
    one = desk.mark("Norway")
    set_attributes(desk.project, [one.id], {"kind": "state", "canonical": "Norge"}, annotator=me)
    set_entity(desk.project, [one.id], None, annotator=me)
    entry = attributes.Entry("ACTOR")
    kind = next(each for each in _book(desk).labels[0].attributes if each.name == "kind")
    narrow = replace(kind, values=("person", "body"))
    attributes.put_attribute(desk.project, entry, narrow, was="kind", annotator=me)
    new = AttributeSpec("certain", AttributeKind.YES_NO, default=True)
    attributes.put_attribute(desk.project, entry, new, annotator=me)
    revising.split_label(desk.project, "ACTOR", "STATE", [one.id], annotator=me)
    found = annotations.get(desk.project, one.id)
    assert (found.label, found.entity_id) == ("STATE", None)
    assert found.attributes == {"kind": "state", "canonical": "Norge"}


def test_a_file_shows_what_it_would_change_and_taking_it_changes_that(
    desk: Desk, tmp_path: Path
) -> None:
    now = _book(desk)
    mark = desk.mark("NATO")
    party = replace(now.labels[0], name="PARTY", title="Party", definition="Else.")
    new = replace(now.labels[0], name="ACTOR", uid="", key="x", attributes=())
    labels = (party, new, *now.labels[1:3])
    kinds = tuple(
        replace(
            kind,
            to_labels=tuple("PARTY" if end == "ACTOR" else end for end in kind.to_labels),
            from_labels=tuple("PARTY" if end == "ACTOR" else end for end in kind.from_labels),
        )
        for kind in now.relation_types
        if "QUOTE" not in kind.from_labels
    )
    path = tmp_path / "codebook.toml"
    file = replace(now, labels=labels, relation_types=kinds)
    path.write_text(write_codebook(file), encoding="utf-8")
    with unchanged(desk.project):
        shown = codebook_files.changes_of(desk.project, path)
    said = [(each.how, each.title) for each in shown]
    assert said[:3] == [("change", "Actor"), ("add", "Actor"), ("retire", "Quote")]
    assert "name: ACTOR → PARTY" in shown[0].facts
    assert "definition" in shown[0].facts
    assert ("retire", "spoken by") in said
    codebook_files.take_codebook(desk.project, path, annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).label == "PARTY"
    quote = _book(desk).label("QUOTE")
    assert quote is not None
    assert quote.retired
    assert codebook_files.changes_of(desk.project, path) == []
    history.undo(desk.project, annotator=desk.ana.id)
    assert _book(desk).labels == now.labels


def test_a_written_codebook_changes_nothing_when_it_is_taken(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    codebook_files.write_codebook_file(desk.project, path)
    with unchanged(desk.project):
        assert codebook_files.changes_of(desk.project, path) == []
        assert codebook_files.take_codebook(desk.project, path, annotator=desk.ana.id) == []


def test_a_hostile_file_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"
    path.write_text("[[label]]\nname = 3\n", encoding="utf-8")
    with unchanged(desk.project):
        with pytest.raises(UnreadableFileError):
            codebook_files.changes_of(desk.project, path)
        with pytest.raises(UnreadableFileError):
            codebook_files.take_codebook(desk.project, path, annotator=desk.ana.id)


def test_nearly_the_same_titles_are_pointed_out(desk: Desk) -> None:
    labels = _book(desk).labels
    assert nearly_named("Actors", labels) == ["Actor"]
    assert nearly_named("quote ", labels) == ["Quote"]
    assert nearly_named("Place", labels) == []


def test_labels_are_not_merged_over_a_lock(desk: Desk) -> None:
    codebooks.add_label(desk.project, "SPEAKER", annotator=desk.ana.id)
    desk.mark("NATO", "SPEAKER", annotator=desk.ben)
    set_document_state(desk.project, desk.document.id, DocumentState.LOCKED, annotator=desk.ana.id)
    with (
        unchanged(desk.project),
        pytest.raises(InvalidChangeError, match="1 annotation in a locked document has the label"),
    ):
        revising.merge_labels(desk.project, "ACTOR", ["SPEAKER"], annotator=desk.ana.id)
