"""The whole project, or part of it, as values that formats write."""

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from annotator.model.annotations import Status
from annotator.model.corpus import Corpus, DocumentRecord
from annotator.store import (
    annotations,
    codebook,
    documents,
    entities,
    people,
    queries,
    relations,
    remarks,
    settings,
)

if TYPE_CHECKING:
    from annotator.store.project import Project


def read(
    project: "Project",
    *,
    document_ids: Collection[int] | None = None,
    annotator_ids: Collection[int] | None = None,
    statuses: Collection[Status] | None = None,
) -> Corpus:
    """The current documents (or those of them that are named) with what stands on them.

    ``annotator_ids`` and ``statuses`` keep only those layers and states; relations whose ends
    are not both kept go too. Documents are read one at a time, as the corpus is walked.
    """
    wanted = [
        document.id
        for document in documents.documents(project)
        if document_ids is None or document.id in document_ids
    ]
    return Corpus(
        title=settings.get(project.db, "title") or project.path.stem,
        codebook=codebook.load(project),
        annotators=tuple(people.annotators(project)),
        entities=tuple(entities.entities(project)),
        documents=_records(project, wanted, annotator_ids, statuses),
        notes=tuple(remarks.notes_on_labels(project)),
        saved_queries=tuple(queries.saved_queries(project)),
    )


def record(
    project: "Project",
    document_id: int,
    *,
    annotator_ids: Collection[int] | None = None,
    statuses: Collection[Status] | None = None,
) -> DocumentRecord:
    """One document with what stands on it."""
    marks = tuple(
        each
        for each in annotations.of_document(project, document_id, annotator_ids=annotator_ids)
        if statuses is None or each.status in statuses
    )
    kept = {each.id for each in marks}
    ties = tuple(
        each
        for each in relations.of_document(project, document_id, annotator_ids=annotator_ids)
        if each.from_id in kept and each.to_id in kept
    )
    tied = {each.id for each in ties}
    return DocumentRecord(
        document=documents.get(project, document_id),
        text=documents.text(project, document_id),
        source=documents.source(project, document_id),
        regions=documents.regions(project, document_id),
        annotations=marks,
        relations=ties,
        decisions=tuple(
            each
            for each in remarks.decisions_in(project, document_id)
            if each.annotation_id in kept or each.relation_id in tied
        ),
        notes=tuple(
            each
            for each in remarks.notes_in(project, document_id)
            if each.target == "document"
            or (each.target == "annotation" and each.target_id in kept)
            or (each.target == "relation" and each.target_id in tied)
        ),
        dismissals=tuple(
            each
            for each in queries.dismissals(project, document_id)
            if each.annotation_id is None or each.annotation_id in kept
        ),
        assignments=tuple(
            each
            for each in people.assignments(project, document_id)
            if annotator_ids is None or each.annotator_id in annotator_ids
        ),
    )


def _records(
    project: "Project",
    wanted: list[int],
    annotator_ids: Collection[int] | None,
    statuses: Collection[Status] | None,
) -> Iterator[DocumentRecord]:
    """Yield the documents one at a time."""
    for document_id in wanted:
        yield record(project, document_id, annotator_ids=annotator_ids, statuses=statuses)
