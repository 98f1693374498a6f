"""A small corpus in which there is one of everything, with all its fields filled in."""

import hashlib
from dataclasses import replace

from annotator.formats.codebook_toml import parse_codebook
from annotator.model.annotations import (
    Annotation,
    Decision,
    Entity,
    Note,
    Relation,
    Status,
    Verdict,
)
from annotator.model.corpus import Corpus, DocumentRecord
from annotator.model.documents import Document, DocumentState, Region, RegionKind, Source
from annotator.model.people import Annotator, AnnotatorKind, Assignment, AssignmentState
from annotator.model.queries import Dismissal, SavedQuery
from annotator.model.text import Span, covered_words

CODEBOOK = """
title = "Small"
uid = "book"
revision = 3

[general]
"G1 Edges" = "No space at an end."

[[label]]
name = "ACTOR"
title = "Actor"
uid = "label-actor"
key = "a"
colour = "#2563c9"
dark_colour = "#7fb0ff"
definition = "One who acts."
use_when = "Always."
avoid_when = "Never."
examples = ["Norn"]

[[label.attribute]]
name = "kind"
kind = "choice"
values = ["person", "state"]
required = true
default = "person"
definition = "What it is."

[[label.attribute]]
name = "canonical"

[[label]]
name = "Minister"
uid = "label-minister"
parent = "ACTOR"
colour = "#0a7f6b"
pattern = "dotted"
retired = true

[[label]]
name = "QUOTE"
uid = "label-quote"
colour = "#7a3fc4"
trim = "sentence"
bracket = true

[[relation]]
name = "spoken_by"
title = "spoken by"
uid = "relation-spoken"
from = ["QUOTE"]
to = ["ACTOR"]
least = 1
most = 2
strictness = "hard"
definition = "Who said it."

[[relation.attribute]]
name = "sure"
kind = "yes/no"

[[relation]]
name = "same_as"
counted = "to"
from = ["ACTOR"]
to = ["ACTOR"]
"""

TEXT = "Talks in Norn\n\n“We go\u00a0on 👩‍👩‍👧,” the Minister said. “So\u2028do they.”\n"
CORRECTED = TEXT.replace("said", "says")
ANN, BOB, HELPER = 1, 2, 3
WHEN = "2026-03-14T09:26:53Z"


def full_corpus() -> Corpus:
    """The corpus; its documents can be walked again and again."""
    book = parse_codebook(CODEBOOK)
    book = replace(book, labels=tuple(replace(each, id=n) for n, each in enumerate(book.labels, 1)))
    return Corpus(
        title="Full",
        codebook=book,
        annotators=(
            Annotator(ANN, "ann", "Ann"),
            Annotator(BOB, "bob", "Bob"),
            Annotator(HELPER, "helper", "quotes", AnnotatorKind.SUGGESTER, "1.2"),
        ),
        entities=(Entity(1, "norn", "Norn", "state", ("Norn Republic",), "Q1"),),
        documents=(_first(), _second()),
        notes=(_note(99, "label", 1, None, "Too wide?"),),
        saved_queries=(SavedQuery(1, "query", "Norn speaks", "spoken_by:Norn", ANN),),
    )


def _note(
    number: int, target: str, target_id: int, document_id: int | None, body: str, *, first: int = 0
) -> Note:
    return Note(
        number,
        f"note-{number}",
        target,
        target_id,
        document_id,
        BOB if first else ANN,
        body,
        first or None,
        resolved=bool(first),
        made_at=f"2026-03-14T09:00:{number % 60:02}Z",
    )


def _document(number: int, text: str, predecessor: int | None) -> Document:
    return Document(
        id=number,
        uid=f"document-{number}",
        title="Talks in Norn",
        text_id=number,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        length=len(text),
        source_name="talks.txt",
        media_type="text/plain",
        publisher="Ministry",
        date="2026-03-14",
        language="en",
        metadata={"url": "https://norn.example/talks", "pages": 1},
        state=DocumentState.REVIEWED if predecessor else DocumentState.OPEN,
        predecessor_id=predecessor,
        step_id=number,
    )


