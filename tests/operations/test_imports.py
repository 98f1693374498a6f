"""Datasets brought into a project: all of it or nothing, beside what is there."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.errors import AnnotatorError
from annotator.model.people import AnnotatorKind
from annotator.operations import datasets, documents, history
from annotator.operations.checking import check
from annotator.operations.projects import new_project
from annotator.store import annotations, codebook, corpus, people, relations
from annotator.store import documents as stored
from annotator.store.history import present
from annotator.store.project import Project
from tests.support.everything import everything
from tests.support.projects import Desk, release, unchanged

Edit = Callable[[list[dict[str, Any]]], None]


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of the full project as JSON Lines."""
    folder = tmp_path_factory.mktemp("dataset")
    full = everything(folder / "full.annot")
    # Only current documents leave: the corrected one goes, and the one with everything is left.
    (corrected,) = stored.documents(full.project)
    documents.remove(full.project, [corrected.id], annotator=full.ana.id)
    datasets.export_dataset(full.project, "jsonl", folder / "full.jsonl")
    full.project.close()
    return folder / "full.jsonl"


def _edited(dataset: Path, at: Path, edit: Edit) -> Path:
    lines = [json.loads(line) for line in dataset.read_text(encoding="utf-8").splitlines()]
    edit(lines)
    at.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return at


def _titles(project: Project) -> list[str]:
    return [each.title for each in stored.documents(project)]


def test_a_dataset_is_one_step_and_its_undo_and_redo_are_exact(
    dataset: Path, tmp_path: Path
) -> None:
    with new_project(tmp_path / "new.annot") as project:
        me = _add(project, "Me")
        before = present(project)
        report = datasets.import_dataset(project, dataset, annotator=me)
        after = present(project)
        assert report.annotations > 0
        assert check(project).faults == ()
        history.undo(project, annotator=me)
        assert present(project) == before
        history.redo(project, annotator=me)
        assert present(project) == after
        # The same again brings nothing and is no step.
        with_all = project.db.execute("SELECT count(*) FROM change").fetchone()
        datasets.import_dataset(project, dataset, annotator=me)
        assert project.db.execute("SELECT count(*) FROM change").fetchone() == with_all


def _add(project: Project, name: str) -> int:
    from annotator.operations.people import annotator_named

    return annotator_named(project, name).id


def test_a_dataset_with_a_fault_in_its_last_document_leaves_nothing(
    desk: Desk, dataset: Path, tmp_path: Path
) -> None:
    def spoil(lines: list[dict[str, Any]]) -> None:
        lines[-1]["annotations"][-1]["label"] = "UNHEARD"

    spoilt = _edited(dataset, tmp_path / "spoilt.jsonl", spoil)
    before = present(desk.project)
    with pytest.raises(AnnotatorError, match="UNHEARD"):
        datasets.import_dataset(desk.project, spoilt, annotator=desk.ana.id)
    assert present(desk.project) == before
    assert check(desk.project).faults == ()
    book = codebook.load(desk.project)
    assert book.label("BODY") is None


def test_after_a_refused_dataset_the_next_text_is_read_as_itself(
    desk: Desk, dataset: Path, tmp_path: Path
) -> None:
    """The number of a text that was rolled back is used again."""

    def spoil(lines: list[dict[str, Any]]) -> None:
        lines[-1]["annotations"][-1]["label"] = "UNHEARD"

    spoilt = _edited(dataset, tmp_path / "spoilt.jsonl", spoil)
    with pytest.raises(AnnotatorError):
        datasets.import_dataset(desk.project, spoilt, annotator=desk.ana.id)
    new = documents.add_document(
        desk.project, release("New", "Quite another text."), annotator=desk.ana.id
    )
    assert stored.text(desk.project, new.id) == "Quite another text."


def test_labels_of_a_dataset_come_behind_and_without_a_key_that_is_taken(
    desk: Desk, dataset: Path, tmp_path: Path
) -> None:
    def more(lines: list[dict[str, Any]]) -> None:
        labels = lines[0]["codebook"]["label"]
        new = {**labels[0], "name": "NEW", "title": "New", "uid": "uid-new", "parent": "BODY"}
        labels[0].update(title="Otherwise", key="")
        labels.insert(0, new)

    brought = _edited(dataset, tmp_path / "more.jsonl", more)
    before = codebook.load(desk.project)
    datasets.import_dataset(desk.project, brought, annotator=desk.ana.id)
    after = codebook.load(desk.project)
    assert after.labels[: len(before.labels)] == before.labels
    new = after.label("new")
    assert new is not None
    assert (new.key, new.parent) == ("", "BODY")


