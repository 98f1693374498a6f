"""What is refused: each with one plain sentence, and nothing changed."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.errors import AnnotatorError
from annotator.model.annotations import Annotation, Relation, Status
from annotator.model.documents import DocumentState, NewDocument
from annotator.model.people import AnnotatorKind, AssignmentState
from annotator.model.text import Span
from annotator.operations import (
    annotating,
    describing,
    documents,
    history,
    noting,
    people,
    relating,
    suggestions,
)
from annotator.store import annotations
from tests.support.projects import TEXT, Desk, release, unchanged


class Scene:
    """A desk with a quote, its speaker, a relation and a note of Ana's, and a suggestion."""

    def __init__(self, desk: Desk) -> None:
        """Make it."""
        self.desk, self.project = desk, desk.project
        self.ana, self.ben, self.document = desk.ana.id, desk.ben.id, desk.document.id
        self.quote = desk.mark("We will defend every ally", "QUOTE")
        self.speaker = desk.mark("Ana Ruiz")
        self.bens = desk.mark("Norway", annotator=desk.ben)
        self.tie: Relation = relating.relate(
            self.project, "spoken_by", self.quote.id, self.speaker.id, annotator=self.ana
        )
        self.note = noting.add_note(
            self.project, "annotation", self.quote.id, "Hm.", annotator=self.ana
        ).id
        other = documents.add_document(self.project, release("Other"), annotator=self.ana)
        self.far = annotating.annotate(
            self.project, other.id, [Span(0, 5)], label="ACTOR", annotator=self.ana
        )
        self.suggestion = self._suggestion()

    def _suggestion(self) -> Annotation:
        new = replace(
            self.speaker,
            uid="",
            annotator_id=self.desk.bot.id,
            status=Status.SUGGESTED,
            codebook_revision=0,
        )
        with self.project.step("Suggest", self.desk.bot.id, operation="suggest"):
            return annotations.add(self.project, new, TEXT)


Try = Callable[[Scene], object]


def _annotate(scene: Scene, span: Span, label: str = "ACTOR", **named: object) -> object:
    return annotating.annotate(
        scene.project, scene.document, [span], label=label, annotator=scene.ana, **named  # type: ignore[arg-type]
    )  # fmt: skip


def _relate(scene: Scene, name: str, one: Annotation, two: Annotation) -> object:
    return relating.relate(scene.project, name, one.id, two.id, annotator=scene.ana)


