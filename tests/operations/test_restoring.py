"""An annotation brought back to how it was after a step of its life."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Annotation, Status
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.model.documents import DocumentState
from annotator.model.text import Span
from annotator.operations import (
    annotating,
    attributes,
    codebooks,
    describing,
    documents,
    history,
    noting,
    register,
    relating,
    restoring,
)
from annotator.store import annotations, codebook, lives, relations, remarks
from tests.support.projects import TEXT, Desk, release, unchanged
from tests.support.projects import desk as make_desk


def last_step(desk: Desk, annotation: Annotation) -> int:
    return lives.steps(desk.project, annotation.id)[-1].id


def restore(desk: Desk, annotation: Annotation, step_id: int) -> Annotation:
    return restoring.restore(desk.project, annotation.id, step_id, annotator=desk.ana.id)


def said(desk: Desk, annotation: Annotation) -> tuple[object, ...]:
    """All that restoring brings back."""
    it = annotations.get(desk.project, annotation.id)
    ties = [replace(each, changed_at="") for each in relations.of_annotation(desk.project, it.id)]
    return (it.label, it.fragments, it.text, dict(it.attributes), it.entity_id, it.status,
            it.flag, it.confidence, ties)  # fmt: skip


def test_everything_that_is_said_of_it_comes_back_in_one_step_that_is_undone(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    it = desk.mark("Norway")
    values = {"kind": "state", "canonical": "Norway"}
    describing.set_attributes(project, [it.id], values, annotator=me)
    describing.set_flag(project, [it.id], "odd", annotator=me)
    describing.set_confidence(project, [it.id], 0.5, annotator=me)
    describing.set_status(project, [it.id], Status.ACCEPTED, annotator=me)
    register.add_entity(project, "Norway", mentions=[it.id], annotator=me)
    before, then = said(desk, it), last_step(desk, it)
    annotating.relabel(project, [it.id], label="QUOTE", annotator=me)
    start = TEXT.index("Oslo")
    annotating.add_fragment(project, it.id, Span(start, start + 4), annotator=me)
    describing.set_flag(project, [it.id], "", annotator=me)
    after = said(desk, it)
    restore(desk, it, then)
    assert said(desk, it) == before
    history.undo(project, annotator=me)
    assert said(desk, it) == after


Edit = Callable[[Desk, Annotation], None]


def _attribute(value: str | None) -> Edit:
    return lambda desk, it: describing.set_attributes(
        desk.project, [it.id], {"canonical": value}, annotator=desk.ana.id
    )


def _label(label: str) -> Edit:
    return lambda desk, it: annotating.relabel(
        desk.project, [it.id], label=label, annotator=desk.ana.id
    )


def _status(status: Status) -> Edit:
    return lambda desk, it: describing.set_status(
        desk.project, [it.id], status, annotator=desk.ana.id
    )


def _fragment(words: str) -> Edit:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return lambda desk, it: _of(annotating.add_fragment(
        desk.project, it.id, span, annotator=desk.ana.id
    ))  # fmt: skip


def _take_out(n: int) -> Edit:
    return lambda desk, it: _of(
        annotating.remove_fragment(desk.project, it.id, n, annotator=desk.ana.id)
    )


def _other(desk: Desk) -> Annotation:
    return next(
        each
        for each in annotations.of_document(desk.project, desk.document.id)
        if each.text == "Secretary General"
    )


def _link(kind: str, *, to_it: bool) -> Edit:
    """Tie it to the other annotation, or the other one to it."""

    def edit(desk: Desk, it: Annotation) -> None:
        ends = (_other(desk).id, it.id) if to_it else (it.id, _other(desk).id)
        relating.relate(desk.project, kind, *ends, annotator=desk.ana.id)

    return edit


def _unlink(desk: Desk, it: Annotation) -> None:
    ties = [each.id for each in relations.of_annotation(desk.project, it.id)]
    relating.unrelate(desk.project, ties[:1], annotator=desk.ana.id)


def _undo(desk: Desk, it: Annotation) -> None:
    step = desk.project.next_undo(desk.ana.id)
    if step is not None and step.operation != "annotate":
        history.undo(desk.project, annotator=desk.ana.id)


def _of(_made: object) -> None:
    """Edits return nothing."""


EDITS: tuple[Edit, ...] = (
    _attribute("Norway"), _attribute("Norge"), _attribute(None),
    _label("ROLE"), _label("ACTOR"), _label("QUOTE"),
    _status(Status.ACCEPTED), _status(Status.DRAFT),
    _fragment("Oslo"), _fragment("NATO"), _fragment("200 engineers"),
    _take_out(0), _take_out(1), _undo,
    _link("holds_role", to_it=False), _link("spoken_by", to_it=True), _unlink,
)  # fmt: skip


@settings(max_examples=25)
@given(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=10), back=st.integers(0, 10))
def test_it_is_as_it_was_after_whatever_step_of_whatever_life(edits: list[Edit], back: int) -> None:
    with TemporaryDirectory() as folder:
        desk = make_desk(Path(folder, "desk.annot"))
        it, _ = desk.mark("Norway"), desk.mark("Secretary General", "ROLE")
        states = {last_step(desk, it): said(desk, it)}
        for edit in edits:
            try:
                edit(desk, it)
            except InvalidChangeError:
                continue
            states[last_step(desk, it)] = said(desk, it)
        then = sorted(states)[min(back, len(states) - 1)]
        now = said(desk, it)
        if states[then] == now:
            with pytest.raises(InvalidChangeError, match="as it was then"):
                restore(desk, it, then)
        else:
            restore(desk, it, then)
            assert said(desk, it) == states[then]
            history.undo(desk.project, annotator=desk.ana.id)
            assert said(desk, it) == now
        desk.project.close()


def test_attributes_and_values_that_the_label_has_no_more_stay_away(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    it = desk.mark("Norway")
    describing.set_attributes(project, [it.id], {"kind": "state"}, annotator=me)
    then = last_step(desk, it)
    describing.set_attributes(project, [it.id], {"kind": None, "canonical": "Norway"}, annotator=me)
    codebooks.change_label(
        project, "ACTOR", {"attributes": (AttributeSpec("canonical"),)}, annotator=me
    )
    restore(desk, it, then)
    assert dict(annotations.get(project, it.id).attributes) == {}


def test_attributes_and_values_that_were_renamed_come_back_under_their_new_names(
    desk: Desk,
) -> None:
    project, me = desk.project, desk.ana.id
    it = desk.mark("Norway")
    describing.set_attributes(project, [it.id], {"kind": "state"}, annotator=me)
    then = last_step(desk, it)
    kind = codebook.load(project).labels[0].attributes[0]
    entry = attributes.Entry("ACTOR")
    words = tuple("country" if each == "state" else each for each in kind.values)
    attributes.put_attribute(project, entry, replace(kind, name="sort"), was="kind", annotator=me)
    sort = replace(kind, name="sort", values=words)
    attributes.put_attribute(project, entry, sort, was="sort", annotator=me)
    attributes.move_attribute(project, entry, "sort", 1, annotator=me)
    describing.set_flag(project, [it.id], "odd", annotator=me)
    restored = restore(desk, it, then)
    assert (restored.flag, dict(restored.attributes)) == ("", {"sort": "country"})
    annotating.relabel(project, [it.id], label="QUOTE", annotator=me)
    attributes.put_attribute(project, entry, replace(sort, name="type"), was="sort", annotator=me)
    annotating.relabel(project, [it.id], label="ACTOR", annotator=me)
    assert annotations.get(project, it.id).attributes == {"type": "country"}
    history.undo(project, annotator=me)
    history.undo(project, annotator=me)
    annotating.relabel(project, [it.id], label="ACTOR", annotator=me)
    assert annotations.get(project, it.id).attributes == {"sort": "country"}


def test_an_attribute_names_no_entity_that_is_gone(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    it = desk.mark("Norway")
    entry, spec = attributes.Entry("ACTOR"), AttributeSpec("part of", AttributeKind.ENTITY)
    attributes.put_attribute(project, entry, spec, annotator=me)
    gone = register.add_entity(
        project, "Nordic Council", mentions=[it.id], attribute=spec.name, annotator=me
    )
    then = last_step(desk, it)
    register.remove_entity(project, gone.id, annotator=me)
    describing.set_flag(project, [it.id], "odd", annotator=me)
    assert dict(restore(desk, it, then).attributes) == {}
    for _ in range(3):
        history.undo(project, annotator=me)
    assert dict(annotations.get(project, it.id).attributes) == {spec.name: gone.uid}


def test_fragments_come_back_where_the_text_itself_has_what_joins_them(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    text = release("Ellipsis", "He said: we will … not go.")
    document = documents.add_document(project, text, annotator=me)
    two = [Span(9, 16), Span(19, 22)]
    it = annotating.annotate(project, document.id, two, label="QUOTE", annotator=me)
    then = last_step(desk, it)
    describing.set_flag(project, [it.id], "odd", annotator=me)
    assert restore(desk, it, then).fragments == tuple(two)
    one = annotating.annotate(project, document.id, [Span(9, 22)], label="QUOTE", annotator=me)
    then = last_step(desk, one)
    describing.set_flag(project, [one.id], "odd", annotator=me)
    assert restore(desk, one, then).fragments == (Span(9, 22),)


def test_a_value_that_the_codebook_allows_no_more_stays_away(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    it = desk.mark("Norway")
    values = {"kind": "state", "canonical": "Norway"}
    describing.set_attributes(project, [it.id], values, annotator=me)
    then = last_step(desk, it)
    describing.set_attributes(project, [it.id], dict.fromkeys(values), annotator=me)
    narrow = AttributeSpec("kind", AttributeKind.CHOICE, ("person",))
    specs = (narrow, AttributeSpec("canonical"))
    codebooks.change_label(project, "ACTOR", {"attributes": specs}, annotator=me)
    restore(desk, it, then)
    assert dict(annotations.get(project, it.id).attributes) == {"canonical": "Norway"}


def test_relations_that_the_old_label_does_not_allow_go_and_are_counted(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    it, role = desk.mark("Norway", "ROLE"), desk.mark("Secretary General", "ROLE")
    then = last_step(desk, it)
    annotating.relabel(project, [it.id], label="ACTOR", annotator=me)
    relating.relate(project, "holds_role", it.id, role.id, annotator=me)
    restore(desk, it, then)
    assert relations.of_document(project, desk.document.id) == []
    step = project.next_undo(me)
    assert step is not None
    assert step.title == "Restore Role “Norway”, unlinking 1"


def test_relations_are_as_they_were_with_what_was_said_of_them(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    it, role, other = desk.mark("Norway"), desk.mark("Secretary General", "ROLE"), desk.mark("NATO")
    tie = relating.relate(project, "holds_role", it.id, role.id, annotator=me)
    noting.add_note(project, "relation", tie.id, "since May", annotator=me)
    then = last_step(desk, it)
    relating.retarget(project, tie.id, from_id=other.id, annotator=me)
    restore(desk, it, then)
    (led,) = relations.of_annotation(project, it.id)
    assert replace(led, changed_at=tie.changed_at) == tie
    relating.unrelate(project, [tie.id], annotator=me)
    relating.relate(project, "holds_role", it.id, role.id, annotator=me)
    restore(desk, it, then)
    (back,) = relations.of_annotation(project, it.id)
    assert back.uid == tie.uid
    assert [each.body for each in remarks.notes(project, "relation", back.id)] == ["since May"]
    step = project.next_undo(me)
    assert step is not None
    assert step.title == "Restore Actor “Norway”, unlinking 1, linking 1 again"


def test_relations_that_cannot_come_back_are_said_not_to(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    it, role = desk.mark("Norway"), desk.mark("Secretary General", "ROLE")
    relating.relate(project, "holds_role", it.id, role.id, annotator=me)
    then = last_step(desk, it)
    annotating.delete(project, [role.id], annotator=me)
    with unchanged(project), pytest.raises(InvalidChangeError, match="what they led to is gone"):
        restore(desk, it, then)


def test_under_the_same_label_no_relation_goes(desk: Desk) -> None:
    """One that the codebook does not allow any more stays, as a gap, until somebody closes it."""
    project, me = desk.project, desk.ana.id
    quote, speaker = desk.mark("We will defend every ally", "QUOTE"), desk.mark("Ana Ruiz")
    tie = relating.relate(project, "spoken_by", quote.id, speaker.id, annotator=me)
    then = last_step(desk, speaker)
    codebooks.change_relation_type(project, "spoken_by", {"to_labels": ("ROLE",)}, annotator=me)
    describing.set_flag(project, [speaker.id], "odd", annotator=me)
    restore(desk, speaker, then)
    assert [each.id for each in relations.of_document(project, desk.document.id)] == [tie.id]


def test_an_entity_that_is_gone_is_nobody(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    it = desk.mark("Norway")
    entity = register.add_entity(project, "Norway", mentions=[it.id], annotator=me)
    then = last_step(desk, it)
    register.remove_entity(project, entity.id, annotator=me)
    describing.set_flag(project, [it.id], "odd", annotator=me)
    restored = restore(desk, it, then)
    assert (restored.entity_id, restored.flag) == (None, "")


def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(desk: Desk) -> None:
    project, me = desk.project, desk.ana.id
    it = desk.mark("Norway", "ROLE")
    first = last_step(desk, it)
    annotating.relabel(project, [it.id], label="ACTOR", annotator=me)
    codebooks.change_label(project, "ROLE", {"retired": True}, annotator=me)
    with unchanged(project), pytest.raises(InvalidChangeError, match="a label that is retired"):
        restore(desk, it, first)
    with unchanged(project), pytest.raises(InvalidChangeError, match="not there after that step"):
        restore(desk, it, first - 1)
    with unchanged(project), pytest.raises(InvalidChangeError, match="another annotator's layer"):
        restoring.restore(project, it.id, first, annotator=desk.ben.id)
    documents.set_document_state(project, desk.document.id, DocumentState.LOCKED, annotator=me)
    with unchanged(project), pytest.raises(InvalidChangeError, match="is locked"):
        restore(desk, it, first)
