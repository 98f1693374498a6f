"""Export from the window: format, place, losses, file."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton

from annotator.gui.export.panel import ExportPanel
from tests.gui.annotate.test_editing import suggest
from tests.support.windows import Gui


def panel(gui: Gui) -> ExportPanel:
    """The open panel, once it knows what would be lost."""
    found = gui.find("export_panel")
    assert isinstance(found, ExportPanel)
    write = gui.find("export_write")
    gui.qtbot.waitUntil(write.isEnabled)
    return found


def losses(gui: Gui) -> str:
    """What the panel says of losses."""
    label = gui.find("export_losses")
    assert isinstance(label, QLabel)
    return label.text()


def write(gui: Gui, to: Path) -> None:
    """Type a place, press Enter, and wait for the file."""
    field = gui.find("export_path")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    gui.type(str(to))
    gui.press("Enter")
    gui.qtbot.waitUntil(to.exists)
    gui.qtbot.waitUntil(lambda: not gui.window.findChildren(ExportPanel)[0].isVisible())


def test_ctrl_e_writes_what_is_marked(gui: Gui, tmp_path: Path) -> None:
    gui.mark("Norway")
    gui.press("Esc", "Ctrl+E")
    panel(gui)
    write(gui, tmp_path / "out.jsonl")
    lines = [json.loads(each) for each in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [each["text"] for each in lines[1]["annotations"]] == ["Norway"]
    assert gui.notice().startswith("Exported 1 document with 1 annotation and ")
    assert gui.pane.hasFocus()


def test_what_would_be_lost_is_said_before_anything_is_written(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("N")
    gui.type("Gold has no notes.")
    gui.press("Enter", "Ctrl+E")
    shown = panel(gui)
    assert losses(gui).startswith("Nothing")
    gui.press("Down")
    gui.qtbot.waitUntil(lambda: "×" in losses(gui))
    assert shown.format_name() == "gold"


def test_the_place_that_is_proposed_follows_the_format(gui: Gui) -> None:
    gui.press("Ctrl+E")
    assert panel(gui).path().name == "desk.jsonl"
    gui.press("Down")
    assert panel(gui).path().name == "desk gold"


def test_a_place_chosen_in_the_dialog_is_taken(
    gui: Gui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "chosen.jsonl"
    chosen.write_text("something else")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    gui.press("Ctrl+E")
    shown = panel(gui)
    gui.click("export_choose")
    assert shown.path() == chosen
    note = gui.find("export_note")
    assert isinstance(note, QLabel)
    assert note.text() == "This file is there already and will be replaced."


def test_a_place_that_cannot_be_written_is_said_and_the_panel_stays(
    gui: Gui, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    gui.press("Ctrl+E")
    panel(gui)
    field = gui.find("export_path")
    assert isinstance(field, QLineEdit)
    field.setText(str(tmp_path / "file" / "out.jsonl"))
    button = gui.find("export_write")
    assert isinstance(button, QPushButton)
    button.click()
    gui.qtbot.waitUntil(lambda: bool(gui.notice()))
    assert gui.find("export_panel").isVisible()
    gui.qtbot.waitUntil(lambda: button.text() == "Export")


def test_esc_closes_the_panel_and_writes_nothing(gui: Gui, tmp_path: Path) -> None:
    gui.press("Ctrl+E")
    panel(gui)
    gui.press("Esc")
    assert not gui.window.findChildren(ExportPanel)[0].isVisible()
    assert gui.pane.hasFocus()


def test_export_and_work_on_the_page_do_not_disturb_each_other(gui: Gui, tmp_path: Path) -> None:
    suggest(gui, "NATO")
    gui.press("Ctrl+E")
    panel(gui)
    gui.press("Esc")
    gui.mark("Norway")
    assert ("ACTOR", "Norway") in gui.words()


def test_tab_stays_in_the_export_panel_and_goes_round(gui: Gui) -> None:
    gui.mark("Norway")
    gui.press("Ctrl+E")
    shown = panel(gui)
    seen = []
    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        assert shown.isAncestorOf(focused)
        seen.append(focused.objectName())
        gui.press("Tab")
    assert seen[1:] == ["export_path", "export_choose", "export_cancel", "export_write"]
    assert gui.find(seen[0]).hasFocus()
    gui.press("Shift+Tab")
    assert gui.find("export_write").hasFocus()
    gui.press("Esc")
    assert gui.pane.hasFocus()


def test_a_panel_that_is_opened_again_says_that_its_file_will_be_replaced(
    gui: Gui, tmp_path: Path
) -> None:
    gui.running.settings.folder = str(tmp_path)
    gui.press("Ctrl+E")
    place = panel(gui).path()
    gui.press("Enter")
    gui.qtbot.waitUntil(lambda: not gui.window.findChildren(ExportPanel)[0].isVisible())
    gui.press("Ctrl+E")
    assert panel(gui).path() == place
    note = gui.find("export_note")
    assert isinstance(note, QLabel)
    assert note.text() == "This file is there already and will be replaced."
    assert note.property("kind") != "muted"
