"""Named queries, and findings that a person chose to leave."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under a name."""

    id: int
    uid: str
    name: str
    query: str
    annotator_id: int


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding or gap that a person chose to leave, with the reason."""

    id: int
    uid: str
    document_id: int | None
    annotation_id: int | None
    finding: str
    reason: str
    annotator_id: int
    made_at: str
