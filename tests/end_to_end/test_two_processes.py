"""Two programs on one project file: each sees the other's work, and none of it is lost."""

import json
import subprocess
from pathlib import Path

import pytest

from annotator.model.history import ChangeSet
from annotator.model.people import AnnotatorKind
from annotator.operations.checking import check
from annotator.operations.people import annotator_named
from annotator.store import annotations, documents, people
from annotator.store.open_steps import OpenStep
from annotator.store.project import Project
from annotator.store.schema import APPLICATION_ID
from tests.support.processes import python, start
from tests.support.projects import Desk, desk, release

_OPEN = """
import sys, json, time
from pathlib import Path
from annotator.model.text import Span
from annotator.operations import annotating, describing, history
from annotator.operations.people import annotator_named
from annotator.store import annotations, connection, documents
from annotator.store.project import Project
"""

_PROGRAM = (
    _OPEN
    + """
project = Project.open(Path(sys.argv[1]))
me = annotator_named(project, sys.argv[2]).id
heard = []
project.listen(lambda touched: heard.append(f"{touched.step.kind} {touched.step.title}"))
print("open", flush=True)
for line in sys.stdin:
    command, *rest = line.split()
    if command == "mark":
        span = Span(int(rest[0]), int(rest[1]))
        annotating.annotate(project, 1, [span], label="ACTOR", annotator=me)
    elif command == "undo":
        history.undo(project, annotator=me)
    elif command == "poll":
        project.poll()
    print(json.dumps(heard), flush=True)
    heard.clear()
project.close()
"""
)

_HAMMER = (
    _OPEN
    + """
project = Project.open(Path(sys.argv[1]))
me = annotator_named(project, sys.argv[2]).id
# Both programs set attributes as the same person, so undo is for somebody who does nothing else.
undoer = annotator_named(project, sys.argv[2] + " undoing").id
shared, field, until = int(sys.argv[3]), sys.argv[4], time.monotonic() + float(sys.argv[5])
values = ["person", "organisation", "state"]
kept, undone, n = [], 0, 0
print("open", flush=True)
sys.stdin.readline()
while time.monotonic() < until:
    n += 1
    who = me if n % 5 else undoer
    mark = annotating.annotate(project, 1, [Span(n % 90, n % 90 + 5)], label="ACTOR", annotator=who)
    if who == undoer:
        history.undo(project, annotator=undoer)
        undone += 1
    else:
        kept.append(mark.id)
    value = f"{n}" if field == "canonical" else sys.argv[6].split(",")[n % 3]
    describing.set_attributes(project, [shared], {field: value}, annotator=1)
    project.poll()
print(json.dumps({"kept": kept, "undone": undone, "value": value, "n": n}), flush=True)
project.close()
"""
)

_HOLD = (
    _OPEN
    + """
project = Project.open(Path(sys.argv[1]))
with project.step("Long", None, operation="long"):
    project.db.execute("INSERT INTO entity (uid, name) VALUES ('long', 'long')")
    print("holding", flush=True)
    time.sleep(float(sys.argv[2]))
project.close()
"""
)

