"""What one codebook says other than another, with the words of both."""

from dataclasses import replace

from annotator.analysis.codebook_changes import codebook_changes
from annotator.analysis.differences import Difference
from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook, Label, RelationType

ROLE = Label("ROLE", "Role", "#0a7f6b", "#4fd1b5", "dotted", key="r", id=1, uid="u1")
QUOTE = Label("QUOTE", "Quote", "#7b3fbf", "#c79bff", "solid", key="q", id=2, uid="u2")
SAID = RelationType("spoken_by", "spoken by", ("QUOTE",), ("ROLE",), id=1, uid="u3")
BOOK = Codebook((ROLE, QUOTE), (SAID,), "Releases", general={"G1": "Mark names.", "G2": "Count."})


def told(then: Codebook) -> list[Difference]:
    return [each for change in codebook_changes(BOOK, then) for each in change.differences]


def test_every_fact_of_a_label_is_told_with_the_words_of_both() -> None:
    age = AttributeSpec("age", AttributeKind.NUMBER, required=True)
    changed = replace(ROLE, definition="A post.", key="", examples=("a", "b"), attributes=(age,))
    assert told(replace(BOOK, labels=(changed, QUOTE))) == [
        Difference("key", "r", ""),
        Difference("definition", "", "A post."),
        Difference("examples", "", "a, b"),
        Difference("attribute age", "", "number · required"),
    ]


def test_a_relation_is_told_with_its_labels_and_numbers() -> None:
    changed = replace(SAID, to_labels=("ROLE", "QUOTE"), most=1)
    assert told(replace(BOOK, relation_types=(changed,))) == [
        Difference("labels it goes to", "ROLE", "ROLE, QUOTE"),
        Difference("most", "", "1"),
    ]


def test_of_the_book_guidelines_and_order_are_told() -> None:
    general = {"G2": "Count.", "G1": "Mark all names."}
    then = replace(BOOK, labels=(QUOTE, ROLE), title="Letters", general=general)
    assert told(then) == [
        Difference("title", "Releases", "Letters"),
        Difference("G1", "Mark names.", "Mark all names."),
        Difference("order of the general guidelines", "G1, G2", "G2, G1"),
        Difference("order of the labels", "Role, Quote", "Quote, Role"),
    ]


def test_whatever_has_facts_has_differences() -> None:
    for then in (
        replace(BOOK, general={"G2": "Count.", "G1": "Mark names."}),
        replace(BOOK, labels=(QUOTE, ROLE)),
        replace(BOOK, labels=(replace(ROLE, bracket=True), QUOTE)),
        replace(BOOK, general={}),
    ):
        for change in codebook_changes(BOOK, then):
            assert bool(change.facts) == bool(change.differences)
