"""Finding every place where words could be marked: reading only, over a document or a project."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.language.inflection import inflects
from annotator.language.occurrences import Manner, Sought
from annotator.language.snapping import Unit, snap, trim
from annotator.model.codebook import Label
from annotator.model.documents import Document, DocumentState
from annotator.model.text import Span, join_touching
from annotator.operations import rules
from annotator.operations.documents import Progress
from annotator.operations.places import Place, place_of
from annotator.store import annotations, documents, search
from annotator.store.project import Project

MOST = 20_000
"""So many places are given at most."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Which words are to be marked with which label, and which places count."""

    words: str
    label: str
    manner: Manner = field(default_factory=Manner)
    unit: Unit = Unit.WORDS
    """What a place snaps to, as a selection made by hand would."""
    inside_others: bool = True
    """Whether places count that meet an annotation of another label in the same layer."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The places by document and start, and what was left out."""

    places: tuple[Place, ...] = ()
    titles: Mapping[int, str] = field(default_factory=dict)
    """The titles of the documents that have places, in their order."""
    marked: int = 0
    """Places that carry the label already, or meet a stretch that does."""
    inside: int = 0
    """Places left out because they meet another label."""
    locked: int = 0
    """Places in locked documents."""
    locked_documents: int = 0
    cut: bool = False
    """Whether there are more places than ``MOST``."""
    cancelled: bool = False


def find_places(
    project: Project,
    ask: Ask,
    *,
    annotator: int,
    document_id: int | None = None,
    progress: Progress | None = None,
) -> Findings:
    """Every place where words could be marked in one document, or in all current ones.

    Places are snapped and trimmed as a mark made by hand; only the annotator's own layer counts
    as marked. ``progress`` is told of each document and may cancel. Raises UnknownNameError for
    a label that the codebook does not have.
    """
    label = rules.known_label(project, ask.label)
    seeker = _Seeker(project, ask, label, annotator)
    wanted = seeker.candidates() if document_id is None else [document_id]
    for number, each in enumerate(wanted):
        if progress is not None and not progress(number, len(wanted)):
            return Findings(cancelled=True)
        seeker.look(documents.get(project, each))
        if seeker.full():
            break
    return seeker.findings()


def known_places(
    project: Project, places: Sequence[tuple[int, Span]], *, label: str, annotator: int
) -> Findings:
    """Places that are known already, as far as they can be given a label: trimmed as it asks.

    Each is a document's id and a span of its text. What carries the label and what is in locked
    documents is counted as in ``find_places``. Raises AnnotatorError for a place outside its text,
    a document that is not there, or an unknown label.
    """
    ask = Ask("", label, unit=Unit.CHARACTERS)
    seeker = _Seeker(project, ask, rules.known_label(project, label), annotator)
    by_document: dict[int, list[Span]] = {}
    for document_id, span in places:
        by_document.setdefault(document_id, []).append(span)
    for document_id, spans in by_document.items():
        document = documents.get(project, document_id)
        rules.fitting_fragments(document, spans)
        seeker.take(document, documents.text(project, document_id), sorted(spans))
    return seeker.findings()


class _Seeker:
    """Looks at one document after the other, and counts what it leaves out."""

    def __init__(self, project: Project, ask: Ask, label: Label, annotator: int) -> None:
        self._project = project
        self._ask = ask
        self._label = label
        self._annotator = annotator
        self._sought = Sought(ask.words, ask.manner)
        self._uninflected = Sought(ask.words, replace(ask.manner, inflected=False))
        self._places: list[Place] = []
        self._titles: dict[int, str] = {}
        self._left_out: Counter[str] = Counter()

    def candidates(self) -> list[int]:
        """The documents that may have places."""
        return search.documents_holding(self._project, self._sought.holding)

    def full(self) -> bool:
        """Whether no further place is taken."""
        return len(self._places) > MOST

    def findings(self) -> Findings:
        """What was found."""
        places = tuple(self._places[:MOST])
        there = {each.document_id for each in places}
        titles = {each: title for each, title in self._titles.items() if each in there}
        left = self._left_out
        return Findings(
            places,
            titles,
            marked=left["marked"],
            inside=left["inside"],
            locked=left["locked"],
            locked_documents=left["locked documents"],
            cut=self.full(),
        )

    def look(self, document: Document) -> None:
        """Take the places that a document has."""
        text = documents.text(self._project, document.id)
        sought = self._sought if inflects(document.language) else self._uninflected
        self.take(document, text, sought.spans(text))

    def take(self, document: Document, text: str, places: Iterable[Span]) -> None:
        """Take those of the sorted places of a document that may be marked."""
        spans = self._as_marked(text, places)
        if document.state is DocumentState.LOCKED:
            count = sum(1 for _ in spans)
            self._left_out["locked"] += count
            self._left_out["locked documents"] += count > 0
            return
        self._titles[document.id] = document.title
        for span in self._free(document.id, spans):
            self._places.append(place_of(document.id, text, span))
            if self.full():
                return

    def _as_marked(self, text: str, spans: Iterable[Span]) -> Iterator[Span]:
        """The spans as a mark made by hand has them; none overlaps the one before."""
        last = 0
        for span in spans:
            marked = trim(text, snap(text, span, self._ask.unit), self._label.trim)
            if marked is not None and marked.start >= last:
                last = marked.end
                yield marked

    def _free(self, document_id: int, spans: Iterable[Span]) -> Iterator[Span]:
        """Those of the spans that may be marked."""
        own: list[Span] = []
        others: list[Span] = []
        for label_id, start, end in annotations.stretches(
            self._project, document_id, self._annotator
        ):
            (own if label_id == self._label.id else others).append(Span(start, end))
        marked, inside = _Cover(own), _Cover(() if self._ask.inside_others else others)
        for span in spans:
            if marked.meets(span):
                self._left_out["marked"] += 1
            elif inside.meets(span):
                self._left_out["inside"] += 1
            else:
                yield span


class _Cover:
    """What some spans cover together; asking is logarithmic."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._joined = join_touching(spans)
        self._starts = [span.start for span in self._joined]

    def meets(self, span: Span) -> bool:
        """Whether a span shares a character with what is covered."""
        before = bisect_right(self._starts, span.end - 1) - 1
        return before >= 0 and self._joined[before].meets(span)
