"""Reading the history: the life of an annotation, the list of steps, the file as it was."""

import sqlite3

import pytest

from annotator.errors import UnknownNameError
from annotator.model.history import StepKind
from annotator.operations import annotating, describing, documents, history, relating
from annotator.operations.checking import check
from annotator.store import annotations
from annotator.store.history import as_of, life, present, steps
from annotator.store.project import Project
from annotator.store.stamps import TimeOrderedUids, stamp
from tests.support.projects import TEXT, Desk, last_step_id


def test_the_life_of_an_annotation_tells_all_that_happened_to_it(desk: Desk) -> None:
    from annotator.model.text import Span

    project, ana = desk.project, desk.ana.id
    other = desk.mark("Oslo")
    speaker = desk.mark("Ana Ruiz")
    quote = desk.mark("We will defend every ally", "QUOTE")
    annotating.add_fragment(project, quote.id, Span(0, 9), annotator=ana)
    annotating.remove_fragment(project, quote.id, 0, annotator=ana)
    tie = relating.relate(project, "spoken_by", quote.id, speaker.id, annotator=ana)
    relating.unrelate(project, [tie.id], annotator=ana)
    describing.set_flag(project, [other.id], "not this one", annotator=ana)
    annotating.delete(project, [quote.id], annotator=ana)
    history.undo(project, annotator=ana)
    told = [event.step.title for event in life(project, quote.id)]
    assert list(dict.fromkeys(told)) == [
        "Mark Quote “We will defend every ally”",
        "Add a fragment to Quote “We will defend every ally”",
        "Remove a fragment from Quote “Statement … We will defend every ally”",
        "Link “We will defend every ally” spoken by “Ana Ruiz”",
        "Unlink “spoken by”",
        "Delete Quote “We will defend every ally”",
    ]
    assert life(project, quote.id)[-1].step.kind is StepKind.UNDO
    assert {event.change.table for event in life(project, quote.id)} == {
        "annotation",
        "fragment",
        "relation",
    }
    assert life(project, 999) == []


def test_the_life_of_an_annotation_that_is_gone_is_still_told(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    annotating.delete(desk.project, [mark.id], annotator=desk.ana.id)
    assert [event.change.after is None for event in life(desk.project, mark.id)] == [
        False,
        False,
        True,
        True,
    ]
    with pytest.raises(UnknownNameError, match="any more"):
        annotations.get(desk.project, mark.id)


def test_steps_are_listed_from_the_newest_and_in_pages(desk: Desk) -> None:
    for words in ("Oslo", "Norway", "NATO"):
        desk.mark(words)
    newest = steps(desk.project, limit=2)
    assert [each.title for each in newest] == ["Mark Actor “NATO”", "Mark Actor “Norway”"]
    rest = steps(desk.project, before=newest[-1].id)
    assert [each.id for each in rest] == list(range(newest[-1].id - 1, 0, -1))


def test_the_past_is_of_one_moment_while_others_write(desk: Desk) -> None:
    """A commit of another program between two reads does not mix the two states."""
    first = last_step_id(desk.project)
    before = present(desk.project)
    with Project.open(desk.project.path, clock=desk.clock) as other:
        writer = Desk(other, desk.clock, desk.ana, desk.ben, desk.bot, desk.document)
        statements = 0

        def meanwhile(statement: str) -> None:
            nonlocal statements
            if statement.startswith("SELECT table_name, row_id, before"):
                statements += 1
                writer.mark("Oslo")

        desk.project.db.set_trace_callback(meanwhile)
        assert as_of(desk.project, first) == before
        desk.project.db.set_trace_callback(None)
        assert statements == 1
    assert as_of(desk.project, first) == before


def test_a_check_is_of_one_moment_while_others_write(desk: Desk) -> None:
    with Project.open(desk.project.path, clock=desk.clock) as other:
        writer = Desk(other, desk.clock, desk.ana, desk.ben, desk.bot, desk.document)

        def meanwhile(statement: str) -> None:
            if "FROM [annotation]" in statement:
                writer.mark("Oslo")

        desk.project.db.set_trace_callback(meanwhile)
        report = check(desk.project)
        desk.project.db.set_trace_callback(None)
    assert report.faults == ()
    assert len(annotations.of_document(desk.project, desk.document.id)) == 1


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE text SET body = replace(body, 'Oslo', 'Rome')", "has changed since"),
        ("UPDATE text SET length = 1", "characters, not 1"),
        ("UPDATE annotation SET text = 'Oslx'", "which is not what stands"),
        ("UPDATE annotation SET start = 0", "other outer bounds"),
        (
            'UPDATE fragment SET "end" = 999; UPDATE annotation SET "end" = 999',
            "outside its text",
        ),
        ("UPDATE fragment SET n = 3", "out of order"),
        ("UPDATE fragment SET document_id = 2", "another document"),
        ("DELETE FROM fragment", "has no fragment"),
        ("DELETE FROM annotation", "that is not there"),
        ("UPDATE document SET title = 'Other'", "not as the history left it"),
        ("UPDATE step SET undoes = 99 WHERE id = 3", "turns back one that came later"),
        ("DELETE FROM change WHERE table_name = 'label'", "not as the history left it"),
    ],
)
def test_the_check_finds_what_was_changed_behind_its_back(desk: Desk, sql: str, fault: str) -> None:
    desk.mark("Oslo")
    assert check(desk.project).sound
    desk.project.close()
    raw = sqlite3.connect(desk.project.path)
    raw.executescript(sql)
    raw.close()
    with Project.open(desk.project.path) as project:
        report = check(project)
    assert not report.sound
    assert any(fault in each for each in report.faults), report.faults


def test_the_check_counts_the_spans_that_hold(desk: Desk) -> None:
    for words in ("Oslo", "Norway", "NATO"):
        desk.mark(words)
    report = check(desk.project)
    assert (report.spans, report.spans_holding, report.documents) == (3, 3, 1)


def test_a_read_only_project_can_be_checked(desk: Desk) -> None:
    desk.mark("Oslo")
    with Project.open(desk.project.path, read_only=True) as project:
        assert check(project).faults == ()


def test_uids_ascend_and_times_are_in_utc(desk: Desk) -> None:
    uids = TimeOrderedUids()
    made = [uids() for _ in range(10_000)]
    assert made == sorted(set(made))
    assert all(each[14] == "7" and each[19] in "89ab" and len(each) == 36 for each in made)
    assert stamp(desk.clock.now.replace(microsecond=999_999)).endswith(".999Z")


def test_the_words_of_an_annotation_are_kept_when_the_document_is_renamed(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    documents.rename(desk.project, desk.document.id, "Another", annotator=desk.ana.id)
    assert annotations.get(desk.project, mark.id) == mark
    assert TEXT[mark.start : mark.end] == "Oslo"
