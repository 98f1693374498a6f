"""Who hears of what: listeners of one connection, and steps of others."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.errors import InvalidChangeError
from annotator.model.history import ChangeSet, StepKind
from annotator.operations import annotating, describing, documents, history
from annotator.store import entities
from annotator.store.open_steps import OpenStep
from annotator.store.project import Project
from tests.support.projects import Desk, release


@pytest.fixture
def other(desk: Desk) -> Iterator[Project]:
    """A second connection to the same file, as another program has."""
    with Project.open(desk.project.path, clock=desk.clock) as opened:
        yield opened


def _heard_by(project: Project) -> list[ChangeSet]:
    heard: list[ChangeSet] = []
    project.listen(heard.append)
    return heard


def _titles(heard: list[ChangeSet]) -> list[str]:
    return [f"{each.step.kind} {each.step.title}" for each in heard]


def test_each_step_is_told_once_to_its_own_and_to_others(desk: Desk, other: Project) -> None:
    here, there = _heard_by(desk.project), _heard_by(other)
    mark = desk.mark("Ana Ruiz")
    assert there == []
    other.poll()
    other.poll()
    assert _titles(here) == _titles(there) == ["do Mark Actor “Ana Ruiz”"]
    assert here == there
    assert here[0].tables == {"annotation", "fragment"}
    assert here[0].document_ids == {desk.document.id}
    assert mark.id in {each.row_id for each in here[0].changes if each.table == "annotation"}


def test_own_steps_do_not_come_back_by_polling(desk: Desk, other: Project) -> None:
    heard = _heard_by(desk.project)
    desk.mark("Oslo")
    with other.step("Add", None, operation="add entity"):
        entities.add(other, "theirs")
    desk.project.poll()
    assert _titles(heard) == ["do Mark Actor “Oslo”", "do Add"]


def test_what_others_did_is_told_before_ones_own_next_step(desk: Desk, other: Project) -> None:
    heard = _heard_by(desk.project)
    with other.step("Add", None, operation="add entity"):
        entities.add(other, "theirs")
    desk.mark("Oslo")
    assert _titles(heard) == ["do Add", "do Mark Actor “Oslo”"]


def test_what_others_did_is_told_even_when_ones_own_step_fails(desk: Desk, other: Project) -> None:
    heard = _heard_by(desk.project)
    with other.step("Add", None, operation="add entity"):
        entities.add(other, "theirs")
    with pytest.raises(ZeroDivisionError), desk.project.step("Fail", None, operation="fail"):
        raise ZeroDivisionError
    desk.project.poll()
    assert _titles(heard) == ["do Add"]


def test_what_others_did_is_told_even_when_ones_own_step_touches_nothing(
    desk: Desk, other: Project
) -> None:
    heard = _heard_by(desk.project)
    with other.step("Add", None, operation="add entity"):
        entities.add(other, "theirs")
    with desk.project.step("Nothing", None, operation="nothing"):
        pass
    desk.project.poll()
    assert _titles(heard) == ["do Add"]


def test_each_part_of_a_joined_step_is_told_by_itself(desk: Desk, other: Project) -> None:
    mark = desk.mark("Ana Ruiz")
    other.poll()
    here, there = _heard_by(desk.project), _heard_by(other)
    desk.clock.stride = 0.1
    for name in ("R", "Ru", "Ruiz"):
        describing.set_attributes(
            desk.project, [mark.id], {"canonical": name}, annotator=desk.ana.id
        )
        if name != "Ru":
            other.poll()
    assert len({each.step.id for each in here}) == 1
    assert [len(each.changes) for each in here] == [1, 1, 1]
    # What was not polled in between arrives together; nothing arrives twice.
    assert [len(each.changes) for each in there] == [1, 2]
    assert [change for each in there for change in each.changes] == [
        change for each in here for change in each.changes
    ]


def test_undo_and_redo_are_told_as_what_they_are(desk: Desk, other: Project) -> None:
    heard = _heard_by(other)
    desk.mark("Oslo")
    undone = history.undo(desk.project, annotator=desk.ana.id)
    redone = history.redo(desk.project, annotator=desk.ana.id)
    other.poll()
    assert [each.step.kind for each in heard] == [StepKind.DO, StepKind.UNDO, StepKind.REDO]
    assert heard[1:] == [undone, redone]


def test_an_open_step_is_told_once_when_it_closes(desk: Desk, other: Project) -> None:
    here, there = _heard_by(desk.project), _heard_by(other)
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    for number in range(3):
        with step.batch():
            new = release(f"No {number}", f"Text {number}")
            documents.add_document(desk.project, new, annotator=desk.ana.id)
        other.poll()
    desk.mark("Oslo")
    other.poll()
    assert _titles(here) == _titles(there) == ["do Mark Actor “Oslo”"]
    step.close()
    other.poll()
    other.poll()
    assert _titles(here) == _titles(there) == ["do Mark Actor “Oslo”", "do Import"]
    assert there[1].bulk


def test_an_import_that_began_before_the_project_was_opened_is_heard_of(desk: Desk) -> None:
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        documents.add_document(desk.project, release("No", "Text"), annotator=desk.ana.id)
    with Project.open(desk.project.path, clock=desk.clock) as late:
        heard = _heard_by(late)
        late.poll()
        assert heard == []
        step.close()
        late.poll()
        assert _titles(heard) == ["do Import"]


def test_a_cancelled_import_is_heard_of_and_was_never_shown(desk: Desk, other: Project) -> None:
    heard = _heard_by(other)
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        documents.add_document(desk.project, release("No", "Text"), annotator=desk.ana.id)
    other.poll()
    step.cancel()
    other.poll()
    assert heard
    assert {each.step.title for each in heard} == {"Import"}


def test_listeners_hear_steps_in_their_order_even_when_one_makes_a_step(desk: Desk) -> None:
    first: list[str] = []
    second: list[str] = []

    def answer(touched: ChangeSet) -> None:
        first.append(touched.step.operation)
        if touched.step.operation == "annotate":
            with desk.project.step("Answer", None, operation="answer"):
                entities.add(desk.project, "answer")

    desk.project.listen(answer)
    desk.project.listen(lambda touched: second.append(touched.step.operation))
    desk.mark("Oslo")
    assert first == second == ["annotate", "answer"]


def test_a_listener_that_was_stopped_by_another_is_not_called(desk: Desk) -> None:
    heard: list[ChangeSet] = []
    stops: list[Callable[[], None]] = []
    desk.project.listen(lambda _: stops[0]())
    stops.append(desk.project.listen(heard.append))
    desk.mark("Oslo")
    assert heard == []
    stops[0]()  # a second time does nothing


def test_a_listener_that_raises_costs_no_other_its_notice(desk: Desk) -> None:
    heard: list[ChangeSet] = []

    def fail(touched: ChangeSet) -> None:
        raise ZeroDivisionError

    stop = desk.project.listen(fail)
    desk.project.listen(heard.append)
    with pytest.raises(ZeroDivisionError):
        desk.mark("Oslo")
    stop()
    desk.project.poll()
    assert _titles(heard) == ["do Mark Actor “Oslo”"]


def test_nobody_hears_of_a_refused_operation(desk: Desk) -> None:
    heard = _heard_by(desk.project)
    with pytest.raises(InvalidChangeError):
        annotating.delete(desk.project, [desk.mark("Oslo").id], annotator=desk.ben.id)
    assert _titles(heard) == ["do Mark Actor “Oslo”"]


def test_a_document_removed_for_good_is_told_here_and_elsewhere(desk: Desk, other: Project) -> None:
    here, there = _heard_by(desk.project), _heard_by(other)
    documents.remove_for_good(desk.project, desk.document.id)
    other.poll()
    assert here == there
    assert [each.bulk for each in there] == [True]
    assert "Statement" not in there[0].step.title


def test_a_step_that_touches_many_rows_names_itself_only(desk: Desk, other: Project) -> None:
    heard = _heard_by(other)
    with desk.project.step("Many", None, operation="add entity"):
        for number in range(5_000):
            entities.add(desk.project, str(number))
    other.poll()
    assert [(each.step.title, each.bulk, each.changes) for each in heard] == [("Many", True, ())]


def test_closing_a_project_ends_its_notices(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "p.annot")
    heard = _heard_by(project)
    project.close()
    assert heard == []
