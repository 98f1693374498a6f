"""What is said otherwise than before, as pairs of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.model.codebook import AttributeSpec


@dataclass(frozen=True, slots=True)
class Difference:
    """What is said otherwise of a label or a relation type."""

    fact: str
    """What it is: "definition", "use when", "avoid when", "attribute kind"."""
    before: str
    """The words that stood there; "" where nothing did."""
    after: str
    """The words that stand there now; "" where nothing does."""


def attribute_differences(
    before: Sequence[AttributeSpec], after: Sequence[AttributeSpec]
) -> Iterator[Difference]:
    """Attributes that have come, gone, or say something else."""
    old, new = {each.name: each for each in before}, {each.name: each for each in after}
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield Difference(f"attribute {name}", _said(old.get(name)), _said(new.get(name)))
    if old == new:
        yield Difference("order of the attributes", ", ".join(old), ", ".join(new))


def _said(spec: AttributeSpec | None) -> str:
    """An attribute in words."""
    if spec is None:
        return ""
    takes = f"{spec.kind.value} of {', '.join(spec.values)}" if spec.values else spec.kind.value
    needed = "required" if spec.required else ""
    default = f"{spec.default} by default" if spec.default is not None else ""
    return " · ".join(filter(None, (takes, needed, default, spec.definition)))
