"""A label of 300 in five levels and an entity of 5,000, found by typing in the real window."""

import json
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from books import large_codebook, names, write_large_project
from measuring import Row, at, lines_printed, printed

WORDS = 40


def rows() -> Iterator[Row]:
    """Median and p95 of each key press, and of opening the palette."""
    folder = Path(tempfile.mkdtemp(prefix="annotator-bench-"))
    try:
        yield from _rows(folder)
    finally:
        shutil.rmtree(folder)


def _rows(folder: Path) -> Iterator[Row]:
    project = write_large_project(folder / "large.annot")
    titles = [label.title for label in large_codebook().labels]
    given = {
        "labels": (_written(folder / "titles.json", titles), _typed(folder / "labels", titles)),
        "names": (_written(folder / "names.json", names()), _typed(folder / "entities", names())),
    }
    plain = {name: printed("baselines/filtered_list.py", *map(str, files))
             for name, files in given.items()}  # fmt: skip
    ours: dict[str, list[float]] = defaultdict(list)
    typed = [str(given[name][1]) for name in ("labels", "names")]
    for line in lines_printed("measured/choosing.py", str(project), *typed):
        name, value = line.split()
        ours[name].append(float(value))
    for what, name, baseline in (
        ("label palette of 300 opened", "open", None),
        ("label palette of 300, key press", "label", plain["labels"]),
        ("entity field of 5,000, key press", "entity", plain["names"]),
    ):
        for share, called in ((0.5, "median"), (0.95, "p95")):
            beside = at(baseline, share) * 1e3 if baseline else None
            yield Row(f"{what}, {called}", at(ours[name], share) * 1e3, beside, "≤ 50 ms")


def _typed(path: Path, items: list[str]) -> Path:
    """A file with the beginnings of some of the items, and with words that none of them has."""
    random = Random(path.name)
    words = [random.choice(item.split()).casefold()[:6] for item in random.sample(items, WORDS)]
    return _written(path.with_suffix(".json"), [*words, "zzz"])


def _written(path: Path, value: list[str]) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path
