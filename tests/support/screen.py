"""An X11 screen of its own for a test: its pixels, and a real mouse and keyboard."""

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import pytest

PROGRAMS = ("Xvfb", "xdotool")
"""What has to be installed; packaging/system-packages.txt names the packages."""

_PATIENCE = 10.0
"""Seconds to wait for what ought to happen within some milliseconds."""

_T = TypeVar("_T")


def missing() -> str:
    """The programs that a screen needs and that are not here, in words; empty when all are."""
    return ", ".join(name for name in PROGRAMS if shutil.which(name) is None)


def eventually(look: Callable[[], _T | None], what: str | Callable[[], str]) -> _T:
    """What ``look`` finds as soon as it is true; fails the test when that takes too long."""
    end = time.monotonic() + _PATIENCE
    while not (found := look()):
        if time.monotonic() > end:
            pytest.fail(f"waited in vain for {what if isinstance(what, str) else what()}")
        time.sleep(0.004)
    return found


@dataclass(frozen=True)
class Picture:
    """The pixels of a screen at one moment."""

    width: int
    height: int
    stride: int
    data: bytes
    """Blue, green, red and an unused byte for each pixel."""

    @cached_property
    def light(self) -> bytes:
        """How bright each pixel is, from 0 for black to 255, row by row."""
        row = slice(1, 4 * self.width, 4)
        starts = range(0, self.height * self.stride, self.stride)
        return b"".join(self.data[start : start + self.stride][row] for start in starts)

    def save(self, path: Path) -> Path:
        """Write the picture as a PNG file."""
        from PIL import Image

        size = (self.width, self.height)
        Image.frombytes("RGB", size, self.data, "raw", "BGRX", self.stride).save(path)
        return path


class Screen:
    """A running Xvfb with one xdotool at a time at its mouse and keyboard."""

    def __init__(self, number: str, buffer: Path) -> None:
        """Take a screen by its number; ``buffer`` is the file that holds its pixels."""
        self.environment = {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        """What a program needs to appear on this screen."""
        self.events = 0
        """How many keys and mouse buttons were pressed, and how often the mouse was moved."""
        self._buffer = buffer

    def picture(self) -> Picture:
        """What is on the screen now."""
        data = self._buffer.read_bytes()
        header, *rest = struct.unpack(">25I", data[:100])
        width, height, stride, colours = rest[3], rest[4], rest[11], rest[18]
        return Picture(width, height, stride, data[header + 12 * colours :])

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Keep a picture of the moment at which something in the block fails."""
        try:
            yield
        except BaseException as error:
            saved = self.picture().save(self._buffer.with_name("last.png"))
            error.add_note(f"The screen at that moment: {saved}")
            raise

    def do(self, commands: Sequence[str]) -> None:
        """Run xdotool's commands, one after another."""
        done = subprocess.run(
            ["xdotool", "-"],
            input="\n".join(commands) + "\n",
            text=True,
            capture_output=True,
            env={**os.environ, **self.environment},
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        self.events += sum(_events(each) for each in commands)

    def window(self, title: str) -> str:
        """The number of the window whose title holds these words, once it is there."""

        def look() -> str:
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", title],
                text=True,
                capture_output=True,
                env={**os.environ, **self.environment},
                timeout=60,
                check=False,
            )
            return found.stdout.split("\n")[0]

        return eventually(look, f"a window called {title}")


@contextmanager
def screen(folder: Path, *, width: int, height: int) -> Iterator[Screen]:
    """A screen of a size in pixels, as long as the block runs; its files lie in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    reads, writes = os.pipe()
    size = f"{width}x{height}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-screen", "0", size, "-fbdir", str(folder),
         "-nolisten", "tcp", "-noreset"],
        pass_fds=[writes],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writes)
    try:
        with os.fdopen(reads) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(number, folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait(timeout=20)


def _events(command: str) -> int:
    """How many events of a person a command of xdotool stands for."""
    word, *rest = command.split()
    if word == "type":
        return len(command.split(" ", 3)[-1])
    if word == "key":
        return len(rest) - 2 * rest.count("--delay")
    if word == "click" and "--repeat" in rest:
        return int(rest[rest.index("--repeat") + 1])
    return int(word in {"click", "mousemove", "mousedown", "mouseup", "keydown", "keyup"})
