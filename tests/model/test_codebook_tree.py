"""Labels as a tree, and where each can be moved to."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.codebook import Label
from annotator.model.codebook_tree import Place, Way, above, in_tree, moved

WAYS: tuple[Way, ...] = ("earlier", "later", "deeper", "higher")


def label(name: str, parent: str = "") -> Label:
    return Label(name, name, "#000000", "#ffffff", "solid", parent=parent)


LABELS = [label("A"), label("B"), label("C", "A"), label("D", "A"), label("E", "C")]


@st.composite
def trees(draw: st.DrawFn) -> list[Label]:
    """Labels in any order, each below one of those that were made before it, or at the top."""
    names = [f"L{n}" for n in range(draw(st.integers(1, 12)))]
    made = [label(name, draw(st.sampled_from(["", *names[:n]]))) for n, name in enumerate(names)]
    return draw(st.permutations(made))


def test_each_label_is_read_below_its_parent() -> None:
    assert [(each.label.name, each.level) for each in in_tree(LABELS)] == [
        ("A", 0), ("C", 1), ("E", 2), ("D", 1), ("B", 0),
    ]  # fmt: skip
    assert above(LABELS, "E") == ["C", "A"]


def test_a_label_goes_among_its_neighbours_and_up_and_down_in_the_tree() -> None:
    assert moved(LABELS, "D", "earlier") == Place("A", "C")
    assert moved(LABELS, "C", "later") == Place("A", "")
    assert moved(LABELS, "B", "deeper") == Place("A", "")
    assert moved(LABELS, "E", "higher") == Place("A", "D")
    assert moved(LABELS, "D", "higher") == Place("", "B")


def test_there_is_no_way_out_of_the_tree() -> None:
    assert moved(LABELS, "A", "earlier") is None
    assert moved(LABELS, "B", "later") is None
    assert moved(LABELS, "A", "deeper") is None
    assert moved(LABELS, "A", "higher") is None


def test_below_what_is_not_shown_a_label_stands_at_the_top() -> None:
    assert [each.level for each in in_tree([label("X", "GONE")])] == [0]
    assert above([label("X", "GONE")], "X") == []


@given(trees(), st.data())
def test_every_label_stays_in_the_tree_wherever_it_is_moved(
    labels: list[Label], data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from([each.name for each in labels]))
    place = moved(labels, name, data.draw(st.sampled_from(WAYS)))
    if place is None:
        return
    assert name not in (place.parent, place.before, *above(labels, place.parent))
    after = [replace(e, parent=place.parent) if e.name == name else e for e in labels]
    assert {each.label.name for each in in_tree(after)} == {each.name for each in labels}
