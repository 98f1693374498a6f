"""Gaps are found, left with a reason, and taken up again."""

import pytest

from annotator.errors import InvalidChangeError
from annotator.model.codebook import AttributeKind, AttributeSpec
from annotator.model.documents import DocumentState
from annotator.model.people import AssignmentState
from annotator.model.text import Span
from annotator.operations import gaps, history, relating
from annotator.operations.annotating import annotate
from annotator.operations.attributes import Entry, put_attribute
from annotator.operations.describing import set_attributes
from annotator.operations.documents import set_document_state
from annotator.store import people
from tests.support.projects import Desk, unchanged


def _open(desk: Desk) -> list[tuple[str, str]]:
    found = gaps.of_document(desk.project, desk.document.id, annotator=desk.ana.id)
    return [(gap.sentence, gap.finding) for gap in found.open]


def test_a_new_quote_lacks_its_type_and_its_speaker(desk: Desk) -> None:
    quote = desk.mark("We will defend every ally", "QUOTE")
    assert [finding for _, finding in _open(desk)] == ["without spoken_by", "without type"]
    set_attributes(desk.project, [quote.id], {"type": "direct"}, annotator=desk.ana.id)
    assert _open(desk) == [
        ("“We will defend every ally”: “spoken by” is missing.", "without spoken_by")
    ]
    speaker = desk.mark("Ana Ruiz")
    relating.relate(desk.project, "spoken_by", quote.id, speaker.id, annotator=desk.ana.id)
    assert {finding for _, finding in _open(desk)} == {"without kind", "without canonical"}


def test_completeness_is_the_share_of_demands_that_are_met(desk: Desk) -> None:
    def complete() -> float:
        found = gaps.of_document(desk.project, desk.document.id, annotator=desk.ana.id)
        return found.complete

    assert complete() == 1
    quote = desk.mark("We will defend every ally", "QUOTE")
    assert complete() == 0
    set_attributes(desk.project, [quote.id], {"type": "direct"}, annotator=desk.ana.id)
    assert complete() == 0.5
    gaps.leave(
        desk.project, quote.id, "without spoken_by", "nobody is named", annotator=desk.ana.id
    )
    assert complete() == 1


def test_a_gap_that_was_left_is_listed_with_its_reason_until_it_is_taken_up(desk: Desk) -> None:
    role = desk.mark("Secretary General", "ROLE")
    gaps.leave(desk.project, role.id, "without holds_role", " not  named ", annotator=desk.ana.id)
    found = gaps.of_document(desk.project, desk.document.id, annotator=desk.ana.id)
    ((gap, said),) = found.left
    assert (found.open, gap.annotation_id, said.reason) == ((), role.id, "not named")
    gaps.take_up(desk.project, said.id, annotator=desk.ana.id)
    assert [finding for _, finding in _open(desk)] == ["without holds_role"]
    history.undo(desk.project, annotator=desk.ana.id)
    assert _open(desk) == []
    history.undo(desk.project, annotator=desk.ana.id)
    assert [finding for _, finding in _open(desk)] == ["without holds_role"]


def test_all_gaps_of_a_document_are_left_in_one_step(desk: Desk) -> None:
    desk.mark("We will defend every ally", "QUOTE")
    assert gaps.leave_all(desk.project, desk.document.id, "later", annotator=desk.ana.id) == 2
    assert _open(desk) == []
    history.undo(desk.project, annotator=desk.ana.id)
    assert len(_open(desk)) == 2


def test_a_gap_that_two_relations_have_is_left_once_and_taken_up_once(desk: Desk) -> None:
    me = desk.ana.id
    asked = AttributeSpec("certain", AttributeKind.YES_NO, required=True)
    put_attribute(desk.project, Entry("committed_by", of_relation=True), asked, annotator=me)
    promise = desk.mark("send 200 engineers", "COMMITMENT")
    for words in ("Norway", "NATO"):
        who = desk.mark(words)
        relating.relate(desk.project, "committed_by", promise.id, who.id, annotator=me)
    before = _open(desk)
    assert [each for _, each in before].count("committed_by without certain") == 2
    gaps.leave_all(desk.project, desk.document.id, "later", annotator=me)
    left = gaps.of_document(desk.project, desk.document.id, annotator=me).left
    for each in {said.id for _, said in left}:
        gaps.take_up(desk.project, each, annotator=me)
    assert _open(desk) == before