REFUSALS: dict[str, tuple[Try, str]] = {
    "a span outside the text": (
        lambda s: _annotate(s, Span(5, len(TEXT) + 1)),
        "lies outside “Statement”",
    ),
    "no span": (
        lambda s: annotating.annotate(s.project, s.document, [], label="ACTOR", annotator=s.ana),
        "No words are selected",
    ),
    "an unknown label": (lambda s: _annotate(s, Span(0, 5), "NONE"), "no label “NONE”"),
    "an unknown document": (
        lambda s: annotating.annotate(s.project, 99, [Span(0, 1)], label="ACTOR", annotator=s.ana),
        "no document 99",
    ),
    "an unknown annotator": (
        lambda s: annotating.annotate(
            s.project, s.document, [Span(0, 1)], label="ACTOR", annotator=99
        ),
        "not there",
    ),
    "an unknown attribute": (
        lambda s: _annotate(s, Span(0, 5), attributes={"mood": "good"}),
        "no attribute “mood”",
    ),
    "a value that does not fit": (
        lambda s: describing.set_attributes(
            s.project, [s.speaker.id], {"kind": "nonsense"}, annotator=s.ana
        ),
        "does not fit kind",
    ),
    "one value of several annotations that does not fit": (
        lambda s: describing.set_attributes(
            s.project, [s.speaker.id, s.quote.id], {"canonical": "x"}, annotator=s.ana
        ),
        "no attribute “canonical”",
    ),
    "to replace another's mark": (
        lambda s: _annotate(s, Span(0, 5), instead_of=s.bens.id),
        "another annotator's layer",
    ),
    "to reshape another's mark": (
        lambda s: annotating.move_boundary(s.project, s.bens.id, end=99, annotator=s.ana),
        "another annotator's layer",
    ),
    "to delete one's own and another's": (
        lambda s: annotating.delete(s.project, [s.quote.id, s.bens.id], annotator=s.ana),
        "another annotator's layer",
    ),
    "to relabel nothing": (
        lambda s: annotating.relabel(s.project, [], label="ROLE", annotator=s.ana),
        "No annotation is selected",
    ),
    "to relabel as it is": (
        lambda s: annotating.relabel(s.project, [s.speaker.id], label="ACTOR", annotator=s.ana),
        "already",
    ),
    "an annotation that is gone": (
        lambda s: annotating.delete(s.project, [999], annotator=s.ana),
        "no annotation 999",
    ),
    "a fragment that is there": (
        lambda s: annotating.add_fragment(
            s.project, s.quote.id, s.quote.fragments[0], annotator=s.ana
        ),
        "in the annotation already",
    ),
    "a fragment that is not there": (
        lambda s: annotating.remove_fragment(s.project, s.quote.id, 7, annotator=s.ana),
        "no fragment 7",
    ),
    "a status for suggesters": (
        lambda s: describing.set_status(s.project, [s.quote.id], Status.SUGGESTED, annotator=s.ana),
        "Only a suggester",
    ),
    "to change a suggestion": (
        lambda s: describing.set_status(
            s.project, [s.suggestion.id], Status.ACCEPTED, annotator=s.ana
        ),
        "never changed",
    ),
    "a confidence above 1": (
        lambda s: describing.set_confidence(s.project, [s.quote.id], 1.1, annotator=s.ana),
        "from 0 to 1",
    ),
    "a confidence that is no number": (
        lambda s: describing.set_confidence(s.project, [s.quote.id], float("nan"), annotator=s.ana),
        "from 0 to 1",
    ),
    "an unknown entity": (
        lambda s: describing.set_entity(s.project, [s.quote.id], 99, annotator=s.ana),
        "no entity 99",
    ),
    "an unknown relation type": (
        lambda s: relating.relate(s.project, "loves", s.quote.id, s.speaker.id, annotator=s.ana),
        "no relation “loves”",
    ),
    "a relation to nothing": (
        lambda s: relating.relate(s.project, "spoken_by", s.quote.id, 999, annotator=s.ana),
        "no annotation 999",
    ),
    "a relation to itself": (
        lambda s: relating.relate(
            s.project, "same_as", s.speaker.id, s.speaker.id, annotator=s.ana
        ),
        "to itself",
    ),
    "a relation the wrong way round": (
        lambda s: relating.relate(
            s.project, "spoken_by", s.speaker.id, s.quote.id, annotator=s.ana
        ),
        "not ACTOR → QUOTE; nothing was changed. The other way round there can be: spoken by.",
    ),
    "a relation between documents": (
        lambda s: relating.relate(s.project, "same_as", s.speaker.id, s.far.id, annotator=s.ana),
        "different documents",
    ),
    "a relation that is there": (
        lambda s: relating.relate(
            s.project, "spoken_by", s.quote.id, s.speaker.id, annotator=s.ana
        ),
        "linked like that already",
    ),
    "a relation from another's mark": (
        lambda s: relating.relate(s.project, "same_as", s.bens.id, s.speaker.id, annotator=s.ana),
        "another annotator's layer",
    ),
    "to take another's relation back": (
        lambda s: relating.unrelate(s.project, [s.tie.id], annotator=s.ben),
        "another annotator's layer",
    ),
    "a relation that is gone": (
        lambda s: relating.unrelate(s.project, [99], annotator=s.ana),
        "no relation 99",
    ),
    "a note without words": (
        lambda s: noting.add_note(s.project, "document", s.document, " \n", annotator=s.ana),
        "needs words",
    ),
    "a note on nothing": (
        lambda s: noting.add_note(s.project, "annotation", 999, "Hm", annotator=s.ana),
        "no annotation 999",
    ),
    "a note on what has none": (
        lambda s: noting.add_note(s.project, "fragment", 1, "Hm", annotator=s.ana),
        "cannot stand on a fragment",
    ),
    "a reply elsewhere": (
        lambda s: noting.add_note(
            s.project, "document", s.document, "Hm", annotator=s.ana, reply_to=s.note
        ),
        "stands where its note stands",
    ),
    "to edit another's note": (
        lambda s: noting.edit_note(s.project, s.note, "Mine", annotator=s.ben),
        "another annotator's note",
    ),
    "a title without words": (
        lambda s: documents.rename(s.project, s.document, " \u2028 ", annotator=s.ana),
        "needs a title",
    ),
    "to remove nothing": (
        lambda s: documents.remove(s.project, [], annotator=s.ana),
        "No document is selected",
    ),
    "to remove what is gone for good": (
        lambda s: documents.remove_for_good(s.project, 99),
        "no document 99",
    ),
    "a name without words": (lambda s: people.annotator_named(s.project, " "), "needs a name"),
    "to accept what is no suggestion": (
        lambda s: suggestions.accept(s.project, s.bens.id, annotator=s.ana),
        "not a suggestion",
    ),
    "that a suggester accepts its own": (
        lambda s: suggestions.accept(s.project, s.suggestion.id, annotator=s.desk.bot.id),
        "not a suggestion",
    ),
    "to redo nothing": (lambda s: history.redo(s.project, annotator=s.ana), "nothing of yours"),
    "a document with a known uid": (
        lambda s: documents.add_document(
            s.project, _with_uid(s.desk.document.uid), annotator=s.ana
        ),
        "Nothing was changed",
    ),
}


