"""The life of one annotation, found without looking at the rest of the history."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.model.annotations import Annotation
from annotator.model.history import Step
from annotator.model.text import JOINT, Span
from annotator.store import rows
from annotator.store.steps import step_of

if TYPE_CHECKING:
    from annotator.store.project import Project

_ENDS = (
    "(json_extract(before, '$.from_id'), json_extract(before, '$.to_id'),"
    " json_extract(after, '$.from_id'), json_extract(after, '$.to_id'))"
)
_STEPS = f"""
WITH tied AS MATERIALIZED (
    SELECT id FROM relation WHERE from_id = :id UNION
    SELECT id FROM relation WHERE to_id = :id UNION
    SELECT row_id FROM change WHERE table_name = 'relation'
    AND (before IS NOT NULL AND after IS NOT NULL
         OR NOT EXISTS (SELECT 1 FROM relation WHERE relation.id = row_id))
    AND :id IN {_ENDS})
SELECT * FROM step WHERE id IN (
    SELECT step_id FROM change WHERE table_name = 'annotation' AND row_id = :id
    UNION
    SELECT step_id FROM tied JOIN change ON table_name = 'relation' AND row_id = tied.id
    WHERE :id IN {_ENDS})
ORDER BY id
"""
"""Whatever changes a fragment changes its annotation in the same step. Relations that are gone,
or were led elsewhere, have to be read from what was recorded."""


def steps(project: "Project", annotation_id: int) -> list[Step]:
    """The steps that touched an annotation or a relation of it, the oldest first."""
    found = rows.all_of(project.db, _STEPS, {"id": annotation_id})
    return [step_of(row) for row in found]


@dataclass(frozen=True, slots=True)
class Moment:
    """One step in the life of an annotation, and its row before and after.

    Both rows are None where only a relation of it was touched.
    """

    step: Step
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None


def moments(project: "Project", annotation_id: int) -> list[Moment]:
    """The steps that touched an annotation or a relation of it, with its rows; the oldest first."""
    firsts: dict[int, str | None] = {}
    lasts: dict[int, str | None] = {}
    for step_id, before, after in project.db.execute(
        "SELECT step_id, before, after FROM change"
        " WHERE table_name = 'annotation' AND row_id = ? ORDER BY id",
        (annotation_id,),
    ):
        firsts.setdefault(step_id, before)
        lasts[step_id] = after
    return [
        Moment(each, _row(firsts.get(each.id)), _row(lasts.get(each.id)))
        for each in steps(project, annotation_id)
    ]


def row_after(project: "Project", annotation_id: int, step_id: int) -> Mapping[str, object] | None:
    """The row of an annotation as it was after a step; None when it was not there then."""
    found = project.db.execute(
        "SELECT after FROM change WHERE table_name = 'annotation' AND row_id = ?"
        " AND step_id <= ? ORDER BY id DESC LIMIT 1",
        (annotation_id, step_id),
    ).fetchone()
    return _row(found[0]) if found else None


def fragments_after(
    project: "Project", annotation: Annotation, row: Mapping[str, object], step_id: int
) -> tuple[Span, ...]:
    """The fragments that an annotation had after a step, in which its row was ``row``."""
    start, end = row["start"], row["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    # Where the text itself has what joins fragments, only the history tells one from several.
    if JOINT not in str(row["text"]):
        return (Span(start, end),)
    changes = project.db.execute(
        "SELECT row_id, after FROM change WHERE table_name = 'fragment' AND step_id <= ?2"
        " AND step_id IN (SELECT step_id FROM change AS own"
        "  WHERE own.table_name = 'annotation' AND own.row_id = ?1)"
        " AND json_extract(coalesce(after, before), '$.annotation_id') = ?1 ORDER BY id",
        (annotation.id, step_id),
    )
    latest = dict(changes.fetchall())
    pieces = [json.loads(after) for after in latest.values() if after is not None]
    return tuple(sorted(Span(each["start"], each["end"]) for each in pieces))


def _row(stored: str | None) -> Mapping[str, object] | None:
    """The row of a JSON object."""
    if stored is None:
        return None
    found = json.loads(stored)
    assert isinstance(found, dict)
    return found
