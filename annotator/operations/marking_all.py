"""Marking many places at once: one step, one undo."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Annotation
from annotator.model.codebook import Label
from annotator.model.text import Span
from annotator.operations import mentions, rules
from annotator.operations.alone import alone
from annotator.store import annotations, documents
from annotator.store.project import Project

Places = Sequence[tuple[int, Span]]
"""Stretches of documents: the id of each document, and a span of its text."""


@alone
def mark_places(
    project: Project,
    places: Places,
    *,
    label: str,
    annotator: int,
    title: str,
    attributes: Mapping[str, object] | None = None,
) -> int:
    """Give a label to places of one or of many documents; one step called ``title``.

    Each place becomes an annotation of its own with these attributes, over the label's defaults;
    returns how many were made, which is all of them. Raises AnnotatorError, and changes nothing,
    when a place lies outside its text, a document is locked or unknown, the label is not in the
    codebook, an attribute does not fit it, or there are no places.
    """
    if not places:
        raise InvalidChangeError("No places were chosen; nothing was marked.")
    chosen = rules.known_label(project, label)
    values = rules.with_defaults(chosen, attributes or {})
    by_document: dict[int, list[Span]] = {}
    for document_id, span in places:
        by_document.setdefault(document_id, []).append(span)
    for document_id, spans in by_document.items():
        document = rules.open_document(project, document_id)
        rules.fitting_fragments(document, spans)
    with project.step(title, annotator, operation="mark places"):
        for document_id, spans in by_document.items():
            body = documents.text(project, document_id)
            for span in spans:
                mark = _mark(chosen, document_id, span, values, annotator)
                words = body[span.start : span.end]
                meant = mentions.meant_entity(project, chosen, words, values)
                annotations.add(project, replace(mark, entity_id=meant), body)
    return len(places)


def _mark(
    label: Label, document_id: int, span: Span, values: Mapping[str, object], annotator: int
) -> Annotation:
    """One place as an annotation that is not stored yet."""
    return Annotation(
        id=0,
        uid="",
        document_id=document_id,
        label=label.name,
        label_id=label.id,
        annotator_id=annotator,
        fragments=(span,),
        text="",
        attributes=values,
        codebook_revision=0,
        created_by=annotator,
        changed_by=annotator,
    )
