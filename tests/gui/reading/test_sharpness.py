"""Lines are sharp on every screen: bars and ticks fill whole pixels, everywhere equally many."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from annotator.gui.reading.ink import Strength
from annotator.gui.reading.painting import paint_page
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneLabel, PaneSpan

WORD = "mmmmmmmm"
TEXT = f"{WORD} {WORD}\n" * 7
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)


def _painted(pane: ReadingPane, scale: float) -> QImage:
    """The page on a screen of a scale."""
    size = pane.viewport().size()
    shown = QImage(size * scale, QImage.Format.Format_RGB32)
    shown.setDevicePixelRatio(scale)
    shown.fill(Qt.GlobalColor.white)
    margin = QPointF(pane.scene.margin, 0)
    sight = QRectF(pane.viewport().rect()).translated(-margin)
    painter = QPainter(shown)
    try:
        painter.translate(margin)
        paint_page(painter, pane.scene, sight, sight)
    finally:
        painter.end()
    return shown


def _runs(shown: QImage, x: int, colour: QColor) -> list[tuple[int, int]]:
    """Where a column is of a colour: first and last row of each stretch."""
    rows = [y for y in range(shown.height()) if shown.pixelColor(x, y) == colour]
    starts = [y for y in rows if y - 1 not in rows]
    ends = [y for y in rows if y + 1 not in rows]
    return list(zip(starts, ends, strict=True))


@pytest.fixture
def lined(pane: ReadingPane) -> ReadingPane:
    """A pane with a bar on each of several lines, and no chip."""
    pane.resize(600, 400)
    pane.set_labels((PaneLabel(1, "Actor", "#0000c8", "#0000c8", "solid"),))
    starts = range(0, len(TEXT), 2 * len(WORD) + 2)
    spans = [PaneSpan(n, 1, ((at, at + len(WORD)),)) for n, at in enumerate(starts, start=1)]
    pane.show_document(TEXT, title="", subtitle="", spans=spans)
    pane.set_chip_mode("never")
    return pane


@pytest.mark.parametrize("zoom", [0.9, 1.0, 1.3])
@pytest.mark.parametrize("scale", SCALES)
def test_bars_fill_whole_pixels_and_are_equally_thick(
    lined: ReadingPane, scale: float, zoom: float
) -> None:
    lined.set_zoom(zoom)
    shown = _painted(lined, scale)
    colour = lined.scene.inks.mark(1)
    middle = round((lined.rect_at(3).center().x()) * scale)
    found = _runs(shown, middle, colour)
    assert len(found) == TEXT.count("\n")
    assert len({end - start for start, end in found}) == 1
    for start, end in found:  # and nothing is half painted above or below
        around = {shown.pixelColor(middle, y).name() for y in (start - 1, end + 1)}
        assert around <= {"#ffffff", lined.scene.inks.tint(*_layer()).name()}


@pytest.mark.parametrize("zoom", [0.9, 1.0, 1.3])
@pytest.mark.parametrize("scale", SCALES)
def test_ticks_end_where_their_bars_end(lined: ReadingPane, scale: float, zoom: float) -> None:
    lined.set_zoom(zoom)
    shown = _painted(lined, scale)
    colour = lined.scene.inks.mark(1)
    middle = round((lined.rect_at(3).center().x()) * scale)
    bars = _runs(shown, middle, colour)
    left = round(lined.rect_at(0).left() * scale)
    for edge in (left, left + 1, left + 2):
        ticks = _runs(shown, edge, colour)
        assert [end for _, end in ticks] == [end for _, end in bars]


def _layer() -> tuple[tuple[int, Strength], ...]:
    return ((1, Strength.NORMAL),)
