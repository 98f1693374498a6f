"""Boundary keys go the way they point in words that run from right to left."""

import pytest

from annotator.operations import documents
from tests.support.projects import release
from tests.support.windows import Gui

ARABIC = "قال وزير الخارجية المصري سامح شكري إن مصر ستواصل العمل"
MARKED = "الخارجية المصري"


@pytest.fixture
def arabic(gui: Gui) -> Gui:
    """The window on a document in Arabic."""
    session = gui.running.session
    made = documents.add_document(
        gui.project, release("بيان", ARABIC), annotator=session.annotator.id
    )
    session.show_document(made.id)
    gui.settle()
    return gui


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("Alt+Left", "الخارجية المصري سامح"),
        ("Alt+Right", "الخارجية"),
        ("Alt+Shift+Right", "وزير الخارجية المصري"),
        ("Alt+Shift+Left", "المصري"),
        ("Ctrl+Alt+Right", "الخارجية المصر"),
    ],
)
def test_an_arrow_moves_a_boundary_the_way_it_points(arabic: Gui, key: str, words: str) -> None:
    arabic.mark(MARKED)
    arabic.press(key)
    assert arabic.words() == [("ACTOR", words)]


def test_the_command_does_what_its_title_says(arabic: Gui) -> None:
    arabic.mark(MARKED)
    arabic.desk.actions.named("end_later").run()
    assert arabic.words() == [("ACTOR", "الخارجية المصري سامح")]


def test_shift_and_arrows_select_the_way_they_point(arabic: Gui) -> None:
    arabic.pane.setFocus()
    arabic.pane.select(0, 0)
    arabic.press("Ctrl+Shift+Left", "Ctrl+Shift+Left")
    chosen = arabic.pane.selection()
    assert chosen is not None
    assert ARABIC[chosen.start : chosen.end].strip() == "قال وزير"
    arabic.press("Ctrl+Shift+Right")
    chosen = arabic.pane.selection()
    assert chosen is not None
    assert ARABIC[chosen.start : chosen.end].strip() == "قال"
