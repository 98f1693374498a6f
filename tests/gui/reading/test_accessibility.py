"""What a screen reader finds on the page: the interface that Qt hands to it."""

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from annotator.gui import listening
from annotator.gui.reading import accessibility_mirror
from annotator.gui.reading.accessibility import PaneAccessible
from annotator.gui.reading.pane import ReadingPane
from annotator.model.text import Span

WORDS = "The delegation said that it will work with its partners in the region. "
TEXT = f"NATO 😀 met 👨\u200d👩\u200d👧 in Baghdad.\n\n{WORDS * 8}\nالسلام عليكم\n"


@pytest.fixture
def pane(qtbot: QtBot) -> ReadingPane:
    """A pane that can be read aloud."""
    made = ReadingPane()
    qtbot.addWidget(made)
    made.resize(900, 700)
    show(made, TEXT)
    made.show()
    listening.let_in(made)
    return made


def show(pane: ReadingPane, text: str) -> None:
    """Show a text."""
    pane.show_document(text, title="Title", subtitle="", spans=())


def voice(pane: ReadingPane) -> PaneAccessible:
    """What answers for the pane, once Qt has asked."""
    found = asked(pane)
    assert isinstance(found, PaneAccessible)
    return found


def asked(pane: ReadingPane) -> QAccessibleInterface:
    """The pane as Qt hands it to a screen reader."""
    return QAccessible.queryAccessibleInterface(pane)


def test_nothing_is_made_for_a_screen_reader_before_one_asks(pane: ReadingPane) -> None:
    """A window that nobody listens to has neither mirror nor interface."""
    assert pane.findChild(QPlainTextEdit) is None
    listens: list[bool] = []
    pane.read_aloud.connect(lambda: listens.append(True))
    asked(pane)
    asked(pane)
    assert pane.findChild(QPlainTextEdit) is not None
    assert listens == [True]


def test_what_qt_frees_with_the_page_is_known_to_be_gone(pane: ReadingPane) -> None:
    """Else a widget that comes to lie in the same place in memory would be taken for it."""
    mirror = accessibility_mirror.Mirror(pane)
    interface = mirror.text_interface
    assert shiboken6.isValid(interface)
    shiboken6.delete(mirror.field)
    assert not shiboken6.isValid(interface)


def test_the_page_is_a_read_only_text_of_many_lines_without_children(pane: ReadingPane) -> None:
    """The mirror is nobody's business."""
    found = asked(pane)
    state = found.state()
    assert found.role() == QAccessible.Role.EditableText
    assert (found.text(QAccessible.Text.Name), found.childCount()) == ("Text of the document", 0)
    assert found.child(0) is None
    assert found.childAt(100, 100) is None
    assert [getattr(state, each) for each in ("readOnly", "multiLine", "selectableText")] == [1] * 3
    assert not voice(pane).mirror.field.isVisible()


def test_text_caret_and_selection_are_read_in_utf_16_units(pane: ReadingPane) -> None:
    """Characters beyond U+FFFF count twice for whoever asks, and once on the page."""
    words = asked(pane).textInterface()
    assert words.characterCount() == len(TEXT.encode("utf-16-le")) // 2
    assert words.text(0, words.characterCount()) == TEXT
    start = TEXT.index("Baghdad")
    pane.select(start, start + 7)
    words = asked(pane).textInterface()
    unit = len(TEXT[:start].encode("utf-16-le")) // 2
    assert words.cursorPosition() == unit + 7
    assert words.selectionCount() == 1
    assert words.text(unit, unit + 7) == "Baghdad"


def test_a_screen_reader_moves_the_caret_and_selects(pane: ReadingPane) -> None:
    """Positions inside a pair of units go to the character."""
    words = asked(pane).textInterface()
    words.setCursorPosition(6)
    assert (pane.caret(), pane.selection()) == (5, None)
    words.setSelection(0, 0, 4)
    assert (pane.caret(), pane.selection()) == (4, Span(0, 4))
    words.removeSelection(0)
    assert (pane.caret(), pane.selection()) == (4, None)
    words.setSelection(0, 7, 3)
    assert (pane.anchor(), pane.caret()) == (6, 3)


