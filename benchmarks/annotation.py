"""One annotation with its history and commit ÷ the same rows in one raw sqlite3 commit."""

import shutil
import tempfile
import time
from pathlib import Path

from measuring import Row, at, printed, project_with_release

from annotator.model.text import Span
from annotator.operations import annotating, projects

COUNT = 2000
TURNS = 10


def _ours(path: Path, count: int) -> list[float]:
    """The seconds of each of ``count`` annotations made by the operation."""
    found = []
    with projects.open_project(path) as project:
        for number in range(count):
            start = number % 2000
            begin = time.perf_counter()
            annotating.annotate(project, 1, [Span(start, start + 9)], label="ACTOR", annotator=1)
            found.append(time.perf_counter() - begin)
    return found


def rows() -> list[Row]:
    """Median and p95, taken in turns on two copies of one project."""
    folder = Path(tempfile.mkdtemp())
    first = project_with_release(folder / "ours.annot")
    second = folder / "raw.annot"
    shutil.copy(first, second)
    ours: list[float] = []
    raw: list[float] = []
    for _ in range(TURNS):
        ours += _ours(first, COUNT // TURNS)
        raw += printed("baselines/raw_annotation.py", str(second), str(COUNT // TURNS))
    shutil.rmtree(folder)
    what = "one annotation, history and commit"
    return [
        Row(f"{what}, median", at(ours, 0.5) * 1e3, at(raw, 0.5) * 1e3, "≤ 1.5"),
        Row(f"{what}, p95", at(ours, 0.95) * 1e3, at(raw, 0.95) * 1e3, "≤ 1.5"),
    ]
