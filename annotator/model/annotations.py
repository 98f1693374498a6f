"""Annotations, relations, and what people said of them."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from annotator.model.text import Span
from annotator.model.values import dataclass


class Status(StrEnum):
    """The state of an annotation or relation; a person's mark is a draft until reviewed."""

    SUGGESTED = "suggested"
    DRAFT = "draft"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Verdict(StrEnum):
    """What a person said to a suggestion."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One label by one annotator on one or more fragments of one document.

    ``fragments`` are sorted, do not overlap or touch, in code points of the stored text;
    ``text`` repeats the covered words, fragments joined by " … ".
    """

    id: int
    uid: str
    document_id: int
    label: str
    label_id: int
    annotator_id: int
    fragments: tuple[Span, ...]
    text: str
    attributes: Mapping[str, object] = field(default_factory=dict)
    entity_id: int | None = None
    status: Status = Status.DRAFT
    flag: str = ""
    confidence: float | None = None
    origin: str = ""
    derived_from: int | None = None
    carried_from: int | None = None
    carried_grade: str = ""
    codebook_revision: int = 1
    created_at: str = ""
    created_by: int | None = None
    changed_at: str = ""
    changed_by: int | None = None

    @property
    def start(self) -> int:
        """Where the first fragment starts."""
        return self.fragments[0].start

    @property
    def end(self) -> int:
        """Where the last fragment ends."""
        return self.fragments[-1].end


@dataclass(frozen=True, slots=True)
class Relation:
    """A typed, directed tie from one annotation to another in the same document."""

    id: int
    uid: str
    document_id: int
    type: str
    type_id: int
    from_id: int
    to_id: int
    annotator_id: int
    attributes: Mapping[str, object] = field(default_factory=dict)
    status: Status = Status.DRAFT
    origin: str = ""
    confidence: float | None = None
    derived_from: int | None = None
    created_at: str = ""
    changed_at: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said to a suggestion (an annotation or a relation), and when."""

    id: int
    uid: str
    annotation_id: int | None
    relation_id: int | None
    annotator_id: int
    verdict: Verdict
    was_visible: bool
    made_at: str


@dataclass(frozen=True, slots=True)
class Note:
    """Free words (Markdown) on an annotation, a relation, a document or a label."""

    id: int
    uid: str
    target: str
    """"annotation", "relation", "document" or "label"."""
    target_id: int
    document_id: int | None
    annotator_id: int
    body: str
    reply_to: int | None = None
    resolved: bool = False
    made_at: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what ACTOR mentions mean across the project."""

    id: int
    uid: str
    name: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    external_id: str = ""
