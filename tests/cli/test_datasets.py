"""Texts and datasets in and out from a terminal."""

import json
from pathlib import Path

import pytest

from annotator.store import documents, history, people
from annotator.store.project import Project
from tests.support.terminal import TEXT, Answer, Terminal, place


def _titles(project: Path) -> list[str]:
    with Project.open(project, read_only=True) as opened:
        return [each.title for each in documents.documents(opened)]


def test_files_and_folders_of_texts_are_one_step(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    folder = tmp_path / "more"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("Alpha spoke.", encoding="utf-16")
    (folder / "deep" / "b.md").write_bytes(b"# Beta\r\n\r\nSpoke too.\r\n")
    (folder / "c.png").write_bytes(b"\x89PNG\0\0")
    answer = annotator("import", project, folder)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == "2  a\n3  Beta\n2 documents imported.\n"
    assert annotator("undo", project).out == "Undone: Import 2 texts\n"
    assert _titles(project) == ["bridge"]


def test_what_cannot_be_read_is_named_and_the_rest_is_taken(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    (tmp_path / "good.txt").write_text("Good words.", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    answer = annotator(
        "import", project, *(tmp_path / f"{name}.txt" for name in ("empty", "good", "binary", "no"))
    )
    assert answer.code == 1
    assert answer.out == "2  good\n1 document imported.\n"
    lines = answer.err.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["error:"] * 3
    for line, name in zip(lines, ("empty.txt", "binary.txt", "no.txt"), strict=True):
        assert name in line


def test_a_text_that_is_here_is_not_taken_twice(
    project: Path, release: Path, annotator: Terminal
) -> None:
    answer = annotator("import", project, release)
    assert answer == Answer(0, "", "note: “bridge.txt” is here already, as document 1.\n")
    assert _titles(project) == ["bridge"]


def test_an_import_that_brings_nothing_leaves_nothing_not_even_its_annotator(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for path in (tmp_path / "no.txt", empty):
        answer = annotator("--as", "Stranger", "import", project, path)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("error: There is no ")
    with Project.open(project, read_only=True) as opened:
        assert [each.name for each in people.annotators(opened)] == ["ana"]


def test_a_dataset_is_known_by_its_looks_and_taken_whole_or_not_at_all(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    annotator("annotate", project, "bridge", "ACTOR", place("NATO"))
    out = tmp_path / "out.jsonl"
    assert annotator("export", project, "--format", "jsonl", "--to", out).code == 0
    other = tmp_path / "other.annot"
    annotator("new", other)
    answer = annotator("import", other, out)
    assert answer.out.endswith("1 document with 1 annotation and 0 relations imported.\n")

    lines = out.read_text(encoding="utf-8").splitlines()
    record = json.loads(lines[1])
    record["annotations"][0]["fragments"] = [[0, 99_999]]
    out.write_text(f"{lines[0]}\n{json.dumps(record)}\n", encoding="utf-8")
    third = tmp_path / "third.annot"
    annotator("new", third)
    answer = annotator("import", third, out)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("error: ") == 1
    assert _titles(third) == []


def test_a_dataset_can_be_taken_as_plain_text(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    out = tmp_path / "out.jsonl"
    annotator("export", project, "--format", "jsonl", "--to", out)
    assert annotator("import", project, out, "--format", "text").code == 0
    assert len(_titles(project)) == 2
    answer = annotator("import", project, out, "--format", "brat-like")
    assert answer.code == 1
    assert answer.err.startswith("error: ")


def test_losses_are_told_before_anything_is_written(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    annotator("annotate", project, "bridge", "ACTOR", place("NATO"))
    annotator("rename", project, "bridge", "A new title")
    blocked = tmp_path / "blocked"
    blocked.write_text("in the way", encoding="utf-8")
    answer = annotator("export", project, "--format", "gold", "--to", blocked)
    assert answer.code == 1
    lines = answer.err.splitlines()
    assert "note: gold leaves out titles, 1 × (such as “A new title”)" in lines
    assert lines[-1].startswith("error: ")
    assert blocked.read_text(encoding="utf-8") == "in the way"


def test_exports_are_narrowed_by_status_annotator_and_words(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    (tmp_path / "rain.txt").write_text("Rain fell on NATO.", encoding="utf-8")
    annotator("import", project, tmp_path / "rain.txt")
    annotator("annotate", project, "bridge", "ACTOR", place("NATO"))
    annotator("--as", "Ben", "annotate", project, "bridge", "ROLE", place("Mayor"))
    annotator("--as", "Ben", "annotate", project, "rain", "ACTOR", "13:17")

    def exported(*options: str) -> tuple[int, int]:
        answer = annotator(
            "export", project, "--format", "jsonl", "--to", tmp_path / "x.jsonl", "--json", *options
        )
        value = answer.value()
        assert isinstance(value, dict)
        return value["documents"], value["annotations"]

    assert exported() == (2, 3)
    assert exported("--annotator", "Ben") == (2, 2)
    assert exported("--annotator", "Ben", "--annotator", "ana") == (2, 3)
    assert exported("--query", "rain") == (1, 1)
    assert exported("--status", "accepted", "--status", "rejected") == (2, 0)
    assert annotator(
        "export", project, "--format", "jsonl", "--to", tmp_path / "y", "--annotator", "Zoë"
    ).err.startswith("error: Nobody here is called “Zoë”")
    nothing = annotator(
        "export", project, "--format", "jsonl", "--to", tmp_path / "y", "--query", "snow"
    )
    assert (nothing.code, (tmp_path / "y").exists()) == (1, False)


def test_an_export_changes_nothing(project: Path, tmp_path: Path, annotator: Terminal) -> None:
    with Project.open(project) as opened:
        before = history.present(opened)
    annotator("export", project, "--format", "gold", "--to", tmp_path / "gold")
    with Project.open(project) as opened:
        assert history.present(opened) == before


def test_formats_name_what_each_cannot_say(annotator: Terminal) -> None:
    found = annotator("formats", "--json").value()
    assert isinstance(found, list)
    by_name = {each["name"]: each for each in found}
    assert {"text", "jsonl", "gold"} <= set(by_name)
    assert not by_name["text"]["written"]
    assert {"notes", "regions", "flags", "statuses"} <= set(by_name["gold"]["cannot_say"])
    assert "notes" not in by_name["jsonl"]["cannot_say"]
    printed = annotator("formats").out
    assert all(f"\n{name}\n" in f"\n{printed}" for name in by_name)


@pytest.mark.parametrize("missing", ["--to", "--format"])
def test_an_export_without_place_or_format_is_wrong_usage(
    project: Path, annotator: Terminal, missing: str
) -> None:
    options = {"--to": "x", "--format": "gold"}
    del options[missing]
    answer = annotator("export", project, *(word for pair in options.items() for word in pair))
    assert answer.code == 2
    assert f"error: the following arguments are required: {missing}" in answer.err


def test_an_unknown_format_names_those_there_are(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    answer = annotator("export", project, "--format", "brat-like", "--to", tmp_path / "x")
    assert answer.code == 1
    assert "there are: jsonl, gold" in answer.err


def test_the_sample_text_is_what_the_tests_think(project: Path, annotator: Terminal) -> None:
    assert annotator("show", project, "bridge", "--text").out == TEXT


def test_a_long_import_lists_some_and_counts_the_rest(
    project: Path, tmp_path: Path, annotator: Terminal
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(25):
        (folder / f"{number}.txt").write_text(f"Text {number}.", encoding="utf-8")
    lines = annotator("import", project, folder).out.splitlines()
    assert lines[-2:] == ["… and 5 more", "25 documents imported."]
    assert len(lines) == 22
