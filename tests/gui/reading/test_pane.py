"""The pane as the window uses it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneLabel, PaneRegion, PaneRelation, PaneSpan
from annotator.gui.reading.style import DARK, LIGHT
from annotator.model.text import Span

TEXT = "NATO and Iraq have launched a political dialogue process today.\n\nSource"
LONG = "\n".join(
    f"Paragraph {n} with some words that are there to be read and wrapped." for n in range(3000)
)


def show(pane: ReadingPane, text: str = TEXT, *spans: PaneSpan, title: str = "") -> None:
    pane.show_document(text, title=title, subtitle="", spans=spans)


def picture(pane: ReadingPane) -> QImage:
    """The viewport as it is painted from scratch."""
    return pane.viewport().grab().toImage()


def test_it_is_found_and_named(pane: ReadingPane) -> None:
    assert pane.objectName() == "reading_pane"
    assert pane.accessibleName()
    show(pane, TEXT, PaneSpan(1, 1, ((0, 4),)))
    assert pane.accessibleDescription() == "1 annotation"


def test_a_new_document_starts_at_its_top_with_nothing_selected(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    show(pane, LONG, PaneSpan(1, 1, ((0, 4),)))
    pane.select(5000, 5010)
    pane.select_annotation(1)
    with qtbot.waitSignals([pane.selection_changed, pane.annotation_selected]):
        show(pane, TEXT)
    assert (pane.caret(), pane.selection(), pane.selected_annotation()) == (0, None, None)
    assert pane.verticalScrollBar().value() == 0


def test_points_and_offsets_are_each_others_inverse(pane: ReadingPane) -> None:
    show(pane, TEXT)
    for offset in range(len(TEXT.split("\n", 1)[0])):
        box = pane.rect_at(offset)
        assert pane.offset_at(QPointF(box.left() + 1, box.center().y())) == offset


def test_offsets_beyond_the_text_are_its_end(pane: ReadingPane) -> None:
    show(pane, TEXT)
    pane.select(-5, 10_000)
    assert pane.selection() == Span(0, len(TEXT))
    assert pane.rect_at(10_000) == pane.rect_at(len(TEXT))


def test_selecting_far_away_scrolls_there(pane: ReadingPane) -> None:
    show(pane, LONG)
    for word in ("Paragraph 2500 ", "Paragraph 3 ", "Paragraph 2999 "):
        start = LONG.index(word)
        pane.select(start, start + 9)
        assert pane.viewport().rect().contains(pane.rect_at(start).toRect())


def test_selecting_an_annotation_far_away_scrolls_there_unless_told_not_to(
    pane: ReadingPane,
) -> None:
    start = LONG.index("Paragraph 2000 ")
    show(pane, LONG, PaneSpan(7, 1, ((start, start + 9),)))
    pane.select_annotation(7, scroll=False)
    assert pane.verticalScrollBar().value() == 0
    pane.select_annotation(7)
    assert pane.viewport().rect().contains(pane.rect_at(start).toRect())


def test_what_is_in_sight_already_does_not_move(pane: ReadingPane) -> None:
    show(pane, LONG, PaneSpan(7, 1, ((80, 90),)))
    pane.select_annotation(7)
    assert pane.verticalScrollBar().value() == 0


def test_adding_an_annotation_never_moves_text(pane: ReadingPane) -> None:
    show(pane, TEXT)
    before = [pane.rect_at(offset) for offset in range(len(TEXT))]
    pane.update_spans([PaneSpan(n, 1 + n % 4, ((n, n + 20),)) for n in range(1, 12)], ())
    assert [pane.rect_at(offset) for offset in range(len(TEXT))] == before


@pytest.mark.parametrize("mode", ["always", "hover", "never"])
def test_a_change_repaints_all_that_it_touches(pane: ReadingPane, qtbot: QtBot, mode: str) -> None:
    split = LONG.index("Paragraph 5 ")
    spans = [
        PaneSpan(1, 1, ((3, 12),)),
        PaneSpan(2, 4, ((60, 1200),), caption="Somebody"),
        PaneSpan(3, 2, ((20, 30), (split, split + 9)), flagged=True),
    ]
    pane.set_chip_mode(mode)
    pane.tying.set_possible(possible=True)
    show(pane, LONG, *spans)
    qtbot.wait(1)
    steps: list[Callable[[], None]] = [
        lambda: pane.update_spans([PaneSpan(4, 3, ((40, 700),))], ()),
        lambda: pane.update_spans([PaneSpan(5, 4, ((260, 500),))], (1,)),
        lambda: pane.select_annotation(3),
        lambda: pane.update_spans([PaneSpan(3, 1, ((25, 35),))], ()),
        lambda: pane.select(50, 420),
        lambda: pane.select_annotation(2),
        lambda: pane.set_targets({4: "1", 2: "2"}),
        lambda: pane.update_spans((), (2, 4)),
        lambda: pane.set_targets({}),
        lambda: pane.hover(QPointF(pane.rect_at(27).center())),
        pane.clear_selection,
    ]
    for number, step in enumerate(steps):
        shown = _kept(pane, step)
        assert shown == picture(pane), f"step {number} left something behind"


class Watch(QObject):
    """Adds up what a widget is asked to repaint."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


