"""Imports that were interrupted: turned back when the project is opened, whoever died."""

import os
import socket
import sqlite3
from pathlib import Path

import pytest

from annotator.errors import ConflictError
from annotator.model.text import Span
from annotator.operations import annotating, documents, history
from annotator.operations.checking import check
from annotator.store import abandoned, codebook, entities
from annotator.store import documents as stored
from annotator.store.history import as_of, present
from annotator.store.open_steps import OpenStep
from annotator.store.project import Project
from tests.support.processes import python
from tests.support.projects import Desk, last_step_id, release, reopened, step_titles


def _left(desk: Desk, owner: str) -> int:
    """An import that its program left after two documents; its step."""
    step = OpenStep.begin(desk.project, "Import two", desk.ana.id, operation="import")
    for number in range(2):
        with step.batch():
            stored.add(desk.project, release(f"No {number}", f"{number}"), step_id=step.step.id)
    desk.project.db.execute("UPDATE step SET owner = ? WHERE id = ?", (owner, step.step.id))
    return step.step.id


def _titles(project: Project) -> list[str]:
    return [each.title for each in stored.documents(project)]


_DEAD = [
    "",
    "nonsense",
    f"{socket.gethostname()} ",
    f"{socket.gethostname()} 4194304 1",  # above the greatest process number of Linux
    f"{socket.gethostname()} {os.getpid()} 1",  # the number is used again by another process
    f"{socket.gethostname()} 1 0",
    f"{socket.gethostname()} {10**30} 1",
    "another-machine 77 1",
]


@pytest.mark.parametrize("owner", _DEAD, ids=range(len(_DEAD)))
def test_an_import_of_a_dead_program_is_turned_back_when_the_project_is_opened(
    desk: Desk, owner: str
) -> None:
    before = present(desk.project)
    step = _left(desk, owner)
    halfway = present(desk.project)
    desk.project = reopened(desk.project, desk.clock)
    assert desk.project.notice == ""
    assert present(desk.project) == before
    assert _titles(desk.project) == ["Statement"]
    assert step_titles(desk.project)[-2:] == ["do Import two", "undo Import two"]
    # The history still knows what was there.
    assert as_of(desk.project, step) == halfway
    assert as_of(desk.project, step + 1) == before
    assert check(desk.project).faults == ()
    # Nobody's undo or redo speaks of it.
    found = desk.project.next_undo(desk.ana.id)
    assert found is not None
    assert found.title == "Import “Statement”"
    assert desk.project.next_redo(desk.ana.id) is None


def test_an_import_of_a_running_program_goes_on(desk: Desk) -> None:
    _left(desk, abandoned.this_process())
    with Project.open(desk.project.path, clock=desk.clock) as other:
        assert _titles(other) == ["Statement"]
        (count,) = other.db.execute("SELECT count(*) FROM document").fetchone()
        assert count == 3


def test_an_import_that_was_taken_for_dead_says_so_and_keeps_nothing(desk: Desk) -> None:
    before = present(desk.project)
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        stored.add(desk.project, release("New", "New text."), step_id=step.step.id)
    desk.project.db.execute("UPDATE step SET owner = '' WHERE id = ?", (step.step.id,))
    Project.open(desk.project.path, clock=desk.clock).close()
    with pytest.raises(ConflictError, match="turned back by another program"), step.batch():
        stored.add(desk.project, release("More", "More text."), step_id=step.step.id)
    with pytest.raises(ConflictError, match="turned back by another program"):
        step.close()
    step.cancel()
    assert present(desk.project) == before
    assert check(desk.project).faults == ()


def test_a_program_that_only_reads_turns_nothing_back(desk: Desk) -> None:
    _left(desk, "")
    desk.project.close()
    before = desk.project.path.read_bytes()
    with Project.open(desk.project.path, read_only=True) as project:
        assert _titles(project) == ["Statement"]
    assert desk.project.path.read_bytes() == before


def test_a_dead_import_on_which_other_work_stands_does_not_keep_the_project_shut(
    desk: Desk,
) -> None:
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        added = stored.add(desk.project, release("New", "New text."), step_id=step.step.id)
        who = entities.add(desk.project, "Imported")
    with desk.project.step("Rename", desk.ben.id, operation="rename entity"):
        desk.project.db.execute("UPDATE entity SET name = 'Mine' WHERE id = ?", (who.id,))
    desk.project.db.execute("UPDATE step SET owner = '' WHERE id = ?", (step.step.id,))
    desk.project = reopened(desk.project, desk.clock)
    assert "was interrupted" in desk.project.notice
    assert not desk.project.read_only
    assert _titles(desk.project) == ["Statement"]
    assert desk.mark("Oslo").text == "Oslo"
    # Once that is turned back, the next opening turns the import back too.
    history.undo(desk.project, annotator=desk.ben.id)
    desk.project = reopened(desk.project, desk.clock)
    assert desk.project.notice == ""
    assert (
        desk.project.db.execute("SELECT 1 FROM document WHERE id = ?", (added.id,)).fetchone()
        is None
    )
    assert check(desk.project).faults == ()


