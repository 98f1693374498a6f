"""A label of one's own from its making to the cast, by key events alone, and all of it undone.

Nothing is looked at and no mouse is touched: each effect is awaited in the project file. At the end
everything is undone back to the start and redone, and the file says the same at both ends.
"""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.book import Gold
from tests.support.screen import eventually, missing, screen
from tests.support.table import Table, program, seated_without_mouse

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"left out: {missing()} is not installed")

TEXT = (
    "Harbour news\n\n"
    "The Harbour Board promised to dredge the north channel by August, said Mayor Ana Ruiz in "
    "Oslo. The Board will report in Bergen.\n"
)
HISTORY = {"step", "change", "codebook_revision", "_sqlite_migrations"}
"""Tables that grow by undoing: they say how the file came to be as it is."""


def test_a_label_is_made_used_and_linked_then_all_is_undone_and_redone(tmp_path: Path) -> None:
    release, path = tmp_path / "harbour.txt", tmp_path / "harbour.annot"
    release.write_text(TEXT, encoding="utf-8")
    with (
        screen(tmp_path / "screen", width=1440, height=900) as display,
        program(display, path, release) as running,
        seated_without_mouse(display, path, Gold(TEXT, (), (), {})) as table,
        closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as file,
    ):
        wait = Waiting(file)
        wait.for_one("SELECT count(*) FROM annotator WHERE kind = 'person'", 1)
        start, before = wait.everything(), wait.steps()
        _make_label(table, wait)
        _mark(table, wait)
        _link(table, wait)
        _merge(table, wait)
        end, made = wait.everything(), wait.steps() - before
        assert start != end
        assert made > 15
        for key, goal in (("ctrl+z", start), ("ctrl+shift+z", end), ("ctrl+z", start)):
            table.keys.press(*[key] * made)
            wait.for_all(goal, f"{made} times {key}")
        table.keys.press("ctrl+q")
        assert running.wait(timeout=20) == 0


class Waiting:
    """Looks into the project file until it says what it ought to."""

    def __init__(self, file: sqlite3.Connection) -> None:
        """Look through a connection for reading."""
        self._file = file

    def for_one(self, query: str, wanted: object) -> None:
        """Wait until a query's one value is this."""
        eventually(
            lambda: (self._file.execute(query).fetchone() or (None,))[0] == wanted,
            lambda: f"{wanted!r} of {query}; it is {self._file.execute(query).fetchone()}",
        )

    def for_all(self, wanted: dict[str, list[tuple[object, ...]]], what: str) -> None:
        """Wait until every table says this."""

        def odd() -> str:
            now = self.everything()
            return f"{what}; {[name for name in now if now[name] != wanted[name]]} differ"

        eventually(lambda: self.everything() == wanted, odd)

    def steps(self) -> int:
        """How many steps a person has made that are no undo or redo."""
        query = "SELECT count(*) FROM step WHERE kind = 'do' AND annotator_id IS NOT NULL"
        count: int = self._file.execute(query).fetchone()[0]
        return count

    def everything(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table but those of the history and of the search."""
        found = self._file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            " AND name NOT LIKE 'document!_%' ESCAPE '!' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
        )
        names = [name for (name,) in found if name not in HISTORY]
        return {
            name: self._file.execute(f"SELECT * FROM [{name}] ORDER BY 1").fetchall()
            for name in names
        }


def _make_label(table: Table, wait: Waiting) -> None:
    """A label with a choice as its attribute."""
    keys = table.keys
    keys.press("ctrl+shift+b", "n")
    keys.type("Place")
    keys.press("Return")
    wait.for_one("SELECT key FROM label WHERE name = 'Place'", "p")
    # Its title, name, key, three texts, and then the field for a new attribute.
    keys.press("Return", *["Tab"] * 6)
    keys.type("size")
    keys.press("Return")
    said = "SELECT json_extract(attributes, '$[0].{}') FROM label WHERE name = 'Place'"
    wait.for_one(said.format("name"), "size")
    # Now its kind is asked for, and of a choice its values.
    keys.press("5")
    keys.type("town; country")
    keys.press("Return")
    wait.for_one(said.format("kind"), "choice")
    wait.for_one(said.format("values"), '["town","country"]')
    keys.press("Escape", "Escape")


def _mark(table: Table, wait: Waiting) -> None:
    """Two places with their sizes, two actors, a role and a commitment."""
    keys = table.keys
    ways = (
        ("Harbour Board", "a", ["5", "Tab", "Return"]),
        ("promised to dredge the north channel by August", "c", ["4", "Escape"]),
        ("Mayor", "r", ["Escape"]),
        ("Ana Ruiz", "a", ["1", "Tab", "Return"]),
        ("Oslo", "p", ["1", "Escape"]),
        ("Bergen", "p", ["2", "Escape"]),
    )
    for count, (words, key, fields) in enumerate(ways, start=1):
        start = TEXT.index(words)
        keys.select(start, start + len(words))
        keys.press(key)
        wait.for_one("SELECT count(*) FROM annotation", count)
        keys.press("e", *fields)
    said = "SELECT group_concat(json_extract(attributes, '$.size')) FROM annotation"
    wait.for_one(said, "town,country")


def _link(table: Table, wait: Waiting) -> None:
    """Who holds the post, and who has promised."""
    keys = table.keys
    keys.press("Escape", "ctrl+Home", "Tab", "Tab")  # the commitment
    keys.press("l")
    keys.type("harbour")
    keys.press("Return")
    wait.for_one("SELECT count(*) FROM relation", 1)
    keys.press("Tab", "Tab", "l")  # the person
    keys.type("mayor")
    keys.press("Return")
    wait.for_one("SELECT count(*) FROM relation", 2)


def _merge(table: Table, wait: Waiting) -> None:
    """Everybody into the cast, and the two of them into one."""
    keys = table.keys
    keys.press("ctrl+shift+e", "Down", "a")
    wait.for_one("SELECT count(*) FROM entity", 2)
    keys.press("space", "Down", "m", "m")
    wait.for_one("SELECT count(*) FROM entity", 1)
    wait.for_one("SELECT count(*) FROM annotation WHERE entity_id IS NOT NULL", 2)
    keys.press("Escape")
    time.sleep(0.2)  # the page has the keys again
