"""Going along relations by key and by click, and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.reading.painting.arcs import current_routes
from annotator.model.annotations import Annotation
from annotator.operations import relating
from tests.support.windows import Gui


@pytest.fixture
def actor(gui: Gui) -> Annotation:
    """A selected actor who holds a role and spoke a quote."""
    role = gui.mark("Secretary General", "R")
    quote = gui.mark("We will defend every ally", "Q")
    actor = gui.mark("Ana Ruiz")
    run = gui.running.session.run
    run(relating.relate, "holds_role", actor.id, role.id)
    run(relating.relate, "spoken_by", quote.id, actor.id)
    gui.choose(actor)
    return actor


def chosen(gui: Gui) -> str:
    found = gui.page.selected()
    return found.text if found is not None else ""


def test_each_press_goes_to_the_next_relation_and_at_last_back(gui: Gui, actor: Annotation) -> None:
    gui.press("Alt+Return")
    assert chosen(gui) == "Secretary General"
    assert gui.notice() == "“Ana Ruiz” holds role “Secretary General” · 1 of 2"
    gui.press("Alt+Return")
    assert chosen(gui) == "We will defend every ally"
    assert gui.notice() == "“We will defend every ally” spoken by “Ana Ruiz” · 2 of 2"
    gui.press("Alt+Return")
    assert chosen(gui) == "Ana Ruiz"
    gui.press("Alt+Return")
    assert chosen(gui) == "Secretary General"


def test_one_goes_on_from_the_far_end_and_back_step_by_step(gui: Gui, actor: Annotation) -> None:
    gui.press("Alt+Return", "Alt+Shift+Return")
    assert chosen(gui) == "Ana Ruiz"
    gui.press("Alt+Home")
    assert chosen(gui) == "Secretary General"
    gui.press("Alt+Home")
    assert chosen(gui) == "Ana Ruiz"
    gui.press("Alt+Home")
    assert gui.notice() == "There is no place to go back to."


def test_a_round_ends_when_something_else_is_selected(gui: Gui, actor: Annotation) -> None:
    gui.press("Alt+Return", "Alt+Return")
    quote = gui.page.selected()
    assert quote is not None
    gui.pane.select_annotation(None)
    gui.choose(quote)
    gui.press("Alt+Return")
    assert chosen(gui) == "Ana Ruiz"


def test_a_relation_that_was_undone_is_not_gone_along(gui: Gui, actor: Annotation) -> None:
    gui.press("Alt+Return", "Ctrl+Z")
    gui.choose(actor)
    gui.press("Alt+Return")
    assert chosen(gui) == "Secretary General"
    assert "of" not in gui.notice().rsplit("·")[-1].split()


def test_without_a_relation_a_sentence_says_so(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("Alt+Return")
    assert gui.notice() == "No relation starts or ends here."


def test_a_click_on_the_name_of_an_arrow_follows_it(gui: Gui, actor: Annotation) -> None:
    pane = gui.pane
    top = float(pane.view_top)
    found = current_routes(pane.scene, top, top + pane.viewport().height()).plates
    plate = next(each for each in found if each.words == "holds role")
    place = pane.from_page(plate.box).center().toPoint()
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen(gui) == "Secretary General"
    gui.press("Alt+Home")
    assert chosen(gui) == "Ana Ruiz"
