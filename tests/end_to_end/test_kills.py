"""A writer is killed (SIGKILL) at random moments: nothing that it acknowledged is lost.

The numbers of kills are printed. What is not tested is the loss of power: a killed process leaves
what it wrote to the system, which a machine without power may not have written to the disk.
"""

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from annotator.errors import InvalidChangeError
from annotator.operations import history
from annotator.operations.checking import check
from annotator.store import documents
from annotator.store.history import as_of, present
from annotator.store.project import Project
from annotator.store.schema import RECORDED, VERSION, columns
from tests.support.killed_writer import WHO, digest
from tests.support.processes import ROOT
from tests.support.projects import desk

CRITICAL = ("commit", "undo", "import", "migration")
"""Phases within which a kill counts as one that was aimed well."""

DELAYS = {
    "commit": 0.002,
    "undo": 0.002,
    "import": 0.12,
    "migration": 0.02,
    "removal": 0.03,
    "closing": 0.004,
}
"""How long after its beginning a phase is hit at the latest, in seconds."""


@dataclass
class Kill:
    """What a writer had said when it was killed."""

    open_phases: list[str] = field(default_factory=list)
    latest: tuple[int, str] | None = None
    """The last acknowledged step, and the digest of the rows after it."""
    ready: bool = False
    ended: bool = False

    def hear(self, line: str) -> None:
        """Take in a line of the writer's."""
        match line.split():
            case [">", name]:
                self.open_phases.append(name)
            case ["<", name]:
                assert self.open_phases.pop() == name
            case ["ack", step, told]:
                self.latest = (int(step), told)
            case ["ready"]:
                self.ready = True
            case other:
                raise AssertionError(other)


class Killer:
    """Starts writers on one file and kills them."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Make the texts that writers import."""
        self.folder = folder
        self.random = random.Random(seed)
        self.texts = folder / "texts"
        self.texts.mkdir()
        for number in range(12):
            words = " ".join(f"word{self.random.randrange(2000)}" for _ in range(2500))
            (self.texts / f"text {number}.txt").write_text(f"No {number}. {words}")
        self.inside: Counter[str] = Counter()
        self.files = self.kills = 0
        self.missed = 0
        """Writers that had ended by themselves."""

    def project(self) -> Path:
        """A new project file of the form that every program knows."""
        self.files += 1
        path = self.folder / f"{self.files}.annot"
        made = desk(path)
        for words in ("Alliance", "Oslo", "Norway"):
            made.mark(words)
        made.project.close()
        return path

    def kill(self, path: Path, aim: str) -> Kill:
        """Start a writer, kill it at a moment of its aim, and say what it had said."""
        arguments = (str(path), aim, str(self.random.randrange(10**6)), str(self.texts))
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.killed_writer", *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        assert process.stdout is not None
        said, begun, rest = Kill(), 0, ""
        wanted = self.random.randint(1, 4) if aim in {"commit", "undo"} else 1
        deadline = time.monotonic() + (0.3 + self.random.random() if aim == "any time" else 20)
        while begun < wanted and time.monotonic() < deadline:
            ready, _, _ = select.select([process.stdout], [], [], deadline - time.monotonic())
            data = os.read(process.stdout.fileno(), 1 << 16).decode() if ready else ""
            if ready and not data:
                break
            *lines, rest = (rest + data).split("\n")
            for line in lines:
                said.hear(line)
                begun += line == f"> {aim}"
        if aim in DELAYS:
            time.sleep(self.random.random() * DELAYS[aim])
        process.send_signal(signal.SIGKILL)
        left = rest + process.stdout.read().decode()
        process.stdout.close()
        said.ended = process.wait() != -signal.SIGKILL
        # A kill within a line is one before it.
        for line in left.split("\n")[:-1]:
            said.hear(line)
        self.missed += said.ended
        if not said.ended:
            self.kills += 1
            self.inside.update(set(said.open_phases))
            self.inside["one of these"] += any(each in CRITICAL for each in said.open_phases)
        return said

    def numbers(self) -> str:
        """The kills as a line."""
        parts = ", ".join(f"{name} {count}" for name, count in sorted(self.inside.items()))
        return f"{self.kills} kills; within: {parts}"


