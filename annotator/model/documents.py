"""Documents: an immutable text with what is known of it."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from annotator.model.values import dataclass


class DocumentState(StrEnum):
    """Whether a document is worked on, has been reviewed, or may not be changed."""

    OPEN = "open"
    REVIEWED = "reviewed"
    LOCKED = "locked"


class RegionKind(StrEnum):
    """What part a stretch of a document plays."""

    BOILERPLATE = "boilerplate"
    HEADLINE = "headline"
    DATELINE = "dateline"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a document, half-open in code points, and its part; pages carry a number."""

    kind: RegionKind
    start: int
    end: int
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes a document came from, as they were; ``encoding`` is the codec that read them.

    Empty ``data`` means that there was no file: the text was pasted or came inside a dataset.
    """

    data: bytes = b""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document as a reader gives it, before it has a place in a project."""

    title: str
    text: str
    source_name: str = ""
    source: Source = Source()
    media_type: str = "text/plain"
    publisher: str = ""
    date: str = ""
    language: str = ""
    metadata: Mapping[str, object] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    uid: str = ""
    """Kept when a dataset brings one; made otherwise."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a project, without its text (which can be 10 MB): see ``store.documents``.

    ``source_name`` is the file name or URI; ``date`` is ISO 8601 as far as it is known;
    ``length`` is in code points; ``predecessor_id`` is the version that this one corrects.
    """

    id: int
    uid: str
    title: str
    text_id: int
    sha256: str
    length: int
    source_name: str
    media_type: str
    publisher: str
    date: str
    language: str
    metadata: Mapping[str, object]
    state: DocumentState
    predecessor_id: int | None
    step_id: int
    """The step that brought it."""


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A line of the document list: how far one annotator is with one document."""

    id: int
    uid: str
    title: str
    source_name: str
    state: DocumentState
    assignment: str
    """"to do", "in progress" or "done"; what the annotator's own assignment says."""
    annotations: int
    suggested: int
    length: int
    reviewed: int = 0
    """How many of the annotations are accepted."""
    reach: int = 0
    """Where the last of the annotations ends, in code points."""
