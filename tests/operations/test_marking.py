"""Marking, reshaping, describing, tying and remarking: what each does, and its one undo."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Annotation, Status, Verdict
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.model.text import Span, covered_words, join_touching
from annotator.operations import (
    annotating,
    describing,
    documents,
    history,
    noting,
    relating,
    rules,
    suggestions,
)
from annotator.store import annotations, entities, relations, remarks
from annotator.store.history import present
from tests.strategies import fragments
from tests.support.projects import TEXT, Desk, last_step_id, release, step_titles, unchanged
from tests.support.projects import desk as make_desk


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_a_mark_is_what_was_asked_for(desk: Desk) -> None:
    spans = [_at("today and tomorrow"), _at("We will defend every ally")]
    mark = annotating.annotate(
        desk.project, desk.document.id, spans, label="quote", annotator=desk.ana.id
    )
    assert mark.fragments == tuple(sorted(spans))
    assert mark.text == "We will defend every ally … today and tomorrow"
    assert (mark.label, mark.status, mark.annotator_id) == ("QUOTE", Status.DRAFT, desk.ana.id)
    assert (mark.created_by, mark.changed_by) == (desk.ana.id, desk.ana.id)
    assert mark.created_at == mark.changed_at > ""
    # What is returned is what is stored.
    assert annotations.get(desk.project, mark.id) == mark


@given(data=st.data())
def test_fragments_are_joined_where_they_touch(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    from tests.support.projects import desk as make

    made = make(tmp_path_factory.mktemp("join") / "p.annot")
    given_spans = data.draw(
        st.lists(fragments(len(TEXT)).map(lambda f: f[0]), min_size=1, max_size=5)
    )
    mark = annotating.annotate(
        made.project, made.document.id, given_spans, label="QUOTE", annotator=made.ana.id
    )
    assert mark.fragments == join_touching(given_spans)
    assert mark.text == covered_words(TEXT, mark.fragments)
    made.project.close()


def test_defaults_of_the_label_are_filled_in_and_given_values_win(desk: Desk) -> None:
    label = rules.known_label(desk.project, "COMMITMENT")
    defaults = {spec.name: spec.default for spec in label.attributes if spec.default is not None}
    mark = desk.mark("will send 200 engineers", "COMMITMENT")
    assert mark.attributes == defaults
    choice = next(spec for spec in label.attributes if spec.values)
    other = annotating.annotate(
        desk.project,
        desk.document.id,
        [_at("will send")],
        label="COMMITMENT",
        annotator=desk.ana.id,
        attributes={choice.name: choice.values[-1]},
    )
    assert other.attributes[choice.name] == choice.values[-1]


def test_the_next_click_of_a_burst_replaces_the_last_mark_in_one_step(desk: Desk) -> None:
    first = desk.mark("Secretary")
    second = annotating.annotate(
        desk.project,
        desk.document.id,
        [_at("Secretary General")],
        label="ROLE",
        annotator=desk.ana.id,
        instead_of=first.id,
    )
    assert annotations.of_document(desk.project, desk.document.id) == [second]
    history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.of_document(desk.project, desk.document.id) == [first]


Work = Callable[[Desk, Annotation, Annotation], object]

WORKS: dict[str, Work] = {
    "add fragment": lambda desk, mark, _: annotating.add_fragment(
        desk.project, mark.id, _at("tomorrow"), annotator=desk.ana.id
    ),
    "move start": lambda desk, mark, _: annotating.move_boundary(
        desk.project, mark.id, start=mark.start - 3, annotator=desk.ana.id
    ),
    "move end": lambda desk, mark, _: annotating.move_boundary(
        desk.project, mark.id, end=mark.end + 3, annotator=desk.ana.id
    ),
    "relabel": lambda desk, mark, other: annotating.relabel(
        desk.project, [mark.id, other.id], label="ROLE", annotator=desk.ana.id
    ),
    "delete": lambda desk, mark, other: annotating.delete(
        desk.project, [mark.id, other.id, mark.id], annotator=desk.ana.id
    ),
    "attributes": lambda desk, mark, other: describing.set_attributes(
        desk.project, [mark.id, other.id], {"canonical": "Ana"}, annotator=desk.ana.id
    ),
    "status": lambda desk, mark, other: describing.set_status(
        desk.project, [mark.id, other.id], Status.ACCEPTED, annotator=desk.ana.id
    ),
    "flag": lambda desk, mark, _: describing.set_flag(
        desk.project, [mark.id], "look", annotator=desk.ana.id
    ),
    "confidence": lambda desk, mark, _: describing.set_confidence(
        desk.project, [mark.id], 0.7, annotator=desk.ana.id
    ),
    "relate": lambda desk, mark, other: relating.relate(
        desk.project, "same_as", mark.id, other.id, annotator=desk.ana.id
    ),
    "note": lambda desk, mark, _: noting.add_note(
        desk.project, "annotation", mark.id, "Sure?", annotator=desk.ana.id
    ),
    "rename": lambda desk, *_: documents.rename(
        desk.project, desk.document.id, "Other", annotator=desk.ana.id
    ),
    "remove document": lambda desk, *_: documents.remove(
        desk.project, [desk.document.id], annotator=desk.ana.id
    ),
}


@pytest.mark.parametrize("name", WORKS)
def test_each_operation_is_one_step_and_its_undo_and_redo_are_exact(desk: Desk, name: str) -> None:
    mark, other = desk.mark("Ana Ruiz"), desk.mark("Norway")
    before, step = present(desk.project), last_step_id(desk.project)
    WORKS[name](desk, mark, other)
    after = present(desk.project)
    assert after != before
    assert last_step_id(desk.project) == step + 1
    history.undo(desk.project, annotator=desk.ana.id)
    assert present(desk.project) == before
    history.redo(desk.project, annotator=desk.ana.id)
    assert present(desk.project) == after


def test_a_fragment_goes_but_not_the_last_one(desk: Desk) -> None:
    mark = desk.mark("We will defend every ally", "QUOTE")
    split = annotating.add_fragment(
        desk.project, mark.id, _at("today and tomorrow"), annotator=desk.ana.id
    )
    assert len(split.fragments) == 2
    whole = annotating.remove_fragment(desk.project, mark.id, 0, annotator=desk.ana.id)
    assert whole.text == "today and tomorrow"
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="only fragment"):
        annotating.remove_fragment(desk.project, mark.id, 0, annotator=desk.ana.id)


def test_boundaries_of_one_fragment_move_and_never_run_into_another(desk: Desk) -> None:
    mark = desk.mark("We will defend every ally", "QUOTE")
    split = annotating.add_fragment(
        desk.project, mark.id, _at("today and tomorrow"), annotator=desk.ana.id
    )
    first, second = split.fragments
    moved = annotating.move_boundary(
        desk.project, mark.id, fragment=1, start=second.start + 6, annotator=desk.ana.id
    )
    assert moved.text == "We will defend every ally … and tomorrow"
    for changes in (
        {"fragment": 0, "end": second.start + 6},
        {"fragment": 0, "end": second.end + 1},
        {"fragment": 1, "start": first.end},
        {"fragment": 1, "start": first.start},
        {"start": second.end},
        {"end": first.start},
        {"fragment": 2, "start": 0},
        {"fragment": -1, "start": 0},
        {"end": len(TEXT) + 1},
        {"start": -1},
    ):
        with unchanged(desk.project), pytest.raises(InvalidChangeError):
            annotating.move_boundary(desk.project, mark.id, annotator=desk.ana.id, **changes)


def test_a_boundary_that_stays_where_it_is_is_no_step(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    with unchanged(desk.project):
        same = annotating.move_boundary(
            desk.project, mark.id, start=mark.start, end=mark.end, annotator=desk.ana.id
        )
    assert same == mark


def test_each_move_of_a_boundary_is_a_step_of_its_own(desk: Desk) -> None:
    mark = desk.mark("Ana")
    desk.clock.stride = 0.1
    moved = annotating.move_boundary(desk.project, mark.id, end=mark.end + 1, annotator=desk.ana.id)
    annotating.move_boundary(desk.project, mark.id, end=mark.end, annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).fragments == moved.fragments


def test_what_was_said_under_a_label_comes_back_with_it(desk: Desk) -> None:
    mark = desk.mark("Norway", "COMMITMENT")
    values = {"strength": "ongoing", "time": "every day"}
    describing.set_attributes(desk.project, [mark.id], values, annotator=desk.ana.id)
    annotating.relabel(desk.project, [mark.id], label="QUOTE", annotator=desk.ana.id)
    assert not set(values) & set(annotations.get(desk.project, mark.id).attributes)
    annotating.relabel(desk.project, [mark.id], label="COMMITMENT", annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).attributes == values


def test_relations_that_no_longer_fit_go_with_the_old_label_and_undo_brings_them(
    desk: Desk,
) -> None:
    quote, speaker = desk.mark("Norway", "QUOTE"), desk.mark("Ana")
    tie = relating.relate(desk.project, "spoken_by", quote.id, speaker.id, annotator=desk.ana.id)
    annotating.relabel(desk.project, [quote.id], label="COMMITMENT", annotator=desk.ana.id)
    assert relations.of_annotation(desk.project, quote.id) == []
    step = desk.project.next_undo(desk.ana.id)
    assert step is not None
    assert step.title == "Relabel “Norway” as Commitment, unlinking 1"
    history.undo(desk.project, annotator=desk.ana.id)
    assert relations.of_annotation(desk.project, quote.id) == [tie]


def _everything(desk: Desk) -> tuple[object, ...]:
    """The annotations, relations and notes, but for when they were changed."""
    marks = annotations.of_document(desk.project, desk.document.id)
    ties = relations.of_document(desk.project, desk.document.id)
    return (
        [(each.id, each.uid, each.label, dict(each.attributes), each.fragments) for each in marks],
        [replace(each, changed_at="") for each in ties],
        [remarks.notes(desk.project, "relation", each.id) for each in ties],
    )


_QUOTES, _PLACES = ("Norway", "NATO"), ("Ana", "Oslo", "Secretary General")
_TIES = st.lists(
    st.tuples(st.sampled_from(_QUOTES), st.sampled_from(_PLACES)), unique=True, max_size=6
)


@settings(max_examples=25)
@given(ties=_TIES, away=st.sets(st.sampled_from([*_QUOTES, *_PLACES]), min_size=1), data=st.data())
def test_a_label_that_comes_back_brings_the_relations_that_went_with_it(
    ties: list[tuple[str, str]], away: set[str], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        desk = make_desk(Path(folder, "desk.annot"))
        project, me = desk.project, desk.ana.id
        marks = {each: desk.mark(each, "QUOTE") for each in _QUOTES}
        marks |= {each: desk.mark(each, "ACTOR") for each in _PLACES}
        for one, other in ties:
            tie = relating.relate(
                project, "spoken_by", marks[one].id, marks[other].id, annotator=me
            )
            noting.add_note(project, "relation", tie.id, f"{one} by {other}", annotator=me)
        before = _everything(desk)
        ids = [marks[each].id for each in sorted(away)]
        annotating.relabel(project, ids, label="COMMITMENT", annotator=me)
        went = _everything(desk)
        by_label = {"QUOTE": away & set(_QUOTES), "ACTOR": away & set(_PLACES)}
        for label in data.draw(st.permutations([each for each in by_label if by_label[each]])):
            back = [marks[each].id for each in sorted(by_label[label])]
            annotating.relabel(project, back, label=label, annotator=me)
        assert _everything(desk) == before
        for _ in filter(None, by_label.values()):
            history.undo(project, annotator=me)
        assert _everything(desk) == went
        project.close()


def test_a_relation_that_was_made_anew_or_taken_back_by_hand_does_not_come_back(
    desk: Desk,
) -> None:
    project, me = desk.project, desk.ana.id
    quote, ana, nato = desk.mark("Norway", "QUOTE"), desk.mark("Ana"), desk.mark("NATO")
    for each in (ana, nato):
        relating.relate(project, "spoken_by", quote.id, each.id, annotator=me)
    annotating.relabel(project, [quote.id], label="COMMITMENT", annotator=me)
    annotating.delete(project, [nato.id], annotator=me)
    annotating.relabel(project, [quote.id], label="QUOTE", annotator=me)
    step = project.next_undo(me)
    assert step is not None
    assert step.title == "Relabel “Norway” as Quote, linking 1 again"
    (tie,) = relations.of_annotation(project, quote.id)
    assert tie.to_id == ana.id
    relating.unrelate(project, [tie.id], annotator=me)
    annotating.relabel(project, [quote.id], label="COMMITMENT", annotator=me)
    annotating.relabel(project, [quote.id], label="QUOTE", annotator=me)
    assert relations.of_annotation(project, quote.id) == []


def test_another_label_drops_what_it_does_not_know_and_adds_its_defaults(desk: Desk) -> None:
    mark = desk.mark("Norway")
    describing.set_attributes(
        desk.project, [mark.id], {"canonical": "Norway"}, annotator=desk.ana.id
    )
    annotating.relabel(desk.project, [mark.id], label="COMMITMENT", annotator=desk.ana.id)
    changed = annotations.get(desk.project, mark.id)
    label = rules.known_label(desk.project, "COMMITMENT")
    assert changed.label == "COMMITMENT"
    assert set(changed.attributes) <= {spec.name for spec in label.attributes}
    history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).attributes["canonical"] == "Norway"


def test_attributes_are_set_and_taken_away_one_by_one(desk: Desk) -> None:
    mark = desk.mark("Norway")
    given_and_found: list[tuple[Mapping[str, object], Mapping[str, object]]] = [
        ({"canonical": "Norway"}, {"canonical": "Norway"}),
        ({"kind": "state"}, {"canonical": "Norway", "kind": "state"}),
        ({"canonical": None}, {"kind": "state"}),
    ]
    for values, expected in given_and_found:
        wanted = _possible(desk, values)
        describing.set_attributes(desk.project, [mark.id], wanted, annotator=desk.ana.id)
        found = annotations.get(desk.project, mark.id).attributes
        assert found == {**_possible(desk, expected)}


def _possible(desk: Desk, values: Mapping[str, object]) -> dict[str, object]:
    """The values with the first allowed kind in the place of a kind."""
    specs = {spec.name: spec for spec in rules.known_label(desk.project, "ACTOR").attributes}
    return {
        name: specs[name].values[0] if value is not None and specs[name].values else value
        for name, value in values.items()
    }


def test_a_deleted_annotation_takes_its_relations_and_notes_along_and_brings_them_back(
    desk: Desk,
) -> None:
    quote, speaker = desk.mark("We will defend every ally", "QUOTE"), desk.mark("Ana Ruiz")
    tie = relating.relate(desk.project, "spoken_by", quote.id, speaker.id, annotator=desk.ana.id)
    note = noting.add_note(desk.project, "annotation", speaker.id, "Who?", annotator=desk.ben.id)
    noting.add_note(
        desk.project, "annotation", speaker.id, "She.", annotator=desk.ana.id, reply_to=note.id
    )
    noting.add_note(desk.project, "relation", tie.id, "Sure?", annotator=desk.ben.id)
    before = present(desk.project)
    annotating.delete(desk.project, [speaker.id], annotator=desk.ana.id)
    assert relations.of_document(desk.project, desk.document.id) == []
    assert remarks.notes_in(desk.project, desk.document.id) == []
    history.undo(desk.project, annotator=desk.ana.id)
    assert present(desk.project) == before


def test_notes_are_written_answered_edited_resolved_and_deleted(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    note = noting.add_note(desk.project, "annotation", mark.id, " Why?\r\n", annotator=desk.ana.id)
    assert note.body == "Why?"
    reply = noting.add_note(
        desk.project, "annotation", mark.id, "So.", annotator=desk.ben.id, reply_to=note.id
    )
    assert noting.edit_note(desk.project, note.id, "Why so?", annotator=desk.ana.id).body == (
        "Why so?"
    )
    assert noting.resolve_note(desk.project, note.id, annotator=desk.ben.id).resolved
    assert remarks.notes(desk.project, "annotation", mark.id)[1] == reply
    noting.delete_note(desk.project, note.id, annotator=desk.ana.id)
    assert remarks.notes(desk.project, "annotation", mark.id) == []
    history.undo(desk.project, annotator=desk.ana.id)
    assert len(remarks.notes(desk.project, "annotation", mark.id)) == 2


@pytest.mark.parametrize("target", ["document", "label", "relation", "annotation"])
def test_a_note_stands_on_anything(desk: Desk, target: str) -> None:
    one, two = desk.mark("Ana Ruiz"), desk.mark("Norway")
    tie = relating.relate(desk.project, "same_as", one.id, two.id, annotator=desk.ana.id)
    where = {
        "document": desk.document.id,
        "label": one.label_id,
        "relation": tie.id,
        "annotation": two.id,
    }[target]
    note = noting.add_note(desk.project, target, where, "Here.", annotator=desk.ana.id)
    assert (note.target, note.target_id) == (target, where)
    assert remarks.notes(desk.project, target, where) == [note]


def _suggestion(desk: Desk, words: str = "Norway") -> Annotation:
    label = rules.known_label(desk.project, "ACTOR")
    new = Annotation(
        id=0,
        uid="",
        document_id=desk.document.id,
        label=label.name,
        label_id=label.id,
        annotator_id=desk.bot.id,
        fragments=(_at(words),),
        text="",
        status=Status.SUGGESTED,
        confidence=0.8,
        origin="bot",
        codebook_revision=0,
    )
    with desk.project.step("Suggest", desk.bot.id, operation="suggest"):
        return annotations.add(desk.project, new, TEXT)


def test_an_accepted_suggestion_becomes_a_mark_of_ones_own(desk: Desk) -> None:
    suggestion = _suggestion(desk)
    mark = suggestions.accept(desk.project, suggestion.id, annotator=desk.ana.id)
    assert (mark.derived_from, mark.status, mark.annotator_id) == (
        suggestion.id,
        Status.ACCEPTED,
        desk.ana.id,
    )
    assert annotations.get(desk.project, suggestion.id) == suggestion
    said = remarks.decision_on(desk.project, suggestion.id, desk.ana.id)
    assert said is not None
    assert said.verdict is Verdict.ACCEPTED
    assert annotations.visible(desk.project, desk.document.id, desk.ana.id) == [mark]
    assert annotations.visible(desk.project, desk.document.id, desk.ben.id) == [suggestion]
    history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.visible(desk.project, desk.document.id, desk.ana.id) == [suggestion]


def test_a_rejected_suggestion_leaves_the_page_and_not_the_file(desk: Desk) -> None:
    suggestion = _suggestion(desk)
    suggestions.reject(desk.project, suggestion.id, annotator=desk.ana.id, was_visible=False)
    assert annotations.visible(desk.project, desk.document.id, desk.ana.id) == []
    assert annotations.get(desk.project, suggestion.id) == suggestion
    said = remarks.decision_on(desk.project, suggestion.id, desk.ana.id)
    assert said is not None
    assert (said.verdict, said.was_visible) == (Verdict.REJECTED, False)


def test_an_entity_is_tied_and_untied(desk: Desk) -> None:
    mark = desk.mark("Ana Ruiz")
    with desk.project.step("Add entity", desk.ana.id, operation="add entity"):
        who = entities.add(desk.project, "Ana Ruiz", aliases=("Ruiz", "A. R."))
    assert entities.get(desk.project, who.id) == who
    describing.set_entity(desk.project, [mark.id], who.id, annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).entity_id == who.id
    describing.set_entity(desk.project, [mark.id], None, annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id).entity_id is None
    assert step_titles(desk.project)[-1] == "do Untie “Ana Ruiz”"


@pytest.mark.parametrize(
    ("kind", "value", "stored"),
    [
        (AttributeKind.NUMBER, 3, 3),
        (AttributeKind.NUMBER, "3", 3),
        (AttributeKind.NUMBER, "3.5", 3.5),
        (AttributeKind.NUMBER, 0.1 + 0.2, 0.1 + 0.2),
        (AttributeKind.YES_NO, True, True),
        (AttributeKind.YES_NO, False, False),
        (AttributeKind.TEXT, "a\0b\ud800\r\n", "a\ufffdb\ufffd\n"),
        (AttributeKind.DATE, "2026-03", "2026-03"),
        (AttributeKind.CHOICE, "b", "b"),
        (AttributeKind.CHOICES, ["a", "b"], ["a", "b"]),
        (AttributeKind.CHOICES, "a", ["a"]),
        (AttributeKind.TEXT, None, None),
    ],
)
def test_values_that_fit_are_stored_as_they_are_meant(
    kind: AttributeKind, value: object, stored: object
) -> None:
    values = ("a", "b") if kind in {AttributeKind.CHOICE, AttributeKind.CHOICES} else ()
    spec = AttributeSpec("field", kind, values)
    found = rules.fitting_values([spec], {"field": value}, "Label")["field"]
    assert found == stored
    assert type(found) is type(stored)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        *[(AttributeKind.NUMBER, each) for each in ("x", "", True, float("nan"), "nan", "inf")],
        *[(AttributeKind.NUMBER, each) for each in (float("-inf"), "-inf")],
        *[(AttributeKind.YES_NO, each) for each in ("yes", 1, 0, "")],
        *[(AttributeKind.TEXT, each) for each in (1, True, b"a")],
        *[(AttributeKind.DATE, each) for each in ("soon", "2026-13", "2026-02-30", "")],
        *[(AttributeKind.CHOICE, each) for each in ("c", "", "B")],
        *[(AttributeKind.CHOICES, each) for each in (["c"], "c", ["a", "c"])],
    ],
)
def test_values_that_do_not_fit_are_refused_with_a_sentence(
    kind: AttributeKind, value: object
) -> None:
    values = ("a", "b") if kind in {AttributeKind.CHOICE, AttributeKind.CHOICES} else ()
    with pytest.raises(InvalidChangeError, match="does not fit field"):
        rules.fitting_values([AttributeSpec("field", kind, values)], {"field": value}, "Label")


def test_two_documents_keep_their_annotations_apart(desk: Desk) -> None:
    other = documents.add_document(desk.project, release("Other"), annotator=desk.ana.id)
    desk.mark("Oslo")
    annotating.annotate(
        desk.project, other.id, [_at("Norway")], label="ACTOR", annotator=desk.ana.id
    )
    texts = [
        [each.text for each in annotations.of_document(desk.project, number)]
        for number in (desk.document.id, other.id)
    ]
    assert texts == [["Oslo"], ["Norway"]]
