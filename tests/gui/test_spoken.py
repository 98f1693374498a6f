"""The sentences for those who hear the window."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from annotator.gui import spoken
from annotator.model.annotations import Annotation, Relation, Status
from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook, Label, RelationType
from annotator.model.history import ChangeSet, RowChange, Step, StepKind
from annotator.model.text import Span

CODEBOOK = Codebook(
    labels=(
        Label("ACTOR", "Actor", "#000", "#fff", "solid", id=1, attributes=(
            AttributeSpec("kind", AttributeKind.CHOICE), AttributeSpec("canonical"),
            AttributeSpec("in_office", AttributeKind.YES_NO),
            AttributeSpec("roles", AttributeKind.CHOICES),
        )),
        Label("QUOTE", "Quote", "#000", "#fff", "solid", id=2),
    ),
    relation_types=(RelationType("spoken_by", "spoken by", id=7),),
)  # fmt: skip
LONG = "we will defend every ally and " * 5 + "more"


def annotation(
    number: int, label_id: int, text: str, attributes: Mapping[str, object] | None = None
) -> Annotation:
    """An annotation of these words."""
    return Annotation(
        number, f"a{number}", 1, "", label_id, 1, (Span(0, 4),), text, attributes or {}
    )


NATO = annotation(10, 1, "NATO", {"canonical": "NATO", "kind": "organisation"})
GOFFUS = annotation(11, 1, "he", {"canonical": "Tom Goffus"})
QUOTE = annotation(12, 2, LONG)
SPOKEN = Relation(5, "r", 1, "spoken_by", 7, QUOTE.id, GOFFUS.id, 1)


def glossary(*relations: Relation) -> spoken.Glossary:
    """What is known of these three and of the relations given."""
    known = {each.id: each for each in (NATO, GOFFUS, QUOTE)}
    return spoken.Glossary(
        CODEBOOK, known.get, lambda found: [e for e in relations if e.from_id == found]
    )


def changes(*rows: RowChange, kind: StepKind = StepKind.DO, bulk: bool = False) -> ChangeSet:
    """A step that touched these rows."""
    return ChangeSet(Step(1, "do", "What was done", 1, "", kind), rows, bulk=bulk)


def row(text: str, label_id: int = 1, **others: object) -> dict[str, object]:
    """A row of an annotation."""
    usual = {"id": 10, "text": text, "label_id": label_id, "attributes": "{}", "start": 0, "end": 4}
    return {**usual, "status": "draft", "flag": "", **others}


def test_an_annotation_is_read_with_label_words_attributes_and_relations() -> None:
    """What only repeats the words is left out; names stand for who is meant."""
    assert spoken.annotation(NATO, glossary()) == "Actor NATO, kind organisation"
    assert spoken.annotation(GOFFUS, glossary()) == "Actor he, canonical Tom Goffus"
    assert spoken.described(row(LONG, 2, id=QUOTE.id), glossary(SPOKEN)) == (
        "Quote, 31 words, spoken by Tom Goffus"
    )
    whole = spoken.annotation(QUOTE, glossary(SPOKEN))
    assert whole.startswith("Quote, 31 words, we will defend every ally and we will")
    assert whole.endswith("…, spoken by Tom Goffus")


def test_parts_suggestions_and_flags_are_heard_too() -> None:
    """Whatever is seen of an annotation."""
    split = replace(NATO, text="ready … to go", attributes={}, flag="look again")
    assert spoken.annotation(split, glossary()) == (
        "Actor ready to go, in 2 parts, flagged: look again"
    )
    suggested = replace(NATO, status=Status.SUGGESTED, attributes={})
    assert spoken.annotation(suggested, glossary()) == "Suggested: Actor NATO"


def test_values_are_read_in_the_order_of_the_codebook() -> None:
    """Yes, no, and several at once."""
    given = {"extra": 3, "roles": ["a", "b"], "in_office": False, "kind": "", "canonical": None}
    found = spoken.annotation(annotation(1, 1, "she", given), glossary())
    assert found == "Actor she, in office no, roles a and b, extra 3"


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([RowChange("annotation", 10, None, row("NATO"))], "Actor NATO"),
        ([RowChange("annotation", 10, None, row(LONG, 2))], "Quote, 31 words"),
        ([RowChange("annotation", 10, row("NATO"), None)], "Removed Actor NATO"),
        (
            [RowChange("annotation", 10, row("NATO"), row("NATO", 2))],
            "Relabelled: Quote NATO instead of Actor",
        ),
        (
            [RowChange("annotation", 10, row("NATO"), row("NATO itself", end=11))],
            "Now Actor NATO itself",
        ),
        (
            [RowChange("annotation", 10, row("NATO", flag="why"), row("NATO"))],
            "Flag taken off Actor NATO",
        ),
        (
            [RowChange("annotation", 10, row("NATO"), row("NATO", status="accepted"))],
            "Actor NATO is accepted",
        ),
        (
            [
                RowChange(
                    "annotation",
                    10,
                    row("NATO", attributes='{"canonical": "NATO"}'),
                    row("NATO", attributes='{"kind": "state"}'),
                )
            ],
            "Actor NATO: kind state, canonical empty",
        ),
        (
            [
                RowChange("annotation", 13, None, row("NATO", id=13)),
                RowChange("decision", 1, None, {"annotation_id": 10, "verdict": "accepted"}),
            ],
            "Accepted: Actor NATO",
        ),
        (
            [RowChange("decision", 1, None, {"annotation_id": 10, "verdict": "rejected"})],
            "Rejected Actor NATO",
        ),
        (
            [RowChange("relation", 5, None, {"from_id": 12, "to_id": 11, "relation_type_id": 7})],
            "Linked: Quote, 31 words, spoken by Tom Goffus",
        ),
        (
            [RowChange("relation", 5, {"from_id": 10, "to_id": 99, "relation_type_id": 7}, None)],
            "Unlinked: NATO, spoken by something that is gone",
        ),
        ([RowChange("note", 5, None, {"body": "x"})], "What was done"),
        (
            [RowChange("annotation", n, None, row("NATO", id=n)) for n in (1, 2)],
            "What was done",
        ),
    ],
)
def test_a_step_is_said_by_what_it_did(rows: Sequence[RowChange], words: str) -> None:
    """One annotation or relation by itself; several, and all else, by the step's title."""
    assert spoken.step(changes(*rows), glossary()) == words


def test_undo_is_left_to_its_notice_and_bulk_to_its_title() -> None:
    """Nothing is said twice, and nothing is made up."""
    gone = RowChange("annotation", 10, row("NATO"), None)
    for kind in (StepKind.UNDO, StepKind.REDO):
        assert spoken.step(changes(gone, kind=kind), glossary()) == ""
    assert spoken.step(changes(bulk=True), glossary()) == "What was done"


def test_sentences_end_with_a_stop() -> None:
    """So that what follows is heard apart."""
    assert [spoken.stopped(each) for each in ("Done", "Done.", "“Done.”", "Done?", "“Done”")] == [
        "Done.", "Done.", "“Done.”", "Done?", "“Done”.",
    ]  # fmt: skip


def test_a_document_is_named_with_what_is_on_it() -> None:
    """One is not many."""
    assert spoken.document("Statement", 1) == "Statement, 1 annotation"
    assert spoken.document("Statement", 65) == "Statement, 65 annotations"
