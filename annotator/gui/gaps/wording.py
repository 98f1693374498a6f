"""How gaps are spoken of in the window."""

from collections.abc import Callable

from annotator.analysis.gaps import Gap
from annotator.model.codebook import Label
from annotator.operations.gaps import DocumentGaps

KeyOf = Callable[[str], str]
"""From the name of an action to the key that is bound to it now; empty without one."""


def sentence(gap: Gap, label: Label | None, key_of: KeyOf, *, place: int, count: int) -> str:
    """A gap, what helps against it, and which of how many it is."""
    parts = [gap.sentence.removesuffix("."), help_for(gap, label, key_of), f"{place} of {count}"]
    return " · ".join(part for part in parts if part)


def help_for(gap: Gap, label: Label | None, key_of: KeyOf) -> str:
    """The key that helps against a gap, with what it does; empty where no key does."""
    kind, _, name = gap.finding.partition(" ")
    if gap.relation_id is not None:
        return _named(key_of("relations"), "lists the relations, where it can be changed")
    if label is None:
        return ""
    attribute = any(spec.name == name for spec in label.attributes)
    if kind in {"without", "unfitting"} and attribute:
        return _named(key_of("fields"), "goes to the fields")
    return _named(key_of("link"), "links") if kind == "without" else ""


def meter(found: DocumentGaps) -> str:
    """How complete a document is: "5 open · 2 left · 83%"; only what is met makes 100%."""
    parts = [f"{len(found.open)} open" if found.open else "none open"]
    if found.left:
        parts.append(f"{len(found.left)} left")
    return " · ".join([*parts, f"{int(found.complete * 100 + 1e-9)}%"])


def meter_said(found: DocumentGaps) -> str:
    """The meter as it is read aloud."""
    words = meter(found).replace(" · ", ", ").replace("%", " percent complete")
    return f"Gaps: {words}." + (" Press for the first." if found.open else "")


def counted(number: int, kind: str = "") -> str:
    """So many gaps, in words."""
    what = f"{kind} gap" if kind else "gap"
    return f"{number} {what}" if number == 1 else f"{number:,} {what}s"


def none_open(found: DocumentGaps) -> str:
    """What is said where there is nothing to go to."""
    left = len(found.left)
    were = f"; {left} {'was' if left == 1 else 'were'} left." if left else "."
    return f"No gap in this document{were}"


def question(hard: int, done_key: str, gap_key: str) -> str:
    """What is asked before a document with hard gaps is done."""
    are = "is" if hard == 1 else "are"
    again = f"{done_key} again" if done_key else "Choosing it again"
    goes = f"; {gap_key} goes to the first." if gap_key else "."
    return f"{counted(hard, 'hard')} {are} open. {again} says done all the same{goes}"


def _named(key: str, does: str) -> str:
    return f"{key} {does}" if key else ""
