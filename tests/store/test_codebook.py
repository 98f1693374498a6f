"""The codebook in the file: installed, extended, counted, undone, seen by every window."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from annotator.formats.codebook_toml import read_codebook
from annotator.model.codebook import Codebook
from annotator.operations import history
from annotator.resources import resource
from annotator.store import annotations, codebook
from annotator.store.project import Project
from tests.strategies import codebooks
from tests.support.projects import Desk


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty project to copy."""
    path = tmp_path_factory.mktemp("empty") / "p.annot"
    Project.create(path).close()
    return path


def _plain(book: Codebook) -> Codebook:
    """The codebook without what only its place in a file gives it."""
    return replace(
        book,
        revision=0,
        uid=book.uid and "uid",
        labels=tuple(replace(each, id=0, uid="", position=0) for each in book.labels),
        relation_types=tuple(
            replace(each, id=0, uid="", position=0) for each in book.relation_types
        ),
    )


@given(book=codebooks())
def test_any_sound_codebook_comes_out_as_it_went_in(
    template: Path, tmp_path_factory: pytest.TempPathFactory, book: Codebook
) -> None:
    path = tmp_path_factory.mktemp("book") / "p.annot"
    shutil.copy(template, path)
    with Project.open(path) as project:
        with project.step("Install", None, operation="edit codebook"):
            codebook.install(project, book)
        found = codebook.load(project)
        assert _plain(found) == _plain(replace(book, uid="uid"))
        assert [each.uid for each in found.labels if each.uid.startswith("uid-of")] == [
            each.uid for each in book.labels if each.uid
        ]
        # A second time it changes nothing but what has no uid of its own.
        with project.step("Install", None, operation="edit codebook"):
            codebook.install(project, found)
        assert codebook.load(project) == found
        project.revert(1, None)
        assert codebook.load(project).labels == ()


def test_the_default_codebook_is_installed_whole(desk: Desk) -> None:
    book = read_codebook(resource("codebooks", "releases.toml"))
    assert _plain(codebook.load(desk.project)) == _plain(replace(book, uid="uid"))


def _edit(project: Project, who: int | None, **changes: object) -> None:
    first = codebook.load(project).labels[0]
    with project.step("Edit", who, operation="edit codebook"):
        codebook.extend(project, [replace(first, **changes)], [])  # type: ignore[arg-type]


def test_every_edit_counts_the_revision_up_and_so_does_its_undo(desk: Desk) -> None:
    before = codebook.load(desk.project)
    _edit(desk.project, desk.ana.id, title="Agent")
    assert codebook.load(desk.project).revision == before.revision + 1
    assert codebook.load(desk.project).labels[0].title == "Agent"
    history.undo(desk.project, annotator=desk.ana.id)
    after = codebook.load(desk.project)
    assert after == replace(before, revision=before.revision + 2)
    _edit(desk.project, desk.ana.id, title=before.labels[0].title)
    assert codebook.load(desk.project) == after


def test_an_annotation_keeps_the_revision_under_which_it_was_made(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    _edit(desk.project, desk.ana.id, title="Agent")
    later = desk.mark("Norway")
    assert later.codebook_revision == mark.codebook_revision + 1
    assert annotations.get(desk.project, mark.id) == mark


def test_another_window_sees_an_edit_at_once(desk: Desk) -> None:
    with Project.open(desk.project.path) as other:
        before = codebook.load(other)
        _edit(desk.project, desk.ana.id, title="Agent")
        assert codebook.load(other).labels[0].title == "Agent"
        history.undo(desk.project, annotator=desk.ana.id)
        assert codebook.load(other).labels == before.labels


def test_an_edit_is_seen_within_its_own_step_and_forgotten_when_it_fails(desk: Desk) -> None:
    before = codebook.load(desk.project)
    with pytest.raises(ZeroDivisionError), desk.project.alone():  # noqa: PT012
        _edit(desk.project, desk.ana.id, title="Agent")
        assert codebook.load(desk.project).labels[0].title == "Agent"
        raise ZeroDivisionError
    assert codebook.load(desk.project) == before


def test_a_label_gets_and_loses_its_parent(desk: Desk) -> None:
    labels = codebook.load(desk.project).labels
    with desk.project.step("Edit", desk.ana.id, operation="edit codebook"):
        codebook.extend(desk.project, [replace(labels[1], parent="actor")], [])
    assert codebook.load(desk.project).labels[1].parent == "ACTOR"
    with desk.project.step("Edit", desk.ana.id, operation="edit codebook"):
        codebook.extend(desk.project, [replace(labels[1], parent="")], [])
    assert codebook.load(desk.project).labels == labels


def test_ends_of_relation_types_follow_a_label_that_is_renamed(desk: Desk) -> None:
    _edit(desk.project, desk.ana.id, name="AGENT")
    book = codebook.load(desk.project)
    found = book.relation_type("spoken_by")
    assert found is not None
    assert found.to_labels == ("AGENT",)
