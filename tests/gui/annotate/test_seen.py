"""What the page holds of annotations; the rest is read when it is asked for."""

import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.annotate.page import words_in
from annotator.gui.annotate.seen import Seen
from annotator.gui.reading.rows import PaneSpan
from annotator.model.text import Span
from annotator.operations import annotating, documents
from annotator.store import annotations
from tests.gui.annotate.test_editing import suggest
from tests.support.projects import release
from tests.support.windows import Gui


def test_nothing_is_read_to_count_to_look_for_or_to_go_through_suggestions() -> None:
    def read(_ids: object) -> list[object]:
        raise AssertionError("the file was read")

    seen = Seen(read)  # type: ignore[arg-type]
    spans = [PaneSpan(n, n % 3, ((n, n + 2),), "suggested" if n % 2 else "draft") for n in range(9)]
    seen.load(spans)
    seen.drop(3)
    seen.put(PaneSpan(4, 2, ((4, 5),), "suggested"))
    assert (len(seen), 3 in seen, 4 in seen) == (8, False, True)
    assert +seen.counts == {0: 2, 1: 2, 2: 4}
    assert [seen.suggestions.past((n, 0, 0), forward=True) for n in (0, 1, 4, 7)] == [1, 4, 5, 1]
    assert [seen.suggestions.past((n, 0, 0), forward=False) for n in (0, 1, 4)] == [7, 1, 4]


def test_an_annotation_is_read_once_and_again_after_it_has_changed(gui: Gui) -> None:
    mark = gui.mark("Norway")
    assert gui.page.annotations[mark.id] is gui.page.annotations[mark.id]
    gui.press("!")
    assert gui.page.annotations[mark.id].flag


def test_what_is_gone_from_the_file_is_not_found(gui: Gui) -> None:
    mark = gui.mark("Norway")
    gui.pane.select_annotation(None)
    seen = gui.page.annotations
    with pytest.raises(KeyError):
        seen[mark.id + 1]
    me = gui.running.session.annotator.id
    annotating.delete(gui.project, [mark.id], annotator=me)
    assert seen.get(mark.id) is None
    assert seen.among([mark.id]) == []


def test_all_are_read_in_the_order_of_the_text(gui: Gui) -> None:
    for words in ("Norway", "Ana Ruiz", "NATO"):
        gui.mark(words)
    assert [each.text for each in gui.page.ordered()] == ["Ana Ruiz", "Norway", "NATO"]
    found = annotations.visible(gui.project, 1, gui.running.session.annotator.id)
    assert gui.page.ordered() == found


def test_suggestions_are_gone_through_round_and_round(gui: Gui) -> None:
    first, second = suggest(gui, "Ana Ruiz"), suggest(gui, "Norway")
    gui.pane.setFocus()
    met = []
    for key in (".", ".", ".", ",", ","):
        gui.press(key)
        met.append(gui.pane.selected_annotation())
    assert met == [first, second, first, second, first]


def test_the_spans_of_a_document_go_when_another_one_is_shown(gui: Gui) -> None:
    gui.mark("Norway")
    marks = weakref.ref(gui.pane.scene.marks)
    me = gui.running.session.annotator.id
    other = documents.add_document(gui.project, release("Other", "Other words."), annotator=me)
    gui.running.session.show_document(other.id)
    assert marks() is None  # at once: nothing may be left to the collection of garbage


@given(st.text("ab \n\u00a0"), st.integers(1, 7))
def test_words_are_counted_bit_by_bit_as_they_are_counted_at_once(text: str, bit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("annotator.gui.annotate.page._BIT", bit)
        assert words_in(text) == len(text.split())


def test_a_split_annotation_is_painted_in_its_pieces(gui: Gui) -> None:
    mark = gui.mark("Norway")
    me = gui.running.session.annotator.id
    last = Span(len(gui.page.text) - 8, len(gui.page.text) - 4)
    annotating.add_fragment(gui.project, mark.id, last, annotator=me)
    painted = gui.pane.scene.marks.get(mark.id)
    assert painted is not None
    assert painted.fragments == ((mark.start, mark.end), (last.start, last.end))


def test_a_long_document_is_left_out_of_the_collection_of_garbage(gui: Gui) -> None:
    before, was = gc.get_freeze_count(), gc.isenabled()
    me = gui.running.session.annotator.id
    long = release("Long", "A few words here.\n" * 30_000)
    other = documents.add_document(gui.project, long, annotator=me)
    gui.running.session.show_document(other.id)
    assert gc.get_freeze_count() > before
    assert gc.isenabled() is was
    assert gui.pane.text().startswith("A few words")


def test_many_are_read_at_once_though_few_are_kept() -> None:
    made: dict[int, object] = {n: _Id(n) for n in range(1, 501)}
    seen = Seen(lambda ids: [made[each] for each in ids])  # type: ignore[misc]
    seen.load([PaneSpan(n, 1, ((n, n + 1),), "draft") for n in made])
    assert len(seen.among(range(1, 151))) == 150
    assert [each.id for each in seen.among(made)] == list(made)


class _Id:
    """Stands for an annotation of which nothing but the id is asked."""

    def __init__(self, number: int) -> None:
        self.id = number
