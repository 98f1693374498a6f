"""Copies of a project that can be trusted, and the way back from them."""

import shutil
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from annotator.errors import NotAProjectError, NotWrittenError, ProjectError
from annotator.operations import annotating, history, projects
from annotator.operations.checking import check
from annotator.store import annotations, backup
from annotator.store.history import present
from annotator.store.project import Project
from tests.support.everything import everything
from tests.support.processes import start
from tests.support.projects import Clock, Desk


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_copy_holds_everything_and_is_one_file(tmp_path: Path) -> None:
    full = everything(tmp_path / "full.annot")
    made = backup.backup(full.project, tmp_path / "copies" / "copy.annot")
    before = present(full.project)
    full.mark("Oslo")
    assert _names(made.parent) == ["copy.annot"]
    with Project.open(made) as copy:
        assert present(copy) == before
        assert check(copy).faults == ()
        history.undo(copy, annotator=full.ana.id)
    full.project.close()


def test_a_copy_made_while_others_write_is_whole(desk: Desk, tmp_path: Path) -> None:
    with Project.open(desk.project.path, clock=desk.clock) as other:
        writer = Desk(other, desk.clock, desk.ana, desk.ben, desk.bot, desk.document)
        for number in range(10):
            writer.mark("Oslo")
            copy = backup.backup(desk.project, tmp_path / f"{number}.annot")
            with Project.open(copy) as opened:
                found = annotations.of_document(opened, desk.document.id)
                assert len(found) == number + 1


def test_a_copy_never_replaces_a_file(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "taken.annot").write_text("mine")
    with pytest.raises(NotWrittenError, match="exists already"):
        backup.backup(desk.project, tmp_path / "taken.annot")
    assert (tmp_path / "taken.annot").read_text() == "mine"


def test_a_copy_that_cannot_be_written_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(NotWrittenError, match="The project is as it was"):
        backup.backup(desk.project, tmp_path / "file" / "copy.annot")
    assert desk.mark("Oslo").text == "Oslo"


