"""Undo, redo and the history from a terminal."""

from datetime import datetime
from pathlib import Path

from annotator.operations import annotating, describing
from annotator.store import history
from annotator.store.project import Project
from tests.support.terminal import Terminal, place


def test_undo_and_redo_say_what_they_did_and_stop_at_the_end(
    project: Path, annotator: Terminal
) -> None:
    annotator("annotate", project, 1, "ACTOR", place("NATO"))
    assert annotator("undo", project).out == "Undone: Mark Actor “NATO”\n"
    assert annotator("redo", project).out == "Done again: Mark Actor “NATO”\n"
    assert annotator("redo", project).err == "error: There is nothing of yours to redo.\n"
    annotator("undo", project)
    assert annotator("undo", project).out == "Undone: Import “bridge”\n"
    answer = annotator("undo", project)
    assert (answer.code, answer.err) == (1, "error: There is nothing of yours to undo.\n")


def test_nobody_undoes_the_work_of_another(project: Path, annotator: Terminal) -> None:
    annotator("--as", "Ben", "annotate", project, 1, "ACTOR", place("NATO"))
    assert annotator("--as", "Ben", "undo", project).code == 0
    assert annotator("undo", project).out == "Undone: Import “bridge”\n"
    answer = annotator("--as", "Stranger", "undo", project)
    assert answer.err == "error: Nobody here is called “Stranger”; known are: ana, Ben.\n"


def test_undo_that_stands_against_later_work_changes_nothing(
    project: Path, annotator: Terminal
) -> None:
    annotator("--as", "Ben", "annotate", project, 1, "ACTOR", place("NATO"))
    with Project.open(project) as opened:
        before = history.present(opened)
    answer = annotator("undo", project)
    assert answer.code == 1
    assert answer.err.startswith("error: ")
    assert "cannot be done now" in answer.err
    with Project.open(project) as opened:
        assert history.present(opened) == before


def test_undo_of_every_step_returns_everything(project: Path, annotator: Terminal) -> None:
    """All of a person's work goes back to what was there before it, and forth again."""
    with Project.open(project) as opened:
        before = history.present(opened)
    commands: tuple[tuple[object, ...], ...] = (
        ("annotate", project, 1, "QUOTE", "0:31", "--set", "type=direct"),
        ("annotate", project, 1, "ACTOR", place("Ana Ruiz")),
        ("relate", project, "spoken_by", 1, 2),
        ("unrelate", project, 1),
        ("relate", project, "spoken_by", 1, 2),
        ("delete", project, 2),
        ("rename", project, 1, "Another"),
        ("remove", project, 1),
    )
    for command in commands:
        assert annotator(*map(str, command)).code == 0
    with Project.open(project) as opened:
        after = history.present(opened)
    for _ in commands:
        assert annotator("undo", project).code == 0
    with Project.open(project) as opened:
        assert history.present(opened) == before
    for _ in commands:
        assert annotator("redo", project).code == 0
    with Project.open(project) as opened:
        assert history.present(opened) == after
    assert annotator("check", project).code == 0


def test_the_history_lists_steps_with_their_kind(project: Path, annotator: Terminal) -> None:
    annotator("annotate", project, 1, "ACTOR", place("NATO"))
    annotator("undo", project)
    lines = annotator("history", project, "--limit", "2").out.splitlines()
    assert lines[0].split() == ["STEP", "WHEN", "WHO", "WHAT"]
    assert lines[1].endswith("  ana  Undo: Mark Actor “NATO”")
    assert lines[2].endswith("  ana  Mark Actor “NATO”")
    found = annotator("history", project, "--json").value()
    assert isinstance(found, list)
    assert [each["kind"] for each in found[:2]] == ["undo", "do"]
    assert found[0]["undoes"] == found[1]["id"]
    assert found[-1]["annotator"] is None
    assert all(datetime.fromisoformat(each["made_at"]).tzinfo for each in found)


def test_the_life_of_an_annotation_tells_what_each_step_changed(
    project: Path, annotator: Terminal
) -> None:
    annotator("annotate", project, 1, "ACTOR", place("NATO"), "--set", "kind=group")
    with Project.open(project) as opened:
        describing.set_attributes(opened, [1], {"kind": "organisation"}, annotator=1)
        annotating.relabel(opened, [1], label="ROLE", annotator=1)
        start = int(place("NATO").split(":")[0])
        annotating.move_boundary(opened, 1, start=start - 5, annotator=1)
    annotator("delete", project, 1)
    out = annotator("history", project, "--annotation", 1).out
    for words in (
        "kind “group” → “organisation”",
        "label ACTOR → ROLE",
        "text “NATO” → “told NATO”",
        "Delete Role “told NATO”",
    ):
        assert words in out
    found = annotator("history", project, "--annotation", 1, "--json").value()
    assert isinstance(found, list)
    first = found[0]["changes"][0]
    assert (first["table"], first["before"], first["after"]["text"]) == ("annotation", None, "NATO")
    by_uid = annotator("history", project, "--annotation", first["after"]["uid"])
    assert by_uid.code == 1  # its row is gone, and with it the way from the uid


def test_an_annotation_that_never_was_has_no_life(project: Path, annotator: Terminal) -> None:
    for name in ("7", "x", "9" * 40):
        answer = annotator("history", project, "--annotation", name)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith(f"error: There never was an annotation “{name}”")
