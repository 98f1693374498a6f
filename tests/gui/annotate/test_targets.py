"""What can be linked to, without a window."""

from annotator.gui.annotate.targets import Targets, Way, Ways, targets
from annotator.model.annotations import Relation
from annotator.model.codebook import RelationType
from annotator.model.text import Span
from annotator.store.outlines import Marked

SPOKEN = RelationType("spoken_by", "spoken by", ("QUOTE",), ("ACTOR",), least=1, position=0)
ACTORS, QUOTES = 1, 2
FROM_QUOTE: Ways = {ACTORS: [Way(SPOKEN, away=True)]}
FROM_ACTOR: Ways = {QUOTES: [Way(SPOKEN, away=False)]}


def marked(number: int, label: int, start: int, text: str) -> Marked:
    """An annotation as far as one looks for it."""
    return Marked(number, label, start, start + len(text), text)


QUOTE = marked(1, QUOTES, 100, "we will")
NEAR = marked(2, ACTORS, 120, "Iraq 2018")
FAR = marked(3, ACTORS, 0, "NATO")
TEN = [marked(n, ACTORS, 200 + 20 * n, f"Actor {n}") for n in range(10, 20)]


def found(*present: Relation) -> Targets:
    """The targets of the quote."""
    return targets(QUOTE, [QUOTE, FAR, NEAR, *TEN], FROM_QUOTE, lambda _id: present)


def test_the_nearest_has_the_first_number() -> None:
    assert [(each.number, each.annotation.text) for each in found()[:2]] == [
        (1, "Iraq 2018"),
        (2, "NATO"),
    ]


def test_who_stands_beside_the_words_comes_before_who_is_named_in_them() -> None:
    within = marked(4, ACTORS, 102, "will")
    near, far = marked(5, ACTORS, 130, "Ana"), marked(6, ACTORS, 160, "Ben")
    offered = targets(QUOTE, [within, near, far], FROM_QUOTE, lambda _id: ())
    assert [each.annotation for each in offered] == [near, within, far]


def test_who_stands_between_the_fragments_is_the_nearest() -> None:
    quote = Marked(1, QUOTES, 100, 200, "We will … and soon")
    between, within = marked(4, ACTORS, 130, "Ana"), marked(5, ACTORS, 105, "We")
    offered = targets(
        quote,
        [within, between],
        FROM_QUOTE,
        lambda _id: (),
        pieces=[Span(100, 120), Span(150, 200)],
    )
    assert [each.annotation for each in offered] == [between, within]


def test_digits_mean_a_number() -> None:
    assert [each.number for each in found().matching("1")] == [1, 10, 11, 12]
    assert [each.number for each in found().matching("12")] == [12]


def test_digits_behind_a_space_are_looked_for_in_the_words() -> None:
    assert [each.annotation.text for each in found().matching(" 2018")] == ["Iraq 2018"]


def test_words_at_the_start_come_before_words_within() -> None:
    texts = [each.annotation.text for each in found().matching("a")]
    assert texts[0] == "Actor 10"
    assert "NATO" in texts


def test_marks_that_no_keyboard_has_are_found_by_those_it_has() -> None:
    guild = marked(4, ACTORS, 140, "Bargemen’s Guild of Genève")
    offered = targets(QUOTE, [guild, NEAR], FROM_QUOTE, lambda _id: ())
    assert [each.annotation for each in offered.matching("men's guild")] == [guild]
    assert [each.annotation for each in offered.matching("geneve")] == [guild]


def test_nothing_typed_means_all() -> None:
    assert list(found().matching("")) == list(found())


def test_a_relation_that_is_there_is_not_offered_again() -> None:
    there = Relation(1, "r", 1, "spoken_by", 1, QUOTE.id, NEAR.id, 1)
    assert NEAR.id not in {each.annotation.id for each in found(there)}


def test_a_relation_can_be_made_from_its_other_end() -> None:
    (target,) = targets(NEAR, [QUOTE], FROM_ACTOR, lambda _id: ())
    assert (target.ties[0].from_id, target.ties[0].to_id) == (QUOTE.id, NEAR.id)
    assert target.ties[0].words(NEAR.id) == "← spoken by"
