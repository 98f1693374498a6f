"""Marking many places at once: all of them or none, one step, one undo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import AnnotatorError, InvalidChangeError
from annotator.model.annotations import Status
from annotator.model.documents import DocumentState
from annotator.model.text import Span
from annotator.operations import documents, history
from annotator.operations.marking_all import mark_places
from annotator.store import annotations
from annotator.store.history import present
from tests.strategies import spans
from tests.support.projects import TEXT, Desk, last_step_id, release, step_titles, unchanged
from tests.support.projects import desk as make_desk


def _places(desk: Desk, words: str) -> list[tuple[int, Span]]:
    starts = [at for at in range(len(TEXT)) if TEXT.startswith(words, at)]
    return [(desk.document.id, Span(at, at + len(words))) for at in starts]


def test_all_places_of_all_documents_are_marked_in_one_step_that_one_undo_takes_back(
    desk: Desk,
) -> None:
    other = documents.add_document(desk.project, release("Other"), annotator=desk.ana.id)
    before, step = present(desk.project), last_step_id(desk.project)
    places = [*_places(desk, "Norway"), (other.id, Span(0, 9))]
    made = mark_places(
        desk.project, places, label="actor", annotator=desk.ana.id, title="Mark 3 as Actor"
    )
    assert made == 3
    assert last_step_id(desk.project) == step + 1
    assert step_titles(desk.project)[-1] == "do Mark 3 as Actor"
    found = annotations.of_document(desk.project, desk.document.id)
    assert [(each.label, each.text, each.status) for each in found] == [
        ("ACTOR", "Norway", Status.DRAFT)
    ] * 2
    assert [each.text for each in annotations.of_document(desk.project, other.id)] == ["Statement"]
    after = present(desk.project)
    history.undo(desk.project, annotator=desk.ana.id)
    assert present(desk.project) == before
    history.redo(desk.project, annotator=desk.ana.id)
    assert present(desk.project) == after


def test_each_mark_has_the_given_attributes_over_the_defaults_of_its_label(desk: Desk) -> None:
    mark_places(
        desk.project,
        _places(desk, "Norway"),
        label="ACTOR",
        annotator=desk.ana.id,
        title="Mark 2",
        attributes={"canonical": "Kingdom of Norway", "kind": "state"},
    )
    found = annotations.of_document(desk.project, desk.document.id)
    assert len(found) == 2
    for each in found:
        assert each.attributes["canonical"] == "Kingdom of Norway"
        assert each.attributes["kind"] == "state"
        assert (each.created_by, each.changed_by) == (desk.ana.id, desk.ana.id)


@pytest.mark.parametrize(
    ("label", "outside", "attributes"),
    [
        ("ACTOR", Span(0, len(TEXT) + 1), {}),
        ("NOBODY", Span(0, 5), {}),
        ("ACTOR", Span(0, 5), {"no such attribute": 1}),
        ("ACTOR", Span(0, 5), {"kind": "no such kind"}),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_marked(
    desk: Desk, label: str, outside: Span, attributes: dict[str, object]
) -> None:
    places = [*_places(desk, "Norway"), (desk.document.id, outside)]
    with unchanged(desk.project), pytest.raises(AnnotatorError, match="nothing was"):
        mark_places(
            desk.project,
            places,
            label=label,
            annotator=desk.ana.id,
            title="Mark",
            attributes=attributes,
        )


def test_no_places_and_places_of_a_locked_or_unknown_document_are_refused(desk: Desk) -> None:
    locked = documents.add_document(desk.project, release("Other"), annotator=desk.ana.id)
    documents.set_document_state(
        desk.project, locked.id, DocumentState.LOCKED, annotator=desk.ana.id
    )
    open_places = _places(desk, "Norway")
    for places in ([], [*open_places, (locked.id, Span(0, 5))], [*open_places, (999, Span(0, 5))]):
        with unchanged(desk.project), pytest.raises(AnnotatorError):
            mark_places(desk.project, places, label="ACTOR", annotator=desk.ana.id, title="Mark")
    with pytest.raises(InvalidChangeError, match="locked"):
        mark_places(
            desk.project,
            [(locked.id, Span(0, 5))],
            label="ACTOR",
            annotator=desk.ana.id,
            title="Mark",
        )


@given(data=st.data())
def test_one_undo_brings_back_every_row_and_redo_too(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    made = make_desk(tmp_path_factory.mktemp("places") / "p.annot")
    chosen = data.draw(st.lists(spans(len(TEXT)), min_size=1, max_size=8))
    made.mark("Ana Ruiz")
    before = present(made.project)
    mark_places(
        made.project,
        [(made.document.id, each) for each in chosen],
        label="QUOTE",
        annotator=made.ana.id,
        title="Mark",
    )
    found = annotations.of_document(made.project, made.document.id)
    wanted = sorted(each.of(TEXT) for each in chosen)
    assert sorted(each.text for each in found if each.label == "QUOTE") == wanted
    after = present(made.project)
    history.undo(made.project, annotator=made.ana.id)
    assert present(made.project) == before
    history.redo(made.project, annotator=made.ana.id)
    assert present(made.project) == after
    made.project.close()
