"""Steps: one transaction each, joined, nested, refused; and the undo stacks that follow."""

# ruff: noqa: PT012 - what a refused step wrote before it was refused is the point here

import sqlite3
from datetime import timedelta

import pytest

from annotator.errors import ConflictError, InvalidChangeError, ReadOnlyProjectError
from annotator.model.documents import DocumentState
from annotator.model.history import StepKind
from annotator.operations import annotating, describing, documents, history, noting, relating
from annotator.store import annotations, codebook, entities, settings
from annotator.store import documents as stored
from annotator.store.history import as_of, present
from annotator.store.open_steps import OpenStep
from annotator.store.project import Project
from tests.support.projects import Desk, last_step_id, release, reopened, step_titles, unchanged


def test_a_step_that_touches_nothing_leaves_no_trace(desk: Desk) -> None:
    with unchanged(desk.project), desk.project.step("Nothing", None, operation="nothing") as step:
        assert step.id == last_step_id(desk.project)


def test_a_joined_step_that_touches_nothing_leaves_no_trace(desk: Desk) -> None:
    desk.clock.stride = 0.1
    mark = desk.mark("Oslo")
    describing.set_flag(desk.project, [mark.id], "look", annotator=desk.ana.id)
    with unchanged(desk.project):
        describing.set_flag(desk.project, [mark.id], "look", annotator=desk.ana.id)


def test_a_step_that_touches_nothing_after_a_removal_for_good_leaves_no_trace(desk: Desk) -> None:
    documents.remove_for_good(desk.project, desk.document.id)
    with unchanged(desk.project), desk.project.step("Nothing", None, operation="nothing"):
        pass


def test_any_exception_rolls_the_whole_step_back(desk: Desk) -> None:
    with (
        unchanged(desk.project),
        pytest.raises(KeyboardInterrupt),
        desk.project.step("Fail", None, operation="fail"),
    ):
        entities.add(desk.project, "one")
        with desk.project.step("Inner", None, operation="inner"):
            entities.add(desk.project, "two")
        raise KeyboardInterrupt
    assert desk.mark("Oslo").text == "Oslo"


def test_a_step_within_a_step_is_part_of_the_outer_one(desk: Desk) -> None:
    before = last_step_id(desk.project)
    with desk.project.step("Outer", desk.ana.id, operation="outer") as outer:
        first = desk.mark("Oslo")
        with desk.project.step("Inner", desk.ben.id, operation="inner") as inner:
            assert inner == outer
        second = desk.mark("Norway")
        relating.allowed_types(desk.project, first.id, second.id)
    assert last_step_id(desk.project) == before + 1
    history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.of_document(desk.project, desk.document.id) == []


def test_an_undo_within_a_step_is_refused_and_rolls_it_back(desk: Desk) -> None:
    desk.mark("Oslo")
    with (
        unchanged(desk.project),
        pytest.raises(RuntimeError),
        desk.project.step("Outer", desk.ana.id, operation="outer"),
    ):
        entities.add(desk.project, "one")
        history.undo(desk.project, annotator=desk.ana.id)


def test_several_steps_alone_are_committed_together_or_not_at_all(desk: Desk) -> None:
    with unchanged(desk.project), pytest.raises(InvalidChangeError), desk.project.alone():
        desk.mark("Oslo")
        desk.mark("Norway")
        annotating.delete(desk.project, [], annotator=desk.ana.id)
    with desk.project.alone():
        desk.mark("Oslo")
        with desk.project.step("Nothing", None, operation="nothing"):
            pass
        desk.mark("Norway")
    assert step_titles(desk.project)[-2:] == ["do Mark Actor “Oslo”", "do Mark Actor “Norway”"]


def test_nothing_is_written_within_a_snapshot(desk: Desk) -> None:
    with unchanged(desk.project), desk.project.snapshot(), pytest.raises(RuntimeError):
        desk.mark("Oslo")


def test_edits_of_one_field_within_a_second_join_and_take_the_latest_title(desk: Desk) -> None:
    before = last_step_id(desk.project)
    desk.clock.stride = 0.3
    for title in ("N", "Ne", "New"):
        documents.rename(desk.project, desk.document.id, title, annotator=desk.ana.id)
    assert last_step_id(desk.project) == before + 1
    step = desk.project.next_undo(desk.ana.id)
    assert step is not None
    assert step.title == "Rename to “New”"
    history.undo(desk.project, annotator=desk.ana.id)
    assert stored.get(desk.project, desk.document.id).title == "Statement"
    history.redo(desk.project, annotator=desk.ana.id)
    assert stored.get(desk.project, desk.document.id).title == "New"