def _mark(
    number: int, label: str, spans: tuple[tuple[int, int], ...], annotator: int, *, text: str = TEXT
) -> Annotation:
    fragments = tuple(Span(*each) for each in spans)
    return Annotation(
        id=number,
        uid=f"annotation-{number}",
        document_id=1 if text is TEXT else 2,
        label=label,
        label_id=["ACTOR", "Minister", "QUOTE"].index(label) + 1,
        annotator_id=annotator,
        fragments=fragments,
        text=covered_words(text, fragments),
        codebook_revision=3,
        created_at="2026-03-14T09:26:53Z",
        created_by=annotator,
        changed_at="2026-03-15T10:00:00Z",
        changed_by=BOB,
    )


def _tie(number: int, start: int, end: int, annotator: int) -> Relation:
    return Relation(
        id=number,
        uid=f"relation-{number}",
        document_id=1,
        type="spoken_by",
        type_id=1,
        from_id=start,
        to_id=end,
        annotator_id=annotator,
        created_at="2026-03-14T09:27:00Z",
        changed_at="2026-03-14T09:27:00Z",
    )


def _first() -> DocumentRecord:
    norn = replace(
        _mark(1, "ACTOR", ((9, 13),), ANN),
        attributes={"canonical": "Norn", "kind": "state"},
        entity_id=1,
        status=Status.ACCEPTED,
        flag="to discuss",
        confidence=0.75,
        origin="by hand",
    )
    quote = replace(_mark(2, "QUOTE", ((15, 32), (52, 65)), ANN), derived_from=3)
    proposed = replace(
        _mark(3, "QUOTE", ((15, 32),), HELPER), status=Status.SUGGESTED, confidence=0.5
    )
    minister = _mark(4, "Minister", ((37, 45),), BOB)
    said = replace(_tie(1, 2, 4, ANN), attributes={"sure": True}, derived_from=2, origin="by hand")
    proposed_tie = replace(_tie(2, 3, 4, HELPER), status=Status.SUGGESTED, confidence=0.25)
    return DocumentRecord(
        document=_document(1, TEXT, None),
        text=TEXT,
        source=Source(("\ufeff" + TEXT.replace("\n", "\r\n")).encode(), "utf-8"),
        regions=(Region(RegionKind.HEADLINE, 0, 13), Region(RegionKind.PAGE, 0, len(TEXT), 1)),
        annotations=(norn, quote, proposed, minister),
        relations=(said, proposed_tie),
        decisions=(
            Decision(1, "decision-1", 3, None, ANN, Verdict.CHANGED, True, "2026-03-14T09:26:53Z"),
            Decision(
                2, "decision-2", None, 2, BOB, Verdict.REJECTED, False, "2026-03-14T09:28:00Z"
            ),
        ),
        notes=(
            _note(1, "document", 1, 1, "Check the date."),
            _note(2, "annotation", 1, 1, "State or *city*?"),
            _note(3, "annotation", 1, 1, "State.", first=2),
            _note(4, "relation", 1, 1, "Sure."),
        ),
        assignments=(
            Assignment(1, "assignment-1", 1, ANN, AssignmentState.DONE, "finished"),
            Assignment(2, "assignment-2", 1, BOB),
        ),
        dismissals=(
            Dismissal(1, "gap-1", 1, 4, "role without holder", "Many", ANN, WHEN),
            Dismissal(2, "gap-2", 1, None, "no dateline", "", BOB, WHEN),
        ),
    )


def _second() -> DocumentRecord:
    norn = replace(
        _mark(5, "ACTOR", ((9, 13),), ANN, text=CORRECTED), carried_from=1, carried_grade="exact"
    )
    return DocumentRecord(
        document=_document(2, CORRECTED, 1),
        text=CORRECTED,
        source=Source(),
        annotations=(norn,),
    )
