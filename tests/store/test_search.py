"""Finding documents by their words, and search tables that always fit the documents."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.documents import DocumentState
from annotator.operations import documents, history
from annotator.store import documents as stored
from annotator.store import search, search_index
from annotator.store.open_steps import OpenStep
from annotator.store.project import Project
from tests.strategies import texts
from tests.support.projects import Desk, desk, release


def _found(project: Project, words: str) -> list[int]:
    return [hit.document_id for hit in search.find(project, words)]


def _holding(project: Project, *choices: tuple[str, ...]) -> list[int]:
    return search.documents_holding(project, choices)


def _sound(project: Project) -> bool:
    return search_index.faults(project.db) == []


def test_words_are_found_whatever_their_case_and_accents(desk: Desk) -> None:
    new = release("Café", "Über die Straße nach ÅRHUS, naïve élan.")
    document = documents.add_document(desk.project, new, annotator=desk.ana.id)
    for words in ("uber", "ÜBER", "århus", "arhus nach", "naive", "élan", "e\u0301lan", "cafe"):
        assert document.id in _found(desk.project, words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("engineers Norway", True),
        ("engineers Sweden", False),
        ("200", True),
        ('"every ally"', True),
        ('"ally every"', False),
        ('"Secretary General" Oslo', True),
        ("gineer", True),
        ("السلام", True),
        ("one two", True),
        ("漢字", True),
    ],
)
def test_all_words_must_be_there_and_phrases_as_they_are(
    desk: Desk, words: str, found: bool
) -> None:
    assert (_found(desk.project, words) == [desk.document.id]) == found


def test_parts_of_words_in_scripts_without_spaces_are_found(desk: Desk) -> None:
    new = release("漢字", "我们承诺保卫每一个盟友的领土完整。日本語のテキスト")
    document = documents.add_document(desk.project, new, annotator=desk.ana.id)
    for words in ("承诺保卫", "盟友的", "盟友", "語", "テキスト"):
        assert _found(desk.project, words) == [document.id]


@pytest.mark.parametrize(
    "words",
    [
        *("", " ", '"', '""', '"""', "*", "NEAR(", "a AND", "OR", "NOT x", "^", "title:", "-", "("),
        *("…", "\0", "a\0b", "\ud800", "a*", "{a b}:c", "\ufdd0", "x" * 10_000, "²", "'", ";--"),
        *("100%", "_", "\\", "a\\"),
    ],
)
def test_no_query_is_an_error(desk: Desk, words: str) -> None:
    search.find(desk.project, words)


