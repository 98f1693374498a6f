"""Annotations and their fragments."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import UnknownNameError
from annotator.model.annotations import Annotation, Status
from annotator.model.codebook import Label
from annotator.model.source import storable
from annotator.model.text import Span, covered_words
from annotator.store import codebook, former_values, rows

if TYPE_CHECKING:
    from annotator.store.project import Project

_SELECT = (
    "SELECT annotation.*, label.name AS label FROM annotation"
    " JOIN label ON label.id = annotation.label_id "
)
_OF_PEOPLE = "annotator_id IN (SELECT id FROM annotator WHERE kind = 'person')"


def get(project: "Project", annotation_id: int) -> Annotation:
    """The annotation of that id; UnknownNameError when there is none."""
    found = some(project, [annotation_id])
    if not found:
        raise UnknownNameError(
            f"There is no annotation {annotation_id} any more; nothing was changed."
        )
    return found[0]


def some(project: "Project", annotation_ids: Iterable[int]) -> list[Annotation]:
    """Those of the annotations that exist, by id."""
    wanted = rows.to_json(list(annotation_ids))
    found = rows.all_of(
        project.db,
        _SELECT + "WHERE annotation.id IN (SELECT value FROM json_each(?)) ORDER BY annotation.id",
        (wanted,),
    )
    pieces = project.db.execute(
        'SELECT annotation_id, start, "end" FROM fragment'
        " WHERE annotation_id IN (SELECT value FROM json_each(?)) ORDER BY annotation_id, n",
        (wanted,),
    )
    return _with_fragments(found, pieces)


def of_label(project: "Project", label_id: int) -> list[int]:
    """The ids of all annotations of people that have a label, of every layer and document."""
    found = project.db.execute(
        f"SELECT id FROM annotation WHERE label_id = ? AND {_OF_PEOPLE}", (label_id,)
    )
    return [row[0] for row in found]


def locked_of_label(project: "Project", label_id: int) -> tuple[int, int]:
    """How many of them stand in locked documents, and in how many of these."""
    (count, there) = project.db.execute(
        "SELECT count(*), count(DISTINCT document_id) FROM annotation WHERE label_id = ?"
        f" AND {_OF_PEOPLE} AND document_id IN (SELECT id FROM document WHERE state = 'locked')",
        (label_id,),
    ).fetchone()
    return count, there


def find(project: "Project", name: str) -> Annotation:
    """The annotation of that id or uid; UnknownNameError when there is none."""
    found = project.db.execute(
        "SELECT id FROM annotation WHERE uid = ?", (storable(name),)
    ).fetchone()
    if not found and not name.isdecimal():
        raise UnknownNameError(f"There is no annotation “{name}”; “annotator show” numbers them.")
    return get(project, found[0] if found else int(name))


def of_document(
    project: "Project", document_id: int, *, annotator_ids: Collection[int] | None = None
) -> list[Annotation]:
    """The annotations of a document by start; of all layers, or of some annotators' only."""
    layers = rows.to_json(list(annotator_ids)) if annotator_ids is not None else None
    found = rows.all_of(
        project.db,
        _SELECT + "WHERE annotation.document_id = ?1 AND (?2 IS NULL OR annotation.annotator_id IN"
        ' (SELECT value FROM json_each(?2))) ORDER BY annotation.start, annotation."end" DESC,'
        " annotation.id",
        (document_id, layers),
    )
    pieces = project.db.execute(
        'SELECT annotation_id, start, "end" FROM fragment WHERE document_id = ?'
        " ORDER BY annotation_id, n",
        (document_id,),
    )
    return _with_fragments(found, pieces)


def visible(project: "Project", document_id: int, annotator_id: int) -> list[Annotation]:
    """What an annotator sees while annotating: her layer, and suggestions not yet decided on."""
    decided = {
        row[0]
        for row in project.db.execute(
            "SELECT annotation_id FROM decision WHERE document_id = ? AND annotator_id = ?",
            (document_id, annotator_id),
        )
    }
    layers = [
        row[0]
        for row in project.db.execute(
            "SELECT id FROM annotator WHERE id = ? OR kind = 'suggester'", (annotator_id,)
        )
    ]
    return [
        each
        for each in of_document(project, document_id, annotator_ids=layers)
        if each.annotator_id == annotator_id or each.id not in decided
    ]


