"""What a person selects by whole words becomes gold by one boundary key at most, in the window."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.settings import Settings
from annotator.language.words import word_at
from annotator.model.source import normalise
from annotator.model.text import Span
from annotator.operations import projects
from tests.support.hand import KEYS
from tests.support.windows import Gui, open_window

_BOUNDARY_KEYS = ("Alt+Right", "Alt+Left", "Alt+Shift+Right", "Alt+Shift+Left")


@contextmanager
def window_on(qtbot: QtBot, release: Path, folder: Path, settings: Settings) -> Iterator[Gui]:
    """The window on a new project with a release in it."""
    projects.new_project(folder / "reached.annot").close()
    gui = open_window(qtbot, [folder / "reached.annot", release], settings)
    qtbot.waitUntil(lambda: bool(gui.page.text), timeout=20_000)
    try:
        yield gui
    finally:
        gui.running.close()
        gui.settle()


def gold_of(release: Path) -> list[tuple[str, list[Span]]]:
    """Label and fragments of every annotation, in offsets of the stored text."""
    _, offsets = normalise(release.read_bytes().decode("utf-8"))
    said = json.loads(release.with_suffix(".gold.json").read_text(encoding="utf-8"))
    return [
        (each["label"], [Span(*map(offsets.to_text, span)) for span in each["fragments"]])
        for each in said["annotations"]
    ]


def careless(text: str, span: Span) -> Span:
    """From within the first word to within the last; a mark before the words is selected too."""
    first = word_at(text, span.start)
    ends = (word_at(text, at) for at in range(span.end - 1, span.start - 1, -1))
    last = next(word for word in ends if word)
    start = span.start + (first is not None and first.start == span.start and len(first) > 1)
    return Span(start, max(start + 1, last.end - (len(last) > 1)))


def reach(gui: Gui, label: str, span: Span) -> int:
    """Mark what was selected carelessly; how many boundary keys make it gold. 2 is never."""
    rough = careless(gui.page.text, span)
    gui.pane.setFocus()
    gui.pane.select(rough.start, rough.end)
    gui.press(KEYS[label])
    for key in ("", *_BOUNDARY_KEYS):
        if key:
            gui.press(key)
        if (chosen := gui.page.selected()) is not None and chosen.fragments == (span,):
            return int(bool(key))
        if key:
            gui.press("Ctrl+Z")
    return 2


def reached(gui: Gui, release: Path) -> Counter[int]:
    """How many fragments of a release needed how many boundary keys."""
    counts: Counter[int] = Counter()
    for label, fragments in gold_of(release):
        for span in fragments:
            keys = reach(gui, label, span)
            assert keys < 2, f"{label} {span.of(gui.page.text)!r}"
            counts[keys] += 1
            gui.press("Delete", "Escape")
    return counts


@pytest.mark.parametrize("release", ["nato-iraq", *(f"dev/{n:02}_*" for n in range(1, 7))])
def test_every_annotation_of_a_release(
    releases: Path, qtbot: QtBot, tmp_path: Path, remembered: Settings, release: str
) -> None:
    (path,) = releases.glob(f"{release}.txt")
    with window_on(qtbot, path, tmp_path, remembered) as gui:
        counts = reached(gui, path)
    assert counts[0] > 5 * counts[1]
    if release == "nato-iraq":
        assert counts.total() == 66  # one quote is in two pieces
