"""What the triggers write: every change of every recorded table, whole and exact."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.store import history, rows, settings
from annotator.store.connection import connect
from annotator.store.project import Project
from annotator.store.recording import start_recording
from annotator.store.schema import RECORDED, columns
from tests.strategies import PIECES
from tests.support.everything import everything
from tests.support.projects import last_change_id


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in which every table has a row; never changed."""
    path = tmp_path_factory.mktemp("full") / "full.annot"
    everything(path).project.close()
    return path


@pytest.fixture
def project(whole: Path, tmp_path: Path) -> Iterator[Project]:
    """A copy of the full project in which references are not checked."""
    path = tmp_path / "copy.annot"
    path.write_bytes(whole.read_bytes())
    with Project.open(path) as opened:
        opened.db.execute("PRAGMA foreign_keys = OFF")
        yield opened


def _row(project: Project, table: str, row_id: int) -> dict[str, rows.Value] | None:
    found = rows.all_of(project.db, f"SELECT * FROM [{table}] WHERE id = ?", (row_id,))
    return found[0] if found else None


def _changes(project: Project, after: int) -> list[tuple[object, ...]]:
    return [
        (table, row_id, before and json.loads(before), later and json.loads(later))
        for table, row_id, before, later in project.db.execute(
            "SELECT table_name, row_id, before, after FROM change WHERE id > ? ORDER BY id",
            (after,),
        )
    ]


def _others(value: rows.Value, kind: str) -> list[rows.Value]:
    """Values other than this one, of the column's type, to try in turn."""
    if kind == "INTEGER":
        return [value + 1 if isinstance(value, int) else 1]
    if kind == "REAL":
        return [0.1 + 0.2, 1 / 3]
    named = ["locked", "to do", "done", "accepted", "rejected", "suggester"]
    return [f"{value!r}{''.join(PIECES)}'\"\\ \x01", *named]


@pytest.mark.parametrize("table", RECORDED)
def test_an_insert_an_update_of_any_column_and_a_delete_are_recorded_exactly(
    project: Project, table: str
) -> None:
    (first,) = project.db.execute(f"SELECT min(id) FROM [{table}]").fetchone()
    row = _row(project, table, first)
    assert row is not None
    new = {name: value for name, value in row.items() if name != "id"}
    for name in ("uid", "name"):
        if name in new:
            new[name] = f"new {name}"
    if table == "assignment":
        new["annotator_id"] = 99
    before = last_change_id(project)
    expected: list[tuple[object, ...]] = []
    with project.step("Touch", None, operation="touch"):
        added = rows.add(project.db, table, new)
        expected.append((table, added, None, _row(project, table, added)))
        for name, kind in columns(project.db, table).items():
            if name == "id" or (table, name) == ("decision", "relation_id"):
                continue  # a decision on an annotation is on no relation
            was = _row(project, table, added)
            assert was is not None
            changed = _set_another(project, table, added, name, _others(was[name], kind))
            assert changed, f"{table}.{name}"
            expected.append((table, added, was, _row(project, table, added)))
        was = _row(project, table, added)
        rows.remove(project.db, table, added)
        expected.append((table, added, was, None))
    assert _changes(project, before) == expected


def _set_another(
    project: Project, table: str, row_id: int, name: str, values: list[rows.Value]
) -> bool:
    """Set a column to the first of the values that its table allows and it does not have."""
    was = _row(project, table, row_id)
    assert was is not None
    for value in values:
        try:
            rows.update(project.db, table, row_id, {name: value})
        except sqlite3.IntegrityError:
            continue
        if value != was[name]:
            return True
    return False


@pytest.mark.parametrize("table", RECORDED)
def test_an_update_that_changes_nothing_is_not_recorded(project: Project, table: str) -> None:
    before = last_change_id(project)
    with project.step("Touch", None, operation="touch"):
        for name in columns(project.db, table):
            project.db.execute(f"UPDATE [{table}] SET [{name}] = [{name}]")
    assert last_change_id(project) == before


@pytest.mark.parametrize("table", RECORDED)
def test_a_write_outside_a_step_is_refused(project: Project, table: str) -> None:
    for statement in (f"DELETE FROM [{table}]", f"UPDATE [{table}] SET id = id + 1000"):
        with pytest.raises(sqlite3.IntegrityError):
            project.db.execute(statement)
    assert not project.db.in_transaction


@given(confidence=st.floats(0, 1))
def test_history_keeps_numbers_to_the_last_bit(
    whole: Path, tmp_path_factory: pytest.TempPathFactory, confidence: float
) -> None:
    path = tmp_path_factory.mktemp("copy") / "copy.annot"
    path.write_bytes(whole.read_bytes())
    with Project.open(path) as project:
        before = history.present(project)
        with project.step("Set", None, operation="set") as step:
            rows.update(project.db, "annotation", 1, {"confidence": confidence})
        assert history.present(project)["annotation"][1]["confidence"] == confidence
        with project.step("Set", None, operation="set"):
            rows.update(project.db, "annotation", 1, {"confidence": None})
        assert history.as_of(project, step.id)["annotation"][1]["confidence"] == confidence
        project.revert(step.id + 1, None)
        found = project.db.execute("SELECT confidence FROM annotation WHERE id = 1").fetchone()
        assert found == (confidence,)
        project.revert(step.id, None)
        assert history.present(project) == before


def test_names_that_no_file_can_hold_are_replaced(project: Project) -> None:
    """Linux file names in another encoding reach us with lone surrogates."""
    with project.step("Name", None, operation="name"):
        rows.update(project.db, "document", 1, {"title": "caf\udce9"})
        added = rows.add(project.db, "setting", {"name": "\udce9", "value": "\ud83d"})
    found = project.db.execute("SELECT title FROM document WHERE id = 1").fetchone()
    assert found == ("caf\ufffd",)
    assert _row(project, "setting", added) == {"id": added, "name": "\ufffd", "value": "\ufffd"}


def test_recording_leaves_nothing_of_itself_in_the_file(whole: Path) -> None:
    db = connect(whole, read_only=True)
    found = db.execute("SELECT name FROM main.sqlite_master WHERE type = 'trigger'").fetchall()
    db.close()
    assert found == []


def test_triggers_are_made_for_what_the_table_has(tmp_path: Path) -> None:
    db = connect(tmp_path / "p.db", create=True)
    for table in RECORDED:
        extra = ", note REAL" if table == "note" else ""
        db.execute(f"CREATE TABLE [{table}] (id INTEGER PRIMARY KEY, later TEXT{extra})")
    db.execute(
        "CREATE TABLE change (id INTEGER PRIMARY KEY, step_id, table_name, row_id, before, after)"
    )
    start_recording(db)
    db.execute("INSERT INTO note (later, note) VALUES ('x', 0.5)")
    found = db.execute("SELECT after FROM change").fetchone()
    db.close()
    assert found == ('{"id":1,"later":"x","note":0.5}',)


def test_a_project_opened_at_once_writes_nothing_before_it_records(tmp_path: Path) -> None:
    path = tmp_path / "at once.annot"
    Project.create(path).close()
    with Project.open(path, at_once=True) as project:
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            project.db.execute("INSERT INTO setting (name, value) VALUES ('one', '1')")
        with project.step("Set", None, operation="set"):
            settings.put(project.db, "one", "1")
        with pytest.raises(sqlite3.IntegrityError):
            project.db.execute("UPDATE setting SET value = '2'")
        project.get_ready()
        (recorded,) = project.db.execute("SELECT count(*) FROM change").fetchone()
        assert recorded == 1
