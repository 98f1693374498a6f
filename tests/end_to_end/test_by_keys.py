"""A whole release annotated by key events alone, in the real window, and exported by keys too.

Nothing is looked at and no mouse is touched: the program runs as its own process on a screen of its
own, xdotool presses the keys, and each effect is awaited in the project file. As a person would,
the hand goes through the text once: it selects, marks, describes, and links what can be linked by
then. On the way there are a split quote, boundary changes by word and by character, a relabel, an
undo with its redo, and links both by numbers and by typed words.
"""

import json
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotator.formats import all_formats
from tests.support import ways
from tests.support.book import Gold, Mark, Tie, assert_gold, read_gold
from tests.support.screen import eventually, missing, screen
from tests.support.table import Table, program, seated_without_mouse

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"left out: {missing()} is not installed")


def test_a_release_is_annotated_and_exported_by_keys_alone(
    releases: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """65 annotations with their attributes and 25 relations; the export scores 1.000."""
    release = releases / "nato-iraq.txt"
    gold = read_gold(release)
    assert (len(gold.marks), len(gold.ties)) == (65, 25)
    exported = _annotate_and_export(release, gold, tmp_path, request.node)
    assert_gold(tmp_path / "by-keys.annot", release)
    (written,) = exported.glob("*.json")
    _scores_one(releases / "score.py", release.with_suffix(".gold.json"), written)


@pytest.mark.long
@pytest.mark.parametrize("number", range(1, 7))
def test_the_development_releases_too_by_keys_alone(
    releases: Path, tmp_path: Path, request: pytest.FixtureRequest, number: int
) -> None:
    """Possessives, compounds, abbreviations, and quotes that are split by every kind of tag."""
    (release,) = (releases / "dev").glob(f"{number:02}_*.txt")
    exported = _annotate_and_export(release, read_gold(release), tmp_path, request.node)
    assert_gold(tmp_path / "by-keys.annot", release)
    (written,) = exported.glob("*.json")
    _scores_one(releases / "score.py", release.with_suffix(".gold.json"), written)


def _annotate_and_export(release: Path, gold: Gold, folder: Path, test: pytest.Item) -> Path:
    """Make everything that gold holds, and export it as gold; the folder of the export."""
    path, to = folder / "by-keys.annot", folder / "exported"
    began = time.monotonic()
    with (
        screen(folder / "screen", width=1440, height=900) as display,
        program(display, path, release) as running,
        seated_without_mouse(display, path, gold) as table,
    ):
        found_by = _annotate(table)
        keys = display.events
        _export(table, to)
        table.keys.press("ctrl+q")
        assert running.wait(timeout=20) == 0
    assert found_by.keys() == {"words", "digits"}
    seconds = time.monotonic() - began
    test.add_report_section("call", "keys", f"{keys} keys, links {dict(found_by)}, {seconds:.1f} s")
    return to


def _annotate(table: Table) -> Counter[str]:
    """Go through the text once; how often a link was found by what."""
    done: list[Mark] = []
    ties: list[Tie] = []
    found_by: Counter[str] = Counter()
    for mark in table.gold.marks:
        ways.mark(table, mark, done)
        done.append(mark)
        _describe(table, mark)
        selected = mark
        for tie in _possible(table.gold, mark, done):
            # Two actors are tied from the one that is the same as the other.
            wanted = tie.source if tie.type == "same_as" else mark
            if wanted != selected:
                ways.go(table, selected, wanted, done)
            selected = wanted
            found_by[ways.link(table, selected, tie, done, ties)] += 1
            ties.append(tie)
            table.has_ties(ties, f"{tie} by keys")
    assert len(ties) == len(table.gold.ties)
    return found_by


def _describe(table: Table, mark: Mark) -> None:
    """Fill the fields; what no plain keyboard types is copied from the page first."""
    text = table.gold.text
    copied = [
        value
        for value in table.gold.attributes[mark].values()
        if not value.isascii() and value != text[mark.start : mark.end]
    ]
    for value in copied:
        start = text.index(value)
        table.keys.select(start, start + len(value))
        table.keys.press("ctrl+c")
    ways.describe(table, mark)
    if copied:
        table.keys.press("Escape")  # the copied words are selected still


def _possible(gold: Gold, mark: Mark, done: list[Mark]) -> list[Tie]:
    """The relations of a new annotation whose other end is there already, its own ones first."""
    found = [
        tie
        for tie in gold.ties
        if mark in (tie.source, tie.target) and tie.source in done and tie.target in done
    ]
    return sorted(found, key=lambda tie: tie.type == "same_as" and tie.source != mark)


def _export(table: Table, to: Path) -> None:
    """Export as gold: choose the format by arrows, type the folder, press Enter."""
    names = [each.name for each in all_formats()]
    table.keys.press("ctrl+e", *["Down"] * names.index("gold"), "Tab", "ctrl+a")
    table.keys.type(str(to))

    def written() -> bool:
        table.keys.press("Return")  # the panel counts losses first, and takes no Enter until then
        end = time.monotonic() + 0.5
        while not (there := to.is_dir() and any(to.glob("*.json"))) and time.monotonic() < end:
            time.sleep(0.01)
        return there

    eventually(written, "the export")


def _scores_one(score: Path, gold: Path, written: Path) -> None:
    """Every figure that the scorer prints is 1.000, and the attributes are those of gold."""
    done = subprocess.run(
        [sys.executable, str(score), str(gold), str(written)],
        capture_output=True,
        text=True,
        check=True,
    )
    figures = re.findall(r"\b\d\.\d+\b", done.stdout)
    assert len(figures) > 30
    assert set(figures) == {"1.000"}, done.stdout
    ours, theirs = (json.loads(each.read_text(encoding="utf-8")) for each in (written, gold))
    assert ours["sha256"] == theirs["sha256"]
    assert _said(ours) == _said(theirs)


def _said(dataset: dict[str, Any]) -> Counter[str]:
    """What a gold file says of each annotation."""
    return Counter(
        json.dumps([each["label"], each["fragments"], each["attributes"]], sort_keys=True)
        for each in dataset["annotations"]
    )
