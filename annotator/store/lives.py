"""The steps in the life of one annotation, found without looking at the rest of the history."""

from typing import TYPE_CHECKING

from annotator.model.history import Step
from annotator.store import rows
from annotator.store.steps import step_of

if TYPE_CHECKING:
    from annotator.store.project import Project

_STEPS = """
WITH gone AS MATERIALIZED (
    SELECT id FROM change WHERE table_name = 'relation'
    AND NOT EXISTS (SELECT 1 FROM relation WHERE relation.id = row_id))
SELECT * FROM step WHERE id IN (
    SELECT step_id FROM change WHERE table_name = 'annotation' AND row_id = :id
    UNION
    SELECT step_id FROM change WHERE table_name = 'relation' AND row_id IN (
        SELECT id FROM relation WHERE from_id = :id UNION
        SELECT id FROM relation WHERE to_id = :id)
    UNION
    SELECT step_id FROM gone JOIN change ON change.id = gone.id
    WHERE :id IN (json_extract(coalesce(before, after), '$.from_id'),
                json_extract(coalesce(before, after), '$.to_id')))
ORDER BY id
"""
"""Whatever changes a fragment changes its annotation in the same step. The ends of a relation
never change; only those of relations that are gone have to be read from what was recorded."""


def steps(project: "Project", annotation_id: int) -> list[Step]:
    """The steps that touched an annotation or a relation of it, the oldest first."""
    found = rows.all_of(project.db, _STEPS, {"id": annotation_id})
    return [step_of(row) for row in found]
