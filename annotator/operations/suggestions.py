"""What a person says to a suggestion, which itself is never changed."""

from dataclasses import replace

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Annotation, Decision, Status, Verdict
from annotator.model.people import AnnotatorKind
from annotator.operations import rules
from annotator.operations.alone import alone
from annotator.store import annotations, documents, people, remarks
from annotator.store.project import Project


@alone
def accept(
    project: Project, annotation_id: int, *, annotator: int, was_visible: bool = True
) -> Annotation:
    """Take a suggestion over as a mark of one's own, derived from it; one step."""
    suggestion = _undecided(project, annotation_id, annotator)
    body = documents.text(project, suggestion.document_id)
    title = f"Accept {_named(project, suggestion)}"
    with project.step(title, annotator, operation="accept"):
        mark = annotations.add(
            project,
            replace(
                suggestion,
                uid="",
                annotator_id=annotator,
                status=Status.ACCEPTED,
                derived_from=suggestion.id,
                confidence=None,
                codebook_revision=0,
                created_at="",
                changed_at="",
                created_by=annotator,
                changed_by=annotator,
            ),
            body,
        )
        _decide(project, suggestion, Verdict.ACCEPTED, annotator=annotator, was_visible=was_visible)
    return mark


@alone
def reject(
    project: Project, annotation_id: int, *, annotator: int, was_visible: bool = True
) -> None:
    """Say no to a suggestion: it leaves the page, not the file; one step."""
    suggestion = _undecided(project, annotation_id, annotator)
    title = f"Reject {_named(project, suggestion)}"
    with project.step(title, annotator, operation="reject"):
        _decide(project, suggestion, Verdict.REJECTED, annotator=annotator, was_visible=was_visible)


def _undecided(project: Project, annotation_id: int, annotator: int) -> Annotation:
    """The suggestion, when this person has not decided on it."""
    suggestion = annotations.get(project, annotation_id)
    rules.open_document(project, suggestion.document_id)
    maker = people.get(project, suggestion.annotator_id)
    if maker.kind is not AnnotatorKind.SUGGESTER or maker.id == annotator:
        raise InvalidChangeError("This is not a suggestion; nothing was changed.")
    if remarks.decision_on(project, annotation_id, annotator) is not None:
        raise InvalidChangeError("You have decided on this already; nothing was changed.")
    return suggestion


def _decide(
    project: Project,
    suggestion: Annotation,
    verdict: Verdict,
    *,
    annotator: int,
    was_visible: bool,
) -> None:
    """Write the decision; within a step."""
    remarks.add_decision(
        project,
        Decision(
            id=0,
            uid="",
            annotation_id=suggestion.id,
            relation_id=None,
            annotator_id=annotator,
            verdict=verdict,
            was_visible=was_visible,
            made_at="",
        ),
        suggestion.document_id,
    )


def _named(project: Project, annotation: Annotation) -> str:
    """A suggestion as step titles name it."""
    return f"{rules.label_title(project, annotation.label)} “{rules.excerpt(annotation.text)}”"
