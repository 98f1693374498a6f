"""The form of the project file, and a project that uses all of it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.operations.checking import check
from annotator.store import history
from annotator.store.project import Project
from annotator.store.replay import turn_back
from annotator.store.schema import APPLICATION_ID, RECORDED, VERSION, columns
from annotator.store.steps import get_step
from tests.support.everything import everything
from tests.support.projects import Desk, last_step_id

_GOLDEN = Path(__file__).parents[1] / "golden" / "schema.sql"

_UNRECORDED = {"step", "change", "codebook_revision", "text", "source"}


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Desk]:
    """The project in which every table has a row."""
    made = everything(tmp_path / "full.annot")
    yield made
    made.project.close()


def _schema(path: Path) -> str:
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '_sqlite_%' AND name NOT LIKE 'document_words_%'"
        " AND name NOT LIKE 'document_trigrams_%' AND name NOT LIKE 'idx__sqlite_%'"
        " ORDER BY type, name"
    ).fetchall()
    connection.close()
    return "".join(f"{sql};\n" for (sql,) in found)


def test_the_schema_is_the_one_that_was_released(tmp_path: Path) -> None:
    """A change of the file's form needs a migration; then the golden file is written anew."""
    Project.create(tmp_path / "p.annot").close()
    assert _schema(tmp_path / "p.annot") == _GOLDEN.read_text(encoding="utf-8")


def test_every_table_is_recorded_or_left_out_on_purpose(desk: Desk) -> None:
    found = desk.project.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {
        name
        for (name,) in found
        if not name.startswith(("sqlite_", "_sqlite_", "document_words", "document_trigrams"))
    }
    assert tables == {*RECORDED, *_UNRECORDED}


def test_every_table_and_every_column_has_a_value_in_the_full_project(full: Desk) -> None:
    lacking = []
    for table in [*RECORDED, *sorted(_UNRECORDED)]:
        for column in columns(full.project.db, table):
            found = full.project.db.execute(
                f"SELECT 1 FROM [{table}] WHERE [{column}] IS NOT NULL"
                f" AND [{column}] NOT IN ('', '[]', '{{}}')"
            ).fetchone()
            if not found and (table, column) != ("step", "owner"):  # that of a running import
                lacking.append(f"{table}.{column}")
    assert lacking == []


def test_the_full_project_is_sound_before_and_after_reopening(full: Desk) -> None:
    report = check(full.project)
    assert report.faults == ()
    assert report.spans == report.spans_holding == 8
    full.project.close()
    with Project.open(full.project.path) as project:
        assert check(project) == report


def test_every_step_of_the_full_project_can_be_turned_back_in_turn(full: Desk) -> None:
    project = full.project
    states = {n: history.as_of(project, n) for n in range(last_step_id(project) + 1)}
    for number in range(last_step_id(project), 0, -1):
        project.revert(number, None)
        assert history.present(project) == states[number - 1]
        assert check(project).faults == ()
    assert not any(history.present(project).values())
    for number in sorted(states)[1:]:
        assert history.as_of(project, number) == states[number]


def test_a_step_with_everything_at_once_is_turned_back_and_brought_back(full: Desk) -> None:
    """Rows that name each other go and come in an order in which nothing else would hold."""
    project = full.project
    whole = history.present(project)
    last = last_step_id(project)
    with project.step("Take all back", None, operation="all") as step:
        for number in range(last, 0, -1):
            each = get_step(project.db, number)
            assert each is not None
            turn_back(project.db, each)
    assert not any(history.present(project).values())
    project.revert(step.id, None)
    assert history.present(project) == whole
    assert check(project).faults == ()


def test_the_flat_view_gives_names_instead_of_numbers(full: Desk) -> None:
    found = full.project.db.execute(
        "SELECT document, label, text, fragments, speaker, annotator, status FROM annotation_flat"
    ).fetchall()
    # Only the current version of a corrected document is listed.
    assert [row[0] for row in found] == ["Statement, corrected"]
    assert found[0][1:] == ("ACTOR", "Ana Ruiz", 1, None, "Ana", "draft")


def test_the_flat_view_names_who_speaks(desk: Desk) -> None:
    from annotator.operations import relating

    quote, speaker = desk.mark("We will defend every ally", "QUOTE"), desk.mark("Ana Ruiz")
    relating.relate(desk.project, "spoken_by", quote.id, speaker.id, annotator=desk.ana.id)
    found = desk.project.db.execute(
        "SELECT label, text, start, end, speaker, source FROM annotation_flat ORDER BY start"
    ).fetchall()
    assert found[0] == ("QUOTE", quote.text, quote.start, quote.end, "Ana Ruiz", "Statement.txt")
    assert [row[4] for row in found] == ["Ana Ruiz", None]


def test_the_file_says_what_it_is(desk: Desk) -> None:
    desk.project.close()
    head = desk.project.path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == VERSION
    # Bytes 18 and 19: written and read with a write-ahead log.
    assert head[18:20] == b"\x02\x02"
