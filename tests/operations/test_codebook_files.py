"""Codebooks taken from files and written to them."""

import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from annotator.analysis.codebook_changes import codebook_changes
from annotator.errors import (
    AnnotatorError,
    InvalidChangeError,
    NotWrittenError,
    UnreadableFileError,
)
from annotator.formats.codebook_toml import parse_codebook, read_codebook, write_codebook
from annotator.model.codebook import Codebook
from annotator.operations import codebook_files, codebooks, history, revising
from annotator.operations.people import annotator_named
from annotator.operations.projects import project_with
from annotator.store import annotations, codebook
from tests import strategies
from tests.support.hostile import NAMES, hostile_file
from tests.support.projects import Desk, dump, step_titles, unchanged


def _book(desk: Desk) -> Codebook:
    return codebook.load(desk.project)


def _take(desk: Desk, brought: Codebook) -> None:
    codebook_files.take(desk.project, brought, "mine.toml", annotator=desk.ana.id)


def _same(one: Codebook, other: Codebook) -> None:
    """Fail unless both say the same, but for what each project counts for itself."""

    def bare(book: Codebook) -> Codebook:
        return replace(
            book,
            labels=tuple(replace(each, id=0, uid="") for each in book.labels),
            relation_types=tuple(replace(each, id=0, uid="") for each in book.relation_types),
            revision=0,
            uid="",
            general=dict(book.general),
        )

    assert bare(one) == bare(other)


@given(strategies.codebooks())
def test_what_is_written_is_taken_without_a_change(
    tmp_path_factory: pytest.TempPathFactory, book: Codebook
) -> None:
    folder = tmp_path_factory.mktemp("book")
    with project_with(folder / "p.annot", book) as project:
        ana = annotator_named(project, "Ana").id
        codebook_files.write_codebook_file(project, folder / "b.toml")
        _same(read_codebook(folder / "b.toml"), codebook.load(project))
        with unchanged(project):
            assert codebook_files.changes_of(project, folder / "b.toml") == []
            assert codebook_files.take_codebook(project, folder / "b.toml", annotator=ana) == []


@given(strategies.codebooks(), strategies.codebooks())
def test_what_was_taken_once_changes_nothing_when_it_is_taken_again(
    tmp_path_factory: pytest.TempPathFactory, book: Codebook, brought: Codebook
) -> None:
    folder = tmp_path_factory.mktemp("book")
    with project_with(folder / "p.annot", book) as project:
        ana = annotator_named(project, "Ana").id
        before = dump(project)
        shown = codebook_changes(codebook.load(project), brought)
        try:
            done = codebook_files.take(project, brought, "b.toml", annotator=ana)
        except InvalidChangeError:
            assert dump(project) == before
            return
        assert done == shown
        assert bool(shown) == (dump(project) != before)
        assert codebook_changes(codebook.load(project), brought) == []
        if shown:
            now = codebook.load(project)
            history.undo(project, annotator=ana)
            _same(codebook.load(project), replace(book, title=book.title))
            history.redo(project, annotator=ana)
            _same(codebook.load(project), now)


def test_general_guidelines_title_and_order_are_changes_too(desk: Desk) -> None:
    now = _book(desk)
    general = {**now.general, "G1 Offsets": "Else.", "G9 New": "More."}
    kinds = (now.relation_types[1], now.relation_types[0], *now.relation_types[2:])
    brought = replace(
        now, title="Mine", general=general, labels=now.labels[::-1], relation_types=kinds
    )
    (found,) = codebook_files.coming(desk.project, brought)
    assert (found.change.kind, found.change.how, found.change.title) == (
        "codebook",
        "change",
        "Mine",
    )
    assert found.change.facts == (
        "title: Official releases → Mine",
        "general guidelines: G1 Offsets",
        "general guidelines: G9 New",
        "order of the labels",
        "order of the relation types",
    )
    _take(desk, brought)
    assert [each.name for each in _book(desk).labels] == [each.name for each in brought.labels]
    assert dict(_book(desk).general) == general
    assert step_titles(desk.project)[-1] == "do Take the codebook of mine.toml"


