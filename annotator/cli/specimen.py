"""A document with everything on it, to ask each format what it cannot say.

A format says what it cannot say of given documents. Asked about one that has everything a project
can hold, it names all that it cannot say, so that such a list is never behind the formats.
"""

from typing import Final

from annotator.model.annotations import Annotation, Decision, Note, Relation, Status, Verdict
from annotator.model.corpus import DocumentRecord
from annotator.model.documents import Document, DocumentState, Region, RegionKind, Source
from annotator.model.people import Assignment, AssignmentState
from annotator.model.queries import Dismissal
from annotator.model.text import Span

_TEXT: Final = "NATO said so.\n"
_NOW: Final = "2024-01-02T03:04:05.678Z"


def record() -> DocumentRecord:
    """One document with everything that a project can hold of a document."""
    return DocumentRecord(
        document=_document(),
        text=_TEXT,
        source=Source(b"<p>NATO said so.</p>", "utf-8"),
        regions=(Region(RegionKind.PAGE, 0, len(_TEXT), 1),),
        annotations=(_annotation(1, "Actor", Span(0, 4)), _annotation(2, "Quote", Span(10, 12))),
        relations=(_relation(1, 2), _relation(2, 3)),
        decisions=(Decision(1, "d", 1, None, 1, Verdict.ACCEPTED, was_visible=True, made_at=_NOW),),
        notes=(
            Note(1, "n", "annotation", 1, 1, 1, "A note.", resolved=True, made_at=_NOW),
            Note(2, "m", "document", 1, 1, 1, "A reply.", reply_to=1, made_at=_NOW),
        ),
        assignments=(Assignment(1, "s", 1, 1, AssignmentState.DONE, "nothing to mark"),),
        dismissals=(Dismissal(1, "x", 1, 1, "no speaker", "none is named", 1, _NOW),),
    )


def _document() -> Document:
    """Its facts, none of them left empty."""
    return Document(
        id=1,
        uid="document",
        title="A title of its own",
        text_id=1,
        sha256="",
        length=len(_TEXT),
        source_name="https://example.org/release.html",
        media_type="text/html",
        publisher="NATO",
        date="2024-01-02",
        language="en",
        metadata={"series": "A"},
        state=DocumentState.REVIEWED,
        predecessor_id=1,
        step_id=1,
    )


def _annotation(number: int, label: str, span: Span) -> Annotation:
    """An annotation of which everything is said; the second is made of two fragments."""
    fragments = (span,) if number == 1 else (Span(5, 9), span)
    return Annotation(
        id=number,
        uid=f"annotation {number}",
        document_id=1,
        label=label,
        label_id=number,
        annotator_id=1,
        fragments=fragments,
        text=" … ".join(each.of(_TEXT) for each in fragments),
        attributes={"kind": "organisation"},
        entity_id=1,
        status=Status.ACCEPTED,
        flag="look again",
        confidence=0.5,
        origin="import",
        derived_from=1,
        carried_from=1,
        carried_grade="exact",
        created_at=_NOW,
        created_by=1,
        changed_at=_NOW,
        changed_by=1,
    )


def _relation(number: int, to: int) -> Relation:
    """A relation of which everything is said; one whose target is not there leaves too."""
    return Relation(
        id=number,
        uid=f"relation {number}",
        document_id=1,
        type="spoken_by",
        type_id=1,
        from_id=1,
        to_id=to,
        annotator_id=1,
        attributes={"sure": True},
        status=Status.ACCEPTED,
        origin="import",
        confidence=0.5,
        derived_from=1,
    )
