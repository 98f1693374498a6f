"""Where the focus is once something was chosen in the palette."""

from PySide6.QtWidgets import QPlainTextEdit

from annotator.gui.modes import Mode
from annotator.gui.palette.palette import CommandPalette
from tests.support.windows import Gui


def test_a_note_chosen_in_the_palette_keeps_the_focus_for_its_words(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("Ctrl+K")
    gui.type("add a note")
    gui.press("Enter")
    assert not gui.window.findChildren(CommandPalette)[0].isVisible()
    assert gui.desk.mode() is Mode.FIELD
    gui.type("crab")
    assert gui.words() == [("ACTOR", "Norway")]
    note = gui.window.inspector.notes.edit
    assert isinstance(note, QPlainTextEdit)
    assert note.toPlainText() == "crab"


def test_the_first_field_chosen_in_the_palette_keeps_the_focus(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("Ctrl+K")
    gui.type("first field")
    gui.press("Enter", "2")
    assert gui.desk.mode() is Mode.FIELD
    assert gui.stored()[0].attributes["kind"] == "state"


def test_tab_stays_in_the_open_palette(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("Ctrl+K", "Tab", "Tab", "Shift+Tab")
    palette = gui.find("command_palette")
    assert isinstance(palette, CommandPalette)
    assert palette.current() == 1
    assert gui.window.top_bar.search_field.hasFocus()
