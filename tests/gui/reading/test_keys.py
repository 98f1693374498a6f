"""The caret and the selection by keys."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan
from annotator.model.text import Span

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier

WORDS = [
    "peace",
    "e\u0301te\u0301",
    "👨\u200d👩\u200d👧",
    "🇮🇶",
    "مرحبا",
    "سامح",
    "a\u00a0b",
    "in\ufeffside",
    "up\u2028x",
]
PARAGRAPHS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
TEXTS = st.lists(st.one_of(PARAGRAPHS, st.just("")), min_size=1, max_size=3).map("\n".join)
IN_PANE = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def show(pane: ReadingPane, text: str, *spans: PaneSpan) -> None:
    pane.show_document(text, title="", subtitle="", spans=spans)


def press(pane: ReadingPane, key: Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(pane, key, modifiers)


def graphemes(pane: ReadingPane) -> list[int]:
    """All places for the caret, by the language's own rules."""
    from annotator.language.graphemes import next_grapheme

    places = [0]
    while places[-1] < len(pane.text()):
        places.append(next_grapheme(pane.text(), places[-1]))
    return places


def one_direction(pane: ReadingPane) -> bool:
    paragraphs = pane.scene.page.paragraphs
    return len({paragraphs.right_to_left(row) for row in range(len(paragraphs))}) == 1


@IN_PANE
@given(text=TEXTS, data=st.data())
def test_right_then_left_returns(pane: ReadingPane, text: str, data: st.DataObject) -> None:
    show(pane, text)
    assume(one_direction(pane))
    start = data.draw(st.sampled_from(graphemes(pane)))
    for there, back in ((Key.Key_Right, Key.Key_Left), (Key.Key_Left, Key.Key_Right)):
        pane.select(start, start)
        press(pane, there)
        if pane.caret() != start:
            press(pane, back)
            assert pane.caret() == start


@IN_PANE
@given(text=TEXTS)
def test_going_right_meets_every_grapheme_once(pane: ReadingPane, text: str) -> None:
    show(pane, text)
    assume(one_direction(pane))
    backwards = pane.scene.page.paragraphs.right_to_left(0)
    there, back = (Key.Key_Left, Key.Key_Right) if backwards else (Key.Key_Right, Key.Key_Left)
    before = -1
    while pane.caret() != before:
        before = pane.caret()
        press(pane, back)
    met = [pane.caret()]
    for _ in range(len(text) + 2):
        press(pane, there)
        if pane.caret() == met[-1]:
            break
        met.append(pane.caret())
    assert sorted(met) == graphemes(pane)


MOVES = st.sampled_from(
    [
        (Key.Key_Right, NONE),
        (Key.Key_Left, NONE),
        (Key.Key_Right, CONTROL),
        (Key.Key_Left, CONTROL),
        (Key.Key_Down, NONE),
        (Key.Key_Up, NONE),
        (Key.Key_Down, ALT),
        (Key.Key_Up, ALT),
        (Key.Key_Home, NONE),
        (Key.Key_End, NONE),
        (Key.Key_PageDown, NONE),
        (Key.Key_PageUp, NONE),
        (Key.Key_Home, CONTROL),
        (Key.Key_End, CONTROL),
    ]
)


@IN_PANE
@given(text=TEXTS, data=st.data(), moves=st.lists(MOVES, min_size=1, max_size=6))
def test_shift_selects_from_where_the_caret_was_to_where_it_goes(
    pane: ReadingPane,
    text: str,
    data: st.DataObject,
    moves: list[tuple[Key, Qt.KeyboardModifier]],
) -> None:
    show(pane, text)
    start = data.draw(st.sampled_from(graphemes(pane)))
    pane.select(start, start)
    for key, modifiers in moves:
        press(pane, key, modifiers | SHIFT)
    caret = pane.caret()
    assert pane.anchor() == start
    low, high = min(start, caret), max(start, caret)
    assert pane.selection() == (Span(low, high) if low < high else None)
    pane.select(start, start)
    for key, modifiers in moves:
        press(pane, key, modifiers)
    if not any(key in {Key.Key_Left, Key.Key_Right} for key, _ in moves):
        assert pane.caret() == caret
    assert pane.selection() is None


@IN_PANE
@given(text=TEXTS, data=st.data())
def test_the_caret_never_stands_within_a_grapheme(
    pane: ReadingPane, text: str, data: st.DataObject
) -> None:
    show(pane, text)
    places = set(graphemes(pane))
    for key, modifiers in data.draw(st.lists(MOVES, max_size=8)):
        press(pane, key, modifiers)
        assert pane.caret() in places


TEXT = "The envoy of Norn, Dr. Ada Vane, met the press. She will go on.\nNorn’s line two."


def test_control_goes_by_words_and_leaves_out_a_possessive(pane: ReadingPane) -> None:
    show(pane, TEXT)
    start = TEXT.index("Norn’s")
    pane.select(start, start)
    press(pane, Key.Key_Right, CONTROL | SHIFT)
    span = pane.selection()
    assert span is not None
    assert span.of(TEXT) == "Norn"
    press(pane, Key.Key_Left, CONTROL)
    assert pane.caret() == start


def test_alt_goes_by_sentences(pane: ReadingPane) -> None:
    show(pane, TEXT)
    press(pane, Key.Key_Down, ALT)
    assert pane.caret() == TEXT.index(" She")
    press(pane, Key.Key_Up, ALT)
    assert pane.caret() == 0


