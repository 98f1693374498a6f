"""What is under the mouse is what is stored, whatever the text is made of."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.formats.codebook_toml import read_codebook
from annotator.language.snapping import Unit
from annotator.model.codebook import Codebook, Trim
from annotator.model.documents import NewDocument
from annotator.operations.documents import add_document
from annotator.operations.projects import project_with
from annotator.resources import resource
from tests.support.glyphs import PATTERN, Glyph, Ruler, glyphs, measure, picture_of
from tests.support.windows import Gui, open_window, settings_at

_PIECES = (
    "peace", "Norn", "“quoted,”", "we’ll", "fi", "2018", "e\u0301te\u0301", "o\u0323\u0302n",
    "👨\u200d👩\u200d👧", "🇮🇶🇳🇴", "👍🏽", "😀", "مرحبا", "سامِح", "شكري،", "עברית", "السلام",
    "a\u00a0b", "\u00a0", "in\ufeffside", "\ufeff", "up\u2028down", "\u2028", "漢字", "नमस्ते",
    "한국",
)  # fmt: skip
_PARAGRAPHS = st.one_of(
    st.just(""), st.lists(st.sampled_from(_PIECES), min_size=1, max_size=40).map(" ".join)
)
_TEXTS = st.lists(_PARAGRAPHS, min_size=1, max_size=4).map(
    # A first one would be a byte order mark, which a project does not keep.
    lambda paragraphs: "\n".join(paragraphs).lstrip("\ufeff")
)


@dataclass(frozen=True)
class Desk:
    """The real window, and how its page lies on the screen."""

    gui: Gui
    ruler: Ruler

    def show(self, text: str) -> None:
        """Bring a text in and show it."""
        session = self.gui.running.session
        made = session.run(add_document, NewDocument(title="Text", text=text))
        assert made is not None
        session.show_document(made.id)
        self.gui.settle()

    def drag(self, one: QPoint, other: QPoint, *, held: bool = False) -> None:
        """Drag from one point of the page to another, with Ctrl held or not."""
        modifier = Qt.KeyboardModifier.NoModifier
        modifier = Qt.KeyboardModifier.ControlModifier if held else modifier
        page, left = self.gui.pane.viewport(), Qt.MouseButton.LeftButton
        QTest.mousePress(page, left, modifier, one)
        QTest.mouseMove(page, (one + other) / 2)
        QTest.mouseMove(page, other)
        QTest.mouseRelease(page, left, modifier, other)

    def stored(self) -> tuple[list[tuple[int, int]], str, list[str]]:
        """The fragments of the last annotation, its words, and what stands there in the text."""
        with sqlite3.connect(self.gui.project.path) as file:
            rows = file.execute(
                "SELECT f.start, f.end, a.text, substr(t.body, f.start + 1, f.end - f.start)"
                "  FROM annotation a JOIN fragment f ON f.annotation_id = a.id"
                "  JOIN document d ON d.id = a.document_id JOIN text t ON t.id = d.text_id"
                " WHERE a.id = (SELECT max(id) FROM annotation) ORDER BY f.n"
            ).fetchall()
        file.close()
        return [row[:2] for row in rows], rows[0][2], [row[3] for row in rows]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """The window with a label that takes what is selected as it is; drags snap to characters."""
    remembered = settings_at(tmp_path / "settings.ini")
    remembered.unit = Unit.CHARACTERS.value
    project_with(tmp_path / "mouse.annot", _plain_codebook()).close()
    gui = open_window(qtbot, [tmp_path / "mouse.annot"], remembered)
    gui.window.resize(1440, 2000)
    made = Desk(gui, Ruler(0, 0, 0, 0, 0, 0))
    made.show(PATTERN)
    yield replace(made, ruler=measure(picture_of(gui.pane.viewport().grab().toImage())))
    gui.running.close()
    gui.settle()


def _plain_codebook() -> Codebook:
    """The default one, but that no label trims."""
    usual = read_codebook(resource("codebooks", "releases.toml"))
    return replace(usual, labels=tuple(replace(each, trim=Trim.NONE) for each in usual.labels))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=_TEXTS, data=st.data())
def test_what_is_under_the_mouse_is_what_is_stored(
    desk: Desk, text: str, data: st.DataObject
) -> None:
    """A drag and a label's key, then a Ctrl+drag: the very code points that were pointed at."""
    seen = sorted(glyphs(text, desk.ruler), key=lambda each: each.start)
    assume(seen)
    places = sorted(data.draw(st.lists(st.sampled_from(range(len(seen))), min_size=4, max_size=4)))
    first, last, *further = [seen[place] for place in places]
    desk.show(text)
    desk.drag(*_ends(first, last, back=data.draw(st.booleans())))
    desk.gui.press("A")
    fragments = [(first.start, last.end)]
    assert desk.stored() == (
        fragments,
        text[first.start : last.end],
        [text[first.start : last.end]],
    )
    if not _touches(last, further[0]):
        desk.drag(*_ends(*further, back=data.draw(st.booleans())), held=True)
        fragments.append((further[0].start, further[1].end))
        parts = [text[start:end] for start, end in fragments]
        assert desk.stored() == (fragments, " … ".join(parts), parts)


def _ends(one: Glyph, other: Glyph, *, back: bool) -> tuple[QPoint, QPoint]:
    """Where a drag over both begins and ends."""
    points = one.inside(at_start=True), other.inside(at_start=False)
    return (points[1], points[0]) if back else points


def _touches(one: Glyph, other: Glyph) -> bool:
    """Whether nothing, or but the handle of one, stands between two glyphs."""
    near = other.y == one.y and min(abs(other.left - one.right), abs(one.left - other.right)) < 12
    return other.start <= one.end or near
