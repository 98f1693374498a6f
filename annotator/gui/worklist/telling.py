"""The worklist as lines: each label with what has changed of it, then its annotations."""

from collections.abc import Sequence
from typing import Final

from annotator.gui.lines.differing import was_and_now
from annotator.gui.lines.lines import Line, Target
from annotator.operations.revising import Worklist

NOTHING: Final = (
    "Nothing to look at again: all you have marked was marked under the codebook as it is now."
)


def lines(found: Sequence[Worklist]) -> list[Line]:
    """A heading for each label, what it said and says, and its annotations with their documents."""
    told: list[Line] = []
    for work in found:
        count = counted(len(work.entries))
        told.append(Line(work.label.title, count, heading=True, label=work.label))
        for each in work.differences:
            told += [Line(words, aside=True, quiet=True, level=1) for words in was_and_now(each)]
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
