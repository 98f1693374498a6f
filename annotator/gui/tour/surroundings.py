"""Where a tour takes place: a folder for what it makes, and nothing of the person's own."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication

from annotator.errors import AnnotatorError, NotWrittenError
from annotator.gui.settings import Settings
from annotator.gui.theme import Appearance
from annotator.gui.tour.album import PICTURE
from annotator.operations import folders, projects
from annotator.resources import resource
from annotator.store.project import Project

TITLE: Final = "A tour of Annotator"
"""The title of the project of a tour, by which a later tour knows that it may be replaced."""


RELEASE: Final = resource("samples", "marrowgate-trees.txt")
"""The release that is annotated."""


@dataclass(frozen=True, slots=True)
class Place:
    """The files of a tour."""

    folder: Path
    settings_file: Path

    @property
    def project(self) -> Path:
        """The project that is made."""
        return self.folder / "tour.annot"

    @property
    def dataset(self) -> Path:
        """The export in our JSON Lines."""
        return self.folder / "tour.jsonl"

    @property
    def gold(self) -> Path:
        """The folder of the export in the gold form."""
        return self.folder / "tour-gold"

    def settings(self) -> Settings:
        """What the window remembers during the tour."""
        return Settings(QSettings(str(self.settings_file), QSettings.Format.IniFormat))


def without_screen_if_there_is_none() -> None:
    """Let Qt draw into memory where there is no display; called before Qt starts."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in named):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


@contextmanager
def prepared(folder: Path) -> Iterator[Place]:
    """A folder cleared of an earlier tour; the person's settings and data are out of reach.

    Raises AnnotatorError when the folder cannot be used.
    """
    place = Place(folder.resolve(), Path())
    _clear(place)
    hints = QGuiApplication.styleHints()
    blinking, data = hints.cursorFlashTime(), os.environ.get(folders.DATA_VARIABLE)
    hints.setCursorFlashTime(0)
    try:
        with tempfile.TemporaryDirectory(prefix="annotator-tour-") as own:
            os.environ[folders.DATA_VARIABLE] = own
            yield Place(place.folder, Path(own, "settings.ini"))
    finally:
        hints.setCursorFlashTime(blinking)
        os.environ.pop(folders.DATA_VARIABLE, None)
        if data is not None:
            os.environ[folders.DATA_VARIABLE] = data


def new_project(place: Place) -> None:
    """Make the project of the tour, with the default codebook and no document."""
    projects.new_project(place.project, title=TITLE).close()
    settings = place.settings()
    settings.appearance = Appearance.LIGHT
    settings.save()


def _clear(place: Place) -> None:
    """Make the folder, and take away what an earlier tour left in it; nothing else."""
    try:
        place.folder.mkdir(parents=True, exist_ok=True)
        if not place.project.exists():
            return
        with Project.open(place.project, read_only=True) as project:
            ours = projects.project_title(project) == TITLE
        if not ours:
            raise AnnotatorError(
                f"{place.project} was not made by a tour; nothing was changed. Name another folder."
            )
        pictures = [each for each in place.folder.iterdir() if PICTURE.fullmatch(each.name)]
        ends = ("", "-wal", "-shm")
        files = [place.project.with_name(place.project.name + end) for end in ends]
        exports = [place.dataset, *place.gold.glob(f"{RELEASE.stem}.*")]
        for old in (*pictures, *exports, *files):
            old.unlink(missing_ok=True)
        if place.gold.is_dir() and not any(place.gold.iterdir()):
            place.gold.rmdir()
    except OSError as error:
        raise NotWrittenError(
            f"The folder “{place.folder}” cannot be used: {error.strerror}."
        ) from None
