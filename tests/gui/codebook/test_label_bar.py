"""The label bar holds a codebook of any size."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QPushButton

from annotator.gui.codebook.label_bar import FEW, MOST, most_wanted
from annotator.model.codebook import Label
from annotator.store import codebook
from tests.support.windows import Gui


def label(number: int, key: str = "") -> Label:
    return Label(f"L{number}", f"Label {number}", "#2563c9", "#7fb0ff", "solid", key=key)


@given(st.lists(st.booleans(), max_size=60))
def test_labels_with_a_key_have_room_before_others_in_their_order(keyed: list[bool]) -> None:
    labels = [label(n, "x" if with_key else "") for n, with_key in enumerate(keyed)]
    found = most_wanted(labels)
    assert len(found) <= MOST
    assert len(found) >= min(FEW, len(labels))
    assert [each for each in labels if each in found] == found
    left_out = [each for each in labels if each not in found]
    assert not (any(each.key for each in left_out) and any(not each.key for each in found))


def test_more_labels_than_have_room_are_found_by_their_names(gui: Gui) -> None:
    before = codebook.load(gui.project)
    made = [replace(label(n), position=10 + n, uid=f"l-{n}") for n in range(100)]
    with gui.project.step("Many", gui.running.session.annotator.id, operation="add label"):
        codebook.extend(gui.project, made, [])
    gui.settle()
    bar = gui.window.label_bar
    assert len(bar.pills()) == FEW
    assert [each.label.name for each in bar.pills()][:4] == [each.name for each in before.labels]
    gui.select("Oslo")
    gui.click("more_labels")
    gui.type("Label 99")
    gui.press("Enter")
    assert gui.words() == [("L99", "Oslo")]
    gui.press("Ctrl+Z", "Ctrl+Z")
    assert len(bar.pills()) == 4
    more = bar.findChild(QPushButton, "more_labels")
    assert more is not None
    assert not more.isVisible()
