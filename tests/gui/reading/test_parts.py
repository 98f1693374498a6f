"""The page painted in parts is the page painted at once."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QWidget

from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneSpan

TEXT = "NATO and Iraq have launched a political dialogue. " * 60
UNPAINTED = 0xFFFF00FF


@pytest.mark.parametrize(
    "parts",
    [
        [(0, 40), (300, 22)],
        [(13, 100), (150, 31), (400, 60)],
        [(0, 9), (50, 9), (100, 9), (200, 9)],
    ],
)
def test_parts_are_painted_as_the_whole_is(pane: ReadingPane, parts: list[tuple[int, int]]) -> None:
    spans = [PaneSpan(n, 1 + n % 4, ((n * 7, n * 9 + 30),)) for n in range(90)]
    pane.show_document(TEXT, title="", subtitle="", spans=spans)
    pane.select_annotation(40, scroll=False)
    viewport = pane.viewport()
    whole = viewport.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    image = QImage(viewport.size(), QImage.Format.Format_RGB32)
    image.fill(UNPAINTED)
    boxes = [QRect(0, top, viewport.width(), height) for top, height in parts]
    region = QRegion()
    for box in boxes:
        region = region.united(box)
    viewport.render(image, QPoint(), region, QWidget.RenderFlag(0))
    for box in boxes:
        # ``render`` moves what it paints to the corner of its target.
        moved = box.translated(0, -region.boundingRect().top())
        assert image.copy(moved) == whole.copy(box)
    between = boxes[0].bottom() + 5 - region.boundingRect().top()
    assert image.pixel(3, between) == UNPAINTED


def test_nothing_is_worked_on_in_the_background_right_after_painting(pane: ReadingPane) -> None:
    pane.show_document("A few words here.\n" * 20_000, title="", subtitle="", spans=())
    pane.viewport().repaint()
    assert pane._idle.isActive()
    assert pane._idle.interval() > 0