def test_a_label_that_was_renamed_here_keeps_its_name_and_takes_what_is_brought(
    desk: Desk, dataset: Path
) -> None:
    first = codebook.load(desk.project).labels[0]
    with desk.project.step("Edit", desk.ana.id, operation="edit codebook"):
        codebook.extend(desk.project, [replace(first, name="AGENT", uid=_uid(dataset))], [])
    names = [each.name for each in codebook.load(desk.project).labels]
    report = datasets.import_dataset(desk.project, dataset, annotator=desk.ana.id)
    book = codebook.load(desk.project)
    assert [each.name for each in book.labels] == [*names, "BODY"]
    body = book.label("BODY")
    assert body is not None
    assert body.parent == "AGENT"
    marks = annotations.of_document(desk.project, report.document_ids[0])
    assert "AGENT" in {each.label for each in marks}
    assert check(desk.project).faults == ()


def _uid(dataset: Path) -> str:
    with dataset.open(encoding="utf-8") as file:
        uid: str = json.loads(file.readline())["codebook"]["label"][0]["uid"]
    return uid


def test_a_dataset_that_is_cancelled_takes_nothing(desk: Desk, dataset: Path) -> None:
    before = present(desk.project)
    report = datasets.import_dataset(
        desk.project, dataset, annotator=desk.ana.id, progress=lambda *_: False
    )
    assert report.cancelled
    assert present(desk.project) == before
    assert _titles(desk.project) == ["Statement"]


def test_layers_of_a_dataset_stay_those_of_its_people(dataset: Path, tmp_path: Path) -> None:
    with new_project(tmp_path / "new.annot") as project:
        me = _add(project, "Me")
        _add(project, "Ana")
        datasets.import_dataset(project, dataset, annotator=me)
        found = people.annotators(project)
        assert [each.name for each in found] == ["Me", "Ana", "Ben", "Bot"]
        assert found[-1].kind is AnnotatorKind.SUGGESTER
        layers = {
            mark.annotator_id
            for document in stored.documents(project)
            for mark in annotations.of_document(project, document.id)
        }
        assert me not in layers


def test_everything_but_the_history_comes_through_a_dataset(dataset: Path, tmp_path: Path) -> None:
    """Out, in, and out again: the same bytes, and the same rows behind them."""
    with new_project(tmp_path / "new.annot", title="Desk") as project:
        datasets.import_dataset(project, dataset, annotator=_add(project, "Me"))
        whole = corpus.read(project)
        assert [len(each.relations) for each in whole.documents] == [
            len(relations.of_document(project, each.id)) for each in stored.documents(project)
        ]
        again = tmp_path / "again.jsonl"
        datasets.export_dataset(project, "jsonl", again)
    first, second = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[1:]]
        for path in (dataset, again)
    )
    for document in (*first, *second):
        for mark in document["annotations"]:
            mark.pop("codebook_revision", None)  # counts in its own project only
    assert second == first


def test_a_file_in_no_known_format_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.xyz").write_text("nothing")
    with unchanged(desk.project), pytest.raises(AnnotatorError, match="in no format"):
        datasets.import_dataset(desk.project, tmp_path / "x.xyz", annotator=desk.ana.id)
    with pytest.raises(AnnotatorError, match="no format “xml”"):
        datasets.export_dataset(desk.project, "xml", tmp_path / "out")


def test_the_project_itself_is_never_opened_as_a_text_or_dataset(
    desk: Desk, tmp_path: Path
) -> None:
    """Only SQLite may open it: closing any other descriptor drops the locks of our connection."""
    link = tmp_path / "link.txt"
    link.symlink_to(desk.project.path)
    before = present(desk.project)
    report = documents.import_files(desk.project, [desk.project.path, link], annotator=desk.ana.id)
    assert all("is the project that is open" in sentence for _, sentence in report.refused)
    with pytest.raises(AnnotatorError, match="is the project that is open"):
        datasets.import_dataset(desk.project, link, annotator=desk.ana.id)
    assert present(desk.project) == before
