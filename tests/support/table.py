"""A person's table: the program in its window, its file, the gold beside it, eyes and hands."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.support.book import Book, Gold, Mark, Tie
from tests.support.hand import Eyes, KeyHand, Keys, MouseHand
from tests.support.processes import ROOT
from tests.support.screen import Screen, eventually
from tests.support.wordhand import WordHand

_T = TypeVar("_T")


@dataclass(frozen=True)
class Table:
    """What a person has before them who uses keys alone, and the file in which all ends up."""

    screen: Screen
    book: Book
    gold: Gold
    keys: Keys

    def has(self, marks: Iterable[Mark], what: object) -> None:
        """Wait until the file holds exactly these annotations."""
        self._waits(self.book.marks, Counter(marks), what)

    def has_ties(self, ties: Iterable[Tie], what: object) -> None:
        """Wait until the file holds exactly these relations."""
        self._waits(self.book.ties, Counter(ties), what)

    def says(self, mark: Mark, attributes: Mapping[str, str]) -> None:
        """Wait until the file says exactly this of an annotation."""
        eventually(
            lambda: self.book.attributes()[mark] == attributes,
            lambda: f"{attributes} of {mark}; it has {self.book.attributes()[mark]}",
        )

    def _waits(self, look: Callable[[], Iterable[_T]], wanted: Counter[_T], what: object) -> None:
        def odd() -> str:
            found = Counter(look())
            return f"{what}; missing are {wanted - found}, too many are {found - wanted}"

        eventually(lambda: Counter(look()) == wanted, odd)


@dataclass(frozen=True)
class TableWithMouse(Table):
    """The same, with eyes for the page and a mouse."""

    eyes: Eyes
    mouse: MouseHand


@contextmanager
def seated(display: Screen, path: Path, gold: Gold) -> Iterator[TableWithMouse]:
    """Look at the page once it is there, and say who annotates."""
    _begin(display, path)
    eyes = Eyes(display, gold.text)
    keys = KeyHand(display, eyes.sight())
    with closing(Book(path)) as book:
        yield TableWithMouse(display, book, gold, keys, eyes, MouseHand(display, eyes))


@contextmanager
def seated_without_mouse(display: Screen, path: Path, gold: Gold) -> Iterator[Table]:
    """Say who annotates once the text is in the file; nothing is looked at."""
    with closing(Book(path)) as book:
        eventually(lambda: gold.text in book.texts(), "the text in the project")
        _begin(display, path)
        yield Table(display, book, gold, WordHand(display, gold.text))


def _begin(display: Screen, path: Path) -> None:
    window = display.window(path.name)
    display.do([f"windowfocus --sync {window}", "key Return"])


@contextmanager
def program(display: Screen, path: Path, release: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The program as its own process on that screen, with a new project and the release."""
    run = [sys.executable, "-m", "annotator"]
    subprocess.run([*run, "new", str(path)], cwd=ROOT, check=True, capture_output=True)
    started = subprocess.Popen(
        [*run, str(path), str(release)], cwd=ROOT, env={**os.environ, **display.environment}
    )
    try:
        with display.watched():
            yield started
    finally:
        started.terminate()
        started.wait(timeout=20)