def _kept(pane: ReadingPane, step: Callable[[], None]) -> QImage:
    """What stands on the screen after a step: old pixels where nothing was repainted."""
    pane._blink.stop()
    QTest.qWait(1)
    shown = picture(pane)
    watch = Watch()
    pane.viewport().installEventFilter(watch)
    step()
    QTest.qWait(1)
    pane.viewport().removeEventFilter(watch)
    painter = QPainter(shown)
    painter.setClipRegion(watch.region)
    painter.drawImage(0, 0, picture(pane))
    painter.end()
    return shown


def test_scrolling_by_blit_shows_what_painting_afresh_would(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    spans = [
        PaneSpan(n, 1 + n % 4, ((n * 70, n * 70 + 30 + 200 * (n % 5 == 0)),), caption="Somebody")
        for n in range(1, 300)
    ]
    pane.resize(700, 500)
    show(pane, LONG, *spans, title="A title that is rather long for one line of this small page")
    pane.select_annotation(15, scroll=False)
    bar = pane.verticalScrollBar()
    for value in (37, 200, 150, 900, 5000, 4900, 5001, 4000, 0, bar.maximum(), bar.maximum() - 90):
        bar.setValue(value)
        QTest.qWait(1)
        pane._blink.stop()
        on_screen = pane.window().grab(pane.geometry()).toImage()
        pane.viewport().update()
        QTest.qWait(1)
        assert pane.window().grab(pane.geometry()).toImage() == on_screen


def test_the_words_in_sight_stay_while_heights_become_exact(
    pane: ReadingPane, qtbot: QtBot
) -> None:
    import random

    rng = random.Random(3)
    text = "\n".join(
        "w" * rng.randrange(1, 9) + " iii WWW" * rng.randrange(60) for _ in range(4000)
    )
    pane.resize(500, 400)
    show(pane, text)
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum() // 2)
    first = pane.offset_at(QPointF(100, 10))
    place = pane.rect_at(first)
    qtbot.waitUntil(lambda: not pane._idle.isActive(), timeout=20_000)
    assert pane.rect_at(first) == place


def test_the_end_is_the_true_end_at_once(pane: ReadingPane) -> None:
    show(pane, LONG)
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    box = pane.rect_at(len(LONG))
    assert pane.viewport().rect().contains(box.center().toPoint())
    assert bar.value() == bar.maximum()


def test_another_width_keeps_the_first_line_in_sight(pane: ReadingPane) -> None:
    show(pane, LONG)
    start = LONG.index("Paragraph 1000 ")
    pane.scroll_to(start)
    first = pane.offset_at(QPointF(pane.width() / 2, 3))
    paragraph = LONG.count("\n", 0, first)
    pane.resize(500, 900)
    QTest.qWait(1)
    again = pane.offset_at(QPointF(pane.width() / 2, 3))
    assert abs(LONG.count("\n", 0, again) - paragraph) <= 1


def test_zoom_keeps_the_first_line_in_sight_and_grows_the_words(pane: ReadingPane) -> None:
    show(pane, LONG)
    pane.scroll_to(LONG.index("Paragraph 1000 "))
    first = pane.offset_at(QPointF(pane.width() / 2, 3))
    width = pane.rect_at(first).height()
    pane.set_zoom(1.5)
    again = pane.offset_at(QPointF(pane.width() / 2, 3))
    assert abs(LONG.count("\n", 0, again) - LONG.count("\n", 0, first)) <= 1
    assert pane.rect_at(again).height() > width * 1.4


def test_a_removed_annotation_is_no_longer_selected(pane: ReadingPane, qtbot: QtBot) -> None:
    show(pane, TEXT, PaneSpan(1, 1, ((0, 4),)))
    pane.select_annotation(1)
    with qtbot.waitSignal(pane.annotation_selected) as told:
        pane.update_spans((), (1,))
    assert told.args == [None]
    assert pane.selected_annotation() is None


def test_an_annotation_that_becomes_rejected_is_gone_from_the_page(pane: ReadingPane) -> None:
    show(pane, TEXT, PaneSpan(1, 1, ((0, 4),)))
    marked = picture(pane)
    pane.update_spans([PaneSpan(1, 1, ((0, 4),), "rejected")], ())
    assert pane.scene.marks.at(1) == []
    assert picture(pane) != marked
    pane.select_annotation(1)
    assert pane.selected_annotation() is None


def test_dark_and_light_are_painted_on_their_own_page(pane: ReadingPane) -> None:
    show(pane, TEXT)
    for style in (DARK, LIGHT):
        pane.set_palette(style)
        assert picture(pane).pixelColor(3, 3) == QColor(style.page)


def test_a_chip_mode_that_is_none_is_refused(pane: ReadingPane) -> None:
    with pytest.raises(ValueError, match="sometimes"):
        pane.set_chip_mode("sometimes")


def test_boilerplate_is_dimmed(pane: ReadingPane) -> None:
    show(pane, TEXT)
    plain = _darkest(pane, TEXT.index("Source"))
    pane.show_document(
        TEXT,
        title="",
        subtitle="",
        spans=(),
        regions=[PaneRegion(TEXT.index("Source"), len(TEXT), "boilerplate")],
    )
    assert _darkest(pane, TEXT.index("Source")) > plain + 40
    assert _darkest(pane, TEXT.index("Iraq")) == pytest.approx(plain, abs=25)


def _darkest(pane: ReadingPane, offset: int) -> int:
    image, box = picture(pane), pane.rect_at(offset).united(pane.rect_at(offset + 3)).toRect()
    scale = image.devicePixelRatio()
    return min(
        image.pixelColor(QPoint(x, y)).lightness()
        for x in range(round(box.left() * scale), round(box.right() * scale))
        for y in range(round(box.top() * scale), round(box.bottom() * scale))
    )


def test_relations_are_painted_for_the_selected_annotation_only(pane: ReadingPane) -> None:
    spans = (PaneSpan(1, 1, ((0, 4),)), PaneSpan(2, 1, ((9, 13),)), PaneSpan(3, 1, ((28, 40),)))
    pane.show_document(
        TEXT,
        title="",
        subtitle="",
        spans=spans,
        relations=[PaneRelation(1, "same as", 1, 2), PaneRelation(2, "held by", 3, 9)],
    )
    pane.select_annotation(3)
    without = picture(pane)
    pane.set_relations([])
    assert picture(pane) == without
    pane.set_relations([PaneRelation(1, "same as", 1, 3)])
    assert picture(pane) != without


def test_an_armed_label_colours_the_selection(pane: ReadingPane) -> None:
    show(pane, TEXT)
    pane.select(0, 20)
    unarmed = picture(pane)
    pane.set_armed(1)
    assert picture(pane) != unarmed
    pane.set_armed(None)
    assert picture(pane) == unarmed


def test_labels_that_come_later_colour_what_is_there(
    pane: ReadingPane, labels: tuple[PaneLabel, ...]
) -> None:
    pane.set_labels([])
    show(pane, TEXT, PaneSpan(1, 1, ((0, 4),)))
    grey = picture(pane)
    pane.set_labels(labels)
    assert picture(pane) != grey


def test_a_cleared_pane_is_empty(pane: ReadingPane) -> None:
    show(pane, TEXT, PaneSpan(1, 1, ((0, 4),)))
    pane.clear()
    assert pane.text() == ""
    assert pane.offset_at(QPointF(50, 50)) == 0
    assert pane.rect_at(0).height() > 0


def test_nothing_breaks_on_a_page_of_a_few_pixels(pane: ReadingPane) -> None:
    show(pane, LONG, PaneSpan(1, 4, ((0, 900),), caption="Somebody"), title="A title")
    for width, height in ((60, 40), (1, 1), (2000, 30), (900, 900)):
        pane.resize(width, height)
        picture(pane)
        pane.select(500, 520)
