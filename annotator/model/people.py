"""Who annotates, and which document was given to whom."""

from enum import StrEnum

from annotator.model.values import dataclass


class AnnotatorKind(StrEnum):
    """A person's marks are work; a suggester's are proposals, never changed by anyone."""

    PERSON = "person"
    SUGGESTER = "suggester"


class AssignmentState(StrEnum):
    """How far an annotator is with a document; *done* with a reason means nothing to mark."""

    TO_DO = "to do"
    IN_PROGRESS = "in progress"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Annotator:
    """A person, or a suggester with its version; ``id`` is local, ``uid`` travels."""

    id: int
    uid: str
    name: str
    kind: AnnotatorKind = AnnotatorKind.PERSON
    version: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A document given to an annotator."""

    id: int
    uid: str
    document_id: int
    annotator_id: int
    state: AssignmentState = AssignmentState.TO_DO
    reason: str = ""
