"""The title stands where its words begin."""

from PySide6.QtGui import QImage

from annotator.gui.reading.pane import ReadingPane


def _inked(pane: ReadingPane) -> tuple[int, int]:
    """The first and the last column of the header that is not bare."""
    shown: QImage = pane.viewport().grab().toImage()
    height = pane.scene.page.header.height
    ground = shown.pixel(0, 0)
    found = [
        x for x in range(shown.width()) if any(shown.pixel(x, y) != ground for y in range(height))
    ]
    return found[0], found[-1]


def test_a_title_begins_at_the_left_and_an_arabic_one_at_the_right(pane: ReadingPane) -> None:
    pane.show_document("x", title="Joint statement", subtitle="12 words", spans=())
    left, right = _inked(pane)
    width = pane.viewport().width()
    assert left < width / 4
    assert right < width / 2
    pane.show_document("x", title="بيان مشترك", subtitle="12 words", spans=())
    left, right = _inked(pane)
    assert left > width / 2
    assert right > width * 3 / 4
