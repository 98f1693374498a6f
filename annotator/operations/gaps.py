"""Gaps of a document or a whole project, and those that a person chose to leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotator.analysis.gaps import Demands, Gap
from annotator.errors import InvalidChangeError
from annotator.model.documents import Document
from annotator.model.people import AnnotatorKind, AssignmentState
from annotator.model.queries import Dismissal
from annotator.model.source import storable
from annotator.model.text import shortened
from annotator.operations import rules
from annotator.operations.alone import alone
from annotator.store import annotations, codebook, documents, people, queries, relations
from annotator.store.project import Project

DONE_WITH_GAPS: Final = "done with open gaps"
"""The reason of gaps that were open when somebody said that the document is done."""


@dataclass(frozen=True, slots=True)
class DocumentGaps:
    """What one annotator's layer of one document lacks.

    ``open`` are in the order of the text; ``left`` are those that somebody chose to leave, with
    what was said to them; ``demands`` counts what the codebook asks of the layer in all.
    """

    open: tuple[Gap, ...]
    left: tuple[tuple[Gap, Dismissal], ...]
    demands: int

    @property
    def hard(self) -> int:
        """How many of the open gaps must be closed."""
        return sum(gap.hard for gap in self.open)

    @property
    def complete(self) -> float:
        """The share of the demands that is met or was left on purpose, from 0 to 1."""
        missing = sum(gap.missing for gap in self.open)
        return 1.0 if not self.demands else max(0.0, 1 - missing / self.demands)


def of_document(project: Project, document_id: int, *, annotator: int) -> DocumentGaps:
    """The gaps of an annotator's layer of a document."""
    return _of_layer(project, Demands(codebook.load(project)), document_id, annotator)


def of_project(project: Project) -> Iterator[tuple[Document, int, DocumentGaps]]:
    """Each current document with each person who marked something in it, and that layer's gaps."""
    demands = Demands(codebook.load(project))
    persons = {each.id for each in people.annotators(project) if each.kind is AnnotatorKind.PERSON}
    for document in documents.documents(project):
        marked = {each.annotator_id for each in annotations.of_document(project, document.id)}
        for annotator in sorted(marked & persons):
            yield document, annotator, _of_layer(project, demands, document.id, annotator)


@alone
def leave(
    project: Project, annotation_id: int, finding: str, reason: str, *, annotator: int
) -> None:
    """Keep that a gap is left on purpose; one step. Raises InvalidChangeError when it is not open.

    The reason must say something: it is what stands for the missing fact years later.
    """
    words = " ".join(storable(reason).split())
    if not words:
        raise InvalidChangeError("A gap is left with a reason; nothing was changed.")
    gap = _open_gap(project, annotation_id, finding, annotator)
    title = f"Leave the gap {shortened(gap.sentence.removesuffix('.'), 70)}"
    with project.step(title, annotator, operation="leave gap"):
        queries.add_dismissal(
            project,
            finding,
            words,
            annotator,
            document_id=annotations.get(project, annotation_id).document_id,
            annotation_id=annotation_id,
        )


@alone
def leave_all(project: Project, document_id: int, reason: str, *, annotator: int) -> int:
    """Keep that every open gap of a document is left on purpose; one step. How many they were."""
    words = " ".join(storable(reason).split())
    rules.open_document(project, document_id)
    found = of_document(project, document_id, annotator=annotator).open
    if not words:
        raise InvalidChangeError("Gaps are left with a reason; nothing was changed.")
    if found:
        gaps = "1 gap" if len(found) == 1 else f"{len(found)} gaps"
        with project.step(f"Leave {gaps}", annotator, operation="leave gaps"):
            # What several relations of an annotation lack is one finding, and left once.
            for annotation_id, finding in dict.fromkeys(map(_key, found)):
                queries.add_dismissal(
                    project,
                    finding,
                    words,
                    annotator,
                    document_id=document_id,
                    annotation_id=annotation_id,
                )
    return len(found)


@alone
def done_with_gaps(project: Project, document_id: int, *, annotator: int) -> int:
    """Say that a document is done and leave all its open gaps; one step. How many they were."""
    document = rules.open_document(project, document_id)
    title = f"Set “{rules.excerpt(document.title)}” to {AssignmentState.DONE}"
    with project.step(title, annotator, operation="set assignment"):
        left = leave_all(project, document_id, DONE_WITH_GAPS, annotator=annotator)
        people.put_assignment(project, document_id, annotator, AssignmentState.DONE, reason="")
    return left


@alone
def take_up(project: Project, dismissal_id: int, *, annotator: int) -> None:
    """Look at a gap of one's own again that was left; one step."""
    found = queries.dismissal(project, dismissal_id)
    if found.annotation_id is not None:
        rules.own_annotation(project, found.annotation_id, annotator)
    with project.step(f"Take up the gap {found.finding}", annotator, operation="take up gap"):
        queries.remove_dismissal(project, dismissal_id)


def _open_gap(project: Project, annotation_id: int, finding: str, annotator: int) -> Gap:
    """The open gap of that name; raises InvalidChangeError when there is none."""
    annotation = rules.own_annotation(project, annotation_id, annotator)
    ties = [
        each
        for each in relations.of_annotation(project, annotation_id)
        if each.annotator_id == annotator
    ]
    ends = {annotation_id, *(end for each in ties for end in (each.from_id, each.to_id))}
    marks = [each for each in annotations.some(project, ends) if each.annotator_id == annotator]
    # What an annotation lacks shows in it and its relations: a long document is not looked through.
    found = Demands(codebook.load(project)).of(marks, ties).gaps
    said = {
        (each.annotation_id, each.finding)
        for each in queries.dismissals(project, annotation.document_id)
    }
    for gap in found:
        if _key(gap) == (annotation_id, finding) and _key(gap) not in said:
            return gap
    raise InvalidChangeError("This gap is not open any more; nothing was changed.")


def _key(gap: Gap) -> tuple[int, str]:
    """What a dismissal names a gap by."""
    return gap.annotation_id, gap.finding


def _of_layer(project: Project, demands: Demands, document_id: int, annotator: int) -> DocumentGaps:
    """The gaps of one layer, those that were left apart."""
    marks = annotations.of_document(project, document_id, annotator_ids=[annotator])
    ties = [
        each
        for each in relations.of_document(project, document_id)
        if each.annotator_id == annotator
    ]
    found = demands.of(marks, ties)
    said = {
        (each.annotation_id, each.finding): each
        for each in queries.dismissals(project, document_id)
    }
    keys = [(gap, _key(gap)) for gap in found.gaps]
    return DocumentGaps(
        open=tuple(gap for gap, key in keys if key not in said),
        left=tuple((gap, said[key]) for gap, key in keys if key in said),
        demands=found.demands,
    )
