"""The file that a document came from."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from annotator.gui.inspector.originals import original_path
from tests.support.projects import TEXT
from tests.support.windows import Gui


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """What the system was asked to show, instead of showing it."""
    found: list[Path] = []

    def show(url: QUrl) -> bool:
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(tmp_path / "cache"))
    return found


def test_the_original_is_opened_byte_for_byte_and_cannot_be_changed(
    gui: Gui, opened: list[Path]
) -> None:
    gui.click("open_original")
    gui.click("open_original")
    (path, again) = opened
    assert path == again
    assert path.name == "Statement.txt"
    assert path.read_bytes() == TEXT.encode()
    assert path.stat().st_mode & 0o222 == 0


def test_two_documents_of_one_file_name_have_originals_of_their_own(
    gui: Gui, opened: list[Path]
) -> None:
    assert gui.page.document is not None
    assert gui.page.document.uid in str(original_path(gui.page.document))


def test_pasted_text_has_no_original_to_open(gui: Gui) -> None:
    QGuiApplication.clipboard().setText("Pasted words only.")
    gui.press("Ctrl+V")
    assert not gui.window.inspector.document.has_original()
