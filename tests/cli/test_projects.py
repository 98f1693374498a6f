"""Commands on a project as a whole."""

from pathlib import Path

import pytest

from annotator.store import codebook
from annotator.store.project import Project
from tests.support.terminal import Terminal, place

CODEBOOK = """
title = "Weather"
[[label]]
name = "RAIN"
title = "Rain"
key = "r"
colour = "#2563c9"
dark_colour = "#7fb0ff"
pattern = "solid"
"""


def test_a_new_project_has_the_codebook_of_the_file(tmp_path: Path, annotator: Terminal) -> None:
    book = tmp_path / "weather.toml"
    book.write_text(CODEBOOK, encoding="utf-8")
    answer = annotator("new", tmp_path / "w.annot", "--codebook", book, "--title", "Weather")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.endswith("is ready; its labels: RAIN.\n")
    with Project.open(tmp_path / "w.annot") as project:
        assert [label.name for label in codebook.load(project).labels] == ["RAIN"]


def test_a_missing_suffix_is_added_and_said(tmp_path: Path, annotator: Terminal) -> None:
    assert f"{tmp_path / 'w.annot'} is ready" in annotator("new", tmp_path / "w").out
    assert (tmp_path / "w.annot").is_file()


def test_new_leaves_what_is_there_as_it_is(project: Path, annotator: Terminal) -> None:
    before = project.read_bytes()
    answer = annotator("new", project)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("error: work.annot exists already")
    assert project.read_bytes() == before


@pytest.mark.parametrize("words", ["[[label]]\nname = 3\n", "{", None])
def test_a_codebook_with_faults_leaves_no_project(
    tmp_path: Path, annotator: Terminal, words: str | None
) -> None:
    book = tmp_path / "book.toml"
    if words is not None:
        book.write_text(words, encoding="utf-8")
    answer = annotator("new", tmp_path / "w.annot", "--codebook", book)
    assert answer.code == 1
    assert answer.err.startswith("error: “book.toml”")
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "w.annot").exists()


def test_annotators_are_listed_with_what_they_marked(project: Path, annotator: Terminal) -> None:
    annotator("--as", "Ben", "annotate", project, "bridge", "ACTOR", place("NATO"))
    found = annotator("annotators", project, "--json").value()
    assert isinstance(found, list)
    assert [(each["name"], each["kind"], each["annotations"]) for each in found] == [
        ("ana", "person", 0),
        ("Ben", "person", 1),
    ]
    assert annotator("annotators", project).out.splitlines()[0].split() == [
        *("ID", "NAME", "KIND", "ANNOTATIONS")
    ]


def test_a_project_without_people_says_so(tmp_path: Path, annotator: Terminal) -> None:
    annotator("new", tmp_path / "w.annot")
    assert annotator("annotators", tmp_path / "w.annot").out == "Nobody has annotated here yet.\n"
