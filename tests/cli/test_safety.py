"""Check, backup and restore from a terminal, and files that are no sound projects."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.store.project import Project
from tests.support.terminal import Terminal, place


def test_check_counts_every_span_and_changes_nothing(project: Path, annotator: Terminal) -> None:
    annotator("annotate", project, 1, "QUOTE", "0:31", place("“before winter comes.”"))
    with closing(sqlite3.connect(project)) as raw:
        before = list(raw.iterdump())
    answer = annotator("check", project)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("2 of 2 spans hold.\n")
    value = annotator("check", project, "--json").value()
    assert isinstance(value, dict)
    assert (value["sound"], value["spans"], value["faults"]) == (True, 2, [])
    with closing(sqlite3.connect(project)) as raw:
        assert list(raw.iterdump()) == before


def test_check_names_each_span_that_does_not_hold(project: Path, annotator: Terminal) -> None:
    annotator("annotate", project, 1, "ACTOR", place("NATO"))
    with closing(sqlite3.connect(project)) as raw:
        raw.execute("UPDATE annotation SET text = 'OTAN'")
        raw.commit()
    answer = annotator("check", project)
    assert answer.code == 1
    assert answer.out.startswith("0 of 1 spans hold.\n")
    assert answer.err.startswith("error: work.annot is not sound")
    answer = annotator("check", project, "--json")
    value = answer.value()
    assert isinstance(value, dict)
    assert (answer.code, value["sound"]) == (1, False)
    assert any("OTAN" in fault for fault in value["faults"])


def test_check_lists_gaps_and_ends_with_1_while_a_hard_one_is_open(
    project: Path, annotator: Terminal
) -> None:
    assert annotator("check", project, "--gaps").out.endswith("No open gap; 0 left on purpose.\n")
    annotator("annotate", project, 1, "ACTOR", place("NATO"), "--set", "canonical=NATO")
    answer = annotator("check", project, "--gaps")
    start = place("NATO").split(":")[0]
    assert answer.code == 1
    assert f"  ! {start:>6}  “NATO”: kind is not filled in.\n" in answer.out
    assert answer.out.endswith("1 open gap, 1 of them hard; 0 left on purpose.\n")
    assert answer.err.startswith("error: 1 hard gap is open")
    value = annotator("check", project, "--gaps", "--json").value()
    assert isinstance(value, dict)
    ((gap,),) = [layer["open"] for layer in value["gaps"]]
    assert (gap["finding"], gap["hard"]) == ("without kind", True)
    assert [layer["complete"] for layer in value["gaps"]] == [0.5]
    assert annotator("check", project).code == 0


def test_soft_gaps_are_listed_and_let_check_end_with_0(project: Path, annotator: Terminal) -> None:
    annotator("annotate", project, 1, "ROLE", place("Mayor"))
    answer = annotator("check", project, "--gaps")
    assert (answer.code, answer.err) == (0, "")
    assert "“Mayor”: “holds role” is missing." in answer.out


def test_a_backup_is_restored_and_what_stood_there_is_kept(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    annotator("annotate", project, 1, "ACTOR", place("NATO"))
    before = annotator("show", project, 1, "--json").out
    copy = tmp_path / "copy.annot"
    assert annotator("backup", project, "--to", copy).out == f"{copy} is a verified copy.\n"
    annotator("delete", project, 1)
    after = annotator("show", project, 1, "--json").out
    answer = annotator("restore", project, copy)
    assert answer.code == 0
    aside = Path(answer.out.splitlines()[1].removeprefix("What stood there is kept at ")[:-1])
    assert annotator("show", project, 1, "--json").out == before
    assert annotator("show", aside, 1, "--json").out == after
    assert annotator("check", project).code == 0


def test_backups_in_the_folder_are_listed_and_found_by_name(
    project: Path, annotator: Terminal
) -> None:
    made = annotator("backup", project, "--json").value()
    assert isinstance(made, dict)
    found = annotator("backup", project, "--list", "--json").value()
    assert isinstance(found, list)
    assert made["path"] in [each["path"] for each in found]
    name = Path(made["path"]).name
    assert f"\n{name}  " in annotator("backup", project, "--list").out
    annotator("remove", project, 1)
    assert annotator("restore", project, name).code == 0
    assert annotator("show", project, "bridge").code == 0


def test_import_and_remove_keep_a_copy_first(project: Path, annotator: Terminal) -> None:
    annotator("annotate", project, 1, "ACTOR", place("NATO"))
    annotator("remove", project, 1)
    found = annotator("backup", project, "--list", "--json").value()
    assert isinstance(found, list)
    with Project.open(Path(found[0]["path"]), read_only=True) as copy:
        (count,) = copy.db.execute("SELECT count(*) FROM annotation").fetchone()
    assert count == 1


def test_a_backup_never_replaces_a_file(
    project: Path, release: Path, tmp_path: Path, annotator: Terminal
) -> None:
    before = release.read_bytes()
    answer = annotator("backup", project, "--to", release)
    assert (answer.code, answer.out) == (1, "")
    assert release.read_bytes() == before
    with_both = annotator("backup", project, "--to", tmp_path / "x", "--list")
    assert with_both.code == 2


def test_a_file_that_is_no_backup_is_not_restored(
    project: Path, release: Path, annotator: Terminal
) -> None:
    before = annotator("show", project, 1, "--json").out
    for copy in (release, release.with_name("nothing.annot")):
        answer = annotator("restore", project, copy)
        assert (answer.code, answer.err.count("error: ")) == (1, 1)
    assert annotator("show", project, 1, "--json").out == before


_COMMANDS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("show", "1"),
    ("annotate", "1", "ACTOR", "0:4"),
    ("undo",),
    ("check",),
    ("backup",),
    ("import", "nothing.txt"),
    ("export", "--format", "jsonl", "--to", "never.jsonl"),
)


@pytest.mark.parametrize("command", _COMMANDS, ids=lambda command: str(command[0]))
@pytest.mark.parametrize("kind", ["missing", "text", "cut", "other", "folder", "damaged"])
def test_what_is_no_sound_project_is_one_sentence_and_stays_as_it_is(
    project: Path, tmp_path: Path, annotator: Terminal, kind: str, command: tuple[str, ...]
) -> None:
    path = tmp_path / "bad.annot"
    data = project.read_bytes()
    if kind == "text":
        path.write_text("NATO met.", encoding="utf-8")
    elif kind == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif kind == "damaged":
        path.write_bytes(data[:4096] + b"\xff" * 40_000 + data[44_096:])
    elif kind == "folder":
        path.mkdir()
    elif kind == "other":
        with closing(sqlite3.connect(path)) as raw:
            raw.execute("CREATE TABLE t (x)")
    before = path.read_bytes() if path.is_file() else None
    answer = annotator(command[0], path, *command[1:])
    assert answer.code == 1, answer
    assert answer.err.startswith("error: "), answer
    assert answer.err.count("\n") == 1
    assert "defect" not in answer.err, answer
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not Path("never.jsonl").exists()


def test_a_project_that_may_not_be_written_can_be_read(
    project: Path, annotator: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotator("annotate", project, 1, "ACTOR", place("NATO"))
    # A newer program's file opens for reading only, also for root, whom no mode keeps out.
    with closing(sqlite3.connect(project)) as raw:
        raw.execute("PRAGMA user_version = 99")
    answer = annotator("list", project)
    assert answer.code == 0
    assert answer.err.startswith("note: ")
    assert "newer Annotator" in answer.err
    answer = annotator("annotate", project, 1, "ACTOR", "0:4")
    assert answer.code == 1
    assert "error: " in answer.err
    assert annotator("show", project, 1, "--as", "ana").out.endswith("1 annotation, 0 relations\n")
