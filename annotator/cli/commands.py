"""The list of commands: their names, what they do in a line, and the module that holds each.

Everything that does not run a command (the help, opening the window) needs no more than this.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

DONE: Final = 0
FAILED: Final = 1
"""The exit code when there is something that a person can act on."""
WRONG_USAGE: Final = 2


class WrongUsageError(Exception):
    """Arguments that do not go together; the command's usage is printed with the sentence."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command as its module gives it: what it takes, and what it does."""

    arguments: Callable[["ArgumentParser"], None]
    """Adds the command's arguments to its parser."""
    run: Callable[["Namespace"], int]
    """Does it and returns the exit code; raises AnnotatorError or WrongUsageError."""
    details: str = ""
    """What its help says beyond the summary."""


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that belong together, all in one module of ``annotator.cli``."""

    title: str
    module: str
    commands: tuple[tuple[str, str], ...]
    """The name of each command and what it does, in a few words."""


GROUPS: Final = (
    Group(
        "Projects",
        "projects",
        (
            ("new", "make a project file"),
            ("annotators", "name who has annotated here"),
        ),
    ),
    Group(
        "The codebook",
        "codebook",
        (("codebook", "print the codebook, write it to a file, take one"),),
    ),
    Group(
        "Texts and datasets",
        "datasets",
        (
            ("import", "bring in texts and annotated datasets"),
            ("export", "write annotated documents in a format"),
            ("formats", "name the formats, and what each cannot say"),
        ),
    ),
    Group(
        "Documents",
        "documents",
        (
            ("list", "name the documents, with state and counts"),
            ("show", "print a document with its annotations"),
            ("search", "find documents by their words"),
            ("source", "write back the file that a document came from"),
            ("rename", "give a document another title"),
            ("remove", "remove documents, or remove them for good"),
        ),
    ),
    Group(
        "Annotations",
        "annotations",
        (
            ("annotate", "give a label to a stretch of text"),
            ("annotate-all", "give a label to words wherever they stand"),
            ("delete", "delete annotations"),
        ),
    ),
    Group(
        "Relations",
        "relations",
        (
            ("relate", "tie one annotation to another"),
            ("relations", "list the relations of a document"),
            ("change-relation", "reverse it, lead it elsewhere, set its attributes"),
            ("unrelate", "take relations back"),
        ),
    ),
    Group(
        "History",
        "history",
        (
            ("undo", "turn back your latest step"),
            ("redo", "bring back what your latest undo turned back"),
            ("history", "list the steps, or the life of an annotation"),
        ),
    ),
    Group(
        "Safety",
        "safety",
        (
            ("check", "verify the file and every span against its text"),
            ("backup", "copy the project, whole and verified"),
            ("restore", "put a backup in the project's place"),
        ),
    ),
    Group(
        "Seeing it work",
        "tour",
        (("tour", "drive the window through the main job, with pictures"),),
    ),
)

MODULES: Final = {name: group.module for group in GROUPS for name, _ in group.commands}
"""The module of ``annotator.cli`` that holds each command."""

SUMMARIES: Final = {name: summary for group in GROUPS for name, summary in group.commands}
"""What each command does, in a few words."""