@given(words=st.text(max_size=20), body=texts(least=1))
def test_any_query_on_any_text_is_answered(
    template: Path, tmp_path_factory: pytest.TempPathFactory, words: str, body: str
) -> None:
    path = tmp_path_factory.mktemp("search") / "p.annot"
    shutil.copy(template, path)
    with Project.open(path) as project:
        with project.step("Add", None, operation="import") as step:
            stored.add(project, release("Any", body), step_id=step.id)
        search.find(project, words)
        assert _sound(project)
        project.revert(step.id, None)
        assert _sound(project)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project to copy."""
    made = desk(tmp_path_factory.mktemp("template") / "p.annot")
    made.project.close()
    return made.project.path


def test_search_is_right_after_import_rename_removal_and_the_undo_of_each(desk: Desk) -> None:
    project, ana = desk.project, desk.ana.id
    new = release("Communiqué", "Nothing but quokkas.")
    document = documents.add_document(project, new, annotator=ana)

    def found(words: str, there: bool) -> None:
        assert _found(project, words) == ([document.id] if there else [])
        assert _sound(project)

    found("quokkas", True)
    history.undo(project, annotator=ana)
    found("quokkas", False)
    history.redo(project, annotator=ana)
    found("quokkas", True)
    documents.rename(project, document.id, "Wallabies", annotator=ana)
    found("wallabies", True)
    found("communique", False)
    history.undo(project, annotator=ana)
    found("wallabies", False)
    found("communique", True)
    history.redo(project, annotator=ana)
    documents.set_document_state(project, document.id, DocumentState.REVIEWED, annotator=ana)
    history.undo(project, annotator=ana)
    found("wallabies", True)
    documents.remove(project, [document.id], annotator=ana)
    found("quokkas", False)
    history.undo(project, annotator=ana)
    found("quokkas", True)
    found("wallabies", True)


def test_a_step_that_is_rolled_back_leaves_the_search_tables_as_they_were(desk: Desk) -> None:
    with (  # noqa: PT012
        pytest.raises(ZeroDivisionError),
        desk.project.step("Add", None, operation="import") as step,
    ):
        stored.add(desk.project, release("New", "Quokkas."), step_id=step.id)
        stored.update(desk.project, desk.document.id, {"title": "Other"})
        raise ZeroDivisionError
    assert _found(desk.project, "quokkas") == _found(desk.project, "other") == []
    assert _found(desk.project, "statement") == [desk.document.id]
    assert _sound(desk.project)


def test_documents_of_an_open_step_are_not_found_before_it_closes(desk: Desk) -> None:
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        stored.add(desk.project, release("New", "Quokkas."), step_id=step.step.id)
    assert _found(desk.project, "quokkas") == []
    step.close()
    assert len(_found(desk.project, "quokkas")) == 1


def test_a_cancelled_import_leaves_the_search_tables_sound(desk: Desk) -> None:
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        stored.add(desk.project, release("New", "Quokkas."), step_id=step.step.id)
    step.cancel()
    assert _found(desk.project, "quokkas") == []
    assert _sound(desk.project)


def test_only_the_current_version_of_a_document_is_found(desk: Desk) -> None:
    with desk.project.step("Correct", desk.ana.id, operation="import") as step:
        new = release("Corrected", "Oslo, corrected.")
        later = stored.add(desk.project, new, step_id=step.id, predecessor_id=desk.document.id)
    assert _found(desk.project, "Oslo") == [later.id]
    history.undo(desk.project, annotator=desk.ana.id)
    assert _found(desk.project, "Oslo") == [desk.document.id]


def test_the_excerpt_stands_around_the_words(desk: Desk) -> None:
    (hit,) = search.find(desk.project, "engineers")
    assert hit.title == "Statement"
    assert "200 engineers to NATO" in hit.excerpt


def test_a_search_table_that_does_not_fit_is_found_out_and_mended(desk: Desk) -> None:
    for table in search_index.TABLES:
        desk.project.db.execute(
            f"INSERT INTO {table} ({table}, rowid, title, body)"
            " VALUES ('delete', 1, 'Statement', 'something else')"
        )
    assert len(search_index.faults(desk.project.db)) == 2
    search_index.rebuild(desk.project.db)
    assert _sound(desk.project)
    assert _found(desk.project, "Oslo") == [desk.document.id]


def test_the_check_of_the_search_tables_waits_for_a_writer_and_blames_nobody(
    desk: Desk,
) -> None:
    other = sqlite3.connect(desk.project.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    desk.project.db.execute("PRAGMA busy_timeout = 50")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        search_index.faults(desk.project.db)
    other.execute("ROLLBACK")
    other.close()
    assert _sound(desk.project)


def test_documents_are_candidates_when_they_may_hold_all_parts_of_a_choice(desk: Desk) -> None:
    texts_of = {"A": "NATO-Iraq 100% ok", "B": "The nato “quote” of 北约", "C": "Nothing 100 x"}
    ids = {
        title: documents.add_document(desk.project, release(title, text), annotator=desk.ana.id).id
        for title, text in texts_of.items()
    }
    first = desk.document.id
    for choices, titles in (
        ([("NATO",)], [first, ids["A"], ids["B"]]),
        ([("NATO", "Iraq")], [ids["A"]]),
        ([("NATO", "quote"), ("Iraq",)], [ids["A"], ids["B"]]),
        ([("北约",)], [ids["B"]]),
        ([("0%",)], [ids["A"]]),
        ([("zzz",)], []),
        ([("nato", "zz")], [first, ids["A"], ids["B"]]),
        ([("zz",), ("Nothing",)], [ids["C"]]),
        ([('"quote',)], []),
        ([("NATO",), ()], [first, *ids.values()]),
        ([], []),
    ):
        assert _holding(desk.project, *choices) == titles, choices


@given(body=texts(least=1), data=st.data())
def test_no_document_that_holds_the_parts_is_missing(
    template: Path, tmp_path_factory: pytest.TempPathFactory, body: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("holding") / "p.annot"
    shutil.copy(template, path)
    if not body.strip():
        return
    with Project.open(path) as project:
        new = documents.add_document(project, release("New", body), annotator=1)
        start = data.draw(st.integers(0, len(body) - 1))
        part = body[start : data.draw(st.integers(start + 1, min(len(body), start + 6)))]
        assert new.id in _holding(project, (part,))
        assert new.id in _holding(project, ("no text has this", "nor this"), (part,))


def test_a_removed_document_is_no_candidate(desk: Desk) -> None:
    documents.remove(desk.project, [desk.document.id], annotator=desk.ana.id)
    assert _holding(desk.project, ("NATO",)) == _holding(desk.project, ()) == []