def test_an_arrow_leaves_the_selection_at_its_side(pane: ReadingPane) -> None:
    show(pane, TEXT)
    pane.select(4, 9)
    press(pane, Key.Key_Left)
    assert (pane.caret(), pane.selection()) == (4, None)
    pane.select(4, 9)
    press(pane, Key.Key_Right)
    assert (pane.caret(), pane.selection()) == (9, None)


def test_up_and_down_keep_to_the_column_over_short_lines(pane: ReadingPane) -> None:
    text = "a long first line of words\n\nno\na long fourth line of words"
    show(pane, text)
    start = text.index("line of")
    pane.select(start, start)
    x = pane.rect_at(start).left()
    for _ in range(3):
        press(pane, Key.Key_Down)
    assert abs(pane.rect_at(pane.caret()).left() - x) < 8
    assert pane.caret() > text.index("a long fourth")
    for _ in range(3):
        press(pane, Key.Key_Up)
    assert pane.caret() == start


def test_the_end_of_a_wrapped_line_is_on_that_line(pane: ReadingPane) -> None:
    text = "漢字" * 200
    pane.resize(500, 600)
    show(pane, text)
    press(pane, Key.Key_End)
    end = pane.caret()
    assert 10 < end < 100
    press(pane, Key.Key_Home)
    assert pane.caret() == 0
    press(pane, Key.Key_End, SHIFT)
    assert pane.selection() == Span(0, end)
    press(pane, Key.Key_Down)
    press(pane, Key.Key_Home)
    assert pane.caret() == end


def test_a_page_down_moves_the_caret_and_the_view(pane: ReadingPane) -> None:
    text = "\n".join(f"Line number {n}." for n in range(500))
    pane.resize(600, 400)
    show(pane, text)
    press(pane, Key.Key_PageDown)
    first = pane.caret()
    assert text.count("\n", 0, first) in range(6, 11)
    assert pane.viewport().rect().contains(pane.rect_at(first).center().toPoint())
    press(pane, Key.Key_PageUp)
    assert pane.caret() == 0
    assert pane.verticalScrollBar().value() == 0


def test_everything_is_selected_at_once(pane: ReadingPane) -> None:
    show(pane, TEXT)
    press(pane, Key.Key_A, CONTROL)
    assert pane.selection() == Span(0, len(TEXT))


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_A, NONE),
        (Key.Key_Q, SHIFT),
        (Key.Key_C, CONTROL),
        (Key.Key_Z, CONTROL),
        (Key.Key_Tab, NONE),
        (Key.Key_Backtab, SHIFT),
        (Key.Key_Escape, NONE),
        (Key.Key_Return, NONE),
        (Key.Key_Delete, NONE),
        (Key.Key_Left, ALT),
        (Key.Key_Right, ALT | CONTROL),
        (Key.Key_PageDown, CONTROL),
        (Key.Key_F6, NONE),
        (Key.Key_Space, NONE),
    ],
)
def test_keys_that_are_none_of_its_business_reach_the_window(
    qtbot: QtBot, key: Key, modifiers: Qt.KeyboardModifier
) -> None:
    class Window(QWidget):
        heard: list[int]

        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
            if event.key() not in {Key.Key_Shift, Key.Key_Control, Key.Key_Alt}:
                self.heard.append(event.key())

        def focusNextPrevChild(self, _following: bool) -> bool:  # noqa: N802
            return False

    window = Window()
    window.heard = []
    qtbot.addWidget(window)
    pane = ReadingPane(window)
    show(pane, TEXT)
    window.show()
    pane.setFocus()
    before = pane.caret()
    press(pane, key, modifiers)
    assert window.heard == [key]
    assert pane.caret() == before


NORN = TEXT.index("Norn")
SPANS = (
    PaneSpan(1, 1, ((NORN, NORN + 4),)),
    PaneSpan(2, 2, ((4, NORN + 4),)),
    PaneSpan(3, 1, ((TEXT.index("Ada"), TEXT.index("Ada") + 8),)),
    PaneSpan(4, 1, ((0, 3),), "rejected"),
)


def test_next_goes_through_the_annotations_and_takes_the_caret_along(pane: ReadingPane) -> None:
    show(pane, TEXT, *SPANS)
    assert [pane.next_annotation(1) for _ in range(4)] == [2, 1, 3, None]
    assert pane.selected_annotation() == 3
    assert pane.caret() == TEXT.index("Ada")
    assert [pane.next_annotation(-1) for _ in range(3)] == [1, 2, None]
    assert pane.caret() == 4


def test_next_starts_from_the_caret_when_nothing_is_selected(pane: ReadingPane) -> None:
    show(pane, TEXT, *SPANS)
    pane.select(TEXT.index("Dr."), TEXT.index("Dr."))
    assert pane.next_annotation(1) == 3
    pane.select_annotation(None)
    pane.select(TEXT.index("Dr."), TEXT.index("Dr."))
    assert pane.next_annotation(-1) == 1


def test_cycling_goes_outwards_and_round(pane: ReadingPane) -> None:
    show(pane, TEXT, *SPANS)
    pane.select(NORN + 1, NORN + 1)
    assert [pane.cycle_at_caret() for _ in range(3)] == [1, 2, 1]
    assert pane.caret() == NORN + 1
    pane.select(NORN + 4, NORN + 4)
    pane.select_annotation(None)
    assert pane.cycle_at_caret() == 1
    pane.select(len(TEXT), len(TEXT))
    assert pane.cycle_at_caret() is None


def test_the_caret_blinks_only_with_the_focus(pane: ReadingPane) -> None:
    show(pane, TEXT)
    assert pane.scene.caret == (0, False)
    pane.clearFocus()
    assert pane.scene.caret is None
