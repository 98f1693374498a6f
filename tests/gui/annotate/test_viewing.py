"""How the page is shown: what is chosen acts at once, is remembered, and moves no word."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from annotator.gui.look import SANS, Look
from annotator.gui.reading.style import STYLES
from annotator.gui.settings import Settings
from annotator.gui.theme import Appearance
from annotator.model.text import Span
from annotator.operations import annotating
from tests.support.windows import Gui, open_window


def _dense(gui: Gui) -> None:
    """Mark so much that the page counts as dense."""
    text, document = gui.page.text, gui.page.document
    assert document is not None
    starts = [at for at in range(0, len(text) - 2, 2) if text[at].isalnum()][:60]
    with gui.project.step("Many", gui.running.session.annotator.id, operation="annotate"):
        for at in starts:
            annotating.annotate(
                gui.project,
                document.id,
                [Span(at, at + 1)],
                label="ACTOR",
                annotator=gui.running.session.annotator.id,
            )
    gui.settle()


@pytest.mark.parametrize("compact", [False, True])
def test_a_mark_moves_no_word(gui: Gui, compact: bool) -> None:
    gui.desk.viewing.set_look(Look(compact=compact))
    before = [gui.pane.rect_at(at) for at in range(len(gui.page.text))]
    words = gui.page.text.split()[1]
    for _ in range(4):
        gui.mark(words)
    assert [gui.pane.rect_at(at) for at in range(len(gui.page.text))] == before


def test_compact_lines_have_two_lanes_and_a_pitch_of_26_pixels(gui: Gui) -> None:
    gui.desk.actions.named("compact").run()
    metrics = gui.pane.scene.metrics
    assert metrics.pitch == 26
    assert len(metrics.lanes) == 2
    assert gui.running.settings.compact
    gui.desk.actions.named("compact").run()
    assert gui.pane.scene.metrics.pitch == 37
    assert len(gui.pane.scene.metrics.lanes) == 5


def test_between_compact_lines_chips_come_on_hover_only(gui: Gui) -> None:
    viewing = gui.desk.viewing
    viewing.set_chips("always")
    assert gui.pane.scene.chip_mode == "always"
    viewing.switch_compact()
    assert gui.pane.scene.chip_mode == "hover"
    viewing.next_chips()
    assert gui.pane.scene.chip_mode == "never"
    viewing.next_chips()
    assert gui.pane.scene.chip_mode == "hover"
    viewing.set_chips("always")
    viewing.switch_compact()
    assert gui.pane.scene.chip_mode == "always"


def test_chips_go_through_three_modes_by_one_action(gui: Gui) -> None:
    seen = []
    for _ in range(3):
        gui.desk.actions.named("chips").run()
        seen.append(gui.pane.scene.chip_mode)
    assert sorted(seen) == ["always", "hover", "never"]


def test_dense_pages_show_chips_on_hover_until_somebody_chooses(gui: Gui) -> None:
    assert gui.desk.viewing.chips == "always"
    _dense(gui)
    assert gui.desk.viewing.chips == "hover"
    gui.desk.viewing.set_chips("always")
    assert gui.pane.scene.chip_mode == "always"
    gui.desk.viewing.set_chips("")
    assert gui.pane.scene.chip_mode == "hover"


def test_patterns_only_leaves_no_tint_under_the_words(gui: Gui) -> None:
    made = gui.mark(gui.page.text.split()[0])
    gui.pane.select_annotation(None)
    gui.desk.actions.named("patterns").run()
    gui.settle()
    shown = gui.pane.viewport().grab().toImage()
    box = gui.pane.rect_at(made.fragments[0].start).toRect()
    corner = shown.pixelColor(box.left(), box.top() + 1)
    assert corner == QColor(STYLES[gui.running.theme.palette.name].page)
    gui.desk.actions.named("patterns").run()
    gui.settle()
    shown = gui.pane.viewport().grab().toImage()
    assert shown.pixelColor(box.left(), box.top() + 1) != corner


@pytest.mark.parametrize(
    "look", [Look(spacing=1.5), Look(compact=True), Look(characters=50), Look(SANS)]
)
def test_the_line_in_sight_stays_when_the_look_changes(gui: Gui, look: Look) -> None:
    gui.window.resize(700, 420)
    gui.desk.viewing.set_zoom(3.0)
    gui.settle()
    gui.pane.verticalScrollBar().setValue(gui.pane.verticalScrollBar().maximum() // 2)
    gui.settle()
    line = gui.pane.first_line()
    assert line is not None
    gui.desk.viewing.set_look(look)
    gui.settle()
    pitch = gui.pane.scene.metrics.pitch
    assert -pitch < gui.pane.rect_at(line[0]).top() < 2 * pitch


def test_the_look_is_there_again_at_the_next_start(
    qtbot: QtBot, project_path: Path, remembered: Settings
) -> None:
    look = Look(SANS, 1.3, 60, compact=True, patterns_only=True)
    first = open_window(qtbot, [project_path], remembered)
    first.desk.viewing.set_look(look)
    first.desk.viewing.set_appearance(Appearance.HIGH_DARK)
    first.running.close()
    first.settle()
    again = open_window(qtbot, [project_path], remembered)
    metrics, inks = again.pane.scene.metrics, again.pane.scene.inks
    shown, palette = again.desk.viewing.look, again.running.theme.palette
    again.desk.viewing.reset()
    again.running.close()
    again.settle()
    assert metrics.font.family() == SANS
    assert metrics.pitch == round(26 * 1.3)
    assert metrics.column == pytest.approx(60 * metrics.letter)
    assert not inks.tints
    assert palette.name == "high-dark"
    assert shown == look


def test_back_to_the_usual_undoes_all_of_it(gui: Gui) -> None:
    viewing = gui.desk.viewing
    viewing.set_look(Look("DejaVu Sans", 2.0, 40, compact=True, patterns_only=True))
    viewing.set_zoom(2.0)
    viewing.set_chips("never")
    viewing.set_appearance(Appearance.DARK)
    viewing.reset()
    assert viewing.look == Look()
    assert (viewing.zoom, viewing.chosen_chips) == (1.0, "")
    assert viewing.appearance is Appearance.SYSTEM
