"""The codebook: labels with their attributes, and the relation types between them."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from annotator.model.values import dataclass


class AttributeKind(StrEnum):
    """What values an attribute takes."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes/no"
    CHOICE = "choice"
    CHOICES = "choices"
    ENTITY = "entity"


class Trim(StrEnum):
    """How the spans of a label are trimmed when they are made.

    *words*: outer space and sentence punctuation go; *sentence*: only space; *none*: nothing.
    """

    WORDS = "words"
    SENTENCE = "sentence"
    NONE = "none"


class Strictness(StrEnum):
    """Whether a missing relation is a gap that must be closed, one to look at, or none."""

    HARD = "hard"
    SOFT = "soft"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class AttributeSpec:
    """One attribute of a label or relation type."""

    name: str
    kind: AttributeKind = AttributeKind.TEXT
    values: tuple[str, ...] = ()
    required: bool = False
    default: object = None
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A codebook entry.

    ``pattern`` is the line under the text: solid, dotted, double, dashed, dash-dot or long-dash;
    ``key`` is one lower-case character; ``examples`` are words as they stand in a text.
    ``id`` is 0 for a label that is not yet in a project.
    """

    name: str
    title: str
    colour: str
    dark_colour: str
    pattern: str
    key: str = ""
    parent: str = ""
    definition: str = ""
    use_when: str = ""
    avoid_when: str = ""
    examples: tuple[str, ...] = ()
    trim: Trim = Trim.WORDS
    bracket: bool = False
    """Whether a long annotation of this label is drawn as a calm bracket in the margin."""
    attributes: tuple[AttributeSpec, ...] = ()
    position: int = 0
    retired: bool = False
    uid: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class RelationType:
    """A kind of tie, the labels allowed at either end, and how many a source should have.

    ``least`` and ``most`` count the relations of this type per annotation at the end named by
    ``counted`` ("from" or "to"); ``strictness`` says what a missing one is. For the holder of a
    role, which is ACTOR → ROLE, the role's end is counted.
    """

    name: str
    title: str
    from_labels: tuple[str, ...] = ()
    to_labels: tuple[str, ...] = ()
    least: int = 0
    most: int | None = None
    counted: str = "from"
    strictness: Strictness = Strictness.NONE
    definition: str = ""
    attributes: tuple[AttributeSpec, ...] = ()
    position: int = 0
    retired: bool = False
    uid: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Codebook:
    """Labels and relation types in their order; ``revision`` goes up with every edit."""

    labels: tuple[Label, ...] = ()
    relation_types: tuple[RelationType, ...] = ()
    title: str = ""
    revision: int = 1
    uid: str = ""
    general: Mapping[str, str] = field(default_factory=dict)
    """General guidelines that belong to no label: heading to words (Markdown)."""

    def label(self, name: str) -> Label | None:
        """The label of that name, whatever its case; None when there is none."""
        wanted = name.casefold()
        return next((each for each in self.labels if each.name.casefold() == wanted), None)

    def relation_type(self, name: str) -> RelationType | None:
        """The relation type of that name, whatever its case; None when there is none."""
        wanted = name.casefold()
        return next((each for each in self.relation_types if each.name.casefold() == wanted), None)
