"""What the gold form cannot say."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.formats.counting import LossCount, tied, untied
from annotator.formats.gold_out import stored
from annotator.formats.names import FileNames
from annotator.language.headlines import headline
from annotator.model.annotations import Annotation, Relation, Status
from annotator.model.corpus import DocumentRecord, Loss
from annotator.model.documents import DocumentState


def losses(documents: Iterable[DocumentRecord]) -> list[Loss]:
    """What is gone after reading back what the gold form writes, counted with an example."""
    lost, names = LossCount(), FileNames()
    for record in documents:
        for what, example in (
            *_of_document(record, names.of(record)),
            *_of_annotations(record),
            *_of_relations(record),
            *_of_remarks(record),
        ):
            lost.add(what, example)
    return lost.losses()


def _of_document(record: DocumentRecord, name: str) -> Iterator[tuple[str, str]]:
    of = record.document
    if of.title != (headline(record.text) or Path(f"{name}.txt").stem):
        yield "titles", of.title
    if of.source_name != f"{name}.txt":
        yield "names of the source", of.source_name or "(none)"
    if record.source.data and stored(record)[0] != record.source.data:
        yield "source files", of.source_name
    for what, value in (
        ("publishers", of.publisher),
        ("dates", of.date),
        ("languages", of.language),
        ("metadata", next(iter(of.metadata), "")),
        ("media types", of.media_type if of.media_type != "text/plain" else ""),
        ("document states", of.state.value if of.state is not DocumentState.OPEN else ""),
        ("links to earlier versions", of.title if of.predecessor_id is not None else ""),
    ):
        if value:
            yield what, value
    for region in record.regions:
        yield "regions", region.kind.value


_IDENTITY = "ids, annotators, times and codebook revisions"


def _of_annotations(record: DocumentRecord) -> Iterator[tuple[str, str]]:
    for each in record.annotations:
        yield _IDENTITY, each.text
        if each.label != each.label.upper():
            yield "small letters of labels", each.label
        yield from ((what, each.text) for what in _unsaid(each))
        if each.entity_id is not None:
            yield "entities", each.text
        if each.flag:
            yield "flags", each.flag
        if each.carried_from is not None or each.carried_grade:
            yield "links to earlier versions", each.text


def _of_relations(record: DocumentRecord) -> Iterator[tuple[str, str]]:
    met: set[tuple[str, int, int]] = set()
    for each in untied(record):
        yield "relations without both ends", each.type
    for each, start, end in tied(record):
        if (each.type, start.id, end.id) in met:
            yield "relations that stand there already", each.type
            continue
        met.add((each.type, start.id, end.id))
        yield _IDENTITY, each.type
        yield from ((what, each.type) for what in _unsaid(each))
        if each.attributes:
            yield "attributes of relations", next(iter(each.attributes))


def _unsaid(each: Annotation | Relation) -> Iterator[str]:
    """Yield what annotations and relations have alike and the form has no place for."""
    if each.status is not Status.DRAFT:
        yield "statuses"
    if each.confidence is not None:
        yield "confidence"
    if each.origin:
        yield "origins"
    if each.derived_from is not None:
        yield "links to suggestions"


def _of_remarks(record: DocumentRecord) -> Iterator[tuple[str, str]]:
    for note in record.notes:
        yield "notes", note.body
    for decision in record.decisions:
        yield "decisions", decision.verdict.value
    for dismissal in record.dismissals:
        yield "dismissals", dismissal.finding
    for assignment in record.assignments:
        yield "assignments", assignment.state.value