@pytest.mark.parametrize(
    "between",
    ["other person", "other field", "other work", "undo", "time", "clock set back", "reopening"],
)
def test_edits_join_only_when_nothing_stands_between_them(desk: Desk, between: str) -> None:
    mark, second = desk.mark("Oslo"), desk.mark("Norway")
    desk.clock.stride = 0.01

    def flag(words: str) -> int:
        describing.set_flag(desk.project, [mark.id], words, annotator=desk.ana.id)
        return last_step_id(desk.project)

    first = flag("one")
    if between == "other person":
        describing.set_flag(desk.project, [mark.id], "two", annotator=desk.ben.id)
    elif between == "other field":
        describing.set_flag(desk.project, [second.id], "two", annotator=desk.ana.id)
    elif between == "other work":
        desk.mark("Alliance", annotator=desk.ben)
    elif between == "undo":
        history.undo(desk.project, annotator=desk.ana.id)
    elif between == "time":
        desk.clock.now += timedelta(seconds=1)
    elif between == "clock set back":
        desk.clock.now -= timedelta(hours=1)
    elif between == "reopening":
        desk.project = reopened(desk.project)
    joined = flag("three") == first
    assert joined == (between == "reopening")


def test_every_step_of_a_project_is_after_the_one_before_whatever_the_clock_says(
    desk: Desk,
) -> None:
    desk.mark("Oslo")
    desk.clock.now -= timedelta(days=400)
    desk.mark("Norway")
    step = desk.project.next_undo(desk.ana.id)
    assert step is not None
    assert step.title == "Mark Actor “Norway”"


def test_the_stack_of_each_person_is_her_own(desk: Desk) -> None:
    desk.mark("Oslo")
    desk.mark("Norway", annotator=desk.ben)
    history.undo(desk.project, annotator=desk.ana.id)
    left = annotations.of_document(desk.project, desk.document.id)
    assert [each.text for each in left] == ["Norway"]
    assert desk.project.next_redo(desk.ben.id) is None
    step = desk.project.next_undo(desk.ben.id)
    assert step is not None
    assert step.title == "Mark Actor “Norway”"


def test_new_work_of_hers_ends_what_she_could_redo(desk: Desk) -> None:
    desk.mark("Oslo")
    history.undo(desk.project, annotator=desk.ana.id)
    desk.mark("Norway", annotator=desk.ben)
    assert desk.project.next_redo(desk.ana.id) is not None
    desk.mark("Alliance")
    assert desk.project.next_redo(desk.ana.id) is None
    with unchanged(desk.project), pytest.raises(InvalidChangeError, match="nothing of yours"):
        history.redo(desk.project, annotator=desk.ana.id)


def test_undo_and_redo_work_tomorrow(desk: Desk) -> None:
    marks = [desk.mark(words) for words in ("Oslo", "Norway", "Alliance")]
    for _ in marks:
        desk.project = reopened(desk.project)
        history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.of_document(desk.project, desk.document.id) == []
    for _ in marks:
        desk.project = reopened(desk.project)
        history.redo(desk.project, annotator=desk.ana.id)
    found = annotations.of_document(desk.project, desk.document.id)
    assert sorted(found, key=lambda each: each.id) == marks


