"""What the codebook says of each label, in parts: headings with words that are Markdown."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook, Label, RelationType

GENERAL: Final = "General"
"""The title of the last page, on which the guidelines stand that belong to no label."""

LONGEST: Final = 20_000
"""Characters of one part that are shown; a book of guidelines is read in its file."""
_CUT: Final = "\n\n… and more than the card has room for: it stands in the codebook."

_SIGNS: Final = re.compile(r"([!-/:-@\[-`{-~])")
_CHOOSING: Final = {AttributeKind.CHOICE: "one of", AttributeKind.CHOICES: "some of"}
_KINDS: Final = {
    AttributeKind.TEXT: "words",
    AttributeKind.NUMBER: "a number",
    AttributeKind.DATE: "a date",
    AttributeKind.YES_NO: "yes or no",
    AttributeKind.ENTITY: "somebody of the cast",
}


class Part(NamedTuple):
    """A heading with what stands below it."""

    heading: str
    """Plain words; "" for none."""
    words: str
    """Markdown."""
    detail: str = ""
    """Plain words, said quietly behind the heading."""
    small: bool = False
    """Whether it stands within the part above it that is not small."""


class GuidelinePage(NamedTuple):
    """All that is said of one label; of none on the page of general guidelines."""

    title: str
    label: Label | None
    parts: tuple[Part, ...]


def page_of(codebook: Codebook, name: str) -> GuidelinePage:
    """The page of a label by its name; the general page for a name that no label has."""
    label = codebook.label(name) if name else None
    if label is None:
        parts = (Part(heading, _cut(words)) for heading, words in codebook.general.items())
        return GuidelinePage(GENERAL, None, tuple(parts))
    title = f"{label.title} (retired)" if label.retired else label.title
    return GuidelinePage(title, label, tuple(_of_label(codebook, label)))


def names(codebook: Codebook) -> list[str]:
    """The pages in their order: the names of the labels in use, "" last for the general one."""
    found = [each.name for each in codebook.labels if not each.retired]
    return [*found, ""] if codebook.general or not found else found


def verbatim(words: str) -> str:
    """Words as Markdown that shows them as they are, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(words.split()))


def _of_label(codebook: Codebook, label: Label) -> Iterator[Part]:
    for heading, words in (
        ("", label.definition),
        ("Use when", label.use_when),
        ("Avoid when", label.avoid_when),
        ("Examples", "\n".join(f"- {verbatim(each)}" for each in label.examples)),
    ):
        if words.strip():
            yield Part(heading, _cut(words))
    if label.attributes:
        yield Part("Attributes", "")
        for spec in label.attributes:
            yield Part(spec.name, _cut(spec.definition), _values(spec), small=True)
    kinds = [each for each in codebook.relation_types if not each.retired]
    going = [each for each in kinds if _allows(each.from_labels, label)]
    coming = [each for each in kinds if _allows(each.to_labels, label)]
    if going or coming:
        yield Part("Relations", "")
    for kind in going:
        ends = _titles(codebook, kind.to_labels)
        yield Part(
            f"{kind.title} → {ends}", _cut(kind.definition), _number(kind, "from"), small=True
        )
    for kind in coming:
        heading = f"{_titles(codebook, kind.from_labels)} → {kind.title}"
        told = "" if kind in going else _cut(kind.definition)
        yield Part(heading, told, _number(kind, "to"), small=True)


def _cut(words: str) -> str:
    """Words of which the card can show all."""
    return words if len(words) <= LONGEST else words[:LONGEST] + _CUT


def _allows(ends: Sequence[str], label: Label) -> bool:
    """Whether a label may stand at an end; where no label is named, each may."""
    return not ends or label.name in ends


def _titles(codebook: Codebook, ends: Sequence[str]) -> str:
    found = [codebook.label(each) for each in ends]
    return " or ".join(each.title for each in found if each is not None) or "any label"


def _values(spec: AttributeSpec) -> str:
    """What an attribute takes, and whether it has to be there."""
    choosing = _CHOOSING.get(spec.kind)
    takes = f"{choosing} {', '.join(spec.values)}" if choosing else _KINDS[spec.kind]
    return f"{takes} · needed" if spec.required else takes


def _number(kind: RelationType, end: str) -> str:
    """How many of the relations each annotation at an end has to have."""
    if kind.counted != end:
        return ""
    parts = []
    if kind.least:
        parts.append(f"at least {kind.least}")
    if kind.most is not None:
        parts.append(f"at most {kind.most}")
    return " and ".join(parts)