def stretches(
    project: "Project", document_id: int, annotator_id: int
) -> list[tuple[int, int, int]]:
    """The fragments of one annotator's layer in a document: id of the label, start, end; sorted."""
    found = project.db.execute(
        'SELECT annotation.label_id, fragment.start, fragment."end" FROM fragment'
        " JOIN annotation ON annotation.id = fragment.annotation_id"
        " WHERE fragment.document_id = ? AND annotation.annotator_id = ?"
        ' ORDER BY fragment.start, fragment."end", annotation.id',
        (document_id, annotator_id),
    )
    return [tuple(row) for row in found]


def add(project: "Project", new: Annotation, body: str) -> Annotation:
    """Add an annotation and its fragments on the text ``body``; within a step.

    ``new.id`` is ignored; an empty uid, text, revision (0) or time is filled in.
    """
    now = project.now()
    text = covered_words(body, new.fragments)
    uid = new.uid or project.uids()
    revision = new.codebook_revision or codebook.load(project).revision
    created_at, changed_at = new.created_at or now, new.changed_at or now
    row: dict[str, rows.Value] = {
        "uid": uid,
        "document_id": new.document_id,
        "label_id": new.label_id,
        "annotator_id": new.annotator_id,
        "start": new.start,
        "end": new.end,
        "text": text,
        "attributes": rows.to_json(dict(new.attributes)),
        "entity_id": new.entity_id,
        "status": new.status.value,
        "flag": new.flag,
        "confidence": new.confidence,
        "origin": new.origin,
        "derived_from": new.derived_from,
        "carried_from": new.carried_from,
        "carried_grade": new.carried_grade,
        "codebook_revision": revision,
        "created_at": created_at,
        "created_by": new.created_by,
        "changed_at": changed_at,
        "changed_by": new.changed_by,
    }
    annotation_id = rows.add(project.db, "annotation", row)
    for n, span in enumerate(new.fragments):
        _add_fragment(project, annotation_id, new.document_id, n, span)
    return replace(
        new,
        id=annotation_id,
        uid=uid,
        text=text,
        codebook_revision=revision,
        created_at=created_at,
        changed_at=changed_at,
    )


def update(
    project: "Project", annotation_id: int, annotator_id: int, row: dict[str, rows.Value]
) -> None:
    """Set columns of an annotation, and who changed it when; within a step."""
    stamped = {**row, "changed_at": project.now(), "changed_by": annotator_id}
    rows.update(project.db, "annotation", annotation_id, stamped)


def relabel(
    project: "Project",
    annotation_id: int,
    annotator_id: int,
    label_id: int,
    *,
    attributes: Mapping[str, object],
    entity_id: int | None,
) -> None:
    """Give an annotation another label, under the present codebook revision; within a step."""
    row: dict[str, rows.Value] = {
        "label_id": label_id,
        "attributes": rows.to_json(dict(attributes)),
        "entity_id": entity_id,
        "codebook_revision": codebook.load(project).revision,
    }
    update(project, annotation_id, annotator_id, row)


def attributes_under(project: "Project", annotation_id: int, label: Label) -> dict[str, object]:
    """The attributes that an annotation had when it last had a label; none when it never did.

    They go by the names and words that they have now.
    """
    found = project.db.execute(
        "SELECT step_id, json_extract(after, '$.attributes') FROM change"
        " WHERE table_name = 'annotation' AND row_id = ?"
        " AND json_extract(after, '$.label_id') = ? ORDER BY id DESC LIMIT 1",
        (annotation_id, label.id),
    ).fetchone()
    if not found or found[1] == "{}":
        return {}
    return former_values.as_now(project, label, found[0], rows.mapping(found[1]))