def test_a_caret_set_from_outside_is_scrolled_to_and_told_once(pane: ReadingPane) -> None:
    """The mirror answers the pane, and the pane the mirror, and then both are at rest."""
    show(pane, f"{WORDS * 8}\n" * 60)
    words = asked(pane).textInterface()
    told: list[int] = []
    pane.selection_changed.connect(lambda: told.append(pane.caret()))
    words.setCursorPosition(30_000)
    assert told == [30_000]
    assert pane.viewport().rect().contains(pane.rect_at(30_000).toRect())
    assert asked(pane).textInterface().cursorPosition() == 30_000


def test_another_document_is_read_at_once(pane: ReadingPane) -> None:
    """No event has to come first: whoever asks is told what is shown now."""
    asked(pane).textInterface()
    show(pane, "Another\ntext")
    assert asked(pane).textInterface().text(0, 12) == "Another\ntext"


@pytest.mark.parametrize("zoom", [1.0, 1.6])
def test_lines_are_those_of_the_page(pane: ReadingPane, zoom: float) -> None:
    """So that a screen reader says the line that the caret went to."""
    pane.set_zoom(zoom)
    mirror = voice(pane).mirror
    mirror.follow()
    for row, start in enumerate(pane.scene.page.paragraphs.starts):
        laid = pane.scene.page.laid(row)
        expected = [mirror.unit(each) for each in laid.lines]
        cursor = QTextCursor(mirror.field.document())
        found: list[int] = []
        for _ in expected:
            cursor.setPosition(found[-1] if found else mirror.unit(start))
            if found:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfLine)
                cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
            found.append(cursor.position())
        assert found == expected


def test_the_caret_is_where_the_page_shows_it(pane: ReadingPane) -> None:
    """For magnifiers: the line of the caret, wherever the page is scrolled to."""
    show(pane, f"{WORDS * 8}\n" * 60)
    for offset in (3, 12_345, 20_001):
        pane.select(offset, offset)
        box = asked(pane).textInterface().characterRect(offset)
        seen = pane.rect_at(offset).translated(pane.viewport().mapToGlobal(pane.pos()))
        assert abs(box.left() - seen.left()) <= 2
        assert abs(box.top() - seen.top()) <= 2


def test_of_a_very_long_text_what_is_near_the_caret_is_offered(
    pane: ReadingPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole paragraphs around it; another stretch when the caret comes near to its end."""
    monkeypatch.setattr(accessibility_mirror, "WHOLE", 20_000)
    monkeypatch.setattr(accessibility_mirror, "AROUND", 2_000)
    text = "".join(f"Paragraph {n} 😀 {WORDS}\n" for n in range(2_000))
    show(pane, text)
    for place in (0, 50_000, 50_600, 120_000, len(text), 7):
        pane.select(place, min(len(text), place + 5))
        words = asked(pane).textInterface()
        offered = words.text(0, words.characterCount())
        mirror = voice(pane).mirror
        assert len(offered) < 6_000
        assert offered in text
        assert text[place : place + 5] in offered
        assert mirror.offset(words.cursorPosition()) == pane.caret()
        before = offered.encode("utf-16-le")[: 2 * words.cursorPosition()].decode("utf-16-le")
        assert text[: pane.caret()].endswith(before)
        words.setCursorPosition(words.cursorPosition() - 1)
        assert pane.caret() in {max(0, min(len(text), place + 5) - 1), place}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(
        st.one_of(
            st.characters(exclude_characters="\n"),
            st.sampled_from("\n😀\ufeff\ufffe\u2028\u2029\ufdd0\x85\x0b\xa0\0\ufffc\ud800"),
        ),
        max_size=30,
    ),
    data=st.data(),
)
def test_every_offset_survives_the_way_there_and_back(
    pane: ReadingPane, text: str, data: st.DataObject
) -> None:
    """Whatever Qt makes of single characters, it makes one of one."""
    show(pane, text)
    words = asked(pane).textInterface()
    assert words.characterCount() == sum(1 + (each > "\uffff") for each in text)
    offset = data.draw(st.integers(0, len(text)))
    mirror = voice(pane).mirror
    assert mirror.offset(mirror.unit(offset)) == offset
    words.setCursorPosition(mirror.unit(offset))
    assert pane.caret() == offset
