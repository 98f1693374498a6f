"""What is selected and copied arrives in other programs as it is stored, on a real X11 screen."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import ROOT
from tests.support.screen import Screen, eventually, missing, screen
from tests.support.table import program

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"left out: {missing()} is not installed")

TEXT = (
    "The word\ufeff of NATO\u00a0Mission\u2028in\u202fIraq \U0001f54a\ufe0f is\u200b one. "
    "\U0001d4d0 e\u0301lan \u0627\u0644\u0639\u0631\u0627\u0642 \u0085 end."
)
"""Spaces of many widths, separators, code points above U+FFFF, what nobody sees."""

_READER = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit

application = QApplication(sys.argv)
field = QLineEdit()
field.setWindowTitle("Another program")
field.resize(500, 60)
field.show()

def bytes_of(mode):
    data = application.clipboard().mimeData(mode)
    return bytes(data.data("text/plain")).decode("utf-8")

def look():
    print(json.dumps({
        "copied": bytes_of(QClipboard.Mode.Clipboard),
        "selected": bytes_of(QClipboard.Mode.Selection),
        "pasted": field.text(),
    }), flush=True)

timer = QTimer()
timer.timeout.connect(look)
timer.start(100)
application.exec()
"""
"""A program that says again and again what it finds in both clipboards and was given."""


class Reader:
    """That program, running."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def says(self) -> dict[str, Any]:
        """What it finds now."""
        assert self._process.stdout is not None
        found: dict[str, Any] = json.loads(self._process.stdout.readline())
        return found


@contextmanager
def reader(display: Screen) -> Iterator[Reader]:
    """Another program, in a window of its own on top."""
    with subprocess.Popen(
        [sys.executable, "-c", _READER],
        cwd=ROOT,
        env={**os.environ, **display.environment},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Reader(process)
        finally:
            process.terminate()


def _comes(there: Reader, name: str, words: str) -> None:
    last: list[str] = [""]

    def look() -> bool:
        last[0] = there.says()[name]
        return last[0] == words

    eventually(look, lambda: f"{words!a} {name}, not {last[0]!a}")


def test_other_programs_get_exactly_the_words(tmp_path: Path) -> None:
    release, path = tmp_path / "release.txt", tmp_path / "words.annot"
    release.write_bytes(f"NATO met.\n{TEXT}".encode())
    with (
        screen(tmp_path / "screen", width=1000, height=600) as display,
        program(display, path, release),
    ):
        window = display.window(path.name)
        display.do([f"windowfocus --sync {window}", "key Return"])
        with reader(display) as there:
            other = display.window("Another program")
            display.do([f"windowfocus --sync {window}"])
            # The first line by keys: selected it is in the primary selection, not in the other.
            display.do(["key ctrl+Home shift+End"])
            _comes(there, "selected", "NATO met.")
            assert there.says()["copied"] != "NATO met."
            display.do(["key Escape Down Home shift+Down shift+ctrl+End ctrl+c"])
            _comes(there, "copied", TEXT)
            _comes(there, "selected", TEXT)
            # The middle button of the mouse, in the other program.
            display.do(["key ctrl+Home ctrl+shift+Right"])
            _comes(there, "selected", "NATO")
            display.do([f"windowraise {other}", f"mousemove --window {other} 60 30", "click 2"])
            _comes(there, "pasted", "NATO")
        display.do([f"windowfocus --sync {window}", "key ctrl+q"])
