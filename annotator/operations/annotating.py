"""Marking: annotations made, reshaped, relabelled and deleted."""

from collections.abc import Mapping, Sequence

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Annotation
from annotator.model.codebook import Label
from annotator.model.codebook_rules import fits
from annotator.model.text import Span, covered_words
from annotator.operations import mentions, relating, rules, tying_again
from annotator.operations.alone import alone
from annotator.store import annotations, documents, former_ties, removal
from annotator.store.project import Project


@alone
def annotate(
    project: Project,
    document_id: int,
    fragments: Sequence[Span],
    *,
    label: str,
    annotator: int,
    attributes: Mapping[str, object] | None = None,
    instead_of: int | None = None,
) -> Annotation:
    """Give a label to fragments of a document; one step.

    Attributes of the label with a default get it, and a mention of somebody in the cast is tied to
    them by exact name. ``instead_of`` names an annotation of the same
    annotator that goes in the same step (the next click of a burst replaces the last mark).
    Raises AnnotatorError when a fragment lies outside the text, the label is not in the codebook,
    or the document is locked.
    """
    document = rules.open_document(project, document_id)
    chosen = rules.known_label(project, label)
    spans = rules.fitting_fragments(document, fragments)
    body = documents.body(project, document.text_id, document.sha256)
    if instead_of is not None:
        rules.own_annotation(project, instead_of, annotator)
    words = covered_words(body, spans)
    values = rules.with_defaults(chosen, attributes or {})
    title = f"Mark {chosen.title} “{rules.excerpt(words)}”"
    with project.step(title, annotator, operation="annotate"):
        if instead_of is not None:
            removal.remove_annotation(project, instead_of)
        return annotations.add(
            project,
            Annotation(
                id=0,
                uid="",
                document_id=document_id,
                label=chosen.name,
                label_id=chosen.id,
                annotator_id=annotator,
                fragments=spans,
                text="",
                attributes=values,
                entity_id=mentions.meant_entity(project, chosen, words, values),
                codebook_revision=0,
                created_by=annotator,
                changed_by=annotator,
            ),
            body,
        )


@alone
def add_fragment(project: Project, annotation_id: int, span: Span, *, annotator: int) -> Annotation:
    """Add a stretch to an annotation, joining what it touches; one step."""
    annotation = rules.own_annotation(project, annotation_id, annotator)
    document = documents.get(project, annotation.document_id)
    spans = rules.fitting_fragments(document, [*annotation.fragments, span])
    if spans == annotation.fragments:
        raise InvalidChangeError("These words are in the annotation already; nothing was changed.")
    title = f"Add a fragment to {_named(project, annotation)}"
    return _reshape(
        project, annotation, spans, title=title, operation="add fragment", annotator=annotator
    )


@alone
def remove_fragment(project: Project, annotation_id: int, n: int, *, annotator: int) -> Annotation:
    """Take the n-th fragment (from 0) out of an annotation that has others; one step."""
    annotation = rules.own_annotation(project, annotation_id, annotator)
    if not 0 <= n < len(annotation.fragments):
        raise InvalidChangeError(f"The annotation has no fragment {n}; nothing was changed.")
    if len(annotation.fragments) == 1:
        raise InvalidChangeError(
            "This is the only fragment of the annotation; nothing was changed. "
            "Delete the annotation instead."
        )
    spans = annotation.fragments[:n] + annotation.fragments[n + 1 :]
    title = f"Remove a fragment from {_named(project, annotation)}"
    return _reshape(
        project, annotation, spans, title=title, operation="remove fragment", annotator=annotator
    )


