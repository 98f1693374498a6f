"""Relations between annotations."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from annotator.errors import UnknownNameError
from annotator.model.annotations import Relation, Status
from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project

_SELECT = (
    "SELECT relation.*, relation_type.name AS type FROM relation"
    " JOIN relation_type ON relation_type.id = relation.relation_type_id "
)


def get(project: "Project", relation_id: int) -> Relation:
    """The relation of that id; UnknownNameError when there is none."""
    found = rows.all_of(project.db, _SELECT + "WHERE relation.id = ?", (relation_id,))
    if not found:
        raise UnknownNameError(f"There is no relation {relation_id} any more; nothing was changed.")
    return _relation(found[0])


def of_document(
    project: "Project", document_id: int, *, annotator_ids: Collection[int] | None = None
) -> list[Relation]:
    """The relations of a document in the order they were made."""
    layers = rows.to_json(list(annotator_ids)) if annotator_ids is not None else None
    found = rows.all_of(
        project.db,
        _SELECT + "WHERE relation.document_id = ?1 AND (?2 IS NULL OR relation.annotator_id IN"
        " (SELECT value FROM json_each(?2))) ORDER BY relation.id",
        (document_id, layers),
    )
    return [_relation(row) for row in found]


def of_annotation(project: "Project", annotation_id: int) -> list[Relation]:
    """The relations that start or end at an annotation."""
    return of_annotations(project, [annotation_id])


def of_annotations(project: "Project", annotation_ids: Iterable[int]) -> list[Relation]:
    """The relations that start or end at one of some annotations, each once."""
    found = rows.all_of(
        project.db,
        "WITH wanted AS MATERIALIZED (SELECT value AS id FROM json_each(?)) "
        + _SELECT
        + "WHERE relation.id IN ("
        "SELECT relation.id FROM wanted CROSS JOIN relation ON from_id = wanted.id UNION"
        " SELECT relation.id FROM wanted CROSS JOIN relation ON to_id = wanted.id)"
        " ORDER BY relation.id",
        (rows.to_json(list(annotation_ids)),),
    )
    return [_relation(row) for row in found]


def some(project: "Project", relation_ids: Collection[int]) -> list[Relation]:
    """Those of the relations that are there."""
    found = rows.all_of(
        project.db,
        _SELECT + "WHERE relation.id IN (SELECT value FROM json_each(?)) ORDER BY relation.id",
        (rows.to_json(list(relation_ids)),),
    )
    return [_relation(row) for row in found]


def add(project: "Project", new: Relation) -> Relation:
    """Add a relation; within a step. ``new.id`` is ignored, an empty uid or time is filled in."""
    now = project.now()
    row: dict[str, rows.Value] = {
        "uid": new.uid or project.uids(),
        "document_id": new.document_id,
        "relation_type_id": new.type_id,
        "from_id": new.from_id,
        "to_id": new.to_id,
        "annotator_id": new.annotator_id,
        "attributes": rows.to_json(dict(new.attributes)),
        "status": new.status.value,
        "origin": new.origin,
        "confidence": new.confidence,
        "derived_from": new.derived_from,
        "created_at": new.created_at or now,
        "changed_at": new.changed_at or now,
    }
    return get(project, rows.add(project.db, "relation", row))


def update(project: "Project", relation_id: int, row: dict[str, rows.Value]) -> None:
    """Set columns of a relation, and when it was changed; within a step."""
    rows.update(project.db, "relation", relation_id, {**row, "changed_at": project.now()})


def remove(project: "Project", relation_id: int) -> None:
    """Remove a relation; within a step. What refers to it goes first."""
    rows.remove(project.db, "relation", relation_id)


def _relation(row: dict[str, rows.Value]) -> Relation:
    """The relation of a row."""
    confidence = row["confidence"]
    assert confidence is None or isinstance(confidence, float)
    return Relation(
        id=rows.whole(row["id"]),
        uid=rows.words(row["uid"]),
        document_id=rows.whole(row["document_id"]),
        type=rows.words(row["type"]),
        type_id=rows.whole(row["relation_type_id"]),
        from_id=rows.whole(row["from_id"]),
        to_id=rows.whole(row["to_id"]),
        annotator_id=rows.whole(row["annotator_id"]),
        attributes=rows.mapping(row["attributes"]),
        status=Status(rows.words(row["status"])),
        origin=rows.words(row["origin"]),
        confidence=confidence,
        derived_from=rows.maybe_whole(row["derived_from"]),
        created_at=rows.words(row["created_at"]),
        changed_at=rows.words(row["changed_at"]),
    )
