"""Annotations that lie within one another are told apart by the mouse."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan
from annotator.model.text import Span

Do = Callable[..., Any]
TEXT = "“We promise that Norn will keep the peace,” said the envoy of Norn."
NORN = TEXT.index("Norn")
PROMISE = PaneSpan(2, 3, ((NORN, TEXT.index(",”")),))
QUOTE = PaneSpan(3, 4, ((0, TEXT.index(" said")),))
ACTOR = PaneSpan(1, 1, ((NORN, NORN + 4),))


@pytest.fixture
def nested(pane: ReadingPane) -> ReadingPane:
    """An actor in a commitment in a quote."""
    pane.show_document(TEXT, title="", subtitle="", spans=(ACTOR, PROMISE, QUOTE))
    return pane


def middle(pane: ReadingPane, offset: int) -> QPoint:
    return pane.rect_at(offset).center().toPoint()


def click(pane: ReadingPane, offset: int) -> None:
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=middle(pane, offset))


def test_a_click_finds_the_innermost_whichever_of_them_was_selected_before(
    nested: ReadingPane,
) -> None:
    for before, letter in ((None, 0), (2, 2), (3, 0)):
        nested.select_annotation(before)
        click(nested, NORN + letter)
        assert nested.selected_annotation() == 1


def test_further_clicks_at_the_same_place_go_outwards(
    nested: ReadingPane,
) -> None:
    found = []
    for _ in range(4):
        click(nested, NORN + 1)
        found.append(nested.selected_annotation())
    assert found == [1, 2, 3, 1]


@pytest.mark.parametrize("chosen", [1, 2])
def test_a_drag_from_inside_a_first_letter_selects_and_leaves_the_handle_alone(
    nested: ReadingPane, drag: Do, chosen: int
) -> None:
    nested.select_annotation(chosen)
    told: list[object] = []
    nested.boundary_moved.connect(lambda *what: told.append(what))
    start = nested.rect_at(NORN)
    first = QPoint(round(start.left()) + 1, round(start.center().y()))
    drag(nested, first, middle(nested, NORN + 9))
    assert told == []
    span = nested.selection()
    assert span is not None
    assert span.start == NORN


def test_a_drag_from_inside_a_last_letter_selects_and_leaves_the_handle_alone(
    nested: ReadingPane, drag: Do
) -> None:
    nested.select_annotation(1)
    end = nested.rect_at(NORN + 3)
    last = QPoint(round(end.right()) - 1, round(end.center().y()))
    drag(nested, last, middle(nested, NORN - 4))
    assert nested.selection() == Span(NORN - 4, NORN + 4)


@pytest.mark.parametrize("beside", [0, 2, 4])
def test_a_handle_is_taken_at_the_edge_and_beside_it(
    nested: ReadingPane, drag: Do, qtbot: QtBot, beside: int
) -> None:
    nested.select_annotation(1)
    end = nested.rect_at(NORN + 3)
    handle = QPoint(round(end.right()) + beside, round(end.center().y()))
    with qtbot.waitSignal(nested.boundary_moved) as told:
        drag(nested, handle, handle + QPoint(40, 0))
    assert told.args is not None
    assert told.args[:3] == [1, 0, NORN]


def test_the_words_beside_an_annotation_are_selected_from_their_very_edge(
    nested: ReadingPane, drag: Do
) -> None:
    nested.select_annotation(1)
    told: list[object] = []
    nested.boundary_moved.connect(lambda *what: told.append(what))
    after, before = nested.rect_at(NORN + 5), nested.rect_at(NORN - 2)
    first = QPoint(round(after.left()) + 1, round(after.center().y()))
    drag(nested, first, middle(nested, NORN + 12))
    span = nested.selection()
    assert span is not None
    assert span.start == NORN + 5
    last = QPoint(round(before.right()) - 1, round(before.center().y()))
    drag(nested, last, middle(nested, 4))
    span = nested.selection()
    assert span is not None
    assert span.end == NORN - 1
    assert told == []


def test_a_handle_is_taken_over_a_mark_that_follows_at_once(
    pane: ReadingPane, drag: Do, qtbot: QtBot
) -> None:
    text = "Norn, Tiva"
    pane.show_document(text, title="", subtitle="", spans=(PaneSpan(1, 1, ((0, 4),)),))
    pane.select_annotation(1)
    comma = pane.rect_at(4)
    handle = QPoint(round(comma.left()) + 3, round(comma.center().y()))
    with qtbot.waitSignal(pane.boundary_moved) as told:
        drag(pane, handle, handle + QPoint(40, 0))
    assert told.args is not None
    assert told.args[:3] == [1, 0, 0]
