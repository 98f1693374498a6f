"""Annotated datasets in and out: one file per format, all of one shape.

Other packages add theirs by an entry point of the group ``annotator.formats`` that names a
``Format``.
"""

import logging
from pathlib import Path

from annotator.formats import gold, jsonlines
from annotator.formats.format import Format

__all__ = ["FORMATS", "Format", "all_formats", "by_name", "guess"]

FORMATS: tuple[Format, ...] = (jsonlines.FORMAT, gold.FORMAT)
"""The formats of Annotator itself."""

_GROUP = "annotator.formats"


def all_formats() -> tuple[Format, ...]:
    """Our formats, and those that installed packages add under names of their own."""
    found = {each.name: each for each in FORMATS}
    for each in _added():
        found.setdefault(each.name, each)
    return tuple(found.values())


def by_name(name: str) -> Format | None:
    """The format of that name, whatever its case; None when there is none."""
    wanted = name.casefold()
    ours = next((each for each in FORMATS if each.name == wanted), None)
    return ours or next((each for each in all_formats() if each.name.casefold() == wanted), None)


def guess(path: Path) -> Format | None:
    """The format that what is at the path looks like; None when it looks like none."""
    ours = next((each for each in FORMATS if each.fits(path)), None)
    return ours or next((each for each in all_formats() if each.fits(path)), None)


def _added() -> list[Format]:
    """What other packages add; one that cannot be loaded is left out with a warning in the log."""
    from importlib.metadata import entry_points

    found = []
    for entry in entry_points(group=_GROUP):
        try:
            loaded = entry.load()
        except (ImportError, AttributeError) as error:
            logging.getLogger(__name__).warning("format “%s” is left out: %s", entry.name, error)
            continue
        if isinstance(loaded, Format):
            found.append(loaded)
        else:
            logging.getLogger(__name__).warning("format “%s” is left out: no Format", entry.name)
    return found
