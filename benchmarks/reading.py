"""The reading pane and the whole window on documents of up to 10 MB and 100,000 annotations.

Each row stands beside two baselines in processes of the same kind: a QPlainTextEdit that scrolls
the same text with nothing marked, and a QTextEdit with one ExtraSelection for each annotation.
"""

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measuring import at, lines_printed, until_printed
from texts import SAMPLES, Sample, record_of, write_project

from annotator.model.corpus import NewRecord
from annotator.model.text import Utf16Offsets

PRESSES = 60
OPENINGS = 5

_SECONDS = 5.0
"""About so long a baseline is driven; a slow one does a few moves only."""

Values = Mapping[str, Sequence[float]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above a table."""

    words: str

    def line(self) -> str:
        """The words."""
        return f"\n{self.words}"


@dataclass(frozen=True, slots=True)
class Beside:
    """One row: ours, the plain text edit's and that with extra selections, p50 and p95."""

    what: str
    ours: Sequence[float]
    plain: Sequence[float]
    spans: Sequence[float]
    aim: str
    scale: float = 1e3
    """From what is measured to what is printed: seconds to milliseconds."""

    def line(self) -> str:
        """The row of the printed table; the ratios are those of p95."""
        cells = [f"{self.what:56}", self._pair(self.ours)]
        for baseline in (self.plain, self.spans):
            ratio = f"{at(self.ours, 0.95) / at(baseline, 0.95):6.2f}" if baseline else " " * 6
            cells.append(f"{self._pair(baseline)} {ratio}")
        return f"{'  '.join(cells)}  {self.aim}"

    def _pair(self, values: Sequence[float]) -> str:
        if not values:
            return f"{'–':>15}"
        return f"{at(values, 0.5) * self.scale:7.1f} {at(values, 0.95) * self.scale:7.1f}"


def rows() -> Iterator[Heading | Beside]:
    """All rows, document by document."""
    folder = Path(tempfile.mkdtemp(prefix="annotator-bench-"))
    yield Heading(
        f"{'the page, 1000 x 800; p50 and p95 in ms':56}{'ours':>16}"
        f"{'QPlainTextEdit':>18}  ratio{'QTextEdit + spans':>19}  ratio  aim (p95)"
    )
    try:
        for sample in SAMPLES.values():
            yield from _of(sample, folder)
    finally:
        shutil.rmtree(folder)


def _of(sample: Sample, folder: Path) -> Iterator[Heading | Beside]:
    """The rows of one document."""
    project = write_project(sample, folder / f"{sample.name}.annot")
    given = _given(record_of(sample), folder)
    plain = _run("baselines/plain_edit.py", str(given[0]), str(_SECONDS))
    spans = _run("baselines/extra_selections.py", str(given[0]), str(_SECONDS), str(given[1]))
    ours = _run("measured/reading.py", str(project), str(2 * _SECONDS))
    dense = sample.name == "dense"
    yield Heading(sample.what)
    aims = {"repaint": "≤ 12" if dense else "≤ 8", "wheel": "≤ 8", "resize": "≤ 50"}
    titles = {"repaint": "repaint of a page", "wheel": "wheel step", "resize": "resize"}
    for name, aim in aims.items():
        yield Beside(f"  {titles[name]}", ours[name], plain[name], spans[name], aim)
    if dense:
        full = _run("measured/reading.py", str(project), str(2 * _SECONDS), "full")
        what = "  repaint with selection, arcs and brackets"
        yield Beside(what, full["repaint"], plain["repaint"], spans["repaint"], "≤ 12")
    if sample.name == "huge":
        yield from _opening(project, plain, spans)
    marked = _run("measured/marking.py", str(project), str(PRESSES))
    yield Beside("  key press to painted annotation", marked["press"], (), spans["mark"], "≤ 16")
    what = "  key press to painted annotation, with commit to disk"
    yield Beside(what, marked["commit"], (), spans["mark"], "≤ 16")
    aim = "≤ 300" if sample.name == "huge" else ""
    what = "  memory of the whole process, at most, MB"
    yield Beside(what, marked["peak"], plain["peak"], spans["peak"], aim)


def _opening(project: Path, plain: Values, spans: Values) -> Iterator[Beside]:
    """Opening the project file, until the page is painted."""
    whole = [until_printed("measured/start.py", str(project)) for _ in range(OPENINGS)]
    opened = [
        value
        for _ in range(OPENINGS)
        for value in _run("measured/opening.py", str(project))["open"]
    ]
    what = "  open the project file, to the first paint"
    yield Beside(what, opened, plain["open"], spans["open"], "≤ 1200")
    yield Beside("  the same from the start of the process", whole, (), (), "")


def _given(record: NewRecord, folder: Path) -> tuple[Path, Path]:
    """The text and the spans as files for the baselines."""
    text, spans = folder / "text.txt", folder / "spans.json"
    text.write_text(record.document.text, encoding="utf-8")
    units = Utf16Offsets(record.document.text)
    pieces = (piece for mark in record.annotations for piece in mark.fragments)
    spans.write_text(json.dumps([[units.units(start), units.units(end)] for start, end in pieces]))
    return text, spans


def _run(script: str, *arguments: str) -> Values:
    """What a script prints, by the names of the rows."""
    found: dict[str, list[float]] = defaultdict(list)
    for line in lines_printed(script, *arguments):
        name, value = line.split()
        found[name].append(float(value))
    return found