def test_a_cancelled_import_on_which_other_work_stands_says_so_and_stays_hidden(
    desk: Desk,
) -> None:
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        label = codebook.load(desk.project).labels[0]
        stored.add(desk.project, release("New", "New text."), step_id=step.step.id)
        who = entities.add(desk.project, "Imported")
    mark = desk.mark("Oslo")
    from annotator.operations import describing

    describing.set_entity(desk.project, [mark.id], who.id, annotator=desk.ana.id)
    with pytest.raises(ConflictError, match="Nothing was changed"):
        step.cancel()
    assert _titles(desk.project) == ["Statement"]
    assert label in codebook.load(desk.project).labels
    describing.set_entity(desk.project, [mark.id], None, annotator=desk.ana.id)
    step.cancel()
    assert entities.entities(desk.project) == []


def test_a_batch_that_fails_leaves_the_ones_before(desk: Desk) -> None:
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        stored.add(desk.project, release("First", "1"), step_id=step.step.id)
    before = present(desk.project)
    for error in (ZeroDivisionError, KeyboardInterrupt):
        with pytest.raises(error), step.batch():  # noqa: PT012
            stored.add(desk.project, release("Second", "2"), step_id=step.step.id)
            raise error
        assert present(desk.project) == before
    step.close()
    assert _titles(desk.project) == ["Statement", "First"]


def test_operations_within_a_batch_belong_to_the_import(desk: Desk) -> None:
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    with step.batch():
        added = documents.add_document(
            desk.project, release("New", "New text."), annotator=desk.ana.id
        )
        annotating.annotate(
            desk.project, added.id, [Span(0, 3)], label="ACTOR", annotator=desk.ana.id
        )
    step.close("Import all")
    assert last_step_id(desk.project) == step.step.id
    history.undo(desk.project, annotator=desk.ana.id)
    assert _titles(desk.project) == ["Statement"]
    history.redo(desk.project, annotator=desk.ana.id)
    assert _titles(desk.project) == ["Statement", "New"]


def test_the_codebook_is_counted_once_for_a_whole_import(desk: Desk) -> None:
    from dataclasses import replace

    before = codebook.load(desk.project)
    step = OpenStep.begin(desk.project, "Import", desk.ana.id, operation="import")
    for name in ("ONE", "TWO"):
        with step.batch():
            new = replace(before.labels[0], name=name, title=name, key="", uid="", id=0)
            codebook.extend(desk.project, [new], [])
    step.close()
    assert codebook.load(desk.project).revision == before.revision + 1


def test_a_process_that_ends_in_the_middle_of_an_import_leaves_nothing_of_it(
    desk: Desk,
) -> None:
    desk.project.close()
    python(
        "import os, sys\nfrom pathlib import Path\n"
        "from annotator.model.documents import NewDocument\n"
        "from annotator.store import documents\n"
        "from annotator.store.open_steps import OpenStep\n"
        "from annotator.store.project import Project\n"
        "project = Project.open(Path(sys.argv[1]))\n"
        "step = OpenStep.begin(project, 'Import', 1, operation='import')\n"
        "for number in range(5):\n"
        "    with step.batch():\n"
        "        documents.add(project, NewDocument('No', str(number)), step_id=step.step.id)\n"
        "os._exit(0)\n",
        desk.project.path,
    )
    looked = sqlite3.connect(desk.project.path)
    assert looked.execute("SELECT count(*) FROM document").fetchone() == (6,)
    looked.close()
    with Project.open(desk.project.path) as project:
        assert _titles(project) == ["Statement"]
        assert check(project).faults == ()


def test_an_import_that_is_cancelled_takes_nothing(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Text number {number}.")
    before = present(desk.project)
    asked: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> bool:
        asked.append((done, of))
        return done < 3

    report = documents.import_files(desk.project, [folder], annotator=desk.ana.id, progress=stop)
    assert report.cancelled
    assert asked == [(0, 5), (1, 5), (2, 5), (3, 5)]
    assert present(desk.project) == before


def test_an_import_of_files_takes_the_good_and_names_the_others(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("A good text.")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0" + os.urandom(300))
    paths = [tmp_path / name for name in ("good.txt", "empty.txt", "picture.txt", "none.txt")]
    report = documents.import_files(desk.project, paths, annotator=desk.ana.id)
    assert len(report.document_ids) == 1
    assert [name for name, _ in report.refused] == ["empty.txt", "picture.txt", "none.txt"]
    again = documents.import_files(desk.project, paths[:1], annotator=desk.ana.id)
    assert again.already_here == (("good.txt", report.document_ids[0]),)
    before = step_titles(desk.project)
    documents.import_files(desk.project, paths[1:], annotator=desk.ana.id)
    assert step_titles(desk.project) == before
    history.undo(desk.project, annotator=desk.ana.id)
    assert _titles(desk.project) == ["Statement"]
