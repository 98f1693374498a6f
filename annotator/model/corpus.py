"""A whole dataset as values: what formats write and read, document by document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.model.annotations import Annotation, Decision, Entity, Note, Relation
from annotator.model.codebook import Codebook
from annotator.model.documents import Document, NewDocument, Region, Source
from annotator.model.people import Annotator, Assignment


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document with everything that stands on it, as the project holds it.

    Ids are those of the project the record came from; ``text`` is the stored text.
    """

    document: Document
    text: str
    source: Source
    regions: tuple[Region, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    relations: tuple[Relation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    notes: tuple[Note, ...] = ()
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is written: the project's own facts, then its documents one at a time.

    ``documents`` may be walked only once and may be long: a format streams it.
    """

    title: str
    codebook: Codebook
    annotators: tuple[Annotator, ...]
    entities: tuple[Entity, ...]
    documents: Iterable[DocumentRecord]


@dataclass(frozen=True, slots=True)
class NewAnnotation:
    """An annotation that a dataset brings; ``key`` is its id there, unique in its document.

    ``uid`` and ``annotator`` (a uid or a name) are empty when the format does not carry them.
    ``fields`` holds what else it carried by the names of ``Annotation``: status, flag,
    confidence, origin, entity (a key of ``NewCorpus.entities``), derived_from (a key) …
    """

    key: str
    label: str
    fragments: tuple[tuple[int, int], ...]
    """Half-open, in code points of the stored text."""
    text: str = ""
    """The covered words as the file has them; empty when it has none. Checked on import."""
    attributes: Mapping[str, object] = field(default_factory=dict)
    uid: str = ""
    annotator: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewRelation:
    """A relation that a dataset brings, its ends named by the keys of the annotations."""

    type: str
    from_key: str
    to_key: str
    attributes: Mapping[str, object] = field(default_factory=dict)
    key: str = ""
    uid: str = ""
    annotator: str = ""
    fields: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewRecord:
    """One document of a dataset that is read, with what stands on it.

    ``notes``, ``assignments`` and ``decisions`` are mappings as in our JSON Lines; targets are
    named by keys. ``document.text`` is already normalised and the fragments fit it.
    """

    document: NewDocument
    annotations: tuple[NewAnnotation, ...] = ()
    relations: tuple[NewRelation, ...] = ()
    notes: tuple[Mapping[str, object], ...] = ()
    assignments: tuple[Mapping[str, object], ...] = ()
    decisions: tuple[Mapping[str, object], ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class NewCorpus:
    """What a format reads. ``codebook`` is None when the format carries none."""

    records: Iterable[NewRecord]
    title: str = ""
    codebook: Codebook | None = None
    annotators: tuple[Annotator, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """Something a format could not say: what, how many times, and one example."""

    what: str
    count: int
    example: str = ""