def test_it_is_said_how_many_annotations_are_to_be_looked_at_and_that_is_so(desk: Desk) -> None:
    for words in ("Norway", "NATO", "Oslo"):
        desk.mark(words)
    desk.mark("Ana Ruiz", annotator=desk.ben)
    desk.mark("foreign minister", "ROLE")
    now = _book(desk)
    actor, role, commitment, _quote = now.labels
    brought = replace(
        now,
        labels=(
            replace(actor, definition="Anybody."),
            replace(role, colour="#000000"),
            commitment,
        ),
        relation_types=tuple(
            each for each in now.relation_types if "QUOTE" not in each.from_labels
        ),
    )
    found = codebook_files.coming(desk.project, brought, annotator=desk.ana.id)
    said = {each.change.title: (each.annotations, each.look_again) for each in found}
    assert said == {"Actor": (3, 3), "Role": (1, 0), "Quote": (0, 0), "spoken by": (0, 0)}
    every = codebook_files.coming(desk.project, brought)
    assert (every[0].annotations, every[0].look_again) == (4, 4)
    _take(desk, brought)
    (work,) = revising.worklists(desk.project, annotator=desk.ana.id)
    assert (work.label.title, len(work.places)) == ("Actor", 3)
    back = replace(brought, labels=(actor, *brought.labels[1:]))
    (found_back,) = codebook_files.coming(desk.project, back, annotator=desk.ana.id)
    assert found_back.look_again == 0


def test_two_labels_can_change_their_names(desk: Desk) -> None:
    mark = desk.mark("NATO")
    now = _book(desk)
    actor, role, *others = now.labels
    swapped = (
        replace(actor, name="ROLE", title="Role", key="r"),
        replace(role, name="ACTOR", title="Actor", key="a"),
    )
    brought = parse_codebook(write_codebook(replace(now, labels=(*swapped, *others))))
    _take(desk, brought)
    assert annotations.get(desk.project, mark.id).label == "ROLE"
    assert codebook_changes(_book(desk), brought) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_is_one_sentence_and_changes_nothing(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    path, reason = hostile_file(tmp_path, name)
    with unchanged(desk.project):
        with pytest.raises(UnreadableFileError) as looked:
            codebook_files.changes_of(desk.project, path)
        with pytest.raises(UnreadableFileError) as taken:
            codebook_files.take_codebook(desk.project, path, annotator=desk.ana.id)
    assert str(looked.value) == str(taken.value)
    assert reason in str(taken.value)
    assert "\n" not in str(taken.value)
    assert len(str(taken.value)) < 300


def test_a_million_labels_are_refused_in_little_memory(tmp_path: Path) -> None:
    path, _ = hostile_file(tmp_path, "a million labels")
    tracemalloc.start()
    try:
        with pytest.raises(AnnotatorError):
            read_codebook(path)
        assert tracemalloc.get_traced_memory()[1] < 16 * 2**20
    finally:
        tracemalloc.stop()


def test_a_file_of_an_odd_name_is_named_on_one_line(desk: Desk, tmp_path: Path) -> None:
    odd = "one\ntwo \udce9 " + "x" * 150 + ".toml"
    path = tmp_path / odd
    path.write_text("{", encoding="utf-8")
    with pytest.raises(UnreadableFileError) as caught:
        read_codebook(path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).encode("utf-8")
    brought = replace(_book(desk), title="Else")
    codebook_files.take(desk.project, brought, odd, annotator=desk.ana.id)
    assert step_titles(desk.project)[-1].startswith("do Take the codebook of one two")


def test_what_would_be_unsound_with_what_is_here_changes_nothing(desk: Desk) -> None:
    """A label takes the name of another one that the file does not know."""
    now = _book(desk)
    codebooks.add_label(desk.project, "PARTY", annotator=desk.ana.id)
    labels = (replace(now.labels[0], name="PARTY"), *now.labels[1:])
    brought = replace(now, labels=labels, relation_types=())
    with unchanged(desk.project):
        with pytest.raises(InvalidChangeError, match="“party” stands there 2 times"):
            codebook_files.coming(desk.project, brought)
        with pytest.raises(InvalidChangeError, match="Together with what the project has"):
            _take(desk, brought)


def test_a_file_is_not_written_over_the_project_or_a_folder(desk: Desk, tmp_path: Path) -> None:
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="is open"):
        codebook_files.write_codebook_file(desk.project, desk.project.path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWrittenError):
        codebook_files.write_codebook_file(desk.project, tmp_path / "folder")
    assert list((tmp_path / "folder").iterdir()) == []
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".part"] == []
