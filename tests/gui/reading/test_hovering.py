"""The list of annotations that lie over one another, beside the mouse."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.reading.painting.arcs import current_routes
from annotator.gui.reading.painting.bars import counts_of
from annotator.gui.reading.painting.scene import strips
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneRelation, PaneSpan

TEXT = "We work hand in hand with every partner of the region. " * 10
SPANS = (
    PaneSpan(1, 3, ((3, 53),)),
    PaneSpan(2, 2, ((26, 39),), status="suggested"),
    PaneSpan(3, 1, ((32, 39),), flagged=True),
)


def rest(pane: ReadingPane, point: QPoint) -> None:
    """Let the mouse come to a point, no button pressed."""
    viewport = pane.viewport()
    for step in (QPoint(2, 0), QPoint()):
        place = QPointF(point + step)
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            QPointF(viewport.mapToGlobal(place.toPoint())),
            none,
            none,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)


def show(pane: ReadingPane, *spans: PaneSpan) -> None:
    pane.show_document(TEXT, title="", subtitle="", spans=spans)


def on(pane: ReadingPane, offset: int) -> QPoint:
    return pane.rect_at(offset).center().toPoint()


def rows(pane: ReadingPane) -> list[QPushButton]:
    """The rows that can be seen, from above."""
    found = [each for each in pane.findChildren(QPushButton) if each.isVisible()]
    return sorted(found, key=lambda each: each.y())


def said(pane: ReadingPane) -> list[str]:
    return [each.accessibleName() for each in rows(pane)]


def test_where_several_lie_a_list_appears_the_outer_ones_first(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    show(pane, *SPANS)
    rest(pane, on(pane, 34))
    assert not pane.hovering.is_open()
    qtbot.waitUntil(pane.hovering.is_open)
    assert said(pane) == [
        "Commitment, “work hand in hand with every partner of the region”",
        "Role, “every partner”, suggested",
        "Actor, “partner”, flagged",
    ]


def test_where_one_lies_there_is_no_list(qtbot: QtBot, pane: ReadingPane) -> None:
    show(pane, *SPANS)
    rest(pane, on(pane, 5))
    qtbot.wait(500)
    assert not pane.hovering.is_open()


def test_a_click_on_a_row_selects_its_annotation(qtbot: QtBot, pane: ReadingPane) -> None:
    show(pane, *SPANS)
    rest(pane, on(pane, 34))
    qtbot.waitUntil(pane.hovering.is_open)
    QTest.mouseClick(rows(pane)[1], Qt.MouseButton.LeftButton)
    assert pane.selected_annotation() == 2
    assert not pane.hovering.is_open()


@pytest.mark.parametrize("way", ["key", "scroll", "press", "away"])
def test_the_list_goes_when_something_else_is_done(
    qtbot: QtBot, pane: ReadingPane, way: str
) -> None:
    pane.resize(900, 200)
    show(pane, *SPANS)
    rest(pane, on(pane, 34))
    qtbot.waitUntil(pane.hovering.is_open)
    if way == "key":
        QTest.keyClick(pane, Qt.Key.Key_Right)
    elif way == "scroll":
        pane.verticalScrollBar().setValue(20)
    elif way == "press":
        QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=on(pane, 5))
    else:
        rest(pane, on(pane, 70))
    qtbot.waitUntil(lambda: not pane.hovering.is_open())


def test_the_list_covers_neither_its_words_nor_what_is_selected(
    qtbot: QtBot, pane: ReadingPane
) -> None:
    far = 55 * 6
    show(pane, *(each._replace(fragments=((each.start + far, each.end + far),)) for each in SPANS))
    below = pane.offset_at(QPointF(on(pane, far + 34)) + QPointF(0, pane.scene.metrics.pitch))
    pane.select(below - 4, below + 20)
    rest(pane, on(pane, far + 34))
    qtbot.waitUntil(pane.hovering.is_open)
    box = rows(pane)[0].parentWidget()
    assert box is not None
    for offset in (far + 34, below, below + 10):
        assert not box.geometry().intersects(pane.rect_at(offset).toAlignedRect())


def test_where_there_is_no_free_place_no_list_is_shown(qtbot: QtBot, pane: ReadingPane) -> None:
    pane.resize(900, 120)
    show(pane, *SPANS)
    rest(pane, on(pane, 34))
    qtbot.wait(500)
    assert not pane.hovering.is_open()


def test_over_the_name_of_an_arrow_its_other_end_stands_out(pane: ReadingPane) -> None:
    far = len(TEXT) - 40
    pane.show_document(
        TEXT,
        title="",
        subtitle="",
        spans=[PaneSpan(1, 1, ((0, 2),)), PaneSpan(2, 1, ((far, far + 8),))],
        relations=[PaneRelation(1, "same as", 1, 2)],
    )
    pane.select_annotation(1)
    pane.viewport().grab()
    plate = current_routes(pane.scene, 0.0, float(pane.viewport().height())).plates[0]
    rest(pane, pane.from_page(plate.box).center().toPoint())
    assert pane.scene.hovered == 2


def test_what_lies_too_deep_is_listed_by_a_click_on_its_count(pane: ReadingPane) -> None:
    show(pane, *(PaneSpan(n, 1 + n % 3, ((n, 60 - n),)) for n in range(1, 9)))
    (count,) = [
        count for strip in strips(pane.scene, 0, 900) for count in counts_of(pane.scene, strip)
    ][:1]
    assert count.words == "+3"
    place = pane.from_page(count.box).center().toPoint()
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert pane.hovering.is_open()
    assert len(rows(pane)) == 3
    assert pane.selection() is None