_WAIT = (
    _OPEN
    + """
connection.BUSY_SECONDS = float(sys.argv[2])
project = Project.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
try:
    print(len(documents.text(project, 1)) > 0)
    mark = annotating.annotate(project, 1, [Span(0, 5)], label="ACTOR", annotator=1)
    print("marked", mark.id)
except Exception as error:
    print(type(error).__name__, error)
project.close()
"""
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with a document, closed."""
    made = desk(tmp_path / "two.annot")
    made.project.close()
    return made.project.path


class Program:
    """A program on the project, which does what it is told and says what it heard."""

    def __init__(self, path: Path, name: str) -> None:
        """Start it and wait until it has opened the project."""
        self._process = start(_PROGRAM, path, name)
        assert self._line() == "open"

    def __call__(self, command: str) -> list[str]:
        """Do something and return the steps that its listeners heard of."""
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        found: list[str] = json.loads(self._line())
        return found

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def end(self) -> None:
        """Close the project and end."""
        _ended(self._process)


def _ended(process: subprocess.Popen[str]) -> str:
    """What a process printed until its end, which must be a good one."""
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out


def test_each_program_sees_what_the_other_did_by_polling(path: Path) -> None:
    ana, ben = Program(path, "Ana"), Program(path, "Ben")
    assert ana("mark 0 9") == ["do Mark Actor “Statement”"]
    assert ana("poll") == []
    assert ben("poll") == ["do Mark Actor “Statement”"]
    assert ben("poll") == []
    assert ben("mark 10 12") == ["do Mark Actor “by”"]
    # What the other did is heard before one's own next step.
    assert ana("undo") == ["do Mark Actor “by”", "undo Mark Actor “Statement”"]
    assert ben("poll") == ["undo Mark Actor “Statement”"]
    ana.end()
    ben.end()


def test_this_process_hears_another_one_commit(path: Path) -> None:
    with Project.open(path) as project:
        heard: list[ChangeSet] = []
        project.listen(heard.append)
        ana = Program(path, "Ana")
        ana("mark 0 9")
        project.poll()
        ana.end()
        project.poll()
        assert [each.step.title for each in heard] == ["Mark Actor “Statement”"]
        assert heard[0].document_ids == {1}


def test_two_programs_that_hammer_one_file_lose_nothing(path: Path) -> None:
    """No "database is locked", no lost update of one annotation's attributes."""
    with Project.open(path) as project:
        shared = Desk.mark(_as_desk(project), "Oslo").id
        spec = _kinds(project)
    found = []
    arguments = (str(shared), "canonical", "3"), (str(shared), "kind", "3")
    running = [
        start(_HAMMER, path, name, *rest, ",".join(spec))
        for name, rest in zip(("Ana", "Ben"), arguments, strict=True)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "open"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    found = [json.loads(_ended(process)) for process in running]
    with Project.open(path) as project:
        report = check(project)
        assert report.faults == ()
        there = {each.id for each in annotations.of_document(project, 1)}
        # SQLite gives waiting writers no turns: one may get far more steps in than the other.
        assert all(each["n"] for each in found)
        assert sum(each["n"] for each in found) > 20
        for each in found:
            assert there >= set(each["kept"])
        assert len(there) == 1 + sum(len(each["kept"]) for each in found)
        attributes = annotations.get(project, shared).attributes
        assert attributes["canonical"] == found[0]["value"]
        assert attributes["kind"] == found[1]["value"]


def _as_desk(project: Project) -> Desk:
    ana, ben, bot = people.annotators(project)
    return Desk(project, None, ana, ben, bot, documents.get(project, 1))  # type: ignore[arg-type]


def _kinds(project: Project) -> tuple[str, ...]:
    from annotator.operations.rules import known_label

    return next(spec for spec in known_label(project, "ACTOR").attributes if spec.values).values


def test_a_short_wait_for_a_long_writer_is_no_error(path: Path) -> None:
    waiting = start(_WAIT, path, "10")
    assert waiting.stdout is not None
    assert waiting.stdin is not None
    assert waiting.stdout.readline().strip() == "open"
    holding = start(_HOLD, path, "1.5")
    assert holding.stdout is not None
    assert holding.stdout.readline().strip() == "holding"
    waiting.stdin.write("go\n")
    waiting.stdin.flush()
    assert _ended(waiting).split() == ["True", "marked", "1"]
    _ended(holding)


def test_a_writer_that_takes_too_long_is_named_in_a_sentence(path: Path) -> None:
    waiting = start(_WAIT, path, "0.3")
    assert waiting.stdout is not None
    assert waiting.stdin is not None
    assert waiting.stdout.readline().strip() == "open"
    holding = start(_HOLD, path, "2.5")
    assert holding.stdout is not None
    assert holding.stdout.readline().strip() == "holding"
    waiting.stdin.write("go\n")
    waiting.stdin.flush()
    # Reading goes on meanwhile.
    said = _ended(waiting)
    assert said.startswith("True\nBusyProjectError Another program has been writing")
    assert "locked" not in said
    _ended(holding)
    with Project.open(path) as project:
        assert annotations.of_document(project, 1) == []


def test_programs_that_add_the_same_annotator_at_once_add_one(path: Path) -> None:
    code = _OPEN + (
        "project = Project.open(Path(sys.argv[1]))\nprint('open', flush=True)\n"
        "sys.stdin.readline()\nprint(annotator_named(project, 'Cleo').id)"
    )
    running = [start(code, path) for _ in range(4)]
    for process in running:
        assert process.stdout is not None
        process.stdout.readline()
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert len({_ended(process) for process in running}) == 1
    with Project.open(path) as project:
        assert [each.name for each in people.annotators(project)].count("Cleo") == 1


def _opened_at_once(path: Path, count: int = 5) -> None:
    code = _OPEN + (
        "print('ready', flush=True)\nsys.stdin.readline()\n"
        "Project.open(Path(sys.argv[1])).close()\nprint('done')"
    )
    running = [start(code, path) for _ in range(count)]
    for process in running:
        assert process.stdout is not None
        process.stdout.readline()
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    # All are waited for before any is judged, so that none is left with open pipes.
    said = [process.communicate(timeout=120)[0] for process in running]
    assert [process.returncode for process in running] == [0] * count
    assert said == ["done\n"] * count


def test_programs_that_open_a_project_with_a_dead_import_at_once_all_succeed(path: Path) -> None:
    python(
        _OPEN
        + """
import os
from annotator.model.documents import NewDocument
from annotator.store.open_steps import OpenStep
project = Project.open(Path(sys.argv[1]))
step = OpenStep.begin(project, "Import", 1, operation="import")
for number in range(200):
    with step.batch():
        documents.add(project, NewDocument(f"No {number}", f"Text {number}"), step_id=step.step.id)
os._exit(0)
""",
        path,
    )
    _opened_at_once(path)
    with Project.open(path) as project:
        assert [each.title for each in documents.documents(project)] == ["Statement"]
        assert check(project).faults == ()
        (count,) = project.db.execute("SELECT count(*) FROM step WHERE kind = 'undo'").fetchone()
        assert count == 1


def test_programs_that_open_an_older_file_at_once_all_succeed(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "old.annot"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 0")
    connection.execute("VACUUM")
    connection.close()
    _opened_at_once(path)
    with Project.open(path) as project:
        assert check(project).faults == ()


def test_an_import_of_one_program_does_not_stand_in_the_way_of_another(path: Path) -> None:
    with Project.open(path) as project:
        bot = annotator_named(project, "Bot", kind=AnnotatorKind.SUGGESTER, version="1")
        step = OpenStep.begin(project, "Import", bot.id, operation="import", background=True)
        ana = Program(path, "Ana")
        for number in range(10):
            with step.batch():
                documents.add(project, release(f"No {number}"), step_id=step.step.id)
            assert ana(f"mark {number} {number + 3}")
            assert ana("poll") == []
        step.close()
        assert ana("poll") == ["do Import"]
        ana.end()
