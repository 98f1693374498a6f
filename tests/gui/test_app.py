"""Starting, closing, coming back."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator.gui import app
from annotator.gui.crash import CrashHandler, follow
from annotator.gui.settings import Settings
from annotator.operations.folders import data_folder, report_folder
from annotator.operations.people import proposed_name
from annotator.store import location, people
from tests.support.projects import desk
from tests.support.windows import Gui, open_window, settings_at


@pytest.fixture
def windows(qtbot: QtBot) -> Iterator[list[Gui]]:
    """Windows that a test opens are closed after it."""
    opened: list[Gui] = []
    yield opened
    for gui in opened:
        gui.running.close()
        gui.settle()


def test_the_first_start_shows_a_partly_marked_sample(
    qtbot: QtBot, tmp_path: Path, windows: list[Gui]
) -> None:
    gui = open_window(qtbot, [], settings_at(tmp_path / "s.ini", annotator=""))
    windows.append(gui)
    assert gui.project.path.parent == data_folder()
    assert len(gui.page.annotations) > 5
    assert gui.find("hint_line").isVisible()


def test_who_annotates_is_asked_once_with_the_system_s_name(
    qtbot: QtBot, tmp_path: Path, windows: list[Gui]
) -> None:
    settings = settings_at(tmp_path / "s.ini", annotator="")
    gui = open_window(qtbot, [], settings)
    windows.append(gui)
    count = len(gui.page.annotations)
    field = gui.find("ask_field")
    assert isinstance(field, QLineEdit)
    assert field.text() == proposed_name()
    gui.type("Ana Roth")
    gui.press("Enter")
    assert settings.annotator == "Ana Roth"
    assert gui.running.session.annotator.name == "Ana Roth"
    assert not gui.window.ask_line.isVisible()
    assert len(gui.page.annotations) == count
    assert [each.name for each in people.annotators(gui.project)] == ["Ana Roth"]
    assert gui.pane.hasFocus()


def test_what_the_window_showed_comes_back(
    qtbot: QtBot, project_path: Path, tmp_path: Path, windows: list[Gui]
) -> None:
    settings = settings_at(tmp_path / "s.ini")
    gui = open_window(qtbot, [project_path], settings)
    gui.mark("Norway")
    gui.press("Ctrl+=", "Ctrl+=")
    gui.window.resize(780, 560)
    gui.settle()
    gui.click("hint_close")
    gui.running.close()
    gui.settle()
    again = open_window(qtbot, [], Settings(settings.store))
    windows.append(again)
    assert again.project.path == project_path
    assert again.words() == [("ACTOR", "Norway")]
    assert again.running.settings.zoom == 1.2
    assert (again.window.width(), again.window.height()) == (780, 560)
    assert not again.window.hint_line.isVisible()


def test_yesterday_s_step_is_undone_and_redone_after_a_restart(
    qtbot: QtBot, project_path: Path, tmp_path: Path, windows: list[Gui]
) -> None:
    gui = open_window(qtbot, [project_path], settings_at(tmp_path / "s.ini"))
    gui.mark("Norway")
    gui.running.close()
    gui.settle()
    again = open_window(qtbot, [project_path], settings_at(tmp_path / "s.ini"))
    windows.append(again)
    undo = again.find("undo_button")
    assert undo.property("text") == "Undo: mark Actor “Norway”"
    again.press("Ctrl+Z")
    assert again.words() == []
    again.press("Ctrl+Shift+Z")
    assert again.words() == [("ACTOR", "Norway")]


def test_a_last_project_that_is_gone_gives_way_to_the_first_with_a_sentence(
    qtbot: QtBot, tmp_path: Path, windows: list[Gui]
) -> None:
    settings = settings_at(tmp_path / "s.ini")
    settings.project = str(tmp_path / "gone.annot")
    gui = open_window(qtbot, [], settings)
    windows.append(gui)
    assert gui.project.path.parent == data_folder()
    assert "The first project is shown instead." in gui.notice()


def test_files_named_at_the_start_are_brought_in(
    qtbot: QtBot, project_path: Path, tmp_path: Path, windows: list[Gui]
) -> None:
    text = tmp_path / "named.txt"
    text.write_text("Named words.\n", encoding="utf-8")
    gui = open_window(qtbot, [project_path, text], settings_at(tmp_path / "s.ini"))
    windows.append(gui)
    gui.qtbot.waitUntil(lambda: gui.page.text == "Named words.\n")


def test_a_newer_program_s_project_is_shown_and_takes_no_mark(
    qtbot: QtBot, project_path: Path, tmp_path: Path, windows: list[Gui]
) -> None:
    file = sqlite3.connect(project_path)
    file.execute("PRAGMA user_version = 99")
    file.close()
    gui = open_window(qtbot, [project_path], settings_at(tmp_path / "s.ini"))
    windows.append(gui)
    assert "newer Annotator" in gui.notice()
    assert gui.find("saved_state").property("text") == "Read only"
    gui.select("Norway")
    gui.press("A")
    assert gui.words() == []
    assert gui.notice() == "This project is open for reading only."


def test_an_error_of_the_program_leaves_a_report_and_the_window(gui: Gui) -> None:
    handler = CrashHandler()
    follow(handler, lambda words: gui.window.notice_line.say(words, failed=True))
    try:
        sys.excepthook(ValueError, ValueError("a defect"), None)
        gui.settle()
    finally:
        handler.stop()
    (report,) = report_folder().glob("*.txt")
    assert "a defect" in report.read_text("utf-8")
    assert gui.notice().startswith("Something in the program went wrong; your work is saved.")
    gui.mark("Norway")
    assert gui.words() == [("ACTOR", "Norway")]


def test_an_error_in_another_thread_is_reported_too(gui: Gui) -> None:
    handler = CrashHandler()
    follow(handler, lambda words: gui.window.notice_line.say(words, failed=True))

    def fail() -> None:
        raise ValueError("in a thread")

    try:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        gui.settle()
    finally:
        handler.stop()
    assert gui.notice().startswith("Something in the program went wrong")


def test_the_name_is_changed_in_the_status_line(gui: Gui) -> None:
    gui.mark("Norway")
    gui.click("annotator_button")
    gui.type("Ben")
    gui.press("Enter")
    assert gui.running.session.annotator.name == "Ben"
    assert gui.page.annotations == {}
    gui.click("annotator_button")
    gui.press("Esc")
    assert gui.running.session.annotator.name == "Ben"


def test_another_process_s_mark_appears(gui: Gui) -> None:
    from annotator.model.text import Span
    from annotator.operations.annotating import annotate
    from annotator.store.project import Project

    start = gui.page.text.index("Norway")
    other = Project.open(gui.project.path)
    annotator = gui.running.session.annotator.id
    annotate(other, 1, [Span(start, start + 6)], label="ACTOR", annotator=annotator)
    other.close()
    gui.qtbot.waitUntil(lambda: len(gui.page.annotations) == 1)


def test_the_application_is_made_once(qtbot: QtBot) -> None:
    assert app.make_application() is app.make_application()


def test_ctrl_q_closes_the_window_wherever_the_focus_is_and_keeps_what_is_being_typed(
    qtbot: QtBot, project_path: Path, remembered: Settings, windows: list[Gui]
) -> None:
    gui = open_window(qtbot, [project_path], remembered)
    windows.append(gui)
    actor = gui.mark("NATO")
    gui.press("E", "Tab")
    gui.type("North Atlantic")
    gui.press("Ctrl+Q")
    assert not gui.window.isVisible()
    with sqlite3.connect(project_path) as file:
        (said,) = file.execute(
            "SELECT attributes FROM annotation WHERE id = ?", [actor.id]
        ).fetchone()
    assert "North Atlantic" in said


def test_a_project_on_a_network_folder_opens_as_a_copy_on_this_computer(
    qtbot: QtBot, tmp_path: Path, remembered: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The original is left alone, and the window says which file is open."""
    share = (tmp_path / "share").resolve()
    share.mkdir()
    desk(share / "far.annot").project.close()
    table = f"/dev/sda1 / ext4 rw 0 0\nserver:/x {share} nfs4 rw 0 0\n"
    plain = location.file_system
    monkeypatch.setattr(location, "file_system", lambda path, _=None: plain(path, table))
    before = (share / "far.annot").read_bytes()
    gui = open_window(qtbot, [share / "far.annot"], remembered)
    assert gui.project.path == data_folder() / "far.annot"
    assert "A copy of it is open instead" in gui.notice()
    assert (share / "far.annot").read_bytes() == before
    gui.running.close()
    gui.settle()
