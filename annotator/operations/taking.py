"""Taking a record of a dataset into the project: its document, marks, ties and remarks."""

from annotator.errors import InvalidChangeError
from annotator.model.annotations import (
    Annotation,
    Relation,
    Status,
)
from annotator.model.corpus import NewAnnotation, NewRecord, NewRelation
from annotator.model.documents import Document, DocumentState
from annotator.model.text import Span, join_touching, shortened
from annotator.operations import rules
from annotator.operations.layers import Layers, Place
from annotator.operations.taking_remarks import take_remarks
from annotator.store import annotations, documents, relations, uids
from annotator.store.project import Project


def take_record(
    project: Project, record: NewRecord, step_id: int, layers: Layers
) -> tuple[int, int, int]:
    """Take one document with what stands on it; the document and how many marks and ties.

    Within a step. Raises AnnotatorError when anything does not fit.
    """
    document = _take_document(project, record, step_id)
    place = Place(project, document, documents.text(project, document.id), layers)
    taken = 0
    for each in _originals_first(record.annotations):
        known = _row_of(project, "annotation", each.uid)
        taken += known is None
        place.marks[each.key] = _take_annotation(place, each) if known is None else known
    tied = 0
    for tie in record.relations:
        known = _row_of(project, "relation", tie.uid)
        tied += known is None
        tie_id = _take_relation(place, tie) if known is None else known
        if tie.key:  # without one, nothing in the dataset can mean it
            place.ties[tie.key] = tie_id
    take_remarks(place, record)
    return document.id, taken, tied


def _take_document(project: Project, record: NewRecord, step_id: int) -> Document:
    """The project's document for a record: the one of that uid, the same file, or a new one."""
    new = record.document
    known = _row_of(project, "document", new.uid)
    if known is not None:
        document = documents.get(project, known)
        if documents.text(project, known) != new.text:
            raise InvalidChangeError(
                f"“{rules.excerpt(document.title)}” has another text here than in the file; "
                "nothing was taken. Import the corrected text as a new document."
            )
        return rules.open_document(project, known)
    same = documents.with_same_text(project, new.text)
    if same is not None and not new.uid and same.source_name == new.source_name:
        return rules.open_document(project, same.id)
    before = _row_of(project, "document", record.predecessor)
    added = documents.add(project, new, step_id=step_id, predecessor_id=before)
    if record.state and record.state != DocumentState.OPEN:
        documents.update(project, added.id, {"state": DocumentState(record.state).value})
    return added


def _take_annotation(place: Place, new: NewAnnotation) -> int:
    """Add one annotation of the dataset; returns its id."""
    project, document, layers = place.project, place.document, place.layers
    name = layers.names.label(new.label)
    label = rules.known_label(project, name, also_retired=True)
    fragments = _fragments(document, new)
    annotator = layers.person(project, new.annotator)
    fields = new.fields
    derived = place.marks.get(str(fields.get("derived_from") or ""))
    carried = _row_of(project, "annotation", str(fields.get("carried_from") or ""))
    added = annotations.add(
        project,
        Annotation(
            id=0,
            uid=new.uid,
            document_id=document.id,
            label=label.name,
            label_id=label.id,
            annotator_id=annotator,
            fragments=fragments,
            text="",
            attributes=dict(new.attributes),
            entity_id=layers.entities.get(str(fields.get("entity_id") or "")),
            status=Status(str(fields.get("status") or Status.DRAFT)),
            flag=str(fields.get("flag") or ""),
            confidence=_number(fields.get("confidence")),
            origin=str(fields.get("origin") or ""),
            derived_from=derived,
            carried_from=carried,
            carried_grade=str(fields.get("carried_grade") or ""),
            # A revision counts in its own project only; here the words "as imported now" hold.
            codebook_revision=0,
            created_at=str(fields.get("created_at") or ""),
            created_by=_person_or_none(project, layers, fields.get("created_by"), annotator),
            changed_at=str(fields.get("changed_at") or ""),
            changed_by=_person_or_none(project, layers, fields.get("changed_by"), annotator),
        ),
        place.body,
    )
    if new.text and new.text != added.text:
        raise InvalidChangeError(
            f"The file says “{shortened(new.text)}” where the text of "
            f"“{rules.excerpt(document.title)}” has “{shortened(added.text)}”; "
            "nothing was taken. The file belongs to another version of the text."
        )
    return added.id


def _fragments(document: Document, new: NewAnnotation) -> tuple[Span, ...]:
    """The fragments of an annotation of the dataset, when they fit the text."""
    try:
        spans = join_touching(Span(start, end) for start, end in new.fragments)
    except ValueError as error:
        raise InvalidChangeError(
            f"An annotation of “{rules.excerpt(document.title)}” is {error}; nothing was taken."
        ) from error
    return rules.fitting_fragments(document, spans)


def _take_relation(place: Place, new: NewRelation) -> int:
    """Add one relation of the dataset; returns its id."""
    project, document, marks = place.project, place.document, place.marks
    kind = rules.known_relation_type(project, place.layers.names.relation_type(new.type))
    if new.from_key not in marks or new.to_key not in marks:
        raise InvalidChangeError(
            f"A relation “{kind.title}” of “{rules.excerpt(document.title)}” names an annotation "
            "that is not there; nothing was taken."
        )
    fields = new.fields
    return relations.add(
        project,
        Relation(
            id=0,
            uid=new.uid,
            document_id=document.id,
            type=kind.name,
            type_id=kind.id,
            from_id=marks[new.from_key],
            to_id=marks[new.to_key],
            annotator_id=place.layers.person(project, new.annotator),
            attributes=dict(new.attributes),
            status=Status(str(fields.get("status") or Status.DRAFT)),
            origin=str(fields.get("origin") or ""),
            confidence=_number(fields.get("confidence")),
            created_at=str(fields.get("created_at") or ""),
            changed_at=str(fields.get("changed_at") or ""),
            derived_from=place.ties.get(str(fields.get("derived_from") or "")),
        ),
    ).id


def _originals_first(found: tuple[NewAnnotation, ...]) -> list[NewAnnotation]:
    """The annotations in an order in which none comes before the one it is derived from."""
    by_key = {each.key: each for each in found}
    ordered: dict[str, NewAnnotation] = {}
    for each in found:
        chain: list[NewAnnotation] = []
        current: NewAnnotation | None = each
        while current is not None and current.key not in ordered and current not in chain:
            chain.append(current)
            current = by_key.get(str(current.fields.get("derived_from") or ""))
        for link in reversed(chain):
            ordered[link.key] = link
    return list(ordered.values())


def _row_of(project: Project, table: str, uid: str) -> int | None:
    """The id of the row of that uid; None when there is none."""
    return uids.find(project, table, uid) if uid else None


def _person_or_none(project: Project, layers: Layers, name: object, otherwise: int) -> int | None:
    """The annotator that a row names as its maker; the layer's own when it names none."""
    return layers.person(project, str(name)) if name else otherwise


def _number(value: object) -> float | None:
    """A number of the dataset, or None."""
    return float(value) if isinstance(value, int | float) else None
