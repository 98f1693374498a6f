"""A program that works on a project until it is killed, and says what it is doing.

    python -m tests.support.killed_writer PROJECT AIM SEED TEXTS

Lines on its output: ``> phase`` when a phase begins, ``< phase`` when it ends (phases nest), and
``ack N DIGEST`` once an action is on disk: the latest step, and the digest of all recorded rows.
"""

import hashlib
import json
import os
import random
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from annotator.errors import AnnotatorError
from annotator.model.text import Span
from annotator.operations import annotating, describing, documents, history
from annotator.store import annotations, connection, migrations, opening, schema
from annotator.store import documents as stored
from annotator.store.history import State, present
from annotator.store.project import Project
from tests.support.projects import Clock

WHO = 1
"""The annotator whose work it is."""


def say(line: str) -> None:
    """Write a line at once, in one piece."""
    os.write(1, f"{line}\n".encode())


@contextmanager
def phase(name: str) -> Iterator[None]:
    """Say when something begins and when it has ended."""
    say(f"> {name}")
    yield
    say(f"< {name}")


class Announcing(sqlite3.Connection):
    """A connection that says when a commit begins and when it is done."""

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:  # noqa: ANN401
        """Run a statement."""
        if sql != "COMMIT":
            return super().execute(sql, *parameters)
        with phase("commit"):
            return super().execute(sql)


def announce() -> None:
    """Make the store's connections announcing ones, and the migration a phase."""
    plain, migrate = sqlite3.connect, opening._migrate

    def connect(*given: Any, **named: Any) -> sqlite3.Connection:  # noqa: ANN401
        return plain(*given, factory=Announcing, **named)

    def announced(db: sqlite3.Connection) -> None:
        with phase("migration"):
            migrate(db)

    connection.sqlite3.connect = connect  # type: ignore[attr-defined]
    opening._migrate = announced


def newer_form() -> None:
    """Let this program have a later form of the file, to which it migrates what it opens."""
    vars(opening)["VERSION"] = schema.VERSION + 1

    def second_form(db: Any) -> None:  # noqa: ANN401
        for table in schema.RECORDED:
            db.execute(f"ALTER TABLE [{table}] ADD COLUMN later TEXT NOT NULL DEFAULT 'later'")
            db.execute(f"UPDATE [{table}] SET later = later || id")
        # Enough to take some tens of milliseconds, which a kill can hit.
        db.execute(
            "CREATE TABLE cast AS WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n"
            " WHERE n < 100000) SELECT n, 'member ' || n AS name FROM n"
        )

    migrations.migrations()(second_form)


def digest(state: State) -> str:
    """What tells whether two states are the same."""
    return hashlib.sha256(json.dumps(state, sort_keys=True).encode()).hexdigest()


class Writer:
    """Somebody who works without a pause."""

    def __init__(self, project: Project, seed: int, texts: Path) -> None:
        """Work on an open project; ``texts`` is a folder of files to import."""
        self.project, self.texts = project, texts
        self.random = random.Random(seed)

    def work(self, aim: str) -> None:
        """Go on for ever, with more of what is aimed at; or close the project at last."""
        usual: list[Callable[[], None]] = [self.mark, self.mark, self.describe]
        usual += [self.undo, self.redo, self.delete]
        aimed: dict[str, Callable[[], None]] = {
            "import": self.take,
            "undo": self.undo,
            "removal": self.remove_for_good,
        }
        for number in range(10_000):
            often = aim in aimed and number % 3 == 2
            action = aimed[aim] if often else self.random.choice(usual)
            try:
                action()
            except AnnotatorError:
                continue
            self.acknowledge()
            if aim == "closing" and number > 5:
                return

    def acknowledge(self) -> None:
        """Say what is on disk now."""
        (latest,) = self.project.db.execute("SELECT max(id) FROM step").fetchone()
        say(f"ack {latest} {digest(present(self.project))}")

    def mark(self) -> None:
        """Mark something."""
        document = self.random.choice(stored.documents(self.project))
        start = self.random.randrange(document.length - 1)
        span = Span(start, min(document.length, start + self.random.randint(1, 30)))
        label = self.random.choice(["ACTOR", "ROLE", "QUOTE", "COMMITMENT"])
        annotating.annotate(self.project, document.id, [span], label=label, annotator=WHO)

    def describe(self) -> None:
        """Flag some annotations."""
        marks = self._some()
        describing.set_flag(self.project, marks, f"{self.random.random()}", annotator=WHO)

    def delete(self) -> None:
        """Delete some annotations."""
        annotating.delete(self.project, self._some(), annotator=WHO)

    def undo(self) -> None:
        """Undo."""
        with phase("undo"):
            history.undo(self.project, annotator=WHO)

    def redo(self) -> None:
        """Redo."""
        history.redo(self.project, annotator=WHO)

    def take(self) -> None:
        """Import the folder, or take the last import back when it is all here."""
        with phase("import"):
            report = documents.import_files(self.project, [self.texts], annotator=WHO)
        if not report.document_ids:
            documents.remove(
                self.project,
                [each.id for each in stored.documents(self.project) if each.id > 1],
                annotator=WHO,
            )

    def remove_for_good(self) -> None:
        """Import, and remove one of the documents for good."""
        self.take()
        found = [each.id for each in stored.documents(self.project) if each.id > 1]
        if found:
            self.acknowledge()
            with phase("removal"):
                documents.remove_for_good(self.project, found[0])

    def _some(self) -> list[int]:
        """Up to three annotations of hers."""
        found = [
            each.id
            for document in stored.documents(self.project)
            for each in annotations.of_document(self.project, document.id, annotator_ids=[WHO])
        ]
        return self.random.sample(found, min(3, len(found)))


def main() -> None:
    """Open the project and work on it; only open it when the migration is aimed at."""
    path, aim, seed, texts = sys.argv[1:]
    announce()
    if aim == "migration":
        newer_form()
    # Two seconds from step to step: no action joins one that was acknowledged already.
    project = Project.open(Path(path), clock=Clock(datetime.now(UTC)))
    say("ready")
    if aim == "migration":
        return
    Writer(project, int(seed), Path(texts)).work(aim)
    with phase("closing"):
        project.close()


if __name__ == "__main__":
    main()
