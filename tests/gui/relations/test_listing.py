"""Sorting and looking through rows, against the plain way to do it."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.relations.rows import Column, End, Listing, Row, Sorting, breaks
from annotator.language.folding import folded
from annotator.model.codebook import Label, RelationType

LABEL = Label("ACTOR", "Actor", "#000000", "#ffffff", "solid", id=1)
KINDS = [RelationType(name, name.replace("_", " "), position=n) for n, name in enumerate("ba")]

words = st.sampled_from(["Norway", "norway", "Élan", "elan", "NATO", "السلام", "a b", "b a"])


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """A few rows in the order of the text."""
    drawn = draw(st.lists(st.tuples(st.integers(0, 9), words, words, st.sampled_from(KINDS))))
    drawn.sort(key=lambda each: each[0])
    return Listing(
        [
            Row(
                n, kind,
                End(n, LABEL, start, one, one), End(100 + n, LABEL, 0, other, other),
                "", {}, 1, "Ana, draft", True,
            )
            for n, (start, one, other, kind) in enumerate(drawn)
        ]
    )  # fmt: skip


@given(listings(), st.sampled_from(Column), st.booleans())
def test_sorting_is_stable_and_loses_nothing(
    listing: Listing, column: Column, backwards: bool
) -> None:
    found = listing.wanted("", Sorting(column, backwards))
    assert sorted(row.id for row in found) == [row.id for row in listing.rows]
    if column is Column.FROM:
        keys = [folded(row.source.words) for row in found]
        assert keys == sorted(keys, reverse=backwards)
        alike = [(key, row.id) for key, row in zip(keys, found, strict=True)]
        for key in set(keys):
            ids = [number for each, number in alike if each == key]
            assert ids == sorted(ids)


@given(listings(), st.sampled_from(["norway", "elan", "b a", "b", "سلام", "actor", "zzz", ""]))
def test_what_was_typed_is_held_by_those_that_are_found_and_by_no_other(
    listing: Listing, typed: str
) -> None:
    found = {row.id for row in listing.wanted(typed, Sorting())}
    for row in listing.rows:
        held = folded(f"actor {row.source.text} {row.target.text} {row.kind.title} ana draft")
        assert (row.id in found) == all(part in held for part in folded(typed).split())


@given(st.text(alphabet="a\n ", max_size=40))
def test_paragraphs_that_hold_nothing_are_not_counted(text: str) -> None:
    ends = breaks(text)
    filled = [part for part in text.split("\n")[:-1] if part.strip()]
    assert [text[:end].rsplit("\n", maxsplit=1)[-1] for end in ends] == filled
