"""Without tints, corners say where a span that stands in the margin begins and ends."""

import pytest
from PySide6.QtGui import QColor, QImage

from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan
from annotator.gui.reading.style import LIGHT

TEXT = "word " * 300
FIRST, LAST = (40, 700), (900, 1300)


@pytest.fixture
def bracketed(pane: ReadingPane) -> ReadingPane:
    """A split quote that is long enough for the margin, on a page without tints and chips."""
    pane.set_palette(LIGHT._replace(tint=0.0, faint=0.0))
    pane.set_chip_mode("never")
    pane.show_document(TEXT, title="", subtitle="", spans=[PaneSpan(1, 4, (FIRST, LAST))])
    return pane


def _columns(shown: QImage, pane: ReadingPane, offset: int, colour: QColor) -> set[int]:
    """Which columns of a character's box are of the colour over more than half of its height."""
    box = pane.rect_at(offset).toRect().adjusted(-2, 0, 2, 0)
    rows = range(box.top(), box.bottom() + 1)
    return {
        x - box.left()
        for x in range(box.left(), box.right() + 1)
        if sum(shown.pixelColor(x, y) == colour for y in rows) > len(rows) / 2
    }


@pytest.mark.parametrize("offset", [FIRST[0], FIRST[1] - 1, LAST[0], LAST[1] - 1])
def test_each_fragment_has_a_corner_at_both_ends(bracketed: ReadingPane, offset: int) -> None:
    shown = bracketed.viewport().grab().toImage()
    colour = bracketed.scene.inks.mark(4)
    assert _columns(shown, bracketed, offset, colour)
    assert not _columns(shown, bracketed, offset + 5, colour)


def test_with_tints_there_are_no_corners(bracketed: ReadingPane) -> None:
    bracketed.set_palette(LIGHT)
    shown = bracketed.viewport().grab().toImage()
    assert not _columns(shown, bracketed, FIRST[0], bracketed.scene.inks.mark(4))
