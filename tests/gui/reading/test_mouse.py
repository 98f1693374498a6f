"""What is under the mouse is what is selected, clicked, stretched and added."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan
from annotator.language.snapping import Unit
from annotator.model.text import Span

Do = Callable[..., Any]
LEFT = Qt.MouseButton.LeftButton
WORDS = [
    "peace", "Norn", "fi", "we’ll", "e\u0301te\u0301", "👨\u200d👩\u200d👧", "🇮🇶", "👍🏽", "مرحبا",
    "سامح", "شكري", "2018", "a\u00a0b", "in\ufeffside", "up\u2028down", "tab\tstop", "“quoted”",
    "עברית", "한국",
]  # fmt: skip
PARAGRAPHS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)
TEXTS = st.builds(
    lambda first, rest: first + "\n".join(rest),
    st.sampled_from(["", "\ufeff", "\ufeff\ufeff"]),
    st.lists(st.one_of(PARAGRAPHS, st.just("")), min_size=1, max_size=4),
)


def show(pane: ReadingPane, text: str, *spans: PaneSpan) -> None:
    pane.show_document(text, title="", subtitle="", spans=spans)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=TEXTS, data=st.data())
def test_dragging_selects_the_graphemes_under_the_mouse(
    pane: ReadingPane, glyphs: Do, drag: Do, text: str, data: st.DataObject
) -> None:
    show(pane, text)
    drawn = [glyph for glyph in glyphs(pane, text) if glyph.right - glyph.left >= 6]
    assume(drawn)
    one = data.draw(st.sampled_from(drawn), label="from")
    other = data.draw(st.sampled_from(drawn), label="to")
    forward = one.start <= other.start
    drag(pane, one.inside(near_start=forward), other.inside(near_start=not forward))
    low, high = (one, other) if forward else (other, one)
    assert pane.selection() == Span(low.start, high.end)
    assert pane.caret() == (high.end if forward else low.start)
    assert pane.anchor() == (low.start if forward else high.end)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=TEXTS)
def test_rect_at_is_where_the_character_is_drawn(pane: ReadingPane, glyphs: Do, text: str) -> None:
    show(pane, text)
    for glyph in glyphs(pane, text):
        box = pane.rect_at(glyph.start)
        assert abs(box.left() - glyph.left) <= 1
        assert abs(box.right() - glyph.right) <= 1
        assert box.top() < glyph.y < box.bottom()


def test_dragging_past_an_emoji_marks_the_words_under_the_mouse(
    pane: ReadingPane, glyphs: Do, drag: Do
) -> None:
    text = "The 👨\u200d👩\u200d👧 family met 🇮🇶 officials on Monday."
    show(pane, text)
    drawn = {glyph.start: glyph for glyph in glyphs(pane, text)}
    start, end = text.index("officials"), text.index(" on")
    drag(pane, drawn[start].inside(near_start=True), drawn[end - 1].inside(near_start=False))
    span = pane.selection()
    assert span is not None
    assert span.of(text) == "officials"


def centre(pane: ReadingPane, offset: int) -> QPoint:
    return pane.rect_at(offset).center().toPoint()


TEXT = "The envoy of Norn, Dr. Ada Vane, met the press. She will go on.\nNorn’s line two."


@pytest.mark.parametrize(
    ("clicks", "words"),
    [
        (2, "Ada"),
        (3, "The envoy of Norn, Dr. Ada Vane, met the press."),
        (4, "The envoy of Norn, Dr. Ada Vane, met the press. She will go on."),
    ],
)
def test_so_many_clicks_select_a_word_a_sentence_a_paragraph(
    pane: ReadingPane, clicks: int, words: str
) -> None:
    show(pane, TEXT)
    point = centre(pane, TEXT.index("Ada") + 1)
    QTest.mouseClick(pane.viewport(), LEFT, pos=point)
    QTest.mouseDClick(pane.viewport(), LEFT, pos=point)
    for _ in range(clicks - 2):
        QTest.mouseClick(pane.viewport(), LEFT, pos=point)
    span = pane.selection()
    assert span is not None
    assert span.of(TEXT) == words
    assert pane.click_count() == clicks


def test_dragging_after_a_double_click_goes_on_by_words(pane: ReadingPane) -> None:
    show(pane, TEXT)
    viewport = pane.viewport()
    QTest.mouseClick(viewport, LEFT, pos=centre(pane, TEXT.index("Vane") + 1))
    QTest.mouseDClick(viewport, LEFT, pos=centre(pane, TEXT.index("Vane") + 1))
    # QTest's double click ends with a release; the press that a drag needs is its third click.
    start = centre(pane, TEXT.index("envoy") + 2)
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseRelease(viewport, LEFT, pos=start)
    _double_drag(pane, TEXT.index("Vane") + 1, TEXT.index("press") + 2)
    span = pane.selection()
    assert span is not None
    assert span.of(TEXT) == "Vane, met the press"
    _double_drag(pane, TEXT.index("Vane") + 1, TEXT.index("envoy") + 2)
    span = pane.selection()
    assert span is not None
    assert span.of(TEXT) == "envoy of Norn, Dr. Ada Vane"
    assert pane.caret() == TEXT.index("envoy")


def _double_drag(pane: ReadingPane, start: int, end: int) -> None:
    """A double click at one offset whose second press is dragged to another one."""
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    viewport = pane.viewport()
    # Another place first, so that no earlier burst goes on.
    QTest.mouseClick(viewport, LEFT, pos=QPoint(5, viewport.height() - 5))
    at = centre(pane, start)
    QTest.mouseClick(viewport, LEFT, pos=at)
    press = QMouseEvent(
        QEvent.Type.MouseButtonDblClick,
        QPointF(at),
        QPointF(viewport.mapToGlobal(at)),
        LEFT,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QGuiApplication.sendEvent(viewport, press)
    QTest.mouseMove(viewport, centre(pane, end))
    QTest.mouseRelease(viewport, LEFT, pos=centre(pane, end))


def test_shift_click_stretches_the_selection(pane: ReadingPane) -> None:
    show(pane, TEXT)
    viewport = pane.viewport()
    pane.select(4, 9)
    edge = pane.rect_at(TEXT.index(", Dr."))
    QTest.mouseClick(viewport, LEFT, Qt.KeyboardModifier.ShiftModifier, edge.topLeft().toPoint())
    assert pane.selection() == Span(4, TEXT.index(", Dr."))


def test_words_snap_while_they_are_dragged(pane: ReadingPane, drag: Do) -> None:
    show(pane, TEXT)
    pane.set_unit(Unit.WORDS)
    drag(pane, centre(pane, TEXT.index("envoy") + 3), centre(pane, TEXT.index("Vane") + 1))
    span = pane.selection()
    assert span is not None
    assert span.of(TEXT) == "envoy of Norn, Dr. Ada Vane"


def test_a_finished_selection_is_told_once_and_x11_has_it(
    pane: ReadingPane, drag: Do, qtbot: QtBot
) -> None:
    show(pane, TEXT)
    with qtbot.waitSignal(pane.selection_finished):
        drag(pane, centre(pane, 4), centre(pane, TEXT.index("Norn") + 1))
    clipboard = QGuiApplication.clipboard()
    if clipboard.supportsSelection():
        assert clipboard.text(clipboard.Mode.Selection) in TEXT


NORN = TEXT.index("Norn")
ADA = TEXT.index("Ada")
SPANS = (
    PaneSpan(1, 1, ((NORN, NORN + 4),)),
    PaneSpan(2, 2, ((4, NORN + 4),)),
    PaneSpan(
        3, 3, ((TEXT.index("Ada"), TEXT.index("Ada") + 8), (TEXT.index("will"), len(TEXT) - 18))
    ),
)


def test_a_click_selects_the_innermost_annotation_and_then_the_outer_ones(
    pane: ReadingPane,
) -> None:
    show(pane, TEXT, *SPANS)
    told: list[object] = []
    pane.annotation_selected.connect(told.append)
    at = centre(pane, NORN + 2)
    for _ in range(3):
        QTest.mouseClick(pane.viewport(), LEFT, pos=at)
    assert told == [1, 2, 1]
    assert pane.selection() is None
    QTest.mouseClick(pane.viewport(), LEFT, pos=centre(pane, TEXT.index("press")))
    assert pane.selected_annotation() is None
    assert told[-1] is None


def test_the_selected_annotation_stays_while_words_are_selected(
    pane: ReadingPane, drag: Do
) -> None:
    show(pane, TEXT, *SPANS)
    pane.select_annotation(1)
    drag(pane, centre(pane, TEXT.index("press")), centre(pane, TEXT.index("press") + 4))
    assert pane.selected_annotation() == 1
    assert pane.selection() is not None


def test_a_chip_stands_for_its_annotation(pane: ReadingPane) -> None:
    show(pane, TEXT, *SPANS)
    above = pane.rect_at(TEXT.index("Ada")).topLeft().toPoint() + QPoint(4, -6)
    QTest.mouseClick(pane.viewport(), LEFT, pos=above)
    assert pane.selected_annotation() == 3


def test_dragging_with_control_asks_for_a_fragment_of_the_selected_annotation(
    pane: ReadingPane, drag: Do, qtbot: QtBot
) -> None:
    show(pane, TEXT, *SPANS)
    pane.select_annotation(1)
    pane.set_unit(Unit.WORDS)
    start = TEXT.index("press")
    with qtbot.waitSignal(pane.fragment_dragged) as told:
        drag(
            pane,
            centre(pane, start + 1),
            centre(pane, start + 3),
            Qt.KeyboardModifier.ControlModifier,
        )
    assert told.args == [1, start, start + 5]
    assert pane.selection() is None


def test_dragging_a_handle_asks_for_another_boundary(
    pane: ReadingPane, drag: Do, qtbot: QtBot
) -> None:
    show(pane, TEXT, *SPANS)
    pane.select_annotation(1)
    box = pane.rect_at(NORN + 3)
    handle = QPoint(round(box.right()) + 2, round(box.center().y()))
    with qtbot.waitSignal(pane.boundary_moved) as told:
        drag(pane, handle, centre(pane, ADA) + QPoint(-4, 0))
    assert told.args == [1, 0, NORN, TEXT.index("Ada")]
    assert pane.selected_annotation() == 1


def test_a_boundary_never_passes_the_other_one_or_the_next_fragment(
    pane: ReadingPane, drag: Do, qtbot: QtBot
) -> None:
    show(pane, TEXT, *SPANS)
    pane.select_annotation(3)
    box = pane.rect_at(TEXT.index("Ada"))
    handle = QPoint(round(box.left()) - 2, round(box.center().y()))
    with qtbot.waitSignal(pane.boundary_moved) as told:
        drag(pane, handle, centre(pane, TEXT.index("go")))
    end = TEXT.index("Ada") + 8
    assert told.args == [3, 0, end - 1, end]
    box = pane.rect_at(end - 1)
    handle = QPoint(round(box.right()) + 2, round(box.center().y()))
    with qtbot.waitSignal(pane.boundary_moved) as told:
        drag(pane, handle, centre(pane, TEXT.index("go") + 1))
    assert told.args == [3, 0, TEXT.index("Ada"), TEXT.index("will") - 1]


def test_dragging_beyond_the_edge_scrolls_and_goes_on_selecting(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    text = "\n".join(f"Line number {n} of many." for n in range(200))
    pane.resize(600, 300)
    show(pane, text)
    viewport = pane.viewport()
    QTest.mousePress(viewport, LEFT, pos=centre(pane, 5))
    QTest.mouseMove(viewport, QPoint(300, viewport.height() + 120))
    qtbot.waitUntil(lambda: pane.caret() > text.index("number 40"))
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(300, viewport.height() + 120))
    span = pane.selection()
    assert span is not None
    assert span.start in {5, 6}
    assert pane.verticalScrollBar().value() > 500


def test_a_right_click_selects_what_is_there_but_keeps_selected_words(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    from PySide6.QtGui import QContextMenuEvent

    show(pane, TEXT, *SPANS)
    with qtbot.waitSignal(pane.context_requested):
        at = centre(pane, NORN + 1)
        QGuiApplication.sendEvent(
            pane.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at)
        )
    assert pane.selected_annotation() == 1
    pane.select(4, 9)
    pane.select_annotation(None)
    at = centre(pane, 6)
    QGuiApplication.sendEvent(
        pane.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, at)
    )
    assert pane.selected_annotation() is None
    assert pane.selection() == Span(4, 9)


def test_the_annotation_under_the_mouse_stands_out(pane: ReadingPane) -> None:
    show(pane, TEXT, *SPANS)
    QTest.mouseMove(pane.viewport(), centre(pane, NORN + 1))
    assert pane.scene.hovered == 1
    QTest.mouseMove(pane.viewport(), centre(pane, TEXT.index("press")))
    assert pane.scene.hovered is None
