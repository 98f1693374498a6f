"""What the page holds is what the file says, after whatever was done by whoever."""

from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import AnnotatorError
from annotator.gui.annotate.rows import caption
from annotator.gui.annotate.touched import touched
from annotator.model.annotations import Annotation
from annotator.model.history import ChangeSet, RowChange, Step
from annotator.model.text import Span
from annotator.operations import annotating, codebooks, describing, documents, history, relating
from annotator.store import annotations, people, relations
from annotator.store.project import Project
from tests.gui.annotate.test_editing import suggest
from tests.support.windows import Gui

STEP = Step(1, "annotate", "Mark", 1, "2026-03-14T09:00:00Z")

DEEDS = ("mark", "relabel", "move", "delete", "flag", "relate", "unrelate", "undo", "redo")


def check(gui: Gui) -> None:
    """Compare what the page holds, and what the pane paints, with the file."""
    assert gui.page.document is not None
    number, me = gui.page.document.id, gui.running.session.annotator.id
    seen = {each.id: each for each in annotations.visible(gui.project, number, me)}
    assert gui.page.annotations == seen
    assert {each.id for each in gui.pane.ties} == {
        each.id for each in relations.of_document(gui.project, number)
    }
    assert +gui.page.counts == {
        label: sum(each.label_id == label for each in seen.values())
        for label in {each.label_id for each in seen.values()}
    }
    for each in seen.values():
        painted = gui.pane.scene.marks.get(each.id)
        assert painted is not None
        assert painted.fragments == tuple((span.start, span.end) for span in each.fragments)


def do(gui: Gui, deed: str, number: int) -> None:
    """Do something to the document; what does not fit is refused by the operations."""
    me = gui.running.session.annotator.id
    own = [each for each in gui.stored() if each.annotator_id == me]
    start, label = number * 7 % 200, ("ACTOR", "ROLE", "QUOTE")[number % 3]
    with suppress(AnnotatorError):
        if deed == "mark":
            spans = [Span(start, start + 9)]
            annotating.annotate(gui.project, 1, spans, label=label, annotator=me)
        elif deed in {"undo", "redo"}:
            (history.undo if deed == "undo" else history.redo)(gui.project, annotator=me)
        elif own:
            change(gui.project, deed, own[number % len(own)], own[(number + 1) % len(own)], label)


def change(project: Project, deed: str, one: Annotation, other: Annotation, label: str) -> None:
    """Change one annotation, or what ties it to another."""
    me = one.annotator_id
    if deed == "relabel":
        annotating.relabel(project, [one.id], label=label, annotator=me)
    elif deed == "move":
        annotating.move_boundary(project, one.id, end=one.end + 3, annotator=me)
    elif deed == "delete":
        annotating.delete(project, [one.id], annotator=me)
    elif deed == "flag":
        describing.set_flag(project, [one.id], "look", annotator=me)
    elif deed == "unrelate":
        ties = [each.id for each in relations.of_annotation(project, one.id)]
        relating.unrelate(project, ties[:1], annotator=me)
    else:
        for kind in relating.allowed_types(project, one.id, other.id)[:1]:
            relating.relate(project, kind.name, one.id, other.id, annotator=me)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 60)), max_size=25))
def test_the_page_holds_what_the_file_says_after_any_deeds(
    gui: Gui, deeds: list[tuple[str, int]]
) -> None:
    for deed, number in deeds:
        do(gui, deed, number)
        check(gui)


def test_another_annotator_s_marks_are_not_shown(gui: Gui) -> None:
    ben = people.require(gui.project, "Ben")
    annotating.annotate(gui.project, 1, [Span(0, 9)], label="ACTOR", annotator=ben.id)
    assert gui.page.annotations == {}
    check(gui)


def test_a_suggestion_is_shown_until_it_is_answered(gui: Gui) -> None:
    suggestion = suggest(gui, "Norway")
    assert list(gui.page.annotations) == [suggestion]
    check(gui)


def test_a_document_that_another_window_removes_gives_way_to_the_next(gui: Gui) -> None:
    documents.remove(gui.project, [1], annotator=people.require(gui.project, "Ben").id)
    assert gui.page.document is None
    assert gui.page.text == ""


def test_a_quote_in_the_margin_names_its_speaker(gui: Gui) -> None:
    speaker = gui.mark("Ana Ruiz")
    quote = gui.mark("We will defend every ally", "Q")
    gui.press("L", "1", "Enter")
    painted = gui.pane.scene.marks.get(quote.id)
    assert painted is not None
    assert painted.caption == "Ana Ruiz"
    me = gui.running.session.annotator.id
    describing.set_attributes(
        gui.project, [speaker.id], {"canonical": "Ana Ruiz of Norn"}, annotator=me
    )
    painted = gui.pane.scene.marks.get(quote.id)
    assert painted is not None
    assert painted.caption == "Ana Ruiz of Norn"


def test_a_chip_names_the_choice_only_where_the_words_leave_room(gui: Gui) -> None:
    label = gui.running.session.codebook().label("COMMITMENT")
    assert label is not None

    def of(words: str) -> str:
        return caption(label, ((0, len(words)),), '{"strength": "firm"}', ())

    assert of("will send 200 engineers to help with the rebuilding of dams") == "Commitment · firm"
    assert of("will go") == "Commitment"


def test_rows_of_other_documents_touch_nothing() -> None:
    row = {"document_id": 2, "annotation_id": 5}
    changes = ChangeSet(STEP, (RowChange("fragment", 9, None, row),))
    assert touched(changes, 1).annotation_ids == frozenset()
    assert touched(changes, 2).annotation_ids == {5}


def test_selected_words_stay_selected_when_the_codebook_changes(gui: Gui) -> None:
    start, end = gui.select("Norway")
    gui.running.session.run(codebooks.add_label, "PLACE")
    gui.settle()
    assert gui.pane.selection() == Span(start, end)
