"""What is said of places: what was left out, what a step is called, what was done."""

from collections.abc import Mapping

from annotator.gui.keys import shown
from annotator.operations import rules
from annotator.operations.finding import MOST, Findings

Offered = tuple[str, str, bool]
"""An attribute's name, its value in words, and whether it is given."""


def left_out(found: Findings, label: str) -> list[str]:
    """What is not among the places, in short sentences."""
    parts = []
    if found.marked:
        verb = "carries" if found.marked == 1 else "carry"
        parts.append(f"{found.marked:,} {verb} {label} already")
    if found.inside:
        parts.append(f"{found.inside:,} inside other labels left out")
    if found.locked:
        parts.append(f"{locked(found)} left out")
    if found.cut:
        parts.append(f"only the first {MOST:,} are shown")
    return parts


def locked(found: Findings) -> str:
    """How many places are in locked documents: "3 in a locked document"."""
    if found.locked_documents == 1:
        return f"{found.locked:,} in a locked document"
    return f"{found.locked:,} in {found.locked_documents:,} locked documents"


def nothing(found: Findings, words: str, label: str, *, everywhere: bool) -> str:
    """What stands in the place of an empty list."""
    where = "this project" if everywhere else "this document"
    if found.marked and not found.inside and not found.locked:
        return f"Every “{words}” in {where} carries {label} already."
    if found.marked or found.inside or found.locked:
        return f"No “{words}” in {where} is left to be marked."
    further = "" if everywhere else " P looks in the whole project."
    return f"“{words}” was not found in {where}.{further}"


def step_title(count: int, words: str, label: str) -> str:
    """The name of the step that marks so many places: "Mark 12 “NATO” as Actor"."""
    if count == 1 and words:
        return f"Mark {label} “{words}”"
    what = f"{count:,} “{words}”" if words else "1 place" if count == 1 else f"{count:,} places"
    return f"Mark {what} as {label}"


def done(count: int, label: str, documents: int, found: Findings | None, undo_key: str) -> str:
    """What was done, and how it is taken back."""
    where = f" in {documents:,} documents" if documents > 1 else ""
    said = f"{count:,} marked as {label}{where}"
    if undo_key:
        back = "takes it back" if count == 1 else "takes all of them back"
        said += f" · {shown(undo_key)} {back}"
    if found is not None and found.locked:
        verb = "was" if found.locked == 1 else "were"
        said += f" · {locked(found)} {verb} left out"
    return said


def short(words: str) -> str:
    """Words short enough for a line."""
    return rules.excerpt(words)


def values_in_words(values: Mapping[str, object], given: frozenset[str]) -> list[Offered]:
    """Values of attributes as the panel offers them."""
    return [(name, short(_in_words(value)), name in given) for name, value in values.items()]


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    return str(value)
