"""Projects for tests: made by the program's own operations, with a clock and uids of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from annotator.model.annotations import Annotation
from annotator.model.documents import Document, NewDocument, Source
from annotator.model.people import Annotator, AnnotatorKind
from annotator.model.text import Span
from annotator.operations.annotating import annotate
from annotator.operations.documents import add_document
from annotator.operations.people import annotator_named
from annotator.operations.projects import new_project
from annotator.store import steps
from annotator.store.project import Project

TEXT = (
    "Statement by the Alliance 🕊\n\n"
    "“We will defend every ally,” Secretary General Ana Ruiz said in Oslo, “today and tomorrow.”\n"
    "Norway’s foreign minister promised that Norway will send 200 engineers to NATO.\n"
    "السلام — e\u0301lan, 漢字, one\u00a0two, a\ufeffb, l1\u2028l2.\n"
)
"""A short release with what breaks code that counts characters."""


@dataclass
class Clock:
    """Each look is ``stride`` seconds after the one before; two by default, so no steps join."""

    now: datetime = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
    stride: float = 2.0

    def __call__(self) -> datetime:
        """The next moment."""
        self.now += timedelta(seconds=self.stride)
        return self.now


@dataclass
class Uids:
    """Uids that count up from 1, the same in every run."""

    prefix: str = "uid"
    last: int = field(default=0)

    def __call__(self) -> str:
        """The next uid."""
        self.last += 1
        return f"{self.prefix}-{self.last:06d}"


def release(title: str = "Statement", text: str = TEXT) -> NewDocument:
    """A text as a reader gives it, with its bytes."""
    return NewDocument(
        title=title,
        text=text,
        source_name=f"{title}.txt",
        source=Source(text.encode("utf-8"), "utf-8"),
    )


@dataclass
class Desk:
    """An open project of the default codebook with one document, two people and a suggester."""

    project: Project
    clock: Clock
    ana: Annotator
    ben: Annotator
    bot: Annotator
    document: Document

    def mark(
        self, words: str, label: str = "ACTOR", *, annotator: Annotator | None = None
    ) -> Annotation:
        """Mark the first place of the words in the document, as Ana unless somebody is named."""
        start = TEXT.index(words)
        who = annotator or self.ana
        spans = [Span(start, start + len(words))]
        return annotate(self.project, self.document.id, spans, label=label, annotator=who.id)


def desk(path: Path) -> Desk:
    """A new project at ``path`` with what a ``Desk`` has."""
    clock = Clock()
    project = new_project(path, title="Desk", clock=clock, uids=Uids())
    ana = annotator_named(project, "Ana")
    ben = annotator_named(project, "Ben")
    bot = annotator_named(project, "Bot", kind=AnnotatorKind.SUGGESTER, version="1")
    document = add_document(project, release(), annotator=ana.id)
    return Desk(project, clock, ana, ben, bot, document)


def reopened(project: Project, clock: Clock | None = None) -> Project:
    """Close the project and open its file again."""
    project.close()
    return Project.open(project.path, clock=clock or project.clock, uids=project.uids)


@contextmanager
def unchanged(project: Project) -> Iterator[None]:
    """Fail unless the file is the same to the byte of every table after the block."""
    before = dump(project)
    yield
    after = dump(project)
    assert after == before


def dump(project: Project) -> list[str]:
    """Every row of every table as text, but for the search tables' own pages."""
    assert not project.db.in_transaction
    return [
        line
        for line in project.db.iterdump()
        if not line.startswith(('INSERT INTO "document_words', 'INSERT INTO "document_trigrams'))
    ]


def step_titles(project: Project) -> list[str]:
    """The kinds and titles of all steps, the oldest first."""
    found = project.db.execute("SELECT kind, title FROM step ORDER BY id")
    return [f"{kind} {title}" for kind, title in found]


def last_step_id(project: Project) -> int:
    """The number of the latest step; 0 for none."""
    (found,) = project.db.execute("SELECT max(id) FROM step").fetchone()
    return found or 0


def last_change_id(project: Project) -> int:
    """The number of the latest change; 0 for none."""
    return steps.last_change(project.db)