def test_a_gap_is_left_with_a_reason_and_only_while_it_is_open(desk: Desk) -> None:
    quote = desk.mark("We will defend every ally", "QUOTE")
    with unchanged(desk.project):
        with pytest.raises(InvalidChangeError, match="with a reason"):
            gaps.leave(desk.project, quote.id, "without type", "  ", annotator=desk.ana.id)
        with pytest.raises(InvalidChangeError, match="not open any more"):
            gaps.leave(desk.project, quote.id, "without kind", "why", annotator=desk.ana.id)
        with pytest.raises(InvalidChangeError, match="another annotator's layer"):
            gaps.leave(desk.project, quote.id, "without type", "why", annotator=desk.ben.id)


def test_only_ones_own_gap_in_an_open_document_is_taken_up(desk: Desk) -> None:
    role = desk.mark("Secretary General", "ROLE")
    gaps.leave(desk.project, role.id, "without holds_role", "why", annotator=desk.ana.id)
    found = gaps.of_document(desk.project, desk.document.id, annotator=desk.ana.id)
    ((_, said),) = found.left
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="another annotator"):
        gaps.take_up(desk.project, said.id, annotator=desk.ben.id)
    set_document_state(desk.project, desk.document.id, DocumentState.LOCKED, annotator=desk.ana.id)
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="is locked"):
        gaps.take_up(desk.project, said.id, annotator=desk.ana.id)


def test_every_layer_of_a_project_is_held_against_the_codebook_by_itself(desk: Desk) -> None:
    desk.mark("We will defend every ally", "QUOTE")
    desk.mark("Norway", annotator=desk.ben)
    annotate(desk.project, desk.document.id, [Span(0, 9)], label="QUOTE", annotator=desk.bot.id)
    found = [(annotator, len(each.open)) for _, annotator, each in gaps.of_project(desk.project)]
    assert found == [(desk.ana.id, 2), (desk.ben.id, 2)]


def test_each_gap_that_is_found_can_be_left_and_no_other(desk: Desk) -> None:
    quote = desk.mark("We will defend every ally", "QUOTE")
    speaker = desk.mark("Ana Ruiz")
    theirs = desk.mark("Oslo", annotator=desk.ben)
    relating.relate(desk.project, "spoken_by", quote.id, speaker.id, annotator=desk.ana.id)
    with pytest.raises(InvalidChangeError, match="not open"):
        gaps.leave(desk.project, quote.id, "without spoken_by", "no", annotator=desk.ana.id)
    with pytest.raises(InvalidChangeError, match="another annotator"):
        gaps.leave(desk.project, theirs.id, "without kind", "no", annotator=desk.ana.id)
    for gap in gaps.of_document(desk.project, desk.document.id, annotator=desk.ana.id).open:
        gaps.leave(desk.project, gap.annotation_id, gap.finding, "no", annotator=desk.ana.id)
        with pytest.raises(InvalidChangeError, match="not open"):
            gaps.leave(desk.project, gap.annotation_id, gap.finding, "no", annotator=desk.ana.id)
    assert _open(desk) == []


def test_done_with_open_gaps_is_one_step_that_keeps_why(desk: Desk) -> None:
    desk.mark("We will defend every ally", "QUOTE")
    me, document = desk.ana.id, desk.document.id
    assert gaps.done_with_gaps(desk.project, document, annotator=me) == 2
    (mine,) = [e for e in people.assignments(desk.project, document) if e.annotator_id == me]
    assert mine.state is AssignmentState.DONE
    left = gaps.of_document(desk.project, document, annotator=me).left
    assert {said.reason for _, said in left} == {gaps.DONE_WITH_GAPS}
    history.undo(desk.project, annotator=me)
    assert not [e for e in people.assignments(desk.project, document) if e.annotator_id == me]
    assert len(_open(desk)) == 2
