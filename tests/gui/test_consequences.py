"""What happened beside what was asked for is said at once, with the way back."""

import pytest

from annotator.model.annotations import Annotation
from annotator.operations import relating
from annotator.store import relations
from tests.gui.annotate.test_choosing import control_click
from tests.gui.inspector.test_past import focused, to_history
from tests.support.windows import Gui


@pytest.fixture
def quote(gui: Gui) -> Annotation:
    """A quote that is spoken by two, selected."""
    ends = [gui.mark("Norway"), gui.mark("NATO")]
    it = gui.mark("We will defend every ally", "Q")
    for each in ends:
        gui.running.session.run(relating.relate, "spoken_by", it.id, each.id)
    gui.settle()
    return it


def ties(gui: Gui, it: Annotation) -> list[tuple[int, str]]:
    return [(each.to_id, each.uid) for each in relations.of_annotation(gui.project, it.id)]


SAID = "2 relations could not stay and are taken back; Ctrl+Z, or Quote again, brings them back."


def test_one_wrong_letter_says_what_it_took_and_the_right_one_brings_it_back(
    gui: Gui, quote: Annotation
) -> None:
    before = ties(gui, quote)
    gui.press("C")
    assert ties(gui, quote) == []
    assert gui.notice() == SAID
    gui.press("Q")
    assert ties(gui, quote) == before
    assert gui.notice() == ""
    gui.press("Ctrl+Z")
    assert ties(gui, quote) == []


def test_the_field_of_the_label_says_so_too(gui: Gui, quote: Annotation) -> None:
    gui.press("E", "Shift+Tab")
    assert focused() == "selected_label"
    gui.type("com")
    gui.press("Enter")
    assert ties(gui, quote) == []
    assert gui.notice() == SAID


def test_so_it_is_for_several(gui: Gui, quote: Annotation) -> None:
    gui.choose(quote)
    control_click(gui, "NATO")
    gui.press("C")
    assert ties(gui, quote) == []
    assert gui.notice() == (
        "2 relations could not stay and are taken back; "
        "Ctrl+Z, or the label of before again, brings them back."
    )


def test_restoring_says_what_was_not_there_then(gui: Gui, quote: Annotation) -> None:
    before = ties(gui, quote)
    to_history(gui)
    gui.press("End", "Enter")
    assert ties(gui, quote) == []
    assert gui.notice() == (
        "2 relations were not there then and are taken back; Ctrl+Z brings them back."
    )
    gui.press("Ctrl+Z")
    assert ties(gui, quote) == before


def test_a_letter_that_rejects_says_so_and_gives_the_page_its_focus(gui: Gui) -> None:
    it = gui.mark("Norway")
    gui.press("E")
    for _ in range(10):
        if focused() == "status_field":
            break
        gui.press("Tab")
    gui.press("R")
    assert gui.page.selected() is None
    assert gui.notice() == "Rejected: it is off the page; Ctrl+Z brings it back."
    assert gui.pane.hasFocus()
    gui.press("Ctrl+Z")
    assert [each.status for each in gui.stored() if each.id == it.id] == ["draft"]


def test_the_palette_of_labels_says_so_too(gui: Gui, quote: Annotation) -> None:
    gui.choose(quote)
    gui.press("Ctrl+L")
    gui.type("commit")
    gui.press("Enter")
    assert ties(gui, quote) == []
    assert gui.notice() == SAID
