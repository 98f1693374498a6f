"""Several annotations selected at once: by mouse, by keys, and what keys say to all of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model.annotations import Annotation
from annotator.model.text import Span
from annotator.operations import annotating, history
from tests.gui.annotate.test_editing import suggest
from tests.support.windows import Gui

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def three(gui: Gui) -> list[Annotation]:
    """Three actors in the order of the text; the first one is selected."""
    made = [gui.mark(words) for words in ("Ana Ruiz", "Oslo", "NATO")]
    gui.choose(made[0])
    return made


def control_click(gui: Gui, words: str) -> None:
    QTest.mouseClick(gui.pane.viewport(), LEFT, CONTROL, gui.point(words))
    gui.settle()


def chosen(gui: Gui) -> list[str]:
    """The words of all that is selected, the one that acts in brackets."""
    acting = gui.pane.selected_annotation()
    found = [gui.page.annotations[each] for each in gui.pane.selected_annotations()]
    return [f"({each.text})" if each.id == acting else each.text for each in found]


def test_a_click_with_ctrl_adds_an_annotation_and_takes_it_away(
    gui: Gui, three: list[Annotation]
) -> None:
    control_click(gui, "NATO")
    assert chosen(gui) == ["Ana Ruiz", "(NATO)"]
    control_click(gui, "Oslo")
    assert chosen(gui) == ["Ana Ruiz", "(Oslo)", "NATO"]
    control_click(gui, "Oslo")
    assert chosen(gui) == ["Ana Ruiz", "(NATO)"]
    control_click(gui, "NATO")
    assert chosen(gui) == ["(Ana Ruiz)"]
    gui.press("Tab")
    assert chosen(gui) == ["(Oslo)"]
    control_click(gui, "Oslo")
    assert chosen(gui) == []


def test_a_click_with_ctrl_beside_all_annotations_changes_nothing(
    gui: Gui, three: list[Annotation]
) -> None:
    control_click(gui, "NATO")
    control_click(gui, "engineers")
    assert chosen(gui) == ["Ana Ruiz", "(NATO)"]


def test_a_drag_with_ctrl_adds_a_fragment_still(gui: Gui, three: list[Annotation]) -> None:
    viewport, start = gui.pane.viewport(), gui.point("engineers")
    QTest.mousePress(viewport, LEFT, CONTROL, start)
    end = gui.pane.rect_at(gui.page.text.index("engineers") + 8).center().toPoint()
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, CONTROL, end)
    gui.settle()
    assert gui.stored()[0].text == "Ana Ruiz … engineers"


def test_a_plain_click_selects_one_again(gui: Gui, three: list[Annotation]) -> None:
    control_click(gui, "NATO")
    gui.click_words("Oslo")
    assert chosen(gui) == ["(Oslo)"]


def test_space_keeps_the_selected_one_while_tab_goes_on(gui: Gui, three: list[Annotation]) -> None:
    gui.press("Space")
    assert gui.notice() == "“Ana Ruiz” stays selected; go on to others."
    gui.press("Tab", "Tab")
    assert chosen(gui) == ["Ana Ruiz", "(NATO)"]
    gui.press("Space", "Shift+Tab")
    assert chosen(gui) == ["Ana Ruiz", "(Oslo)", "NATO"]
    gui.press("Tab", "Space")
    assert gui.notice() == "“NATO” is let go when you go on."
    gui.press("Shift+Tab")
    assert chosen(gui) == ["Ana Ruiz", "(Oslo)"]


def test_s_goes_on_to_what_lies_under_the_caret_while_one_is_kept(
    gui: Gui, three: list[Annotation]
) -> None:
    gui.press("Space", "Tab", "S")
    assert chosen(gui) == ["Ana Ruiz", "(Oslo)"]


def test_esc_goes_back_to_one_and_then_to_none(gui: Gui, three: list[Annotation]) -> None:
    gui.press("Space", "Tab", "Space", "Tab")
    assert len(chosen(gui)) == 3
    gui.press("Esc")
    assert chosen(gui) == ["(NATO)"]
    gui.press("Esc")
    assert chosen(gui) == []


def test_all_with_the_same_label_and_words_are_selected_at_once(gui: Gui) -> None:
    first = gui.mark("Norway")
    assert gui.page.document is not None
    start = gui.page.text.index("Norway", first.end)
    session, span = gui.running.session, Span(start, start + len("Norway"))
    session.run(annotating.annotate, gui.page.document.id, [span], label="ACTOR")
    gui.mark("NATO")
    gui.choose(first)
    gui.press("Shift+S")
    assert chosen(gui) == ["(Norway)", "Norway"]
    assert gui.notice() == "2 annotations are selected."
    gui.press("Esc", "Esc", "Tab")
    gui.choose(gui.stored()[-1])
    gui.press("Shift+S")
    assert gui.notice() == "No other annotation here has this label and these words."


def test_those_in_the_selected_words_are_selected_without_suggestions(
    gui: Gui, three: list[Annotation]
) -> None:
    suggest(gui, "foreign minister")
    text = gui.page.text
    gui.pane.select(text.index("General"), text.index("engineers"))
    gui.press("Shift+Space")
    assert chosen(gui) == ["(Ana Ruiz)", "Oslo"]
    assert gui.pane.selection() is None
    gui.pane.select(text.index("foreign"), text.index("promised"))
    gui.press("Shift+Space")
    assert chosen(gui) == ["(foreign minister)"]
    gui.pane.select(text.index("engineers"), text.index("engineers") + 9)
    gui.press("Shift+Space")
    assert gui.notice() == "No annotation lies within the selected words."


def test_a_letter_relabels_all_in_one_step(gui: Gui, three: list[Annotation]) -> None:
    control_click(gui, "NATO")
    gui.press("R")
    assert gui.words() == [("ROLE", "Ana Ruiz"), ("ACTOR", "Oslo"), ("ROLE", "NATO")]
    assert chosen(gui) == ["Ana Ruiz", "(NATO)"]
    gui.press("Ctrl+Z")
    assert [label for label, _ in gui.words()] == ["ACTOR"] * 3


def test_delete_deletes_all_in_one_step(gui: Gui, three: list[Annotation]) -> None:
    control_click(gui, "NATO")
    gui.press("Delete")
    assert gui.words() == [("ACTOR", "Oslo")]
    assert chosen(gui) == []
    gui.press("Ctrl+Z")
    assert len(gui.words()) == 3


def test_an_exclamation_mark_flags_all_and_then_takes_all_flags_away(
    gui: Gui, three: list[Annotation]
) -> None:
    gui.press("!")
    control_click(gui, "NATO")
    gui.press("!")
    assert [each.flag for each in gui.stored()] == ["look again", "", "look again"]
    gui.press("!")
    assert [each.flag for each in gui.stored()] == ["", "", ""]


@pytest.mark.parametrize("key", ["R", "Delete", "!"])
def test_what_is_not_one_s_own_is_refused_with_how_many(
    gui: Gui, three: list[Annotation], key: str
) -> None:
    suggest(gui, "foreign minister")
    control_click(gui, "foreign")
    before = gui.stored()
    gui.press(key)
    assert gui.stored() == before
    assert gui.notice().startswith("Of the 2 annotations 1 is ")


def test_what_another_takes_away_is_selected_no_more(gui: Gui, three: list[Annotation]) -> None:
    control_click(gui, "NATO")
    gui.running.session.run(annotating.delete, [three[2].id])
    gui.settle()
    assert chosen(gui) == ["(Ana Ruiz)"]
    gui.running.session.run(history.undo)
    gui.settle()
    assert chosen(gui) == ["(Ana Ruiz)"]


def test_of_three_those_that_are_left_stay_selected(gui: Gui, three: list[Annotation]) -> None:
    control_click(gui, "Oslo")
    control_click(gui, "NATO")
    session = gui.running.session
    for gone, left in ((three[2], ["Ana Ruiz", "(Oslo)"]), (three[0], ["(Oslo)"])):
        session.run(annotating.delete, [gone.id])
        gui.settle()
        assert chosen(gui) == left
    session.run(history.undo)
    gui.settle()
    assert chosen(gui) == ["(Oslo)"]


def test_a_right_click_on_one_of_them_leaves_all_selected(
    gui: Gui, three: list[Annotation]
) -> None:
    control_click(gui, "NATO")
    point = gui.point("Ana Ruiz")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, gui.pane.mapToGlobal(point))
    asked: list[object] = []
    gui.pane.context_requested.disconnect()
    gui.pane.context_requested.connect(asked.append)
    QApplication.sendEvent(gui.pane.viewport(), event)
    assert chosen(gui) == ["(Ana Ruiz)", "NATO"]
    assert len(asked) == 1


def test_another_document_has_nothing_selected(gui: Gui, three: list[Annotation]) -> None:
    control_click(gui, "NATO")
    gui.running.session.show_document(None)
    gui.settle()
    assert gui.pane.selected_annotations() == ()


def test_the_line_of_keys_says_what_is_done_to_all(gui: Gui, three: list[Annotation]) -> None:
    assert "Space select more" in gui.window.hint_line.words()
    control_click(gui, "NATO")
    assert "Del delete all" in gui.window.hint_line.words()


def test_a_note_stands_on_one(gui: Gui, three: list[Annotation]) -> None:
    control_click(gui, "NATO")
    gui.press("N")
    assert gui.notice() == "A note stands on one annotation: press Esc to go back to one."


def test_all_of_them_are_outlined_on_the_page(gui: Gui, three: list[Annotation]) -> None:
    gui.press("Tab")
    gui.pane.clearFocus()
    plain = gui.pane.grab().toImage()
    gui.pane.keep([three[2].id])
    gui.settle()
    kept = gui.pane.grab().toImage()
    box = gui.pane.rect_at(three[2].start).toRect()
    edge = box.left() - 2, box.center().y()
    assert kept.pixelColor(*edge) != plain.pixelColor(*edge)
    assert gui.pane.selected_annotation() == three[1].id


def test_selecting_several_others_counts_them_alone(gui: Gui) -> None:
    ana, nato = gui.mark("Ana Ruiz"), gui.mark("NATO")
    gui.mark("Norway")
    gui.pane.select_several([ana.id, nato.id])
    gui.settle()
    assert gui.notice() == "2 annotations are selected."


def test_a_relation_begins_at_one_annotation_and_lets_none_of_several_go(gui: Gui) -> None:
    ana, nato = gui.mark("Ana Ruiz"), gui.mark("NATO")
    gui.pane.select_several([ana.id, nato.id])
    gui.press("L")
    assert not gui.desk.linking.is_open()
    assert gui.notice() == "A relation begins at one annotation: press Esc to go back to one."
    assert gui.pane.selected_annotations() == (ana.id, nato.id)
