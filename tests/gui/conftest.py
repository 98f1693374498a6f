"""What the tests of the window share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.settings import Settings
from tests.support.projects import desk
from tests.support.windows import Gui, open_window, settings_at


@pytest.fixture
def remembered(tmp_path: Path) -> Settings:
    """Settings of their own."""
    return settings_at(tmp_path / "settings.ini")


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """A project with one document, two people and a suggester."""
    made = desk(tmp_path / "desk.annot")
    made.project.close()
    return made.project.path


@pytest.fixture
def gui(qtbot: QtBot, project_path: Path, remembered: Settings) -> Iterator[Gui]:
    """The window on that project, as Ana."""
    opened = open_window(qtbot, [project_path], remembered)
    yield opened
    opened.running.close()
    opened.settle()
