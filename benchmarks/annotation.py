"""One annotation with its history and commit ÷ the same rows in one raw sqlite3 commit."""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from annotator.model.documents import NewDocument
from annotator.model.text import Span
from annotator.operations import annotating, documents, people, projects

HERE = Path(__file__).parent
COUNT = 1000
WORDS = "NATO and Iraq have launched a political dialogue process. " * 52


def _ours(path: Path, count: int) -> list[float]:
    """The seconds of each of ``count`` annotations made by the operation."""
    project = projects.open_project(path)
    found = []
    for number in range(count):
        start = number % 2000
        begin = time.perf_counter()
        annotating.annotate(project, 1, [Span(start, start + 9)], label="ACTOR", annotator=1)
        found.append(time.perf_counter() - begin)
    project.close()
    return found


def _raw(path: Path, count: int) -> list[float]:
    """The seconds of each of ``count`` commits of the baseline."""
    script = str(HERE / "baselines" / "raw_annotation.py")
    printed = subprocess.run(
        [sys.executable, script, str(path), str(count)], check=True, capture_output=True, text=True
    )
    return [float(line) for line in printed.stdout.splitlines()]


def rows() -> list[tuple[str, float, float, float]]:
    """(claim, ours, baseline, aim): medians in ms, taken in turns on two copies of one project."""
    folder = Path(tempfile.mkdtemp())
    first, second = folder / "ours.annot", folder / "raw.annot"
    with projects.new_project(first) as project:
        who = people.annotator_named(project, "Ana")
        documents.add_document(project, NewDocument("A release", WORDS), annotator=who.id)
    shutil.copy(first, second)
    ours: list[float] = []
    raw: list[float] = []
    for _ in range(5):
        ours += _ours(first, COUNT // 5)
        raw += _raw(second, COUNT // 5)
    shutil.rmtree(folder)
    ours.sort()
    raw.sort()
    middle, high = COUNT // 2, int(COUNT * 0.95)
    return [
        ("one annotation with history and commit, median", ours[middle] * 1e3, raw[middle] * 1e3, 1.5),
        ("one annotation with history and commit, p95", ours[high] * 1e3, raw[high] * 1e3, 1.5),
    ]
