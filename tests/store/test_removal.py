"""Removing for good: nothing of the document is left in any byte of the file."""

import sqlite3
import zlib
from pathlib import Path

import pytest

from annotator.errors import ConflictError, InvalidChangeError, ProjectError
from annotator.operations import annotating, describing, documents, history, noting, relating
from annotator.operations.checking import check
from annotator.store import annotations, search
from annotator.store import connection as connections
from annotator.store import documents as stored
from annotator.store.history import as_of, present
from annotator.store.project import Project
from annotator.store.removal import sizes
from tests.support.everything import everything
from tests.support.projects import TEXT, Desk, last_step_id, release, reopened, unchanged

SECRET = "Zxqvjkw Confidentialitätsklausel 暗号鍵 🔑"
WORDS = ("zxqvjkw", "confidentialit", "暗号鍵", "🔑", "secretive", "qqvotedname")


def _secret(desk: Desk) -> int:
    """A document with words that stand nowhere else, marked, noted, renamed, undone and redone."""
    project, ana = desk.project, desk.ana.id
    text = f"{SECRET} said Qqvotedname on Monday.\n" * 40
    document = documents.add_document(project, release("Secretive paper", text), annotator=ana)
    from annotator.model.text import Span

    first = annotating.annotate(
        project, document.id, [Span(0, 7), Span(40, 60)], label="QUOTE", annotator=ana
    )
    second = annotating.annotate(project, document.id, [Span(8, 20)], label="ACTOR", annotator=ana)
    describing.set_attributes(project, [second.id], {"canonical": "Qqvotedname"}, annotator=ana)
    relating.relate(project, "spoken_by", first.id, second.id, annotator=ana)
    noting.add_note(project, "annotation", first.id, f"Look: {SECRET}", annotator=desk.ben.id)
    documents.rename(project, document.id, "Secretive paper 2", annotator=ana)
    history.undo(project, annotator=ana)
    history.redo(project, annotator=ana)
    annotating.delete(project, [second.id], annotator=ana)
    history.undo(project, annotator=ana)
    return document.id


def _bytes(path: Path) -> bytes:
    """All that lies on disk for a project, read by another process's eyes."""
    found = b""
    for each in sorted(path.parent.glob(f"{path.name}*")):
        found += each.read_bytes()
    return found


def _traces(path: Path) -> list[str]:
    data = _bytes(path).lower()
    kept = [word for word in WORDS if word.encode("utf-8") in data]
    return kept + [word for word in WORDS if zlib.compress(word.encode("utf-8"))[2:-4] in data]


def test_the_words_are_in_the_file_before(desk: Desk) -> None:
    """So that the next tests can fail."""
    _secret(desk)
    assert set(_traces(desk.project.path)) >= {"zxqvjkw", "暗号鍵", "secretive", "qqvotedname"}


