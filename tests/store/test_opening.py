"""Opening project files: sound ones, strange ones, damaged ones, and ones in use."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from annotator.errors import NewerProjectError, NotAProjectError, ProjectError
from annotator.store import entities
from annotator.store.connection import connect, use_write_ahead_log
from annotator.store.project import Project
from annotator.store.schema import VERSION
from tests.support.processes import python
from tests.support.projects import Desk

_ADD = """
import sys
from pathlib import Path
from annotator.store import entities
from annotator.store.connection import connect, use_write_ahead_log
from annotator.store.project import Project
with Project.open(Path(sys.argv[1])) as project:
    with project.step("Add", None, operation="add entity"):
        entities.add(project, sys.argv[2])
"""

_NAMES = """
import sys
from pathlib import Path
from annotator.store import entities
from annotator.store.connection import connect, use_write_ahead_log
from annotator.store.project import Project
with Project.open(Path(sys.argv[1])) as project:
    print(*(each.name for each in entities.entities(project)))
"""


def _add(project: Project, name: str) -> None:
    with project.step("Add", None, operation="add entity"):
        entities.add(project, name)


def test_a_second_connection_of_this_process_does_not_give_the_file_away(tmp_path: Path) -> None:
    """POSIX drops all locks of a process on a file when it closes any descriptor of it.

    With its lock gone, another program's close takes the write-ahead log away under us.
    """
    path = tmp_path / "p.annot"
    with Project.create(path) as project:
        Project.open(path).close()
        python(_ADD, path, "theirs")
        _add(project, "ours")
        assert python(_NAMES, path).split() == ["ours", "theirs"]


def _half_merged(path: Path, at: Path) -> Path:
    """A copy as a kill within a checkpoint leaves it: the first page merged, later ones not."""
    with Project.create(path) as project:
        before = path.stat().st_size
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        for number in range(200):
            _add(project, f"entity {number} " + "x" * 500)
        log = path.with_name(path.name + "-wal").read_bytes()
        old = path.read_bytes()
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        connection.close()
        new = path.read_bytes()
    assert len(new) > len(old) >= before
    at.write_bytes(new[:4096] + old[4096:])
    at.with_name(at.name + "-wal").write_bytes(log)
    return at


def test_a_file_whose_program_died_within_a_checkpoint_opens_with_everything(
    tmp_path: Path,
) -> None:
    copy = _half_merged(tmp_path / "p.annot", tmp_path / "killed.annot")
    with Project.open(copy) as project:
        assert len(entities.entities(project)) == 200


@pytest.mark.parametrize("share", [0.999, 0.9, 0.5, 0.1])
def test_a_truncated_file_is_refused_with_a_sentence_and_left_alone(
    desk: Desk, share: float
) -> None:
    path = desk.project.path
    desk.project.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(NotAProjectError, match="cut short"):
        Project.open(path)
    assert path.read_bytes() == whole[: int(len(whole) * share)]
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name]


def test_damaged_pages_are_named_as_damage(desk: Desk) -> None:
    path = desk.project.path
    desk.project.close()
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)
    path.write_bytes(data)
    with pytest.raises(NotAProjectError, match="damaged"):
        Project.open(path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.annot", b""),
        ("text.annot", b"A statement by the Alliance.\n" * 100),
        ("short.annot", b"SQLite format 3\0"),
        ("head.annot", b"SQLite format 3\0" + b"\0" * 84),
        ("picture.annot", b"\x89PNG\r\n\x1a\n" + os.urandom(5000)),
    ],
)
def test_what_is_no_project_is_refused_with_a_sentence(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(NotAProjectError, match=r"left as it was|not an Annotator project"):
        Project.open(path)
    assert path.read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.annot"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE text (body)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotAProjectError, match="not an Annotator project"):
        Project.open(path)
    assert path.read_bytes() == before


def test_a_missing_file_and_a_folder_are_refused_and_nothing_is_made(tmp_path: Path) -> None:
    for path in (tmp_path / "none.annot", tmp_path / "none" / "none.annot", tmp_path):
        with pytest.raises(NotAProjectError, match="no project file"):
            Project.open(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name",
    [
        "a b.annot",
        "100%.annot",
        "%41.annot",
        "what?.annot",
        "#1.annot",
        "naïve 漢字 🕊.annot",
        "a&b=c;d'e\"f.annot",
        "file:x?mode=ro.annot",
    ],
)
def test_any_name_of_a_file_is_taken_as_it_is(tmp_path: Path, name: str) -> None:
    folder = tmp_path / f"in {name}"
    folder.mkdir()
    with Project.create(folder / name) as project:
        _add(project, "kept")
    with Project.open(folder / name) as project:
        assert [each.name for each in entities.entities(project)] == ["kept"]
    assert [each.name for each in folder.iterdir()] == [name]


def test_a_relative_path_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Project.create(Path("p.annot")).close()
    Project.open(Path("p.annot")).close()


def test_a_project_behind_a_symbolic_link_is_opened_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    Project.create(tmp_path / "far" / "p.annot").close()
    link = tmp_path / "link.annot"
    link.symlink_to(tmp_path / "far" / "p.annot")
    with Project.open(link) as project:
        _add(project, "kept")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["far", "link.annot"]
    with Project.open(tmp_path / "far" / "p.annot") as project:
        assert [each.name for each in entities.entities(project)] == ["kept"]


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "p.annot"
    path.write_text("mine")
    with pytest.raises(ProjectError, match="exists already"):
        Project.create(path)
    assert path.read_text() == "mine"
    assert [each.name for each in tmp_path.iterdir()] == ["p.annot"]


def test_a_project_cannot_be_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="No project could be made"):
        Project.create(tmp_path / "none" / "p.annot")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_without_hard_links_can_hold_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "p.annot"
    with Project.create(path) as project:
        _add(project, "kept")
    assert [each.name for each in tmp_path.iterdir()] == ["p.annot"]
    with pytest.raises(ProjectError, match="exists already"):
        Project.create(path)


def _as_of_version(path: Path, version: int, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in (*statements, f"PRAGMA user_version = {version}"):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_newer_file_that_only_has_more_is_open_for_reading(desk: Desk) -> None:
    path = desk.project.path
    desk.project.close()
    _as_of_version(path, VERSION + 1, "CREATE TABLE cast (id)", "ALTER TABLE note ADD mood TEXT")
    with Project.open(path) as project:
        assert project.read_only
        assert "newer Annotator" in project.notice
        project.poll()
        with pytest.raises(ProjectError, match="newer Annotator"):
            _add(project, "refused")


def test_a_newer_file_of_another_form_is_refused_with_a_sentence(desk: Desk) -> None:
    path = desk.project.path
    desk.project.close()
    _as_of_version(
        path,
        VERSION + 1,
        "DROP VIEW annotation_flat",
        "ALTER TABLE relation RENAME COLUMN from_id TO from_annotation_id",
    )
    with pytest.raises(NewerProjectError, match="newer Annotator"):
        Project.open(path)


def test_a_write_outside_a_step_fails_and_leaves_the_connection_usable(tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.annot") as project:
        with pytest.raises(sqlite3.IntegrityError):
            entities.add(project, "nobody's")
        assert not project.db.in_transaction
        _add(project, "somebody's")
        assert [each.name for each in entities.entities(project)] == ["somebody's"]


def test_setting_the_log_waits_for_a_program_that_writes_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE word (word TEXT)")
    writer = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    writer.execute("BEGIN IMMEDIATE")
    later = Timer(0.2, lambda: writer.execute("COMMIT"))
    with closing(writer), closing(connect(path)) as db:
        later.start()
        use_write_ahead_log(db)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        later.join()