def _survived(path: Path, said: Kill) -> None:
    """Everything acknowledged is there, the file is sound, and undo still works."""
    with Project.open(path) as project:
        assert not project.read_only
        assert check(project).faults == ()
        (unfinished,) = project.db.execute(
            "SELECT count(*) FROM document JOIN step ON step.id = step_id"
            " WHERE step.state <> 'closed'"
        ).fetchone()
        (open_steps,) = project.db.execute(
            "SELECT count(*) FROM step WHERE state = 'open'"
        ).fetchone()
        assert (unfinished, open_steps) == (0, 0)
        if said.latest is not None and "removal" not in said.open_phases:
            step, told = said.latest
            assert digest(as_of(project, step)) == told
            (beyond,) = project.db.execute(
                "SELECT count(*) FROM step WHERE id > ? AND state = 'closed'", (step,)
            ).fetchone()
            assert beyond <= 1
        _undo_works(project)


def _undo_works(project: Project) -> None:
    """Undo and redo lead back to where they began."""
    before = present(project)
    try:
        history.undo(project, annotator=WHO)
    except InvalidChangeError:
        return
    assert present(project) != before
    history.redo(project, annotator=WHO)
    assert present(project) == before


def _survived_migration(path: Path, before: str) -> None:
    """The file is wholly of the old form or wholly of the new one, and its rows are the same."""
    with Project.open(path) as project:
        assert check(project).faults == ()
        (version,) = project.db.execute("PRAGMA user_version").fetchone()
        assert version in (VERSION, VERSION + 1)
        later = ["later" in columns(project.db, table) for table in RECORDED]
        assert later == [version > VERSION] * len(RECORDED)
        state = present(project)
        for rows in state.values():
            for number, row in rows.items():
                told = {name: value for name, value in row.items() if name != "later"}
                assert len(told) == len(row) - (version > VERSION)
                rows[number] = told
        assert digest(state) == before
        if version == VERSION:
            _undo_works(project)
        else:
            assert project.read_only
    for copy in path.parent.glob(f"{path.stem} before version*"):
        with Project.open(copy) as project:
            assert check(project).faults == ()
            assert digest(present(project)) == before


def _migration(killer: Killer) -> None:
    path = killer.project()
    with Project.open(path) as project:
        before = digest(present(project))
    killer.kill(path, "migration")
    _survived_migration(path, before)


def _run(killer: Killer, aims: list[str], *, kills_per_file: int) -> None:
    path = killer.project()
    for number, aim in enumerate(aims):
        if aim == "migration":
            _migration(killer)
            continue
        if number % kills_per_file == kills_per_file - 1:
            path = killer.project()
        _survived(path, killer.kill(path, aim))


def test_a_few_kills_lose_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    killer = Killer(tmp_path, seed=1)
    aims = ["any time", "commit", "import", "commit", "undo", "import", "migration", "removal"]
    _run(killer, aims, kills_per_file=4)
    assert killer.kills + killer.missed == len(aims)
    assert killer.kills >= len(aims) - 1
    record_property("kills", killer.numbers())


@pytest.mark.long
def test_two_hundred_kills_lose_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    killer = Killer(tmp_path, seed=int(time.time()))
    aims = ["any time"] * 6 + ["commit"] * 5 + ["import"] * 4 + ["undo"] * 2
    aims += ["migration"] * 2 + ["removal", "closing"]
    while killer.kills < 200:
        killer.random.shuffle(aims)
        _run(killer, aims[: 200 - killer.kills], kills_per_file=10)
    with capfd.disabled():
        sys.stdout.write(f"\n{killer.numbers()}\n")
    assert killer.inside["one of these"] >= 40
    assert all(killer.inside[name] for name in CRITICAL)


def test_documents_of_an_import_that_was_killed_are_gone(tmp_path: Path) -> None:
    killer = Killer(tmp_path, seed=2)
    states: list[str] = []
    titles: list[str] = []
    while states[-1:] != ["cancelled"] or states.count("closed") > 1:
        # Else it was whole by then and not acknowledged yet, or another one was there before it.
        path = killer.project()
        said = killer.kill(path, "import")
        if not said.ready or "import" not in said.open_phases:
            continue
        with Project.open(path) as project:
            found = project.db.execute(
                "SELECT state FROM step WHERE operation = 'import' AND kind = 'do' ORDER BY id"
            )
            states = [state for (state,) in found]
            titles = [each.title for each in documents.documents(project)]
    assert titles == ["Statement"]
