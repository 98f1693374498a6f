# ruff: noqa: ANN401 - what comes from GObject has no types here
"""A screen reader for tests, run by the system's own Python: it has Debian's python3-gi.

It reads one JSON line with a question at a time and answers with one JSON line. What it hears in
the meantime is kept until it is asked for. It knows AT-SPI and nothing of the program.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # type: ignore[import-not-found]  # noqa: E402

_EVENTS = (
    "object:announcement",
    "object:text-caret-moved",
    "object:text-selection-changed",
    "object:state-changed:focused",
)


class Reader:
    """Finds things in the tree of one application and remembers what it heard."""

    def __init__(self) -> None:
        """Begin to listen."""
        self.heard: list[dict[str, Any]] = []
        self.known: dict[str, Any] = {}
        self._listener = Atspi.EventListener.new(self._hear)
        for each in _EVENTS:
            self._listener.register(each)

    def _hear(self, event: Any) -> None:
        words = event.any_data if isinstance(event.any_data, str) else ""
        source = event.source
        self.heard.append(
            {
                "type": event.type,
                "detail": event.detail1,
                "words": words,
                "name": (source.get_name() or "") if source is not None else "",
                "role": source.get_role_name() if source is not None else "",
            }
        )

    def find(self, application: str, role: str, name: str) -> dict[str, Any] | None:
        """The first thing of a role and name in an application; it is "it" from then on."""
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            top = desktop.get_child_at_index(place)
            if top is not None and top.get_name() == application:
                found = _search(top, role, name, 12)
                if found is not None:
                    self.known["it"] = found
                    return _described(found)
        return None

    def tree(self, application: str) -> list[dict[str, Any]]:
        """Everything in an application."""
        desktop = Atspi.get_desktop(0)
        found: list[dict[str, Any]] = []
        for place in range(desktop.get_child_count()):
            top = desktop.get_child_at_index(place)
            if top is not None and top.get_name() == application:
                _collect(top, 0, found)
        return found

    def focused(self) -> bool:
        """Whether it has the focus."""
        return bool(self.known["it"].get_state_set().contains(Atspi.StateType.FOCUSED))

    def place(self) -> list[int]:
        """Where on the screen it is: x, y, width, height."""
        found = Atspi.Component.get_extents(self.known["it"], Atspi.CoordType.SCREEN)
        return [found.x, found.y, found.width, found.height]

    def count(self) -> int:
        """The number of characters of it."""
        return int(self.known["it"].get_character_count())

    def text(self, start: int, end: int) -> str:
        """Its text from one offset to another; -1 is the end."""
        return str(Atspi.Text.get_text(self.known["it"], start, end))

    def caret(self) -> int:
        """Where its caret is."""
        return int(self.known["it"].get_caret_offset())

    def put_caret(self, offset: int) -> bool:
        """Put its caret somewhere."""
        return bool(self.known["it"].set_caret_offset(offset))

    def select(self, start: int, end: int) -> bool:
        """Select a stretch of it."""
        return bool(self.known["it"].add_selection(start, end))

    def selection(self) -> list[int]:
        """What is selected in it."""
        if not Atspi.Text.get_n_selections(self.known["it"]):
            return []
        found = Atspi.Text.get_selection(self.known["it"], 0)
        return [found.start_offset, found.end_offset]

    def word_at(self, offset: int) -> str:
        """The word at an offset."""
        unit = Atspi.TextGranularity.WORD
        return str(Atspi.Text.get_string_at_offset(self.known["it"], offset, unit).content)

    def line_at(self, offset: int) -> list[Any]:
        """The line at an offset: from where to where, and its words."""
        unit = Atspi.TextGranularity.LINE
        found = Atspi.Text.get_string_at_offset(self.known["it"], offset, unit)
        return [found.start_offset, found.end_offset, found.content]

    def box(self, offset: int) -> list[int]:
        """Where on the screen a character of it is: x, y, width, height."""
        found = Atspi.Text.get_character_extents(self.known["it"], offset, Atspi.CoordType.SCREEN)
        return [found.x, found.y, found.width, found.height]

    def events(self) -> list[dict[str, Any]]:
        """What was heard since the last time."""
        found, self.heard = self.heard, []
        return found

    def enable(self) -> bool:
        """Say to the session that a screen reader runs, as one does when it starts."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            given = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
            bus.call_sync(
                "org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                given, None, Gio.DBusCallFlags.NONE, 10_000,
            )  # fmt: skip
        return True


def _described(thing: Any) -> dict[str, Any]:
    states = thing.get_state_set()
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "description": thing.get_description(),
        "children": thing.get_child_count(),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "read_only": states.contains(Atspi.StateType.READ_ONLY),
        "multi_line": states.contains(Atspi.StateType.MULTI_LINE),
        "showing": states.contains(Atspi.StateType.SHOWING),
    }


def _search(thing: Any, role: str, name: str, depth: int) -> Any:
    if thing.get_role_name() == role and thing.get_name() == name:
        return thing
    for place in range(thing.get_child_count() if depth else 0):
        child = thing.get_child_at_index(place)
        found = _search(child, role, name, depth - 1) if child is not None else None
        if found is not None:
            return found
    return None


def _collect(thing: Any, depth: int, into: list[dict[str, Any]]) -> None:
    into.append({"depth": depth, **_described(thing)})
    for place in range(thing.get_child_count()):
        child = thing.get_child_at_index(place)
        if child is not None:
            _collect(child, depth + 1, into)


def main() -> None:
    """Answer until the input ends."""
    Atspi.init()
    Atspi.set_timeout(5_000, 10_000)
    reader = Reader()
    loop = GLib.MainLoop()

    def asked(source: Any, condition: Any) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        name, *given = json.loads(line)
        ask: Callable[..., Any] = getattr(reader, name)
        try:
            answer: dict[str, Any] = {"answer": ask(*given)}
        except GLib.Error as error:
            answer = {"error": str(error)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, asked)
    loop.run()


if __name__ == "__main__":
    main()