def test_undo_after_redo_after_undo_takes_the_same_step(desk: Desk) -> None:
    desk.mark("Oslo")
    mark = desk.mark("Norway")
    for _ in range(3):
        undone = history.undo(desk.project, annotator=desk.ana.id)
        assert undone.step.title == "Mark Actor “Norway”"
        assert [each.row_id for each in undone.changes if each.table == "annotation"] == [mark.id]
        redone = history.redo(desk.project, annotator=desk.ana.id)
        assert redone.step.title == "Mark Actor “Norway”"
        assert redone.step.kind is StepKind.REDO
    history.undo(desk.project, annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.of_document(desk.project, desk.document.id) == []


def test_an_undo_against_later_work_is_refused_and_names_it(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    describing.set_flag(desk.project, [mark.id], "look", annotator=desk.ben.id)
    with unchanged(desk.project), pytest.raises(ConflictError, match="“Oslo” was changed since"):
        history.undo(desk.project, annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ben.id)
    history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.of_document(desk.project, desk.document.id) == []


def test_an_undo_of_what_a_colleague_wrote_on_is_refused(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    noting.add_note(desk.project, "annotation", mark.id, "Why?", annotator=desk.ben.id)
    named = "the note “Why\\?” would be left without its annotation"
    with unchanged(desk.project), pytest.raises(ConflictError, match=named):
        history.undo(desk.project, annotator=desk.ana.id)


def test_a_redo_against_later_work_is_refused(desk: Desk) -> None:
    desk.mark("Oslo")
    history.undo(desk.project, annotator=desk.ana.id)
    documents.remove(desk.project, [desk.document.id], annotator=desk.ben.id)
    named = "“Oslo” would be left without its document"
    with unchanged(desk.project), pytest.raises(ConflictError, match=named):
        history.redo(desk.project, annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ben.id)
    history.redo(desk.project, annotator=desk.ana.id)


def test_a_revert_is_new_work_that_can_be_undone_and_redone(desk: Desk) -> None:
    first = desk.mark("Oslo")
    step = last_step_id(desk.project)
    second = desk.mark("Norway")
    history.revert(desk.project, step, annotator=desk.ben.id)
    texts = [each.text for each in annotations.of_document(desk.project, desk.document.id)]
    assert texts == ["Norway"]
    history.undo(desk.project, annotator=desk.ben.id)
    assert annotations.get(desk.project, first.id) == first
    history.redo(desk.project, annotator=desk.ben.id)
    assert annotations.of_document(desk.project, desk.document.id) == [second]
    # Ana's own next undo is still her own latest step.
    history.undo(desk.project, annotator=desk.ana.id)
    assert annotations.of_document(desk.project, desk.document.id) == []


def test_a_revert_against_later_work_is_refused(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    step = last_step_id(desk.project)
    annotating.relabel(desk.project, [mark.id], label="ROLE", annotator=desk.ana.id)
    with unchanged(desk.project), pytest.raises(ConflictError):
        history.revert(desk.project, step, annotator=desk.ben.id)


def test_what_is_no_finished_step_cannot_be_reverted(desk: Desk) -> None:
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    for number in (0, 10_000, step.step.id):
        with pytest.raises(InvalidChangeError, match="no finished step"):
            history.revert(desk.project, number, annotator=desk.ana.id)
    step.cancel()
    with pytest.raises(InvalidChangeError, match="no finished step"):
        history.revert(desk.project, step.step.id, annotator=desk.ana.id)


def test_the_removal_of_a_document_and_all_on_it_is_undone_exactly(desk: Desk) -> None:
    quote, speaker = desk.mark("We will defend every ally", "QUOTE"), desk.mark("Ana Ruiz")
    tie = relating.relate(desk.project, "spoken_by", quote.id, speaker.id, annotator=desk.ana.id)
    noting.add_note(desk.project, "relation", tie.id, "Sure?", annotator=desk.ben.id)
    before = present(desk.project)
    documents.remove(desk.project, [desk.document.id], annotator=desk.ben.id)
    assert present(desk.project)["annotation"] == {}
    history.undo(desk.project, annotator=desk.ben.id)
    assert present(desk.project) == before
    history.redo(desk.project, annotator=desk.ben.id)
    history.undo(desk.project, annotator=desk.ben.id)
    assert present(desk.project) == before


def test_a_step_of_which_nothing_is_left_does_not_stop_undo(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    desk.mark("Norway")
    desk.project.db.execute("DELETE FROM change WHERE step_id = ?", (last_step_id(desk.project),))
    history.undo(desk.project, annotator=desk.ana.id)
    history.undo(desk.project, annotator=desk.ana.id)
    with pytest.raises(Exception, match="no annotation"):
        annotations.get(desk.project, mark.id)


def test_an_open_step_beside_ordinary_ones_is_one_undo_of_its_own(desk: Desk) -> None:
    step = OpenStep.begin(desk.project, "Import two", desk.ana.id, operation="import")
    mark = desk.mark("Oslo")
    for number in range(2):
        with step.batch():
            new = release(f"No {number}", f"Text {number}")
            stored.add(desk.project, new, step_id=step.step.id)
        describing.set_flag(desk.project, [mark.id], f"{number}", annotator=desk.ana.id)
    assert len(stored.documents(desk.project)) == 1
    step.close()
    assert len(stored.documents(desk.project)) == 3
    undone = [history.undo(desk.project, annotator=desk.ana.id).step.title for _ in range(4)]
    assert undone == ["Flag “Oslo”", "Flag “Oslo”", "Mark Actor “Oslo”", "Import two"]
    assert len(stored.documents(desk.project)) == 1
    for _ in range(4):
        history.redo(desk.project, annotator=desk.ana.id)
    assert len(stored.documents(desk.project)) == 3


def test_an_import_that_was_open_during_an_undo_is_the_next_undo_itself(desk: Desk) -> None:
    desk.mark("Oslo")
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        stored.add(desk.project, release("No", "Text"), step_id=step.step.id)
    history.undo(desk.project, annotator=desk.ana.id)
    step.close()
    found = desk.project.next_undo(desk.ana.id)
    assert found is not None
    assert found.id == step.step.id
    history.redo(desk.project, annotator=desk.ana.id)
    undone = [history.undo(desk.project, annotator=desk.ana.id).step.title for _ in range(2)]
    assert undone == ["Mark Actor “Oslo”", "Import"]


def test_a_background_import_is_nobodys_next_undo_but_can_be_reverted(desk: Desk) -> None:
    desk.mark("Oslo")
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import", background=True)
    with step.batch():
        stored.add(desk.project, release("No", "Text"), step_id=step.step.id)
    step.close("Import “No”")
    found = desk.project.next_undo(desk.ana.id)
    assert found is not None
    assert found.title == "Mark Actor “Oslo”"
    history.revert(desk.project, step.step.id, annotator=desk.ana.id)
    assert len(stored.documents(desk.project)) == 1


def test_an_import_that_brought_nothing_leaves_no_trace(desk: Desk) -> None:
    before = step_titles(desk.project)
    OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import").close()
    assert step_titles(desk.project) == before


def test_a_read_only_project_refuses_every_change_with_a_sentence(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    with Project.open(desk.project.path, read_only=True) as project:
        assert annotations.get(project, mark.id) == mark
        for change in (
            lambda: history.undo(project, annotator=desk.ana.id),
            lambda: documents.rename(project, 1, "New", annotator=desk.ana.id),
            lambda: OpenStep.begin(project, "Import", None, operation="import"),
            lambda: documents.remove_for_good(project, desk.document.id),
        ):
            with pytest.raises(ReadOnlyProjectError, match=r"reading|may not be written"):
                change()
        assert present(project) == present(desk.project)


def test_a_label_that_a_failed_batch_brought_is_forgotten(desk: Desk) -> None:
    book = codebook.load(desk.project)
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with pytest.raises(ZeroDivisionError), step.batch():
        _add_label(desk.project, "NEW")
        assert codebook.load(desk.project).label("NEW") is not None
        raise ZeroDivisionError
    assert codebook.load(desk.project) == book
    with step.batch():
        _add_label(desk.project, "NEW")
    assert codebook.load(desk.project).label("NEW") is not None
    step.cancel()
    assert codebook.load(desk.project).label("NEW") is None


def _add_label(project: Project, name: str) -> None:
    from dataclasses import replace

    first = codebook.load(project).labels[0]
    codebook.extend(project, [replace(first, name=name, title=name, uid="", key="", id=0)], [])


def test_a_text_that_was_rolled_back_is_not_read_for_the_next_one(desk: Desk) -> None:
    for body in ("The first text.", "The second text, which is another."):
        try:
            with desk.project.step("Import", None, operation="import") as step:
                added = stored.add(desk.project, release("New", body), step_id=step.id)
                assert stored.text(desk.project, added.id) == body
                if body.startswith("The first"):
                    raise ZeroDivisionError
        except ZeroDivisionError:
            continue


def test_as_of_every_step_is_exact_beside_an_open_one(desk: Desk) -> None:
    states = {last_step_id(desk.project): present(desk.project)}
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    step.cancel()
    for work in (
        lambda: desk.mark("Oslo"),
        lambda: documents.rename(desk.project, 1, "New", annotator=desk.ana.id),
        lambda: documents.set_document_state(
            desk.project, 1, DocumentState.REVIEWED, annotator=desk.ana.id
        ),
        lambda: history.undo(desk.project, annotator=desk.ana.id),
        lambda: documents.remove(desk.project, [1], annotator=desk.ben.id),
    ):
        work()
        states[last_step_id(desk.project)] = present(desk.project)
    for number, state in states.items():
        assert as_of(desk.project, number) == state
    assert not any(as_of(desk.project, 0).values())


def test_what_a_row_breaks_in_itself_is_a_defect_and_not_a_sentence(desk: Desk) -> None:
    with (
        unchanged(desk.project),
        pytest.raises(sqlite3.IntegrityError),
        desk.project.step("Bad", None, operation="bad"),
    ):
        desk.project.db.execute("UPDATE document SET state = 'lost'")


def test_a_setting_is_part_of_the_history(desk: Desk) -> None:
    with desk.project.step("Name", desk.ana.id, operation="name"):
        settings.put(desk.project.db, "title", "Another")
    history.undo(desk.project, annotator=desk.ana.id)
    assert settings.get(desk.project.db, "title") == "Desk"


def test_all_that_a_step_writes_is_of_its_moment(desk: Desk) -> None:
    mark = desk.mark("Oslo")
    step = desk.project.next_undo(desk.ana.id)
    assert step is not None
    assert mark.created_at == mark.changed_at == step.made_at
    assert desk.project.now() > step.made_at


def test_a_failed_step_stops_no_clock(desk: Desk) -> None:
    with pytest.raises(KeyError), desk.project.step("Fail", None, operation="fail") as step:
        raise KeyError
    assert desk.project.now() > step.made_at
