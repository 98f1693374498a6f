"""New documents: files, folders, drops, the clipboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from annotator.gui.documents import intake
from annotator.gui.settings import Settings
from annotator.operations.projects import new_project
from annotator.store import documents
from tests.support.windows import Gui, open_window


def drop(gui: Gui, *paths: Path) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    left, place = Qt.MouseButton.LeftButton, QPointF(200, 200)
    entered = QDragEnterEvent(place.toPoint(), copy, data, left, none)
    QApplication.sendEvent(gui.window, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(gui.window, QDropEvent(place, copy, data, left, none))
    gui.settle()


def titles(gui: Gui) -> list[str]:
    """The titles of all documents."""
    return [each.title for each in documents.documents(gui.project)]


def release(folder: Path, name: str = "new.txt", text: str = "A headline\n\nSome words.\n") -> Path:
    """A text file."""
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_a_dropped_file_becomes_a_document_and_is_shown(gui: Gui, tmp_path: Path) -> None:
    drop(gui, release(tmp_path))
    assert len(titles(gui)) == 2
    assert gui.page.text == "A headline\n\nSome words.\n"
    assert gui.notice() == "Imported 1 document."


def test_ctrl_o_opens_what_the_dialog_gives(
    gui: Gui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = release(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    gui.press("Ctrl+O")
    assert gui.page.text.startswith("A headline")
    assert gui.running.settings.folder == str(tmp_path)


def test_the_dialog_never_begins_where_the_program_was_started(
    gui: Gui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def ask(_window: object, _title: str, start: str, _pattern: str) -> tuple[list[str], str]:
        begun.append(start)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    started = tmp_path / "started"
    started.mkdir()
    monkeypatch.chdir(started)
    for used in ("", str(tmp_path / "gone"), str(tmp_path)):
        gui.running.settings.folder = used
        gui.press("Ctrl+O")
    first, after_gone, after_use = (Path(each) for each in begun)
    assert first == after_gone
    assert first.is_absolute()
    assert first.is_dir()
    assert first != started
    assert after_use == tmp_path


def test_pasted_text_becomes_a_document(gui: Gui) -> None:
    QGuiApplication.clipboard().setText("Pasted headline\r\n\r\nPasted words.")
    gui.press("Ctrl+V")
    assert gui.page.text == "Pasted headline\n\nPasted words."
    assert gui.page.document is not None
    assert gui.page.document.source_name == ""


def test_an_empty_clipboard_adds_nothing_and_says_so(gui: Gui) -> None:
    QGuiApplication.clipboard().setText("  ")
    gui.press("Ctrl+V")
    assert len(titles(gui)) == 1
    assert "no text on the clipboard" in gui.notice()


def test_in_a_field_ctrl_v_pastes_into_the_field(gui: Gui) -> None:
    QGuiApplication.clipboard().setText("Kingdom")
    gui.mark("Norway")
    gui.press("E", "Tab", "Ctrl+V", "Enter")
    assert gui.stored()[0].attributes["canonical"] == "Kingdom"
    assert len(titles(gui)) == 1


def test_a_file_that_is_no_text_is_refused_in_one_sentence(gui: Gui, tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02" * 40)
    drop(gui, path)
    assert len(titles(gui)) == 1
    assert "picture.txt" in gui.notice()


def test_a_file_that_is_here_already_is_shown(gui: Gui, tmp_path: Path) -> None:
    path = release(tmp_path)
    drop(gui, path)
    gui.press("Ctrl+PgUp")
    drop(gui, path)
    assert len(titles(gui)) == 2
    assert gui.page.text.startswith("A headline")
    assert gui.notice() == "“new.txt” is in the project already."


def test_a_large_text_is_read_by_a_worker_and_one_undo_takes_it_back(
    gui: Gui, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "AT_ONCE", 10)
    drop(gui, release(tmp_path), release(tmp_path, "more.txt", "More words.\n"))
    gui.qtbot.waitUntil(lambda: not gui.desk.intake.busy())
    gui.qtbot.waitUntil(lambda: len(titles(gui)) == 3)
    assert not gui.window.work_line.isVisible()
    gui.press("Ctrl+Z")
    assert titles(gui) == ["Statement"]


def test_a_folder_is_taken_with_all_its_texts(gui: Gui, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    release(folder, "a.txt", "One.\n")
    release(folder, "b.txt", "Two.\n")
    drop(gui, folder)
    gui.qtbot.waitUntil(lambda: len(titles(gui)) == 3)
    gui.qtbot.waitUntil(lambda: not gui.desk.intake.busy())


def test_a_dropped_project_is_opened_in_the_place_of_this_one(gui: Gui, tmp_path: Path) -> None:
    path = tmp_path / "other.annot"
    new_project(path).close()
    drop(gui, path)
    assert gui.project.path == path
    assert gui.running.settings.project == str(path)
    assert gui.find("project_button").property("text") == "other.annot"


def test_a_file_that_is_no_project_leaves_the_open_one(gui: Gui, tmp_path: Path) -> None:
    path = tmp_path / "broken.annot"
    path.write_bytes(b"not a project at all")
    before = gui.project.path
    drop(gui, path)
    assert gui.project.path == before
    assert gui.notice()
    gui.mark("Norway")
    assert gui.words() == [("ACTOR", "Norway")]


def test_the_first_text_of_an_empty_project_has_the_keys_at_once(
    qtbot: QtBot, tmp_path: Path, remembered: Settings
) -> None:
    """Else a button beside the page would have them, and Space undo the import."""
    path = tmp_path / "empty.annot"
    new_project(path).close()
    gui = open_window(qtbot, [path], remembered)
    gui.find("hint_close").setFocus()
    gui.desk.intake.open_paths([release(tmp_path)])
    gui.settle()
    assert gui.page.document is not None
    assert gui.pane.hasFocus()
    gui.running.close()
