"""Any label by a few letters: marks, relabels, or is armed, as its key would."""

from PySide6.QtWidgets import QLineEdit, QPushButton

from annotator.gui.codebook.pill import LabelPill
from annotator.gui.label_palette.palette import LabelPalette
from annotator.operations import codebooks
from tests.support.windows import Gui


def add_labels(gui: Gui, count: int) -> None:
    """Labels without keys, one below the other."""
    parent = ""
    with gui.project.step("Labels", None, operation="test"):
        for number in range(count):
            made = codebooks.add_label(
                gui.project,
                f"Topic {number}",
                {"key": ""},
                annotator=gui.running.session.annotator.id,
                parent=parent,
            )
            parent = made.name if number % 5 < 4 else ""
    gui.settle()


def palette(gui: Gui) -> LabelPalette:
    gui.press("Ctrl+L")
    found = gui.find("label_palette")
    assert isinstance(found, LabelPalette)
    return found


def listed(view: LabelPalette) -> list[str]:
    lines = (view.list.lines.line(row) for row in range(view.list.lines.rowCount()))
    return [each.words for each in lines if each is not None]


def what(gui: Gui) -> str:
    field = gui.find("label_palette_field")
    assert isinstance(field, QLineEdit)
    return field.accessibleName()


def test_selected_words_are_marked_by_a_few_letters_and_enter(gui: Gui) -> None:
    add_labels(gui, 12)
    gui.select("Norway")
    view = palette(gui)
    assert what(gui) == "Mark “Norway” as"
    gui.type("pic 9")
    assert listed(view) == ["Topic 9"]
    gui.press("Enter")
    assert ("Topic 9", "Norway") in gui.words()
    assert gui.pane.hasFocus()
    assert not view.isVisible()


def test_the_selected_annotation_is_relabelled_and_its_label_is_the_current_one(gui: Gui) -> None:
    gui.mark("Norway", key="R")
    view = palette(gui)
    assert what(gui) == "Relabel “Norway” as"
    line = view.list.current()
    assert line is not None
    assert line.words == "Role"
    gui.press("Up", "Enter")
    assert gui.words()[-1][0] == "ACTOR"


def test_without_either_the_label_is_armed(gui: Gui) -> None:
    add_labels(gui, 3)
    gui.press("Esc")
    palette(gui)
    gui.type("topic 2")
    gui.press("Enter")
    assert gui.desk.marking.armed == "Topic 2"


def test_esc_leaves_all_as_it_was_with_the_words_selected(gui: Gui) -> None:
    span = gui.select("Norway")
    before = gui.words()
    palette(gui)
    gui.type("act")
    gui.press("Esc")
    chosen = gui.pane.selection()
    assert chosen is not None
    assert (chosen.start, chosen.end) == span
    assert gui.words() == before
    assert gui.pane.hasFocus()


def test_words_that_no_label_has_change_nothing(gui: Gui) -> None:
    gui.select("Norway")
    before = gui.words()
    view = palette(gui)
    gui.type("zzz")
    gui.press("Enter")
    assert view.isVisible()
    assert gui.words() == before


def test_of_many_labels_the_bar_shows_two_rows_and_the_way_to_all(gui: Gui) -> None:
    add_labels(gui, 120)
    gui.window.resize(1200, 700)
    gui.settle()
    bar = gui.window.label_bar
    shown = [pill for pill in bar.pills() if pill.isVisible()]
    assert {"ACTOR", "ROLE", "COMMITMENT", "QUOTE"} <= {pill.label.name for pill in shown}
    assert len({pill.mapTo(bar, pill.rect().topLeft()).y() for pill in shown}) == 2
    every = gui.find("all_labels")
    assert isinstance(every, QPushButton)
    assert every.text() == "All 124 labels  Ctrl L"
    assert every.mapTo(bar, every.rect().bottomLeft()).y() < bar.height() < 90
    gui.click("all_labels")
    assert len(listed(palette_shown(gui))) == 124


def palette_shown(gui: Gui) -> LabelPalette:
    found = gui.find("label_palette")
    assert isinstance(found, LabelPalette)
    return found


def test_the_armed_label_has_a_pill_also_where_it_had_no_room(gui: Gui) -> None:
    add_labels(gui, 120)
    gui.window.resize(1200, 700)
    gui.settle()
    gui.desk.marking.arm("Topic 40")
    gui.settle()
    pill = next(each for each in gui.window.label_bar.pills() if each.label.name == "Topic 40")
    assert isinstance(pill, LabelPill)
    assert pill.isVisible()
    assert pill.isChecked()


def test_few_labels_leave_no_way_to_all(gui: Gui) -> None:
    button = gui.window.findChild(QPushButton, "all_labels")
    assert button is not None
    assert not button.isVisible()


def test_it_leaves_the_line_of_keys_free_however_many_labels_there_are(gui: Gui) -> None:
    for number in range(20):
        gui.running.session.run(codebooks.add_label, f"Label {number}")
    gui.window.resize(900, 480)
    gui.settle()
    gui.select("NATO")
    gui.press("Ctrl+L")
    palette = gui.find("label_palette")
    assert not palette.geometry().intersects(gui.window.hint_line.geometry())