def test_a_full_disk_is_said_of_the_copy_not_of_the_project(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = sqlite3.connect

    def small(*given: object, **named: object) -> sqlite3.Connection:
        made = plain(*given, **named)  # type: ignore[call-overload]
        made.execute("PRAGMA max_page_count = 5")
        return made  # type: ignore[no-any-return]

    monkeypatch.setattr(sqlite3, "connect", small)
    with pytest.raises(NotWrittenError, match=r"full\. The project is as it was"):
        backup.backup(desk.project, tmp_path / "copies" / "copy.annot")
    assert _names(tmp_path / "copies") == []


def test_copies_rotate_and_are_made_only_after_changes(desk: Desk, tmp_path: Path) -> None:
    folder, clock = tmp_path / "copies", Clock(datetime(2026, 1, 1, tzinfo=UTC))
    made = []
    for _ in range(6):
        made.append(backup.rotate(desk.project, folder, clock=clock, keep=4))
        assert backup.rotate(desk.project, folder, clock=clock, keep=4) is None
        desk.mark("Oslo")
    assert backup.copies_in(folder) == made[-4:]
    (folder / "notes.txt").write_text("mine")
    clock.now += timedelta(days=1)
    backup.rotate(desk.project, folder, clock=clock, keep=2)
    assert len(backup.copies_in(folder)) == 2
    assert (folder / "notes.txt").exists()
    for copy in backup.copies_in(folder):
        backup.verify(copy)


def test_a_restored_copy_takes_the_place_and_what_stood_there_is_kept(
    desk: Desk, tmp_path: Path
) -> None:
    copy = backup.backup(desk.project, tmp_path / "copy.annot")
    mark = desk.mark("Oslo")
    path = desk.project.path
    desk.project.close()
    aside = backup.restore(copy, path)
    assert aside is not None
    with Project.open(path) as restored:
        assert annotations.of_document(restored, desk.document.id) == []
        assert check(restored).faults == ()
    with Project.open(aside) as kept:
        assert annotations.get(kept, mark.id) == mark


def test_what_was_committed_but_not_merged_is_kept_aside_too(desk: Desk, tmp_path: Path) -> None:
    """As after a crash: the write-ahead log holds work that the file does not have yet."""
    copy = backup.backup(desk.project, tmp_path / "copy.annot")
    desk.mark("Oslo")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for each in tmp_path.glob("desk.annot*"):
        shutil.copy(each, crashed)
    assert (crashed / "desk.annot-wal").stat().st_size > 0
    aside = backup.restore(copy, crashed / "desk.annot")
    assert aside is not None
    assert _names(crashed) == sorted([aside.name, "desk.annot"])
    with Project.open(aside) as kept:
        assert len(annotations.of_document(kept, desk.document.id)) == 1
    with Project.open(crashed / "desk.annot") as restored:
        assert annotations.of_document(restored, desk.document.id) == []


_HOLD_OPEN = """
import sys
from pathlib import Path
from annotator.store.project import Project
project = Project.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""


@pytest.mark.parametrize("who", ["this program", "another program"])
def test_a_project_that_is_open_is_not_replaced(desk: Desk, tmp_path: Path, who: str) -> None:
    copy = backup.backup(desk.project, tmp_path / "copy.annot")
    mark = desk.mark("Oslo")
    other = start(_HOLD_OPEN, desk.project.path)
    assert other.stdout is not None
    assert other.stdout.readline().strip() == "open"
    if who == "this program":
        other.communicate("end\n")
    else:
        desk.project.close()
    before = _names(tmp_path)
    with pytest.raises(ProjectError, match="open in another program"):
        backup.restore(copy, desk.project.path)
    assert _names(tmp_path) == before
    if who == "another program":
        other.communicate("end\n")
    with Project.open(desk.project.path) as project:
        assert annotations.get(project, mark.id) == mark


def test_a_copy_is_restored_where_nothing_stands(desk: Desk, tmp_path: Path) -> None:
    copy = backup.backup(desk.project, tmp_path / "copy.annot")
    assert backup.restore(copy, tmp_path / "new.annot") is None
    with Project.open(tmp_path / "new.annot") as project:
        assert check(project).faults == ()


def test_a_copy_is_restored_over_a_damaged_project(desk: Desk, tmp_path: Path) -> None:
    copy = backup.backup(desk.project, tmp_path / "copy.annot")
    path = desk.project.path
    desk.project.close()
    path.write_bytes(path.read_bytes()[:5000])
    aside = backup.restore(copy, path)
    assert aside is not None
    assert aside.stat().st_size == 5000
    with Project.open(path) as project:
        assert check(project).faults == ()


def test_an_unsound_copy_is_not_restored(desk: Desk, tmp_path: Path) -> None:
    copy = backup.backup(desk.project, tmp_path / "copy.annot")
    data = bytearray(copy.read_bytes())
    path = desk.project.path
    desk.project.close()
    before = path.read_bytes()
    broken = tmp_path / "broken.annot"
    for damaged in (
        data[:-100],
        data[: len(data) // 2],
        data[:8192] + b"\xff" * 4096 + data[12288:],
    ):
        broken.write_bytes(damaged)
        with pytest.raises(NotAProjectError):
            backup.restore(broken, path)
    (tmp_path / "text.annot").write_text("no database")
    with pytest.raises(NotAProjectError):
        backup.restore(tmp_path / "text.annot", path)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*"))


def test_opening_keeps_a_copy_and_goes_on_where_none_can_be_kept(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.project.path
    desk.project.close()
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr("annotator.operations.folders.backup_folder", lambda _: tmp_path / "file")
    with projects.open_project(path) as project:
        assert "no backup could be kept" in project.notice
        made = Desk(project, desk.clock, desk.ana, desk.ben, desk.bot, desk.document)
        mark = made.mark("Oslo")
        annotating.delete(project, [mark.id], annotator=desk.ana.id)


def test_a_project_itself_can_be_restored_elsewhere_and_gets_nothing_beside_it(
    desk: Desk, tmp_path: Path
) -> None:
    path = desk.project.path
    desk.project.close()
    backup.verify(path)
    backup.restore(path, tmp_path / "new.annot")
    with Project.open(tmp_path / "new.annot") as project:
        assert check(project).faults == ()
    assert not list(tmp_path.glob("*-shm"))
