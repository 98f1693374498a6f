"""The system's dialogs for files: which to open, where to write."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.gui.settings import Settings

_OPENABLE = "Texts, datasets and projects (*.txt *.text *.md *.jsonl *.json *.annot);;All files (*)"


class FileDialogs:
    """Asks for paths; begins in the folder that was used last."""

    def __init__(self, window: QWidget, settings: Settings) -> None:
        """Belong to a window."""
        self._window = window
        self._settings = settings

    def to_open(self) -> list[Path]:
        """The files that a person chose to open; none when she left the dialog."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Open", self._settings.folder, _OPENABLE
        )
        return [self._remember(Path(name)) for name in names]

    def folder(self, title: str, start: str = "") -> Path | None:
        """A folder; None when the dialog was left."""
        name = QFileDialog.getExistingDirectory(self._window, title, start or self._settings.folder)
        return self._remember(Path(name)) if name else None

    def to_save(self, title: str, start: str, pattern: str) -> Path | None:
        """Where to write a file; None when the dialog was left."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, start, pattern)
        return self._remember(Path(name)) if name else None

    def new_project(self) -> Path | None:
        """Where a new project should be; None when the dialog was left."""
        start = str(Path(self._settings.folder, "New project.annot"))
        return self.to_save("New project", start, "Annotator projects (*.annot)")

    def _remember(self, path: Path) -> Path:
        self._settings.folder = str(path.parent)
        return path
