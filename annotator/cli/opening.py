"""What many commands share: the arguments that name things, and the project opened for them."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.cli.output import note
from annotator.errors import AnnotatorError, InvalidChangeError
from annotator.model.people import Annotator, AnnotatorKind
from annotator.operations import people as naming
from annotator.store import people
from annotator.store.connection import plain_errors
from annotator.store.project import Project


def takes_project(parser: ArgumentParser) -> None:
    """Let a command take the project file first."""
    parser.add_argument("project", metavar="PROJECT", type=Path, help="the project file")


def takes_document(parser: ArgumentParser) -> None:
    """Let a command take a document of the project."""
    parser.add_argument("document", metavar="DOCUMENT", help="its number, uid, title or file name")


def takes_person(parser: ArgumentParser, meaning: str = "who annotates") -> None:
    """Let a command be done as somebody."""
    parser.add_argument("--as", dest="person", metavar="NAME", help=meaning)


def takes_json(parser: ArgumentParser) -> None:
    """Let a command answer in JSON."""
    parser.add_argument("--json", action="store_true", help="answer in JSON")


@contextmanager
def reading(arguments: Namespace) -> Iterator[Project]:
    """The project, open for reading only."""
    path: Path = arguments.project
    with plain_errors(path), Project.open(path, read_only=True) as project:
        note(project.notice)
        yield project


@contextmanager
def writing(
    arguments: Namespace, *, copied: bool = False, known: bool = False
) -> Iterator[tuple[Project, int]]:
    """The project, open for changes, and the id of the annotator who makes them.

    Who is new here is added, and not kept when the command fails; with ``known``, nobody new
    will do (UnknownNameError). With ``copied``, a backup is kept first when the project has
    changed since the last one: for commands that touch much.
    """
    from annotator.operations.projects import open_project

    path: Path = arguments.project
    name = name_of(arguments)
    with plain_errors(path), open_project(path) if copied else Project.open(path) as project:
        note(project.notice)
        found = people.require(project, name) if known else people.find(project, name)
        annotator = _person(found) if found else naming.annotator_named(project, name)
        try:
            yield project, annotator.id
        except BaseException:
            if found is None:
                with suppress(AnnotatorError):
                    project.undo(None)
            raise


def name_of(arguments: Namespace) -> str:
    """The name that was given with --as, else the system's name for whoever sits here."""
    given: str | None = arguments.person
    return naming.proposed_name() if given is None else given


def _person(found: Annotator) -> Annotator:
    """The annotator, unless it is a suggester."""
    if found.kind is AnnotatorKind.SUGGESTER:
        raise InvalidChangeError(
            f"“{found.name}” is a suggester, not a person; nothing was changed."
        )
    return found
