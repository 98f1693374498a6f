"""The way in: files are asked for, then the codebook is written or shown beside the page."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.formats.codebook_toml import read_codebook
from annotator.gui.dialogs.files import FileDialogs
from annotator.gui.main_window import MainWindow
from annotator.gui.session import Session
from annotator.gui.side_panel import BesidePage
from annotator.gui.theme import Theme
from annotator.model.text import shortened
from annotator.operations import codebook_files

if TYPE_CHECKING:
    from annotator.gui.taking.taking import Taking

_PATTERN = "Codebooks (*.toml)"
_NAME = "Codebook.toml"


class CodebookFiles(QObject):
    """Writes the codebook to a file and takes one from a file."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        theme: Theme,
        dialogs: FileDialogs,
        *,
        show_beside: Callable[[BesidePage], object],
        key_of: Callable[[str], str],
    ) -> None:
        """Belong to a window; ``show_beside`` shows a panel in the place of another one.

        ``key_of`` gives the key of an action by its name.
        """
        super().__init__()
        self._window = window
        self._session = session
        self._theme = theme
        self._dialogs = dialogs
        self._show_beside = show_beside
        self._key = key_of
        self._taking: Taking | None = None

    def write(self) -> None:
        """Ask where, and write the codebook there."""
        path = self._dialogs.to_write("Write the codebook to a file", _NAME, _PATTERN)
        if path is not None:
            self._session.attempt(lambda: self._write(path))

    def take(self) -> None:
        """Ask for a file, and show what it would change."""
        path = self._dialogs.one_to_open("Take a codebook from a file", _PATTERN)
        if path is not None:
            self.show_file(path)

    def show_file(self, path: Path) -> None:
        """Show what the codebook of a file would change; a file that is none changes nothing."""
        brought = self._session.attempt(lambda: read_codebook(path))
        if brought is None:
            return
        if self._taking is None:
            from annotator.gui.taking.panel import TakingPanel
            from annotator.gui.taking.taking import Taking

            self._taking = Taking(self._session, TakingPanel(self._window, self._theme), self._key)
        self._taking.bring(brought, path.name)
        self._show_beside(self._taking)

    def _write(self, path: Path) -> None:
        codebook_files.write_codebook_file(self._session.project, path)
        self._session.told.emit(f"The codebook is written to “{shortened(path.name)}”.")
