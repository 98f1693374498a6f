"""The system's dialogs for files: which to open, where to write."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.gui.settings import Settings

_OPENABLE = "Texts, datasets and projects (*.txt *.text *.md *.jsonl *.json *.annot);;All files (*)"


class FileDialogs:
    """Asks for paths; begins in the folder that was used last, at first in one's documents."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        """Belong to a window."""
        self._window = window
        self._settings = settings

    def to_open(self) -> list[Path]:
        """The files that a person chose to open; none when she left the dialog."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Open", self._begin(), _OPENABLE)
        return [self._remember(Path(name)) for name in names]

    def one_to_open(self, title: str, pattern: str) -> Path | None:
        """The one file that a person chose to open; None when the dialog was left."""
        patterns = f"{pattern};;All files (*)"
        name, _ = QFileDialog.getOpenFileName(self._window, title, self._begin(), patterns)
        return self._remember(Path(name)) if name else None

    def to_write(self, title: str, name: str, pattern: str) -> Path | None:
        """Where to write a file, ``name`` being proposed; None when the dialog was left."""
        return self.to_save(title, str(Path(self._begin(), name)), pattern)

    def folder(self, title: str, start: str = "") -> Path | None:
        """A folder; None when the dialog was left."""
        name = QFileDialog.getExistingDirectory(self._window, title, start or self._begin())
        return self._remember(Path(name)) if name else None

    def to_save(self, title: str, start: str, pattern: str) -> Path | None:
        """Where to write a file; None when the dialog was left."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, start, pattern)
        return self._remember(Path(name)) if name else None

    def new_project(self) -> Path | None:
        """Where a new project should be; None when the dialog was left."""
        return self.to_write("New project", "New project.annot", "Annotator projects (*.annot)")

    def _begin(self) -> str:
        """Where a dialog begins: never where the program happens to be started."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        wanted = (self._settings.folder, QStandardPaths.writableLocation(place))
        there = (each for each in wanted if each and Path(each).is_dir())
        return next(there, str(Path.home()))

    def _remember(self, path: Path) -> Path:
        self._settings.folder = str(path.parent)
        return path