def test_nothing_of_it_is_left_in_any_byte_of_the_file(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    documents.remove_for_good(desk.project, _secret(desk))
    assert _traces(desk.project.path) == []
    assert annotations.get(desk.project, mark.id) == mark
    assert check(desk.project).faults == ()
    desk.project.close()
    assert _traces(desk.project.path) == []


def test_nothing_is_left_after_it_was_removed_with_undo_first(desk: Desk) -> None:
    document_id = _secret(desk)
    documents.remove(desk.project, [document_id], annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ana.id)
    documents.remove_for_good(desk.project, document_id)
    assert _traces(desk.project.path) == []


def test_the_search_tables_hold_none_of_its_words(desk: Desk) -> None:
    documents.remove_for_good(desk.project, _secret(desk))
    connection = sqlite3.connect(desk.project.path)
    for table in ("document_words", "document_trigrams"):
        connection.execute(
            f"CREATE VIRTUAL TABLE temp.v_{table} USING fts5vocab(main, {table}, row)"
        )
        terms = {term for (term,) in connection.execute(f"SELECT term FROM v_{table}")}
        assert terms
        assert not [
            term for term in terms if term in "zxqvjkw confidentialitatsklausel" and "zx" in term
        ]
    connection.close()
    assert search.find(desk.project, "zxqvjkw") == []
    assert [hit.document_id for hit in search.find(desk.project, "Oslo")] == [desk.document.id]


def test_what_it_shares_with_another_document_stays(desk: Desk) -> None:
    twin = documents.add_document(desk.project, release("Twin"), annotator=desk.ana.id)
    documents.remove_for_good(desk.project, desk.document.id)
    assert stored.text(desk.project, twin.id) == TEXT
    assert stored.source(desk.project, twin.id).data == TEXT.encode("utf-8")
    documents.remove_for_good(desk.project, twin.id)
    (texts,) = desk.project.db.execute("SELECT count(*) FROM text").fetchone()
    (sources,) = desk.project.db.execute("SELECT count(*) FROM source").fetchone()
    assert (texts, sources) == (0, 0)


def test_a_text_that_an_undo_could_bring_back_stays(desk: Desk) -> None:
    other = documents.add_document(desk.project, release("Other", "Other."), annotator=desk.ana.id)
    documents.remove(desk.project, [other.id], annotator=desk.ana.id)
    documents.remove_for_good(desk.project, desk.document.id)
    history.undo(desk.project, annotator=desk.ana.id)
    assert stored.text(desk.project, other.id) == "Other."


def test_the_rest_of_the_history_stays_right(desk: Desk) -> None:
    desk.mark("Oslo")
    doomed = _secret(desk)
    desk.mark("Norway")
    documents.remove_for_good(desk.project, doomed)
    after = present(desk.project)
    assert as_of(desk.project, last_step_id(desk.project)) == after
    undone = [history.undo(desk.project, annotator=desk.ana.id).step.title for _ in range(3)]
    assert undone == ["Mark Actor “Norway”", "Mark Actor “Oslo”", "Import “Statement”"]
    with pytest.raises(InvalidChangeError):
        history.undo(desk.project, annotator=desk.ana.id)
    for _ in undone:
        history.redo(desk.project, annotator=desk.ana.id)
    assert present(desk.project) == after
    desk.project = reopened(desk.project)
    assert check(desk.project).faults == ()


def test_the_history_says_that_it_happened_and_cannot_turn_it_back(desk: Desk) -> None:
    documents.remove_for_good(desk.project, _secret(desk))
    step = last_step_id(desk.project)
    (title,) = desk.project.db.execute("SELECT title FROM step WHERE id = ?", (step,)).fetchone()
    assert title == "Remove a document for good"
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="for good"):
        history.revert(desk.project, step, annotator=desk.ana.id)


def test_a_document_on_which_a_corrected_version_stands_is_refused(tmp_path: Path) -> None:
    full = everything(tmp_path / "full.annot")
    with unchanged(full.project), pytest.raises(ConflictError, match="Nothing was changed"):
        documents.remove_for_good(full.project, full.document.id)
    # Recording goes on, and the corrected version itself can go.
    full.mark("Oslo")
    documents.remove_for_good(full.project, full.document.id + 1)
    documents.remove_for_good(full.project, full.document.id)
    assert check(full.project).faults == ()
    for table in ("document", "annotation", "fragment", "relation", "decision", "dismissal"):
        assert full.project.db.execute(f"SELECT 1 FROM [{table}]").fetchone() is None
    full.project.close()


def test_a_reader_beside_it_is_named_when_the_bytes_cannot_go(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    document_id = _secret(desk)
    desk.project.close()
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.2)
    with Project.open(desk.project.path) as project:
        reader = sqlite3.connect(desk.project.path)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM text").fetchone()
        with pytest.raises(ProjectError, match="another program is reading"):
            documents.remove_for_good(project, document_id)
        reader.close()
        assert [each.title for each in stored.documents(project)] == ["Statement"]
    assert _traces(desk.project.path) == []


def test_the_sizes_say_what_takes_room(desk: Desk) -> None:
    before = sizes(desk.project)
    doomed = _secret(desk)
    with_it = sizes(desk.project)
    assert all(with_it[name] > before[name] for name in before)
    documents.remove_for_good(desk.project, doomed)
    after = sizes(desk.project)
    assert {name: after[name] for name in ("texts", "sources")} == {
        name: before[name] for name in ("texts", "sources")
    }
