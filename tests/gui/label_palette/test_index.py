"""Which labels typed words mean."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.label_palette.index import LabelIndex
from annotator.language.folding import folded
from annotator.model.codebook import Label


def label(title: str, parent: str = "", **more: object) -> Label:
    facts: dict[str, object] = {"parent": parent, **more}
    return Label(title, title, "#2563c9", "#7fb0ff", "solid", **facts)  # type: ignore[arg-type]


BOOK = [
    label("Promise"),
    label("Aid", "Promise"),
    label("Crisis"),
    label("Food aid", "Aid"),
    label("Aïd el-Fitr", "Crisis"),
    label("Paid leave", "Promise"),
    label("Raid", "Crisis", retired=True),
]


def titles(index: LabelIndex, typed: str) -> list[str]:
    return [each.label.title for each in index.find(typed)]


def test_without_words_the_whole_tree_comes_each_label_before_those_below_it() -> None:
    found = LabelIndex(BOOK).find("")
    assert [(each.label.title, each.level) for each in found] == [
        ("Promise", 0),
        ("Aid", 1),
        ("Food aid", 2),
        ("Paid leave", 1),
        ("Crisis", 0),
        ("Aïd el-Fitr", 1),
    ]
    assert [each.above for each in found][2] == "Promise › Aid"


def test_what_begins_as_was_typed_comes_before_what_holds_it() -> None:
    index = LabelIndex(BOOK)
    assert titles(index, "aid") == ["Aid", "Aïd el-Fitr", "Food aid", "Paid leave"]


def test_words_of_what_is_above_narrow_the_search() -> None:
    assert titles(LabelIndex(BOOK), "prom aid") == ["Aid", "Food aid", "Paid leave"]


def test_retired_labels_are_left_out_and_those_below_them_are_not() -> None:
    book = [label("Old", retired=True), label("New", "Old")]
    (only,) = LabelIndex(book).find("")
    assert (only.label.title, only.level, only.above) == ("New", 0, "")


@given(st.lists(st.text(min_size=1, max_size=6), max_size=20, unique=True), st.text(max_size=4))
def test_exactly_the_labels_with_all_typed_words_are_found(names: list[str], typed: str) -> None:
    book = [label(name) for name in names]
    found = [each.label for each in LabelIndex(book).find(typed)]
    expected = [
        each for each in book if all(part in folded(each.title) for part in folded(typed).split())
    ]
    assert sorted(each.name for each in found) == sorted(each.name for each in expected)
