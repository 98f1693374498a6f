"""The command ``formats``: what is read and written, and what each format cannot say."""

from argparse import Namespace
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from annotator.cli.commands import DONE, Command
from annotator.cli.opening import takes_json
from annotator.cli.output import say, say_json
from annotator.cli.specimen import record

if TYPE_CHECKING:
    from annotator.formats.format import Format

_WIDTH: Final = 90
"""Columns of the longest line."""


def _formats(arguments: Namespace) -> int:
    """Print what is read and written, and what each cannot say."""
    from annotator.formats import all_formats

    if arguments.json:
        say_json([_text_shape(), *(_shape(each) for each in all_formats())])
        return DONE
    say(
        "text",
        "  Plain text files of any encoding, read only, kept byte for byte",
        f"  {_suffixes()}",
    )
    for each in all_formats():
        say("", each.name, *(f"  {line}" for line in _lines(each)))
    return DONE


def _lines(found: "Format") -> Iterator[str]:
    """What a person reads of a format, below its name."""
    yield f"{found.title}, read and written"
    yield f"{'a folder with ' if found.folder else ''}{' '.join(found.suffixes)}"
    lost = [each.what for each in found.losses([record()])]
    yield from wrap(f"cannot say: {'; '.join(lost)}" if lost else "says everything", _WIDTH)


def _shape(found: "Format") -> dict[str, object]:
    """A format as ``formats --json`` gives it."""
    return {
        "name": found.name,
        "title": found.title,
        "suffixes": list(found.suffixes),
        "folder": found.folder,
        "read": True,
        "written": True,
        "cannot_say": [each.what for each in found.losses([record()])],
    }


def _text_shape() -> dict[str, object]:
    """Plain text as ``formats --json`` gives it."""
    return {
        "name": "text",
        "title": "Plain text",
        "suffixes": _suffixes().split(),
        "folder": False,
        "read": True,
        "written": False,
        "cannot_say": [],
    }


def _suffixes() -> str:
    """The ends of names that are taken from folders of texts."""
    from annotator.operations.documents import SUFFIXES

    return " ".join(SUFFIXES)


COMMAND: Final = Command(takes_json, _formats)
