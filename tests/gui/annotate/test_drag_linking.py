"""Links dragged out of the handle of the selected annotation."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.gui.modes import Mode
from annotator.gui.reading.painting.arcs import current_routes
from annotator.model.annotations import Annotation
from annotator.store import relations
from tests.support.windows import Gui


def ties(gui: Gui) -> list[tuple[str, str, str]]:
    """Type and both ends of every relation of the document, as words."""
    words = {each.id: each.text for each in gui.stored()}
    assert gui.page.document is not None
    found = relations.of_document(gui.project, gui.page.document.id)
    return [(each.type, words[each.from_id], words[each.to_id]) for each in found]


def grip(gui: Gui) -> QPoint:
    """The handle for links, in the viewport."""
    top = float(gui.pane.view_top)
    found = current_routes(gui.pane.scene, top, top + gui.pane.viewport().height()).grip
    assert found is not None
    origin = gui.pane.to_page(QPoint(0, 0).toPointF())
    return (found - origin).toPoint()


def drag_to(gui: Gui, words: str, *, release: bool = True) -> None:
    """Drag from the handle onto words."""
    viewport, start, end = gui.pane.viewport(), grip(gui), gui.point(words)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    if release:
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    gui.settle()


@pytest.fixture
def quote(gui: Gui) -> Annotation:
    """A selected quote, beside an actor, a role and a commitment."""
    gui.mark("Norway")
    gui.mark("Ana Ruiz")
    gui.mark("Secretary General", "R")
    gui.mark("will send 200 engineers", "C")
    return gui.mark("We will defend every ally", "Q")


def test_dragging_onto_the_speaker_links_the_quote(gui: Gui, quote: Annotation) -> None:
    drag_to(gui, "Ana Ruiz")
    assert ties(gui) == [("spoken_by", quote.text, "Ana Ruiz")]
    assert gui.page.selected() is not None
    assert gui.pane.selected_annotation() == quote.id
    gui.press("Ctrl+Z")
    assert ties(gui) == []


def test_onto_what_the_codebook_forbids_a_sentence_says_why_and_offers_what_fits(
    gui: Gui, quote: Annotation
) -> None:
    drag_to(gui, "Secretary General")
    assert ties(gui) == []
    assert gui.notice() == (
        "“spoken by” goes QUOTE → ACTOR, not QUOTE → ROLE; nothing was linked. "
        "What fits is offered above the page."
    )
    assert gui.desk.mode() is Mode.LINK
    assert {each.annotation.text for each in gui.desk.linking.offered()} == {"Ana Ruiz", "Norway"}
    gui.press("1", "Enter")
    assert ties(gui) == [("spoken_by", quote.text, "Ana Ruiz")]


def test_from_the_other_end_the_reason_names_what_may_end_there(
    gui: Gui, quote: Annotation
) -> None:
    role = next(each for each in gui.stored() if each.label == "ROLE")
    gui.choose(role)
    drag_to(gui, "We will")
    assert gui.notice().startswith("“holds role” goes ACTOR → ROLE, not QUOTE → ROLE; nothing")
    assert {each.annotation.text for each in gui.desk.linking.offered()} == {"Ana Ruiz", "Norway"}


def test_while_dragging_what_cannot_be_linked_to_steps_back(gui: Gui, quote: Annotation) -> None:
    drag_to(gui, "Ana Ruiz", release=False)
    scene = gui.pane.scene
    opacity = {each.text: scene.opacity(each.id) for each in gui.stored()}
    assert opacity["Ana Ruiz"] == opacity["Norway"] == opacity[quote.text] == 1
    assert opacity["Secretary General"] == opacity["will send 200 engineers"] < 1
    assert scene.tie is not None
    assert scene.tie.fits(scene.tie.over or 0) == "spoken by"
    gui.press("Esc")


def test_esc_gives_the_drag_up(gui: Gui, quote: Annotation) -> None:
    drag_to(gui, "Ana Ruiz", release=False)
    gui.press("Esc")
    assert gui.pane.scene.tie is None
    QTest.mouseRelease(gui.pane.viewport(), Qt.MouseButton.LeftButton, pos=gui.point("Ana Ruiz"))
    assert ties(gui) == []
    assert gui.pane.selected_annotation() == quote.id


def test_where_there_are_several_ways_a_digit_chooses_one(gui: Gui, quote: Annotation) -> None:
    promise = next(each for each in gui.stored() if each.label == "COMMITMENT")
    gui.choose(promise)
    drag_to(gui, "Norway")
    assert gui.desk.mode() is Mode.LINK
    assert ties(gui) == []
    assert gui.find("link_type_committed_to").accessibleName() == "2  committed to →"
    gui.type("2")
    assert ties(gui) == [("committed_to", promise.text, "Norway")]
    assert gui.desk.mode() is not Mode.LINK


def test_enter_takes_the_first_of_several_ways(gui: Gui, quote: Annotation) -> None:
    promise = next(each for each in gui.stored() if each.label == "COMMITMENT")
    gui.choose(promise)
    drag_to(gui, "Norway")
    gui.press("Enter")
    assert ties(gui) == [("committed_by", promise.text, "Norway")]


def test_a_pair_that_is_linked_is_not_linked_twice(gui: Gui, quote: Annotation) -> None:
    drag_to(gui, "Ana Ruiz")
    drag_to(gui, "Ana Ruiz")
    assert len(ties(gui)) == 1
    assert gui.notice().startswith("These two are linked already")


def test_a_drop_beside_all_annotations_does_nothing(gui: Gui, quote: Annotation) -> None:
    drag_to(gui, "Alliance")
    assert ties(gui) == []
    assert gui.pane.selected_annotation() == quote.id


def test_a_click_on_the_handle_asks_by_keys(gui: Gui, quote: Annotation) -> None:
    QTest.mouseClick(gui.pane.viewport(), Qt.MouseButton.LeftButton, pos=grip(gui))
    gui.settle()
    assert gui.desk.mode() is Mode.LINK


def test_the_page_scrolls_while_a_link_is_dragged_beyond_its_edge(
    gui: Gui, quote: Annotation
) -> None:
    gui.window.resize(1200, 430)
    gui.settle()
    gui.pane.select_annotation(quote.id)
    bar = gui.pane.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(0)
    gui.settle()
    viewport, start = gui.pane.viewport(), grip(gui)
    below = QPoint(start.x(), viewport.height() + 60)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(0, 20))
    QTest.mouseMove(viewport, below)
    gui.qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert gui.pane.scene.tie is not None
    gui.press("Esc")
    assert gui.pane.scene.tie is None
