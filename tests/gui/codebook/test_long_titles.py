"""Labels with long titles: two pills stand side by side also in a small window."""

from PySide6.QtWidgets import QLabel

from annotator.gui.codebook.pill import LabelPill
from annotator.operations import codebooks
from tests.support.windows import Gui

LONG = "heads of state and government of the council of Norn"


def pills(gui: Gui) -> list[LabelPill]:
    return [each for each in gui.window.findChildren(LabelPill) if each.isVisible()]


def said(pill: LabelPill) -> str:
    return pill.findChildren(QLabel)[0].text()


def test_a_pill_is_never_wider_than_half_a_row_and_has_its_whole_title_where_it_fits(
    gui: Gui,
) -> None:
    session = gui.running.session
    for label in session.codebook().labels[:2]:
        session.run(codebooks.change_label, label.name, {"title": f"{label.title} {LONG}"})
    gui.window.resize(900, 600)
    gui.settle()
    one, other, *short = pills(gui)
    bar = gui.find("label_bar")
    assert one.y() == other.y()
    assert one.width() <= (bar.width() - 44) / 2
    assert said(one).endswith("…")
    assert one.accessibleName().startswith(f"Actor {LONG}")
    assert [said(each) for each in short] == [each.label.title for each in short]
    narrow = said(one)
    gui.window.resize(1440, 900)
    gui.settle()
    assert len(said(one)) > len(narrow)
