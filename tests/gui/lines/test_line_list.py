"""Lines beside the page: swatches, keys, ticks."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.gui.codebook.colour import line_colour
from annotator.gui.lines.line_list import LineList
from annotator.gui.lines.lines import Line
from annotator.gui.theme import Appearance, Theme
from annotator.model.codebook import Label

LABEL = Label("A", "Actor", "#2563c9", "#7fb0ff", "solid")


def shown(qtbot: QtBot, *lines: Line) -> tuple[LineList, Theme]:
    theme = Theme(Appearance.LIGHT)
    view = LineList("lines", "Lines", theme, chips=True)
    qtbot.addWidget(view)
    view.lines.show(lines)
    view.resize(240, 120)
    view.grab()
    return view, theme


def test_a_muted_swatch_leaves_the_colour_of_its_label_as_it_is(qtbot: QtBot) -> None:
    _, theme = shown(qtbot, Line("Actor", label=LABEL, quiet=True))
    assert line_colour(LABEL, theme.palette).alpha() == 255


def test_a_line_that_cannot_be_ticked_has_no_tick(qtbot: QtBot) -> None:
    view, _ = shown(qtbot, Line("one", key=1), Line("two", key=2, tickable=False))
    view.lines.turn(0)
    view.lines.turn(1)
    assert view.lines.ticked() == [1]
    role = Qt.ItemDataRole.CheckStateRole
    assert view.lines.data(view.lines.index(1), role) is None


def test_the_key_of_a_line_is_said_with_it(qtbot: QtBot) -> None:
    view, _ = shown(qtbot, Line("Actor", "3", key=1, chip="A"))
    view.lines.turn(0)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert view.lines.data(view.lines.index(0), role) == "Actor, 3, key A, ticked"
