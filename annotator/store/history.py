"""Reading the history: the list of steps, the life of a row, the file as of a step."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.model.history import RowChange, Step
from annotator.store import rows
from annotator.store.recording import row_as_json
from annotator.store.schema import RECORDED, columns
from annotator.store.steps import step_of

if TYPE_CHECKING:
    from annotator.store.project import Project

State = dict[str, dict[int, Mapping[str, object]]]
"""Every recorded row by table and id."""


@dataclass(frozen=True, slots=True)
class Event:
    """One step in the life of a row, and what it did to it."""

    step: Step
    change: RowChange


def steps(project: "Project", *, limit: int = 200, before: int | None = None) -> list[Step]:
    """The latest steps, the newest first; those before a step when it is given."""
    found = rows.all_of(
        project.db,
        "SELECT * FROM step WHERE ?1 IS NULL OR id < ?1 ORDER BY id DESC LIMIT ?2",
        (before, limit),
    )
    return [step_of(row) for row in found]


def life(project: "Project", annotation_id: int) -> list[Event]:
    """Everything that happened to an annotation, its fragments and relations, oldest first."""
    found = project.db.execute(
        "SELECT change.step_id, table_name, row_id, before, after FROM change WHERE"
        " (table_name = 'annotation' AND row_id = :id)"
        " OR (table_name = 'fragment' AND :id IN (json_extract(before, '$.annotation_id'),"
        " json_extract(after, '$.annotation_id')) AND step_id IN (SELECT step_id FROM change AS"
        " own WHERE own.table_name = 'annotation' AND own.row_id = :id))"
        " OR (table_name = 'relation' AND :id IN (json_extract(before, '$.from_id'),"
        " json_extract(before, '$.to_id'), json_extract(after, '$.from_id'),"
        " json_extract(after, '$.to_id'))) ORDER BY change.id",
        {"id": annotation_id},
    ).fetchall()
    numbers = rows.to_json(sorted({row[0] for row in found}))
    by_id = {
        row["id"]: step_of(row)
        for row in rows.all_of(
            project.db,
            "SELECT * FROM step WHERE id IN (SELECT value FROM json_each(?))",
            (numbers,),
        )
    }
    return [
        Event(by_id[step_id], RowChange(table, row_id, before, after))
        for step_id, table, row_id, before, after in found
    ]


def present(project: "Project") -> State:
    """Every recorded row as it is now."""
    state: State = {}
    for table in RECORDED:
        whole_row = row_as_json(columns(project.db, table))
        found = project.db.execute(f"SELECT id, {whole_row} FROM [{table}]")
        state[table] = {row_id: json.loads(row) for row_id, row in found}
    return state


def as_of(project: "Project", step_id: int) -> State:
    """Every recorded row as it was right after a step; 0 is the empty file.

    Walks back from the present through everything that later steps touched, so the cost is that
    of the later steps.
    """
    with project.snapshot():
        state = present(project)
        later = project.db.execute(
            "SELECT table_name, row_id, before FROM change WHERE step_id > ? ORDER BY id DESC",
            (step_id,),
        ).fetchall()
    for table, row_id, before in later:
        if before is None:
            state[table].pop(row_id, None)
        else:
            state[table][row_id] = json.loads(before)
    return state
