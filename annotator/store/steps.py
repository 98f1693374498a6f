"""The list of steps, and which one a person's next undo or redo concerns.

Nothing in the history is overwritten: an undo is a step of its own that names the step it turns
back, and a redo one that names the undo. A person's undo stack follows from her own steps alone.
"""

from collections.abc import Iterator
from datetime import datetime
from sqlite3 import Connection

from annotator.model.history import ChangeSet, RowChange, Step, StepKind, StepState
from annotator.store.rows import Value, all_of, maybe_whole, whole, words

JOIN_SECONDS = 1.0
"""Edits typed into one field within this time are one step."""

FOR_GOOD = "remove for good"
"""The operation of the steps that erased something with its history."""

BULK = 5_000
"""From this many changes on, a change set names its step only."""


def step_of(row: dict[str, Value]) -> Step:
    """The step of a row of table ``step``."""
    return Step(
        id=whole(row["id"]),
        operation=words(row["operation"]),
        title=words(row["title"]),
        annotator_id=maybe_whole(row["annotator_id"]),
        made_at=words(row["made_at"]),
        kind=StepKind(words(row["kind"])),
        undoes=maybe_whole(row.get("undoes")),
        state=StepState(words(row["state"])),
    )


def get_step(db: Connection, step_id: int) -> Step | None:
    """The step of that id; None when there is none."""
    found = all_of(db, "SELECT * FROM step WHERE id = ?", (step_id,))
    return step_of(found[0]) if found else None


def next_undo(db: Connection, annotator_id: int | None) -> Step | None:
    """The step that this person's next undo turns back; None when there is none.

    Going back through her steps, it is the first whose latest word is not an undo. Which step an
    undo or redo speaks of is told by number: an import that was open meanwhile stands in the list
    where it began, so that neighbours do not tell.
    """
    turned_back: set[int | None] = set()
    for step in _latest_first(db, annotator_id):
        if step.state is not StepState.CLOSED:
            continue
        if step.kind is StepKind.UNDO:
            turned_back.add(step.undoes)
            continue
        work = _original(db, step)
        if work.id not in turned_back:
            return work
    return None


def next_redo(db: Connection, annotator_id: int | None) -> Step | None:
    """The undo that this person's next redo turns back; None after any new work of hers."""
    brought_back: set[int | None] = set()
    for step in _latest_first(db, annotator_id):
        if step.state is not StepState.CLOSED:
            continue
        if step.kind is StepKind.REDO:
            brought_back.add(step.undoes)
        elif step.kind is not StepKind.UNDO:
            return None
        elif step.id not in brought_back:
            return step
    return None


def _latest_first(db: Connection, annotator_id: int | None) -> Iterator[Step]:
    """This person's steps, the latest first, read as they are asked for."""
    cursor = db.execute(
        "SELECT * FROM step WHERE annotator_id IS ? AND owner = '' ORDER BY id DESC",
        (annotator_id,),
    )
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield step_of(dict(zip(names, row, strict=True)))


def _original(db: Connection, step: Step) -> Step:
    """The work behind a redo: the step that the undo it turned back had turned back."""
    while step.kind is StepKind.REDO:
        undo = get_step(db, step.undoes or 0)
        assert undo is not None
        original = get_step(db, undo.undoes or 0)
        assert original is not None
        step = original
    return step


def change_set(db: Connection, step: Step, *, after: int = 0) -> ChangeSet:
    """What a step touched, as far as it was recorded behind change number ``after``.

    What was removed for good is not recorded row by row: whoever shows any of it looks anew.
    """
    return changes_up_to_now(db, step, after)[0]


def changes_up_to_now(db: Connection, step: Step, after: int) -> tuple[ChangeSet, int | None]:
    """A step's change set, as ``change_set``, and the number of its latest change.

    The number is ``after`` when there was none, and None for a bulk set, which is not read.
    """
    if step.operation == FOR_GOOD:
        return ChangeSet(step, (), bulk=True), None
    rows = db.execute(
        "SELECT id, table_name, row_id, before, after FROM change WHERE step_id = ? AND id > ?"
        " ORDER BY id LIMIT ?",
        (step.id, after, BULK),
    ).fetchall()
    if len(rows) == BULK:
        return ChangeSet(step, (), bulk=True), None
    changes = tuple([RowChange(*row[1:]) for row in rows])
    return ChangeSet(step, changes), rows[-1][0] if rows else after


def any_open(db: Connection) -> bool:
    """Whether there are steps that nobody has closed."""
    return db.execute("SELECT 1 FROM step WHERE state = 'open' LIMIT 1").fetchone() is not None


def last_change(db: Connection) -> int:
    """The number of the latest change in the file; 0 for none."""
    (found,) = db.execute("SELECT max(id) FROM change").fetchone()
    return found or 0


def joined(db: Connection, row: dict[str, Value]) -> Step | None:
    """The latest step when a step of this row continues it; with the row's title and time."""
    found = all_of(db, "SELECT * FROM step ORDER BY id DESC LIMIT 1")
    same = ("operation", "annotator_id", "join_key", "kind", "state")
    if not found or any(found[0][name] != row[name] for name in same):
        return None
    earlier = datetime.fromisoformat(words(found[0]["made_at"]))
    later = datetime.fromisoformat(words(row["made_at"]))
    if not 0 <= (later - earlier).total_seconds() <= JOIN_SECONDS:
        return None
    return step_of({**found[0], "title": row["title"], "made_at": row["made_at"]})


def count_revision(db: Connection, step_id: int, *, after: int = 0) -> None:
    """Count the codebook's revision up when the step touched a label or relation type.

    Only changes behind number ``after`` count; for a whole step (0) it is counted once.
    """
    db.execute(
        "INSERT INTO codebook_revision (step_id) SELECT ?1 WHERE EXISTS (SELECT 1 FROM change"
        " WHERE step_id = ?1 AND id > ?2 AND table_name IN ('label', 'relation_type'))"
        " AND NOT EXISTS (SELECT 1 FROM codebook_revision AS made WHERE made.step_id = ?1"
        " AND ?2 = 0)",
        (step_id, after),
    )
