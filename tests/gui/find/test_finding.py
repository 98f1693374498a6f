"""Finding words in the document that is shown, by keys alone."""

from annotator.gui.find.bar import FindBar
from annotator.gui.modes import Mode
from tests.support.windows import Gui


def bar(gui: Gui) -> FindBar:
    found = gui.find("find_bar")
    assert isinstance(found, FindBar)
    return found


def count(gui: Gui) -> str:
    return bar(gui).count_label().text()


def hits(gui: Gui) -> list[str]:
    return [gui.page.text[start:end] for start, end in gui.pane.scene.hits]


def test_words_are_found_while_they_are_typed(gui: Gui) -> None:
    gui.press("Ctrl+F")
    assert gui.desk.mode() is Mode.FIND
    gui.type("na")
    assert len(hits(gui)) > 1
    gui.type("to")
    assert set(hits(gui)) == {"NATO"}
    assert count(gui) == f"1 of {len(hits(gui))}"