def put_attributes(
    project: "Project",
    annotation_id: int,
    annotator_id: int,
    attributes: Mapping[str, object],
    *,
    judged: bool = False,
) -> None:
    """Set all attributes of an annotation; within a step.

    ``judged``: somebody has said what holds under the present codebook, and it is stamped with it.
    """
    row: dict[str, rows.Value] = {"attributes": rows.to_json(dict(attributes))}
    if judged:
        row["codebook_revision"] = codebook.load(project).revision
    update(project, annotation_id, annotator_id, row)


def put_fragments(
    project: "Project",
    annotation: Annotation,
    annotator_id: int,
    fragments: Sequence[Span],
    body: str,
) -> None:
    """Give an annotation other fragments, touching only the rows that differ; within a step.

    It is judged anew under the present codebook.
    """
    old = project.db.execute(
        'SELECT id, start, "end" FROM fragment WHERE annotation_id = ? ORDER BY n', (annotation.id,)
    ).fetchall()
    for n, span in enumerate(fragments[: len(old)]):
        if (span.start, span.end) != tuple(old[n][1:]):
            rows.update(project.db, "fragment", old[n][0], {"start": span.start, "end": span.end})
    for row_id, *_ in old[len(fragments) :]:
        rows.remove(project.db, "fragment", row_id)
    for n, span in enumerate(fragments[len(old) :], start=len(old)):
        _add_fragment(project, annotation.id, annotation.document_id, n, span)
    bounds: dict[str, rows.Value] = {
        "start": fragments[0].start,
        "end": fragments[-1].end,
        "text": covered_words(body, fragments),
        "codebook_revision": codebook.load(project).revision,
    }
    update(project, annotation.id, annotator_id, bounds)


def remove(project: "Project", annotation_id: int) -> None:
    """Remove an annotation and its fragments; within a step. What refers to it goes first."""
    project.db.execute("DELETE FROM fragment WHERE annotation_id = ?", (annotation_id,))
    rows.remove(project.db, "annotation", annotation_id)


def _add_fragment(
    project: "Project", annotation_id: int, document_id: int, n: int, span: Span
) -> None:
    """Add one fragment."""
    row: dict[str, rows.Value] = {
        "annotation_id": annotation_id,
        "document_id": document_id,
        "n": n,
        "start": span.start,
        "end": span.end,
    }
    rows.add(project.db, "fragment", row)


def _with_fragments(
    found: list[dict[str, rows.Value]], pieces: Iterable[tuple[int, int, int]]
) -> list[Annotation]:
    """The annotations of rows, with the fragments that belong to them."""
    spans: dict[rows.Value, list[Span]] = {row["id"]: [] for row in found}
    for annotation_id, start, end in pieces:
        if annotation_id in spans:
            spans[annotation_id].append(Span(start, end))
    return [_annotation(row, tuple(spans[row["id"]])) for row in found]


def _annotation(row: dict[str, rows.Value], fragments: tuple[Span, ...]) -> Annotation:
    """The annotation of a row."""
    confidence = row["confidence"]
    assert confidence is None or isinstance(confidence, float)
    return Annotation(
        id=rows.whole(row["id"]),
        uid=rows.words(row["uid"]),
        document_id=rows.whole(row["document_id"]),
        label=rows.words(row["label"]),
        label_id=rows.whole(row["label_id"]),
        annotator_id=rows.whole(row["annotator_id"]),
        fragments=fragments,
        text=rows.words(row["text"]),
        attributes=rows.mapping(row["attributes"]),
        entity_id=rows.maybe_whole(row["entity_id"]),
        status=Status(rows.words(row["status"])),
        flag=rows.words(row["flag"]),
        confidence=confidence,
        origin=rows.words(row["origin"]),
        derived_from=rows.maybe_whole(row["derived_from"]),
        carried_from=rows.maybe_whole(row["carried_from"]),
        carried_grade=rows.words(row["carried_grade"]),
        codebook_revision=rows.whole(row["codebook_revision"]),
        created_at=rows.words(row["created_at"]),
        created_by=rows.maybe_whole(row["created_by"]),
        changed_at=rows.words(row["changed_at"]),
        changed_by=rows.maybe_whole(row["changed_by"]),
    )
