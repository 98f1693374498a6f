"""A session in which programs can be read aloud, and somebody who does: AT-SPI on its own bus.

Nothing here waits without an end, and every process that is started is ended.
"""

import json
import os
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.screen import eventually

_CLIENT = Path(__file__).with_name("screen_reader.py")
_PYTHON = "/usr/bin/python3"
"""Debian's own, for which python3-gi is made."""
_BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_PATIENCE = 30.0

Heard = dict[str, Any]


def missing() -> str:
    """What reading aloud needs and is not here, in words; empty when all is."""
    lacks = []
    if shutil.which("dbus-daemon") is None:
        lacks.append("dbus-daemon")
    if not any(Path(each).exists() for each in _LAUNCHERS):
        lacks.append("at-spi2-core")
    try:
        tried = subprocess.run(
            [_PYTHON, "-c", _BINDINGS], capture_output=True, timeout=60, check=False
        )
        if tried.returncode:
            lacks.append("gir1.2-atspi-2.0 with python3-gi")
    except OSError:
        lacks.append(_PYTHON)
    return ", ".join(lacks)


class Listener:
    """The reader: asks for what is on the screen, and hears what is announced."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Talk to the running client."""
        self._process = process
        self._lines: queue.Queue[str] = queue.Queue()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        self.heard: list[Heard] = []

    def ask(self, question: str, *given: object) -> Any:  # noqa: ANN401 - whatever was asked
        """The answer to a question; fails the test when none comes."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([question, *given]) + "\n")
        self._process.stdin.flush()
        try:
            answer = json.loads(self._lines.get(timeout=_PATIENCE))
        except queue.Empty:
            pytest.fail(f"no answer to {question}")
        assert "error" not in answer, answer
        return answer["answer"]

    def find(self, application: str, role: str, name: str) -> Heard:
        """A thing on the screen, once it is there; further questions are about it."""
        found: Heard = eventually(
            lambda: self.ask("find", application, role, name), f"a {role} called {name}"
        )
        return found

    def hears(self, wanted: Callable[[Heard], bool], what: str) -> Heard:
        """The next event of a kind, once it comes; what was heard before it is forgotten."""

        def look() -> Heard | None:
            self.heard += self.ask("events")
            for place, each in enumerate(self.heard):
                if wanted(each):
                    del self.heard[: place + 1]
                    return each
            return None

        return eventually(look, lambda: f"{what}; heard was {self.heard}")

    def taken(self) -> list[Heard]:
        """All that was heard and not yet asked for."""
        found, self.heard = [*self.heard, *self.ask("events")], []
        return found

    def announced(self, words: str) -> str:
        """An announcement that holds these words, once it comes; all of its words."""
        found = self.hears(
            lambda each: "announcement" in each["type"] and words in each["words"],
            f"“{words}” to be announced",
        )
        return str(found["words"])

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)

    def stop(self) -> None:
        """End the client."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(timeout=10)
        self._thread.join(timeout=10)
        assert self._process.stdout is not None
        self._process.stdout.close()


@contextmanager
def session_bus(folder: Path) -> Iterator[dict[str, str]]:
    """A session bus of its own; gives what programs need in their environment to be on it."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700, parents=True)
    environment = {"XDG_RUNTIME_DIR": str(runtime), "NO_AT_BRIDGE": "0"}
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1",
         f"--address=unix:path={runtime}/bus"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **environment},
    )  # fmt: skip
    try:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        assert address, "dbus-daemon did not start"
        yield {**environment, "DBUS_SESSION_BUS_ADDRESS": address}
    finally:
        bus.terminate()  # what it has started ends with it
        bus.wait(timeout=20)
        assert bus.stdout is not None
        bus.stdout.close()


@contextmanager
def listener(environment: dict[str, str]) -> Iterator[Listener]:
    """Somebody who reads the screen aloud, on that bus."""
    process = subprocess.Popen(
        [_PYTHON, str(_CLIENT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **environment},
    )
    found = Listener(process)
    try:
        yield found
    finally:
        found.stop()
