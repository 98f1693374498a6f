"""Relations as they were: those that went with a label, and those of a step long past."""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.model.values import dataclass
from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project

_LEFT = """
SELECT step_id FROM change WHERE table_name = 'annotation' AND row_id = :id
AND json_extract(before, '$.label_id') = :label
AND json_extract(after, '$.label_id') <> :label
ORDER BY id DESC LIMIT 1
"""
_TAKEN = """
SELECT before FROM change
WHERE step_id = ? AND table_name = 'relation' AND after IS NULL ORDER BY row_id
"""
_EVER = """
SELECT id FROM relation WHERE from_id = :id UNION
SELECT id FROM relation WHERE to_id = :id UNION
SELECT row_id FROM change WHERE table_name = 'relation' AND step_id <= :step
AND :id IN (json_extract(after, '$.from_id'), json_extract(after, '$.to_id'))
ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class FormerTie:
    """A relation as it was after a step."""

    step_id: int
    row: dict[str, rows.Value]
    """Its row, as the history holds it."""

    @property
    def ends(self) -> tuple[int, int]:
        """The annotations that it led from and to."""
        return rows.whole(self.row["from_id"]), rows.whole(self.row["to_id"])


def taken_with_label(
    project: "Project", annotation_ids: Iterable[int], label_id: int
) -> list[FormerTie]:
    """The relations of annotations that went in the step in which each last lost a label."""
    lost: dict[int, set[int]] = {}
    for each in annotation_ids:
        left = project.db.execute(_LEFT, {"id": each, "label": label_id}).fetchone()
        if left is not None:
            lost.setdefault(left[0], set()).add(each)
    found: list[FormerTie] = []
    for step_id, ids in lost.items():
        rows_taken = project.db.execute(_TAKEN, (step_id,)).fetchall()
        ties = (FormerTie(step_id, json.loads(before)) for (before,) in rows_taken)
        found += [tie for tie in ties if not ids.isdisjoint(tie.ends)]
    return found


def around(project: "Project", annotation_id: int, step_id: int) -> dict[int, FormerTie | None]:
    """The relations that an annotation has now or had after a step, by their ids.

    Each is given as it was after that step; None where it was not there then.
    """
    every = project.db.execute(_EVER, {"id": annotation_id, "step": step_id}).fetchall()
    then = {relation_id: _after(project, relation_id, step_id) for (relation_id,) in every}
    now = project.db.execute(
        "SELECT id FROM relation WHERE ?1 IN (from_id, to_id)", (annotation_id,)
    )
    there = {relation_id for (relation_id,) in now}
    return {
        relation_id: tie
        for relation_id, tie in then.items()
        if relation_id in there or (tie is not None and annotation_id in tie.ends)
    }


def bring_back(project: "Project", row: dict[str, rows.Value]) -> None:
    """Let a relation that is gone be there again as in a row, with its notes; within a step."""
    db = project.db
    relation_id, origin = rows.whole(row["id"]), row["derived_from"]
    known = db.execute("SELECT 1 FROM relation WHERE id = ?", (origin,)).fetchone()
    rows.add(db, "relation", {**row, "derived_from": origin if known else None})
    with_it = db.execute(
        "SELECT table_name, before FROM change WHERE step_id = (SELECT step_id FROM change"
        "  WHERE table_name = 'relation' AND row_id = ?1 AND after IS NULL"
        "  ORDER BY id DESC LIMIT 1)"
        " AND table_name IN ('note', 'decision') AND after IS NULL"
        " AND json_extract(before, '$.relation_id') = ?1 ORDER BY row_id",
        (relation_id,),
    ).fetchall()
    for table, before in with_it:
        rows.add(db, table, json.loads(before))


def _after(project: "Project", relation_id: int, step_id: int) -> FormerTie | None:
    found = project.db.execute(
        "SELECT after FROM change WHERE table_name = 'relation' AND row_id = ?"
        " AND step_id <= ? ORDER BY id DESC LIMIT 1",
        (relation_id, step_id),
    ).fetchone()
    return FormerTie(step_id, json.loads(found[0])) if found and found[0] else None
