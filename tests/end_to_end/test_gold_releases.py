"""Gold releases through the project and out again, whatever the bytes of the source were."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.model.text import Span
from annotator.operations import checking, datasets, people, projects
from annotator.store import annotations, documents, relations
from annotator.store.project import Project


def _project(folder: Path, name: str = "Ana") -> tuple[Project, int]:
    """A new project and the id of its one annotator."""
    project = projects.new_project(folder / "project.annot")
    return project, people.annotator_named(project, name).id


def _twin(releases: Path, folder: Path, kind: str) -> Path:
    """The real release beside its gold file, as it is or with other line ends and marks.

    Gold offsets count the characters of the source, so those of a twin are moved here by a
    count of its own, one character at a time.
    """
    raw = (releases / "nato-iraq.txt").read_bytes().decode("utf-8")
    twin = raw.replace("\n", "\r\n") if "crlf" in kind else raw
    twin = "\ufeff" + twin if "bom" in kind else twin
    moved, place = {}, 1 if "bom" in kind else 0
    for offset, character in enumerate(raw):
        moved[offset] = place
        place += 2 if character == "\n" and "crlf" in kind else 1
    moved[len(raw)] = place
    data = twin.encode("utf-8")
    gold = json.loads((releases / "nato-iraq.gold.json").read_text(encoding="utf-8"))
    for each in gold["annotations"]:
        each["fragments"] = [[moved[start], moved[end]] for start, end in each["fragments"]]
        each["text"] = " … ".join(twin[start:end] for start, end in each["fragments"])

    gold["sha256"] = hashlib.sha256(data).hexdigest()
    folder.mkdir()
    (folder / "nato-iraq.txt").write_bytes(data)
    (folder / "nato-iraq.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", ["as it is", "crlf", "bom", "crlf and bom"])
def test_a_real_release_comes_out_as_it_went_in(releases: Path, tmp_path: Path, kind: str) -> None:
    """65 annotations and 25 relations in, the same out, scored at 1.000; the source to the byte."""
    twin = _twin(releases, tmp_path / "twin", kind)
    project, me = _project(tmp_path)
    with project:
        report = datasets.import_dataset(project, twin, annotator=me, format_name="gold")
        assert (report.annotations, report.relations) == (65, 25)
        (document,) = documents.documents(project)
        marks = annotations.of_document(project, document.id)
        assert len(marks) == 65
        assert len(relations.of_document(project, document.id)) == 25
        (split,) = [each for each in marks if len(each.fragments) > 1]
        assert len(split.fragments) == 2
        body = documents.text(project, document.id)
        assert body.endswith("Source\n\nShare.\nExit mobile version")
        assert "\xa0" in body
        assert documents.source(project, document.id).data == (twin / "nato-iraq.txt").read_bytes()
        assert checking.check(project).sound
        written = datasets.export_dataset(project, "gold", tmp_path / "out")
        assert (written.documents, written.annotations, written.relations) == (1, 65, 25)
    assert (tmp_path / "out" / "nato-iraq.txt").read_bytes() == (
        twin / "nato-iraq.txt"
    ).read_bytes()
    _assert_perfect(releases, twin, tmp_path / "out", documents=1)


def test_all_development_releases_come_out_as_they_went_in(releases: Path, tmp_path: Path) -> None:
    """Six releases in, the same six out, scored at 1.000 everywhere."""
    project, me = _project(tmp_path)
    with project:
        datasets.import_dataset(project, releases / "dev", annotator=me, format_name="gold")
        assert len(documents.documents(project)) == 6
        datasets.export_dataset(project, "gold", tmp_path / "out")
        report = checking.check(project)
    assert report.sound
    assert report.spans == report.spans_holding > 300
    _assert_perfect(releases, releases / "dev", tmp_path / "out", documents=6)


def test_our_own_dataset_carries_a_release_into_another_project(
    releases: Path, tmp_path: Path
) -> None:
    """Export as JSON Lines, import into a new project, export again: the same lines."""
    first, me = _project(tmp_path)
    with first:
        datasets.import_dataset(first, releases, annotator=me, format_name="gold")
        datasets.export_dataset(first, "jsonl", tmp_path / "first.jsonl")
    (tmp_path / "other").mkdir()
    second, other = _project(tmp_path / "other", "Ben")
    with second:
        report = datasets.import_dataset(second, tmp_path / "first.jsonl", annotator=other)
        assert (report.annotations, report.relations) == (65, 25)
        again = datasets.import_dataset(second, tmp_path / "first.jsonl", annotator=other)
        assert (again.annotations, again.relations) == (0, 0)
        datasets.export_dataset(second, "jsonl", tmp_path / "second.jsonl")
        (document,) = documents.documents(second)
        for each in annotations.of_document(second, document.id):
            assert all(isinstance(span, Span) for span in each.fragments)
    one = (tmp_path / "first.jsonl").read_text(encoding="utf-8").splitlines()
    two = (tmp_path / "second.jsonl").read_text(encoding="utf-8").splitlines()
    assert one[1:] == two[1:]


def _assert_perfect(releases: Path, gold: Path, written: Path, *, documents: int) -> None:
    """Every figure that ``score.py`` prints of the export is 1.000 (or "-" for none)."""
    printed = subprocess.run(
        [sys.executable, str(releases / "score.py"), str(gold), str(written)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    figures = [word for word in printed.split() if word.count(".") == 1 and word[0].isdigit()]
    assert len(figures) > 20
    assert set(figures) == {"1.000"}, printed
    assert len(list(written.glob("*.gold.json"))) == documents


def test_a_dataset_with_everything_in_it_is_taken(tmp_path: Path) -> None:
    """Marks under a retired label, notes on labels, decisions, dismissals and queries included."""
    dataset = Path(__file__).parents[1] / "golden" / "dataset.jsonl"
    project, me = _project(tmp_path)
    with project:
        report = datasets.import_dataset(project, dataset, annotator=me)
        assert report.annotations > 0
        assert checking.check(project).sound
        again = datasets.import_dataset(project, dataset, annotator=me)
        assert (again.annotations, again.relations) == (0, 0)
