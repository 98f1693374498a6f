"""A whole session from a terminal on a real release: new, import, mark, relate, export, score."""

import json
import subprocess
import sys
from pathlib import Path

from annotator.store import history
from annotator.store.project import Project
from tests.support.terminal import Terminal

RELEASE = "nato-iraq"


def _score(releases: Path, gold: Path, ours: Path) -> list[str]:
    """The lines of score.py's table that count something."""
    done = subprocess.run(
        [sys.executable, releases / "score.py", gold, ours],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [line for line in done.stdout.splitlines() if "|" in line and line.strip()[0].isalpha()]


def test_gold_made_by_commands_scores_one_everywhere(
    releases: Path, tmp_path: Path, annotator: Terminal
) -> None:
    gold = json.loads((releases / f"{RELEASE}.gold.json").read_text(encoding="utf-8"))
    project = tmp_path / "session.annot"
    assert annotator("new", project).code == 0
    assert annotator("import", project, releases / f"{RELEASE}.txt").code == 0
    with Project.open(project) as opened:
        before = history.present(opened)

    numbers = {}
    for each in gold["annotations"]:
        answer = annotator(
            *("annotate", project, f"{RELEASE}.txt", each["label"]),
            ",".join(f"{start}:{end}" for start, end in each["fragments"]),
            *("--set", *(f"{name}={value}" for name, value in each["attributes"].items())),
            "--json",
        )
        made = answer.value()
        assert isinstance(made, dict)
        assert made["text"] == each["text"]
        numbers[each["id"]] = made["id"]
    for each in gold["relations"]:
        ends = numbers[each["from"]], numbers[each["to"]]
        assert annotator("relate", project, each["type"], *ends).code == 0

    assert annotator("export", project, "--format", "gold", "--to", tmp_path / "ours").code == 0
    ours = (tmp_path / "ours" / f"{RELEASE}.gold.json").read_text(encoding="utf-8")
    values = [
        sorted((each["label"], each["fragments"], each["text"], each["attributes"]) for each in one)
        for one in (
            [{**a, "attributes": sorted(a["attributes"].items())} for a in side["annotations"]]
            for side in (gold, json.loads(ours))
        )
    ]
    assert values[0] == values[1]
    only = tmp_path / "gold"
    only.mkdir()
    (only / f"{RELEASE}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    rows = _score(releases, only, tmp_path / "ours")
    totals = [row for row in rows if row.startswith("micro total")]
    assert len(totals) == 3
    assert all(row.count("1.000") == 6 for row in totals)

    source = tmp_path / "again.txt"
    assert annotator("source", project, RELEASE, "--to", source).code == 0
    assert source.read_bytes() == (releases / f"{RELEASE}.txt").read_bytes()
    answer = annotator("check", project)
    assert answer.out.startswith("66 of 66 spans hold.\n")

    for _ in [*gold["annotations"], *gold["relations"]]:
        assert annotator("undo", project).code == 0
    with Project.open(project) as opened:
        assert history.present(opened) == before


def test_a_gold_folder_comes_back_as_it_was_with_its_annotators_kept_apart(
    releases: Path, tmp_path: Path, annotator: Terminal
) -> None:
    project = tmp_path / "gold.annot"
    annotator("new", project)
    annotator("--as", "Ada", "import", project, releases / "dev")
    annotator("--as", "Ben", "import", project, releases / "dev")
    out = tmp_path / "ada"
    assert (
        annotator("export", project, "--format", "gold", "--to", out, "--annotator", "Ada").code
        == 0
    )
    rows = _score(releases, releases / "dev", out)
    assert all("1.000" in row and "0." not in row for row in rows if row.startswith("micro"))
    for path in (releases / "dev").glob("*.txt"):
        assert (out / path.name).read_bytes() == path.read_bytes()
