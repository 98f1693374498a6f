"""The codebook printed, written and taken from the terminal."""

import json
from pathlib import Path

import pytest

from annotator.store import codebook
from annotator.store.project import Project
from tests.support.hostile import NAMES, hostile_file
from tests.support.projects import dump
from tests.support.terminal import Terminal, place


def rows(path: Path) -> list[str]:
    with Project.open(path, read_only=True) as project:
        return dump(project)


def test_the_codebook_is_printed_with_all_that_it_says(project: Path, annotator: Terminal) -> None:
    answer = annotator("codebook", project)
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "Official releases · revision 1"
    for line in (
        "ACTOR · Actor · key A",
        "  One who can speak, decide, promise or be party.",
        "  kind: choice of person, state, body, group, organisation · required",
        "  Avoid when",
        "  spoken_by: QUOTE → ACTOR · at least 1 for each end “from” (hard)",
    ):
        assert line in lines
    assert "  Examples: spokesman | head teacher | Captain | Professor of Law | " in answer.out


def test_as_json_it_is_what_the_file_says(project: Path, annotator: Terminal) -> None:
    found = annotator("codebook", project, "--json").value()
    assert isinstance(found, dict)
    assert [each["name"] for each in found["label"]] == ["ACTOR", "ROLE", "COMMITMENT", "QUOTE"]
    assert found["relation"][0]["from"] == ["QUOTE"]


def test_what_is_written_and_edited_is_taken_as_one_step(
    project: Path, annotator: Terminal, tmp_path: Path
) -> None:
    book = tmp_path / "book.toml"
    annotator("annotate", project, "bridge", "ACTOR", place("NATO"))
    assert annotator("codebook", project, "--write", book).out == (
        f"{book}: 4 labels, 5 relation types\n"
    )
    before = rows(project)
    assert annotator("codebook", project, "--take", book).out == (
        "The codebook says the same already.\n"
    )
    text = book.read_text(encoding="utf-8")
    edited = text.replace("One who can speak, decide", "Whoever can speak, decide")
    book.write_text(edited.replace('key = "q"', 'key = "z"'), encoding="utf-8")
    dry = annotator("codebook", project, "--take", book, "--dry-run")
    told = (
        "~ label Actor (1 annotation to look at again)\n"
        "    definition\n"
        "~ label Quote\n"
        "    key: q → z\n"
    )
    assert dry.out == told + "2 changes; nothing was changed.\n"
    assert rows(project) == before
    done = annotator("codebook", project, "--take", book)
    assert done.out == told + "2 changes taken; “annotator undo” brings back.\n"
    with Project.open(project) as opened:
        quote = codebook.load(opened).label("QUOTE")
        assert quote is not None
        assert quote.key == "z"
    annotator("undo", project)
    assert annotator("codebook", project, "--take", book, "--dry-run").out == dry.out


def test_what_the_file_lacks_is_retired_and_keeps_its_annotations(
    project: Path, annotator: Terminal, tmp_path: Path
) -> None:
    annotator("annotate", project, "bridge", "ACTOR", place("NATO"))
    book = tmp_path / "book.toml"
    book.write_text('[[label]]\nname = "PLACE"\ncolour = "#000000"\n', encoding="utf-8")
    answer = annotator("codebook", project, "--take", book, "--json")
    found = answer.value()
    assert isinstance(found, list)
    assert found[0] == {
        "kind": "label",
        "how": "add",
        "title": "PLACE",
        "facts": [],
        "annotations": 0,
        "look_again": 0,
    }
    assert [(each["how"], each["annotations"]) for each in found[1:3]] == [
        ("retire", 1),
        ("retire", 0),
    ]
    shown = annotator("show", project, "bridge", "--json").value()
    assert isinstance(shown, dict)
    assert [each["label"] for each in shown["annotations"]] == ["ACTOR"]


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_one_line_and_changes_nothing(
    project: Path, annotator: Terminal, tmp_path: Path, name: str
) -> None:
    path, reason = hostile_file(tmp_path, name)
    before = rows(project)
    for more in (["--dry-run"], ["--as", "Somebody new"]):
        answer = annotator("codebook", project, "--take", path, *more)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("error: “mine.toml”")
        assert answer.err.count("\n") == 1
        assert reason in answer.err
    assert rows(project) == before


def test_it_is_not_written_over_the_project(project: Path, annotator: Terminal) -> None:
    before = project.read_bytes()
    answer = annotator("codebook", project, "--write", project)
    assert answer.code == 1
    assert "is the project that is open" in answer.err
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    "options", [["--dry-run"], ["--write", "a", "--take", "b"], ["--as", "Ada"]]
)
def test_options_that_do_not_go_together_are_wrong_usage(
    project: Path, annotator: Terminal, options: list[str]
) -> None:
    answer = annotator("codebook", project, *options)
    assert answer.code == 2
    assert "error: " in answer.err


def test_the_json_of_what_is_written_is_the_codebook(
    project: Path, annotator: Terminal, tmp_path: Path
) -> None:
    written = annotator("codebook", project, "--write", tmp_path / "b.toml", "--json").out
    assert json.loads(written) == annotator("codebook", project, "--json").value()
