"""The real window read aloud: an AT-SPI client, which knows nothing of the program, asks and hears.

The program, the screen, the session's bus and the reader are processes of their own.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support import assistive
from tests.support.assistive import Heard, Listener
from tests.support.processes import ROOT
from tests.support.screen import Screen, eventually, missing, screen

TEXT = (
    "NATO and Iraq 🕊 agree on training\n\n"
    "“NATO will train 200 instructors,” Tom Goffus said in Baghdad on Monday, after the delegation "
    "had met the prime minister for the third time in as many weeks and more.\n\n"
    "The ministry (وزارة الدفاع) thanked its partners.\n"
)
_LACKS = ", ".join(filter(None, (missing(), assistive.missing())))

pytestmark = pytest.mark.skipif(bool(_LACKS), reason=f"left out: {_LACKS} is not installed here")


@pytest.mark.parametrize("first", ["the reader", "the program"])
def test_a_screen_reader_reads_the_page_and_hears_what_is_done(tmp_path: Path, first: str) -> None:
    """Text, caret, words, lines, selection; a label's key, undo, Tab; and a quiet end.

    Whoever comes first: a reader may be there when the window opens, or be started later.
    """
    path, release = tmp_path / "aloud.annot", tmp_path / "release.txt"
    release.write_text(TEXT, encoding="utf-8")
    with (
        assistive.session_bus(tmp_path / "bus") as bus,
        screen(tmp_path / "screen", width=1280, height=800) as display,
        assistive.listener({**bus, **display.environment}) as reader,
    ):
        if first == "the reader":
            reader.ask("enable")
        with _program(display, bus, path, release) as program:
            _say_who(display, path)
            if first == "the program":
                reader.ask("enable")
            _read(reader)
            _move(reader, display)
            _annotate(reader, display)
            display.do(["key ctrl+q"])
            assert program.wait(timeout=30) == 0


def _read(reader: Listener) -> None:
    """The page is found, with all its words."""
    reader.find("Annotator", "frame", "aloud.annot – Annotator")
    page = reader.find("Annotator", "text", "Text of the document")
    eventually(lambda: reader.ask("focused"), "the page to have the focus")
    assert (page["children"], page["read_only"], page["multi_line"]) == (0, True, True)
    assert reader.ask("count") == _unit(len(TEXT))
    assert reader.ask("text", 0, -1) == TEXT
    assert reader.ask("caret") == 0
    for word in ("Goffus", "وزارة"):
        assert reader.ask("word_at", _unit(TEXT.index(word) + 2)).strip() == word
    lines = _lines(reader)
    assert " ".join(lines).split() == TEXT.split()
    assert len(lines) > 4, "the long paragraph is broken as on the page"


def _move(reader: Listener, display: Screen) -> None:
    """Caret and selection go both ways, and each move is told once."""
    reader.ask("events")
    baghdad = _unit(TEXT.index("Baghdad"))
    assert reader.ask("put_caret", baghdad)
    eventually(lambda: reader.ask("caret") == baghdad, "the caret where it was put")
    display.do(["key ctrl+shift+Right"])
    eventually(lambda: reader.ask("selection") == [baghdad, baghdad + 7], "Baghdad to be selected")
    display.do(["key Left"])
    eventually(lambda: reader.ask("selection") == [], "nothing to be selected")
    reader.hears(lambda each: _is(each, "text-caret-moved", baghdad), "the caret to have moved")
    caret, chosen = "object:text-caret-moved", "object:text-selection-changed"
    told = [(caret, baghdad + 7), (chosen, 0), (caret, baghdad), (chosen, 0)]
    heard: list[tuple[str, int]] = []

    def all_told() -> bool:
        heard.extend(
            (each["type"], each["detail"])
            for each in reader.taken()
            if each["name"] == "Text of the document" or not each["name"]
        )
        return len(heard) >= len(told)

    eventually(all_told, lambda: f"{told}; heard was {heard}")
    assert heard == told, "in this order, and nothing twice"
    box, seen = reader.ask("box", baghdad), reader.ask("place")
    assert seen[0] < box[0] < seen[0] + seen[2]
    assert seen[1] < box[1] < seen[1] + seen[3]


def _annotate(reader: Listener, display: Screen) -> None:
    """Keys of labels, undo and redo, and Tab are heard."""
    start = _unit(TEXT.index("Tom Goffus"))
    reader.ask("events")
    assert reader.ask("select", start, start + len("Tom Goffus"))
    eventually(lambda: reader.ask("selection"), "the words to be selected")
    display.do(["key a"])
    assert reader.announced("Goffus") == "Actor Tom Goffus."
    display.do(["key ctrl+z"])
    assert reader.announced("Undone") == "Undone: Mark Actor “Tom Goffus”."
    display.do(["key ctrl+shift+z"])
    assert reader.announced("Redone") == "Redone: Mark Actor “Tom Goffus”."
    display.do(["key Escape", "key ctrl+Home", "key Tab"])
    assert reader.announced("Goffus") == "Actor Tom Goffus."
    display.do(["key Delete"])
    assert reader.announced("Removed") == "Removed Actor Tom Goffus."


def _is(heard: Heard, kind: str, detail: int) -> bool:
    return kind in heard["type"] and heard["detail"] == detail


def _lines(reader: Listener) -> list[str]:
    """All lines with words, as they are read one after another."""
    found, unit = [], 0
    while unit < _unit(len(TEXT)):
        start, end, words = reader.ask("line_at", unit)
        assert start <= unit <= end
        found += [words.strip("\n")] if unit < end else []
        unit = max(end, unit + 1)
    return found


def _unit(offset: int) -> int:
    """How Qt, and with it AT-SPI, counts an offset of the text."""
    return _unit_length(TEXT[:offset])


def _unit_length(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def _say_who(display: Screen, path: Path) -> None:
    """Look at the window once it is there, and say who annotates."""
    window = display.window(path.name)
    display.do([f"windowfocus --sync {window}", "key Return"])


@contextmanager
def _program(
    display: Screen, bus: dict[str, str], path: Path, release: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """The program as its own process on that screen and that bus."""
    environment = {**os.environ, **bus, **display.environment}
    run = [sys.executable, "-X", "faulthandler", "-m", "annotator"]
    subprocess.run([*run, "new", str(path)], cwd=ROOT, check=True, capture_output=True)
    started = subprocess.Popen([*run, str(path), str(release)], cwd=ROOT, env=environment)
    try:
        with display.watched():
            yield started
    finally:
        started.terminate()
        started.wait(timeout=20)
