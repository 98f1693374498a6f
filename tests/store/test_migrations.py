"""Older project files: brought up to date in one go behind a copy, or left exactly as they were."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.errors import ProjectError
from annotator.operations.checking import check
from annotator.store import migrations, opening
from annotator.store.history import present
from annotator.store.project import Project
from annotator.store.schema import APPLICATION_ID, RECORDED, VERSION, columns
from tests.support.everything import everything
from tests.support.projects import desk

Later = Callable[[Callable[[sqlite3.Connection], None]], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Let this program have a later form of the file, made by the migration that is given."""

    def make(migrate: Callable[[sqlite3.Connection], None]) -> None:
        known = migrations.migrations
        monkeypatch.setattr(known, "_migrations", list(known._migrations))
        known(name="later form")(lambda db: migrate(db.conn))
        monkeypatch.setattr(opening, "VERSION", VERSION + 1)

    return make


def _empty(path: Path) -> Path:
    """A file of ours from before the first form: it only says whose it is."""
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 0")
    connection.execute("VACUUM")
    connection.close()
    return path


def _names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_an_empty_file_of_the_oldest_form_becomes_a_project(tmp_path: Path) -> None:
    path = _empty(tmp_path / "old.annot")
    before = path.read_bytes()
    with Project.open(path) as project:
        assert not project.read_only
        assert check(project).faults == ()
    assert _names(path) == [f"old before version {VERSION}.annot", "old.annot"]
    copy = sqlite3.connect(tmp_path / f"old before version {VERSION}.annot")
    assert copy.execute("PRAGMA user_version").fetchone() == (0,)
    assert copy.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    copy.close()
    assert before[:16] == path.read_bytes()[:16]


def test_a_full_project_is_brought_up_to_date_with_all_its_history(
    tmp_path: Path, later: Later
) -> None:
    made = everything(tmp_path / "full.annot")
    before = present(made.project)
    made.project.close()
    later(_add_a_column)
    with Project.open(made.project.path) as project:
        assert "later" in columns(project.db, "annotation")
        state = present(project)
        for rows in state.values():
            for number, row in rows.items():
                rows[number] = {name: value for name, value in row.items() if name != "later"}
        assert state == before
        # What was done before the migration can still be turned back and brought back.
        (steps,) = project.db.execute("SELECT max(id) FROM step").fetchone()
        for number in range(steps, 0, -1):
            project.revert(number, None)
        assert not any(present(project).values())
    with Project.open(tmp_path / f"full before version {VERSION + 1}.annot") as copy:
        assert check(copy).faults == ()


def _add_a_column(db: sqlite3.Connection) -> None:
    for table in RECORDED:
        db.execute(f"ALTER TABLE [{table}] ADD COLUMN later TEXT")


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt])
def test_a_migration_that_fails_in_the_middle_leaves_the_file_as_it_was(
    tmp_path: Path, later: Later, error: type[BaseException]
) -> None:
    made = everything(tmp_path / "full.annot")
    made.project.close()

    def fail(db: sqlite3.Connection) -> None:
        _add_a_column(db)
        db.execute("DROP VIEW annotation_flat")
        raise error

    later(fail)
    with pytest.raises(error):
        Project.open(made.project.path)
    found = sqlite3.connect(made.project.path)
    assert found.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert "later" not in columns(found, "annotation")
    assert found.execute("SELECT count(*) FROM annotation_flat").fetchone() == (1,)
    assert found.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found.close()
    assert _names(made.project.path) == [f"full before version {VERSION + 1}.annot", "full.annot"]


def test_a_copy_never_takes_the_place_of_another_file(tmp_path: Path, later: Later) -> None:
    path = tmp_path / "p.annot"
    desk(path).project.close()
    taken = tmp_path / f"p before version {VERSION + 1}.annot"
    taken.write_text("mine")
    later(_add_a_column)
    Project.open(path).close()
    assert taken.read_text() == "mine"
    assert _names(path) == [
        f"p before version {VERSION + 1} 2.annot",
        f"p before version {VERSION + 1}.annot",
        "p.annot",
    ]


def test_without_a_copy_there_is_no_migration(
    tmp_path: Path, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.annot"
    desk(path).project.close()
    later(_add_a_column)

    def full(part: Path, place: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(opening, "_put_in_place", full)
    with pytest.raises(ProjectError, match="Nothing was changed"):
        Project.open(path)
    found = sqlite3.connect(path)
    assert found.execute("PRAGMA user_version").fetchone() == (VERSION,)
    found.close()
    assert _names(path) == ["p.annot"]


def test_an_older_file_that_is_only_read_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = _empty(tmp_path / "old.annot")
    before = path.read_bytes()
    with pytest.raises(ProjectError, match="older form"):
        Project.open(path, read_only=True)
    assert path.read_bytes() == before
    assert _names(path) == ["old.annot"]


def test_a_second_opening_finds_nothing_to_do(tmp_path: Path) -> None:
    path = _empty(tmp_path / "old.annot")
    for _ in range(2):
        Project.open(path).close()
    assert len(_names(path)) == 2
