"""A person's table: the program in its window, its file, the gold beside it, eyes and hands."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.support.book import Book, Gold, Mark, Tie
from tests.support.hand import Eyes, KeyHand, MouseHand
from tests.support.processes import ROOT
from tests.support.screen import Screen, eventually

_T = TypeVar("_T")


@dataclass(frozen=True)
class Table:
    """All that a person has before them, and the file in which everything ends up."""

    screen: Screen
    book: Book
    gold: Gold
    eyes: Eyes
    mouse: MouseHand
    keys: KeyHand

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


def sit_down(display: Screen, path: Path, gold: Gold) -> Table:
    """Look at the page once it is there, and say who annotates."""
    window = display.window(path.name)
    display.do([f"windowfocus --sync {window}", "key Return"])
    eyes = Eyes(display, gold.text)
    keys = KeyHand(display, eyes.sight())
    return Table(display, Book(path), gold, eyes, MouseHand(display, eyes), keys)


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