@alone
def move_boundary(
    project: Project,
    annotation_id: int,
    *,
    annotator: int,
    start: int | None = None,
    end: int | None = None,
    fragment: int | None = None,
) -> Annotation:
    """Move where an annotation starts or ends (or one of its fragments, from 0); one step.

    Without ``fragment``, the start is the first fragment's and the end the last one's. Raises
    InvalidChangeError when nothing would be left, when a fragment would run into the next, or
    outside the text.
    """
    annotation = rules.own_annotation(project, annotation_id, annotator)
    document = documents.get(project, annotation.document_id)
    spans = list(annotation.fragments)
    if fragment is not None and not 0 <= fragment < len(spans):
        raise InvalidChangeError(f"The annotation has no fragment {fragment}; nothing was changed.")
    for n, new_start, new_end in (
        (0 if fragment is None else fragment, start, None),
        (len(spans) - 1 if fragment is None else fragment, None, end),
    ):
        low = spans[n].start if new_start is None else new_start
        high = spans[n].end if new_end is None else new_end
        if not 0 <= low < high:
            raise InvalidChangeError("Nothing would be left of the annotation; it was not changed.")
        spans[n] = Span(low, high)
    joined = rules.fitting_fragments(document, spans)
    if len(joined) < len(spans):
        raise InvalidChangeError(
            "The fragment would run into another one of the annotation; nothing was changed."
        )
    title = f"Move a boundary of {_named(project, annotation)}"
    return _reshape(
        project, annotation, joined, title=title, operation="move boundary", annotator=annotator
    )


@alone
def relabel(project: Project, annotation_ids: Sequence[int], *, label: str, annotator: int) -> None:
    """Give annotations another label; one step.

    Attributes that the new label does not have go; those that an annotation had when it last had
    this label come back, else the label's defaults. What mentions nobody any more is tied to
    nobody. Relations whose ends the codebook does not
    allow any more go too, those that went when an annotation lost this label come back, and the
    step's title counts them. The annotations count as made under
    the present revision of the codebook.
    """
    chosen = rules.known_label(project, label)
    found = rules.own_annotations(project, annotation_ids, annotator)
    changing = [each for each in found if each.label_id != chosen.id]
    if not changing:
        raise InvalidChangeError(f"That is {chosen.title} already; nothing was changed.")
    what = (
        f"“{rules.excerpt(changing[0].text)}”"
        if len(changing) == 1
        else f"{len(changing)} annotations"
    )
    ids = [each.id for each in changing]
    unfit = relating.unfit_under(project, ids, chosen.name)
    back = tying_again.taken_with_label(project, ids, chosen.name, chosen.id)
    more = tying_again.counted(taken=len(unfit), back=len(back))
    title = f"Relabel {what} as {chosen.title}{more}"
    with project.step(title, annotator, operation="relabel"):
        for relation_id in unfit:
            removal.remove_relation(project, relation_id)
        for each in changing:
            kept = _kept(chosen, annotations.attributes_under(project, each.id, chosen))
            kept.update(_kept(chosen, each.attributes))
            values = rules.with_defaults(chosen, kept)
            meant = mentions.meant_under(project, chosen, each, values)
            annotations.relabel(
                project, each.id, annotator, chosen.id, attributes=values, entity_id=meant
            )
        for row in back:
            former_ties.bring_back(project, row)


@alone
def delete(project: Project, annotation_ids: Sequence[int], *, annotator: int) -> None:
    """Delete annotations with their relations and notes; one step."""
    found = rules.own_annotations(project, annotation_ids, annotator)
    what = _named(project, found[0]) if len(found) == 1 else f"{len(found)} annotations"
    with project.step(f"Delete {what}", annotator, operation="delete"):
        for each in found:
            removal.remove_annotation(project, each.id)


def _reshape(
    project: Project,
    annotation: Annotation,
    spans: Sequence[Span],
    *,
    title: str,
    operation: str,
    annotator: int,
) -> Annotation:
    """Give an annotation other fragments; one step, or none when it has these."""
    if tuple(spans) == annotation.fragments:
        return annotation
    body = documents.text(project, annotation.document_id)
    with project.step(title, annotator, operation=operation):
        annotations.put_fragments(project, annotation, annotator, spans, body)
    return annotations.get(project, annotation.id)


def _named(project: Project, annotation: Annotation) -> str:
    """An annotation as step titles name it."""
    label = rules.label_title(project, annotation.label)
    return f"{label} “{rules.excerpt(annotation.text)}”"


def _kept(label: Label, values: Mapping[str, object]) -> dict[str, object]:
    """Those of the values that fit an attribute of the label as it is now."""
    kept: dict[str, object] = {}
    for spec in label.attributes:
        if spec.name in values and fits(spec, values[spec.name]):
            kept[spec.name] = values[spec.name]
    return kept
