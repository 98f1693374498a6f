"""The worklist as lines: each label with what has changed of it, then its annotations."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from annotator.gui.lines.lines import Line, Target
from annotator.operations.revising import Difference, Worklist

_SIGNS: Final = re.compile(r"\*\*|^\s*- ", re.MULTILINE)
_MOST: Final = 60
"""Words of a fact that are shown at most."""
_LONG: Final = 4
"""From so many words on that are alike at the beginning, they are left out …"""
_LED: Final = 2
"""… but for the last of them."""
NOTHING: Final = (
    "Nothing to look at again: all you have marked was marked under the codebook as it is now."
)


def lines(found: Sequence[Worklist]) -> list[Line]:
    """A heading for each label, what it said and says, and its annotations with their documents."""
    told: list[Line] = []
    for work in found:
        count = counted(len(work.entries))
        told.append(Line(work.label.title, count, heading=True, label=work.label))
        told += [line for each in work.differences for line in _difference(each)]
        for entry in work.entries:
            words = " ".join(entry.words.split())
            where = f"{entry.document} · locked" if entry.locked else entry.document
            target = Target(entry.document_id, entry.annotation_id)
            told.append(
                Line(
                    words,
                    where,
                    key=entry.annotation_id,
                    target=target,
                    label=work.label,
                    quiet=entry.locked,
                )
            )
    return told


def counted(number: int) -> str:
    """So many that are to be looked at: "41 to look at"."""
    return f"{number:,} to look at"


def changed(work: Worklist) -> str:
    """What has changed of a label, in a few words: "Actor: definition, use when"."""
    facts = ", ".join(each.fact for each in work.differences)
    return f"{work.label.title}: {facts} changed" if facts else work.label.title


def _difference(each: Difference) -> Iterator[Line]:
    """What is said otherwise, first what it was; long words from where they begin to differ."""
    before, after = _plain(each.before), _plain(each.after)
    alike = 0
    while alike < min(len(before), len(after)) and before[alike] == after[alike]:
        alike += 1
    start = alike - _LED if before and after and alike > _LONG else 0
    fact = each.fact[:1].upper() + each.fact[1:]
    if before:
        yield _aside(f"{fact}, was: {_from(before, start)}")
    yield _aside(f"{fact}, now: {_from(after, start)}" if after else f"{fact}: gone")


def _aside(words: str) -> Line:
    return Line(words, aside=True, quiet=True, level=1)


def _plain(words: str) -> list[str]:
    """The words without the signs of Markdown that would stand in one line of them."""
    return _SIGNS.sub("", words).split()


def _from(words: Sequence[str], start: int) -> str:
    said = " ".join(words[start : start + _MOST])
    return f"… {said}" if start else said