def _with_uid(uid: str) -> NewDocument:
    return replace(release("Again"), uid=uid)


@pytest.mark.parametrize("what", REFUSALS)
def test_it_is_refused_with_a_sentence_and_nothing_is_changed(desk: Desk, what: str) -> None:
    attempt, words = REFUSALS[what]
    scene = Scene(desk)
    heard: list[object] = []
    desk.project.listen(heard.append)
    with unchanged(desk.project), pytest.raises(AnnotatorError) as refused:
        attempt(scene)
    sentence = str(refused.value)
    assert words in sentence
    assert sentence[0].isupper() or sentence[0] == "“"
    assert sentence.endswith((".", "?"))
    assert heard == []


LOCKED: dict[str, Try] = {
    "annotate": lambda s: _annotate(s, Span(0, 5)),
    "delete": lambda s: annotating.delete(s.project, [s.quote.id], annotator=s.ana),
    "relabel": lambda s: annotating.relabel(s.project, [s.quote.id], label="ROLE", annotator=s.ana),
    "move": lambda s: annotating.move_boundary(s.project, s.quote.id, end=60, annotator=s.ana),
    "describe": lambda s: describing.set_flag(s.project, [s.quote.id], "x", annotator=s.ana),
    "unrelate": lambda s: relating.unrelate(s.project, [s.tie.id], annotator=s.ana),
    "rename": lambda s: documents.rename(s.project, s.document, "New", annotator=s.ana),
    "remove": lambda s: documents.remove(s.project, [s.document], annotator=s.ana),
    "accept": lambda s: suggestions.accept(s.project, s.suggestion.id, annotator=s.ana),
    "reject": lambda s: suggestions.reject(s.project, s.suggestion.id, annotator=s.ana),
}


@pytest.mark.parametrize("what", LOCKED)
def test_nothing_is_changed_in_a_locked_document(desk: Desk, what: str) -> None:
    scene = Scene(desk)
    documents.set_document_state(
        desk.project, desk.document.id, DocumentState.LOCKED, annotator=desk.ana.id
    )
    with unchanged(desk.project), pytest.raises(AnnotatorError, match="is locked"):
        LOCKED[what](scene)
    documents.set_document_state(
        desk.project, desk.document.id, DocumentState.OPEN, annotator=desk.ana.id
    )
    LOCKED[what](scene)


def test_a_suggestion_is_decided_on_once(desk: Desk) -> None:
    scene = Scene(desk)
    suggestions.accept(scene.project, scene.suggestion.id, annotator=scene.ana)
    for again in (suggestions.accept, suggestions.reject):
        with unchanged(scene.project), pytest.raises(AnnotatorError, match="already"):
            again(scene.project, scene.suggestion.id, annotator=scene.ana)
    suggestions.reject(scene.project, scene.suggestion.id, annotator=scene.ben)


def test_assignments_are_ones_own_or_somebody_elses(desk: Desk) -> None:
    documents.set_assignment(
        desk.project, desk.document.id, AssignmentState.TO_DO, annotator=desk.ana.id,
        of=desk.ben.id,
    )  # fmt: skip
    documents.set_assignment(
        desk.project, desk.document.id, AssignmentState.IN_PROGRESS, annotator=desk.ben.id
    )
    from annotator.store.people import assignments

    found = assignments(desk.project, desk.document.id)
    assert [(each.annotator_id, each.state) for each in found] == [
        (desk.ben.id, AssignmentState.IN_PROGRESS)
    ]


def test_a_name_is_added_once_and_a_suggester_beside_it(desk: Desk) -> None:
    assert people.annotator_named(desk.project, "  Ana\n") == desk.ana
    bot = people.annotator_named(desk.project, "Ana", kind=AnnotatorKind.SUGGESTER, version="2")
    assert bot.id not in {desk.ana.id, desk.ben.id, desk.bot.id}
    renamed = people.rename_annotator(desk.project, desk.ben.id, "Benedikt")
    assert (renamed.id, renamed.name) == (desk.ben.id, "Benedikt")
