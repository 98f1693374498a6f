"""A whole dataset as values: what formats write and read, document by document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.model.annotations import Annotation, Decision, Entity, Note, Relation
from annotator.model.codebook import Codebook
from annotator.model.documents import Document, NewDocument, Region, Source
from annotator.model.people import Annotator, Assignment
from annotator.model.queries import Dismissal, SavedQuery


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
    dismissals: tuple[Dismissal, ...] = ()


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
    notes: tuple[Note, ...] = ()
    """Those that stand on labels."""
    saved_queries: tuple[SavedQuery, ...] = ()


@dataclass(frozen=True, slots=True)
class NewAnnotation:
    """An annotation that a dataset brings; ``key`` is its id there, unique in its document.

    ``uid`` and ``annotator`` (a uid or a name) are empty when the format does not carry them.
    ``fields`` holds what else it carried, by the names of ``Annotation``: status, flag,
    confidence, origin, entity_id (the uid of one of ``NewCorpus.entities``), derived_from (a key
    of this document), carried_from (a uid), carried_grade, codebook_revision, created_at,
    changed_at, created_by and changed_by (uids of annotators). What it did not carry is not there.
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
    """A relation that a dataset brings, its ends named by the keys of the annotations.

    ``fields`` as in ``NewAnnotation``: status, origin, confidence, derived_from (a key of another
    relation of this document), created_at, changed_at.
    """

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

    ``document.text`` is already normalised and the fragments fit it. The rest are mappings from
    names to values that are there whether the dataset carried them or not ("" and None for what
    it did not); annotators are uids or names, times are ISO 8601:

    - ``notes``: uid, target ("document", "annotation" or "relation"), key (of the annotation or
      relation), annotator, body, reply_to (the uid of a note), resolved, made_at
    - ``assignments``: uid, annotator, state, reason
    - ``decisions``: uid, annotation and relation (one is a key, the other None), annotator,
      verdict, was_visible, made_at
    - ``dismissals``: uid, annotation (a key or None), finding, reason, annotator, made_at
    """

    document: NewDocument
    annotations: tuple[NewAnnotation, ...] = ()
    relations: tuple[NewRelation, ...] = ()
    notes: tuple[Mapping[str, object], ...] = ()
    assignments: tuple[Mapping[str, object], ...] = ()
    decisions: tuple[Mapping[str, object], ...] = ()
    dismissals: tuple[Mapping[str, object], ...] = ()
    state: str = ""
    """A ``DocumentState``; empty when the dataset says nothing of it."""
    predecessor: str = ""
    """The uid of the document that this one corrects."""


@dataclass(frozen=True, slots=True)
class NewCorpus:
    """What a format reads. ``codebook`` is None when the format carries none.

    ``notes`` are those on labels, as in ``NewRecord`` with the label's name as ``key``;
    ``saved_queries`` have uid, name, query and annotator.
    """

    records: Iterable[NewRecord]
    title: str = ""
    codebook: Codebook | None = None
    annotators: tuple[Annotator, ...] = ()
    entities: tuple[Entity, ...] = ()
    notes: tuple[Mapping[str, object], ...] = ()
    saved_queries: tuple[Mapping[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """Something a format could not say: what, how many times, and one example."""

    what: str
    count: int
    example: str = ""
