"""The keys of the page on keyboards of many countries, in the real window."""

import os
import shutil
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.book import Book, Mark, Tie
from tests.support.screen import Screen, eventually, missing, screen
from tests.support.table import program

_CONTROL, _SHIFT, _ENTER = 37, 50, 36
_ONE, _TWO = 10, 11
"""Places of keys, as X11 numbers them on any PC keyboard."""


@dataclass(frozen=True)
class Keyboard:
    """A layout, and the places that mean the letters A, Z, E and L on it."""

    layout: str
    a: int
    z: int
    e: int
    l: int  # noqa: E741 - the letter on the key


_KEYBOARDS = (
    Keyboard("us", 38, 52, 26, 46),
    Keyboard("de", 38, 29, 26, 46),
    Keyboard("fr", 24, 25, 26, 46),
    Keyboard("us -variant dvorak", 38, 61, 40, 33),
    # Without Latin letters a key is known by the letter of its place on a US keyboard.
    Keyboard("ru", 38, 52, 26, 46),
    Keyboard("ara", 38, 52, 26, 46),
    Keyboard("gr", 38, 52, 26, 46),
    Keyboard("il", 38, 52, 26, 46),
)
_WORDS = ("NATO", *(f"Party{chr(ord('A') + n)}" for n in range(len(_KEYBOARDS))))


@pytest.mark.skipif(bool(missing()), reason=f"left out: {missing()} is not installed here")
@pytest.mark.skipif(not shutil.which("setxkbmap"), reason="left out: setxkbmap is not installed")
def test_labels_undo_fields_and_links_by_keys_of_many_keyboards(tmp_path: Path) -> None:
    text, path = " met ".join(_WORDS), tmp_path / "keyboards.annot"
    release = tmp_path / "release.txt"
    release.write_text(text, encoding="utf-8")
    with (
        screen(tmp_path / "screen", width=1000, height=600) as display,
        program(display, path, release),
        closing(Book(path)) as book,
    ):
        window = display.window(path.name)
        eventually(lambda: book.texts() == [text], "the text in the project")
        display.do([f"windowfocus --sync {window}", "key Return"])
        done = [_mark(display, book, text, _KEYBOARDS[0], done=[])]
        for keyboard in _KEYBOARDS:
            _use(display, keyboard)
            done.append(_mark(display, book, text, keyboard, done=done))
            _undo_and_redo(display, book, keyboard, done)
            _describe_and_link(display, book, keyboard, done)
        display.do(["key ctrl+q"])


def _use(display: Screen, keyboard: Keyboard) -> None:
    """Put another keyboard on the table."""
    subprocess.run(
        ["setxkbmap", *keyboard.layout.split()],
        env={**os.environ, **display.environment},
        check=True,
        timeout=20,
    )


def _mark(display: Screen, book: Book, text: str, keyboard: Keyboard, *, done: list[Mark]) -> Mark:
    """Select the next name by words, and mark it by the key of A."""
    n = len(done)
    start = text.index(_WORDS[n])
    mark = Mark("ACTOR", ((start, start + len(_WORDS[n])),))
    ahead = ["ctrl+Right"] * (2 * n) + ["Right"] * min(n, 1)
    display.do([f"key Escape Escape ctrl+Home {' '.join(ahead)} ctrl+shift+Right"])
    display.do([f"key {keyboard.a}"])
    eventually(lambda: book.marks() == [*done, mark], f"{_WORDS[n]} on {keyboard.layout}")
    return mark


def _undo_and_redo(display: Screen, book: Book, keyboard: Keyboard, done: list[Mark]) -> None:
    display.do([f"keydown {_CONTROL}", f"key {keyboard.z}", f"keyup {_CONTROL}"])
    eventually(lambda: book.marks() == done[:-1], f"undo on {keyboard.layout}")
    held = [_CONTROL, _SHIFT]
    down, up = [f"keydown {key}" for key in held], [f"keyup {key}" for key in held]
    display.do([*down, f"key {keyboard.z}", *up])
    eventually(lambda: book.marks() == done, f"redo on {keyboard.layout}")


def _describe_and_link(display: Screen, book: Book, keyboard: Keyboard, done: list[Mark]) -> None:
    """Choose the second value of the first field, and link to the nearest other name."""
    *_, before, last = done
    display.do([f"key Escape shift+Tab Tab {keyboard.e}", f"key {_TWO} Escape"])
    eventually(
        lambda: book.attributes()[last] == {"kind": "state"}, f"a value on {keyboard.layout}"
    )
    display.do([f"key {keyboard.l}", f"key {_ONE} {_ENTER}"])
    tie = Tie("same_as", last, before)
    eventually(lambda: tie in book.ties(), f"a link on {keyboard.layout}")
