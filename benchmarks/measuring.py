"""What the measurements share: rows of the table, processes timed from outside, a quiet place."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.model.documents import NewDocument
from annotator.operations import documents, people, projects

HERE = Path(__file__).parent
WORDS = "NATO and Iraq have launched a political dialogue process. "


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: milliseconds of ours and of the baseline (None where the aim is absolute)."""

    what: str
    ours: float
    baseline: float | None
    aim: str

    def line(self) -> str:
        """The row of the printed table."""
        if self.baseline is None:
            return f"{self.what:58} {self.ours:8.2f}ms {'':>10} {'':>6}  {self.aim}"
        ratio = self.ours / self.baseline
        return f"{self.what:58} {self.ours:8.2f}ms {self.baseline:8.2f}ms {ratio:6.2f}  {self.aim}"


def quiet_place() -> None:
    """Keep settings and data of the measured programs out of the user's folders."""
    folder = tempfile.mkdtemp(prefix="annotator-bench-")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = f"{folder}/{name.lower()}"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def at(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` of all lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def lines_printed(script: str, *arguments: str) -> list[str]:
    """The lines that a script in this folder prints."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.splitlines()


def printed(script: str, *arguments: str) -> list[float]:
    """The numbers that a script in this folder prints, a line each."""
    return [float(line) for line in lines_printed(script, *arguments)]


def until_printed(script: str, *arguments: str) -> float:
    """Seconds from the start of a process to the moment that it prints (``time.monotonic``)."""
    begin = time.monotonic()
    (moment,) = printed(script, *arguments)
    return moment - begin


def whole(command: Sequence[str]) -> float:
    """Seconds that a whole process takes."""
    begin = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    return time.monotonic() - begin


def project_with_release(path: Path) -> Path:
    """A project with one release of 3 KB and one annotator."""
    with projects.new_project(path) as project:
        who = people.annotator_named(project, people.proposed_name())
        documents.add_document(project, NewDocument("A release", WORDS * 52), annotator=who.id)
    return path
