"""What taking a codebook would change, as lines."""

from collections.abc import Iterator, Sequence
from typing import Final

from annotator.gui.lines.differing import said_otherwise
from annotator.gui.lines.lines import Line
from annotator.operations.codebook_files import Coming

_GROUPS: Final = (
    ("add", "Comes in"),
    ("change", "Says something else"),
    ("retire", "Is retired: takes no new annotations"),
)
_KINDS: Final = {"label": "", "relation type": "relation", "codebook": "the codebook itself"}


def lines(found: Sequence[Coming]) -> list[Line]:
    """The changes by what becomes of the entries, each with what would be said otherwise."""
    told: list[Line] = []
    for how, title in _GROUPS:
        group = [each for each in found if each.change.how == how]
        if group:
            told.append(Line(title, f"{len(group):,}", heading=True))
            told += [line for each in group for line in _entry(each)]
    return told


def summary(found: Sequence[Coming]) -> str:
    """How much would be changed, and what becomes of annotations."""
    if not found:
        return "The codebook says the same already."
    many = "1 change" if len(found) == 1 else f"{len(found):,} changes"
    again = sum(each.look_again for each in found)
    looked = f"{counted(again)} of yours to look at again" if again else "nothing to look at again"
    return f"{many} · {looked} · every annotation keeps its label and values"


def counted(number: int) -> str:
    """So many annotations, in words."""
    return "1 annotation" if number == 1 else f"{number:,} annotations"


def _entry(coming: Coming) -> Iterator[Line]:
    change = coming.change
    parts = [_KINDS[change.kind]]
    if change.how == "retire" and coming.annotations:
        parts.append(f"{counted(coming.annotations)} kept")
    if coming.look_again:
        parts.append(f"{coming.look_again:,} to look at again")
    detail = " · ".join(filter(None, parts))
    yield Line(change.title or "Codebook", detail, label=change.label)
    for each in change.differences:
        for words in said_otherwise(each):
            yield Line(words, level=2 if change.label else 1, quiet=True)
