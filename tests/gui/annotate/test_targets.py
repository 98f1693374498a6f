"""What can be linked to, without a window."""

from annotator.gui.annotate.targets import Target, matching, targets
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import RelationType
from annotator.model.text import Span

SPOKEN = RelationType("spoken_by", "spoken by", ("QUOTE",), ("ACTOR",), least=1, position=0)
SAME = RelationType("same_as", "same as", ("ACTOR",), ("ACTOR",), most=1, position=1)


def annotation(number: int, label: str, start: int, text: str) -> Annotation:
    """An annotation of one fragment."""
    span = Span(start, start + len(text))
    return Annotation(number, f"u{number}", 1, label, 1, 1, (span,), text)


def allowed(source: Annotation, target: Annotation) -> list[RelationType]:
    """What the two relation types allow."""
    kinds = (SPOKEN, SAME)
    return [
        each
        for each in kinds
        if source.label in each.from_labels and target.label in each.to_labels
    ]


QUOTE = annotation(1, "QUOTE", 100, "we will")
NEAR = annotation(2, "ACTOR", 120, "Iraq 2018")
FAR = annotation(3, "ACTOR", 0, "NATO")
TEN = [annotation(n, "ACTOR", 200 + 20 * n, f"Actor {n}") for n in range(10, 20)]


def found(*present: Relation) -> tuple[Target, ...]:
    """The targets of the quote."""
    return targets(QUOTE, [QUOTE, FAR, NEAR, *TEN], present, allowed)


def test_the_nearest_has_the_first_number() -> None:
    assert [(each.number, each.annotation.text) for each in found()[:2]] == [
        (1, "Iraq 2018"),
        (2, "NATO"),
    ]


def test_digits_mean_a_number() -> None:
    assert [each.number for each in matching(found(), "1")] == [1, 10, 11, 12]
    assert [each.number for each in matching(found(), "12")] == [12]


def test_digits_behind_a_space_are_looked_for_in_the_words() -> None:
    assert [each.annotation.text for each in matching(found(), " 2018")] == ["Iraq 2018"]


def test_words_at_the_start_come_before_words_within() -> None:
    texts = [each.annotation.text for each in matching(found(), "a")]
    assert texts[0] == "Actor 10"
    assert "NATO" in texts


def test_marks_that_no_keyboard_has_are_found_by_those_it_has() -> None:
    guild = annotation(4, "ACTOR", 140, "Bargemen’s Guild of Genève")
    offered = targets(QUOTE, [guild, NEAR], (), allowed)
    assert [each.annotation for each in matching(offered, "men's guild")] == [guild]
    assert [each.annotation for each in matching(offered, "geneve")] == [guild]


def test_nothing_typed_means_all() -> None:
    assert matching(found(), "") == found()


def test_a_relation_that_is_there_is_not_offered_again() -> None:
    there = Relation(1, "r", 1, "spoken_by", 1, QUOTE.id, NEAR.id, 1)
    assert NEAR.id not in {each.annotation.id for each in found(there)}


def test_a_relation_can_be_made_from_its_other_end() -> None:
    (target,) = targets(NEAR, [QUOTE], (), allowed)
    assert (target.ties[0].from_id, target.ties[0].to_id) == (QUOTE.id, NEAR.id)
    assert target.ties[0].words(NEAR.id) == "← spoken by"
