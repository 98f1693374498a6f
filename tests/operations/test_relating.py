"""Which relations a codebook allows, and in which words it refuses the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import InvalidChangeError
from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook, Label, RelationType
from annotator.operations import codebooks, relating
from annotator.store import relations
from tests.support.layers import default_codebook
from tests.support.projects import Desk

NAMES = ("ACTOR", "ROLE", "QUOTE")
ends = st.lists(st.sampled_from(NAMES), unique=True).map(tuple)
kinds = st.builds(
    RelationType,
    name=st.sampled_from(["backs", "names", "cites"]),
    title=st.sampled_from(["backs", "names", "cites"]),
    from_labels=ends,
    to_labels=ends,
    retired=st.booleans(),
)
books = st.lists(kinds, max_size=4).map(
    lambda found: Codebook(
        labels=tuple(Label(each, each.title(), "#000000", "#ffffff", "solid") for each in NAMES),
        relation_types=tuple(found),
    )
)


@given(books, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_a_relation_is_allowed_exactly_where_nothing_is_said_against_it(
    book: Codebook, source: str, target: str
) -> None:
    allowed = relating.types_between(book, source, target)
    free = [kind for kind in book.relation_types if not relating.unfit(kind, source, target)]
    assert allowed == free


@given(books, st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_where_nothing_fits_either_way_there_is_a_reason(
    book: Codebook, one: str, other: str
) -> None:
    both = (relating.types_between(book, one, other), relating.types_between(book, other, one))
    if not any(both):
        sentence = relating.refusal(book, one, other)
        assert sentence
        named = one in sentence or other in sentence
        assert named


@given(books, st.sampled_from(NAMES))
def test_what_a_label_can_have_is_named_when_it_can_have_any(book: Codebook, label: str) -> None:
    some = any(
        relating.types_between(book, *pair)
        for other in NAMES
        for pair in ((label, other), (other, label))
    )
    assert bool(relating.ways(book, label)) >= some


def test_the_nearest_relation_is_the_reason() -> None:
    book = default_codebook()
    reasons = {
        ("QUOTE", "ROLE"): "“spoken by” goes QUOTE → ACTOR, not QUOTE → ROLE",
        ("ROLE", "QUOTE"): "“holds role” goes ACTOR → ROLE, not QUOTE → ROLE",
        ("ROLE", "ROLE"): "“holds role” goes ACTOR → ROLE, not ROLE → ROLE",
    }
    assert {pair: relating.refusal(book, *pair) for pair in reasons} == reasons
    assert relating.refusal(Codebook(), "A", "A") == (
        "The codebook has no relation that starts or ends at A"
    )


def test_defaults_of_a_relation_are_set_when_it_is_made(desk: Desk) -> None:
    quote, actor = desk.mark("today and tomorrow", "QUOTE"), desk.mark("Ana Ruiz")
    spec = AttributeSpec("sure", AttributeKind.YES_NO, required=True, default=True)
    me = desk.ana.id
    facts = {"attributes": (spec,)}
    codebooks.change_relation_type(desk.project, "spoken_by", facts, annotator=me)
    made = relating.relate(desk.project, "spoken_by", quote.id, actor.id, annotator=me)
    assert relations.get(desk.project, made.id).attributes == {"sure": True}


def test_a_relation_that_would_be_there_twice_is_not_led_there(desk: Desk) -> None:
    quote = desk.mark("today and tomorrow", "QUOTE")
    one, other = desk.mark("Ana Ruiz"), desk.mark("NATO")
    me = desk.ana.id
    first = relating.relate(desk.project, "spoken_by", quote.id, one.id, annotator=me)
    relating.relate(desk.project, "spoken_by", quote.id, other.id, annotator=me)
    with pytest.raises(InvalidChangeError, match="linked like that already"):
        relating.retarget(desk.project, first.id, to_id=other.id, annotator=me)
