"""Runs the tour: makes, closes, opens again, exports, compares, and says what it did."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton

from annotator.gui.app import Running, make_application, start
from annotator.gui.tour.album import Album
from annotator.gui.tour.facts import Facts, of_export, of_project
from annotator.gui.tour.hands import Hands
from annotator.gui.tour.itinerary import Itinerary
from annotator.gui.tour.surroundings import (
    RELEASE,
    Place,
    new_project,
    prepared,
    without_screen_if_there_is_none,
)
from annotator.gui.tour.trouble import TourError, Troubles, noticed
from annotator.operations import checking
from annotator.store import history
from annotator.store.history import State
from annotator.store.project import Project

Say = Callable[[str], object]

_WIDTH, _HEIGHT = 1440, 900
"""Of the window, in the pictures; without a screen Qt thinks of a small one."""


def run(folder: Path, *, say: Say | None = None) -> int:
    """Do the main job in the real window and leave pictures, project and exports in a folder.

    ``say`` gets what there is to tell, line by line; it is printed without one. Returns the exit
    code. Raises AnnotatorError when the folder cannot be used, and when anything differs from
    what was made.
    """
    tell = say or _print
    without_screen_if_there_is_none()
    make_application()
    with noticed() as troubles, prepared(folder) as place:
        tell(f"The main job in the real window, on {RELEASE.name}")
        album = Album(place.folder, tell)
        new_project(place)
        made, before = _work(place, album, troubles)
        _come_back(place, album, troubles, made, before)
        tell("")
        tell("Compared")
        for line in _compare(place, made, before):
            tell(f"  {line}")
    tell("")
    tell(f"In {place.folder}")
    tell(f"  {album.count} steps as pictures, each in light and dark")
    for path in (place.project, place.dataset, place.gold):
        tell(f"  {path.name}")
    return 0


def _work(place: Place, album: Album, troubles: Troubles) -> tuple[Facts, State]:
    """Annotate in a first window and close it; what was made, and every row of the file."""
    running = _window(place, troubles)
    made = Itinerary(running, album, troubles).walk()
    before = history.present(running.session.project)
    _close(running)
    return made, before


def _come_back(place: Place, album: Album, troubles: Troubles, made: Facts, before: State) -> None:
    """Open the file in another window, undo and redo what was done before, and export."""
    running = _window(place, troubles)
    hands = Hands(running.window)
    _same_rows(before, running.session.project, "The file, opened again,")
    album.take(running.window, running.theme, "reopened", "Closed and opened again: all is there")
    hands.press("Ctrl+Z")
    hands.press("Ctrl+Shift+Z")
    made.must_be(of_project(running.session.project), "After undo and redo, the reopened file")
    _export(hands, "jsonl", place.dataset)
    hands.press("Ctrl+E")
    hands.click(hands.find(QRadioButton, "export_format_gold"))
    _ready(hands, place.gold)
    album.take(running.window, running.theme, "export", "Export: what a format cannot say, first")
    hands.press("Return")
    _exported(hands)
    album.take(running.window, running.theme, "exported", "Exported as JSON Lines and as gold")
    troubles.check()
    _close(running)


def _export(hands: Hands, format_name: str, to: Path) -> None:
    """Export through the panel, by keys and mouse."""
    hands.press("Ctrl+E")
    hands.click(hands.find(QRadioButton, f"export_format_{format_name}"))
    _ready(hands, to)
    hands.press("Return")
    _exported(hands)


def _ready(hands: Hands, to: Path) -> None:
    """Type where to export to, and wait until the panel has counted the losses."""
    hands.click(hands.find(QLineEdit, "export_path"))
    hands.press("Ctrl+A")
    hands.type(str(to))
    button = hands.find(QPushButton, "export_write")
    hands.wait(button.isEnabled, "the panel should know what the format cannot say")


def _exported(hands: Hands) -> None:
    notice = hands.window.notice_line
    hands.wait(lambda: notice.words().startswith("Exported"), "the export should be written")


def _compare(place: Place, made: Facts, before: State) -> list[str]:
    """What was compared, in words; raises TourError at the first difference."""
    with Project.open(place.project) as project:
        _same_rows(before, project, "The file, in the end,")
        made.must_be(of_project(project), "The file")
        report = checking.check(project)
    if not report.sound:
        raise TourError(f"The file is not sound: {report.faults[0]}")
    for name, path in (("jsonl", place.dataset), ("gold", place.gold)):
        made.must_be(of_export(name, path), path.name)
    what = f"{len(made.marks)} annotations and {len(made.ties)} relations"
    rows = sum(len(table) for table in before.values())
    return [
        f"the reopened file with what was made: {what}, all {rows} rows as they were",
        f"{place.dataset.name} and {place.gold.name} with the file: {what} each",
        f"every span with its text: {report.spans_holding} of {report.spans} hold",
        f"the history: {report.steps} steps, sound",
    ]


def _same_rows(before: State, project: Project, where: str) -> None:
    """Raise TourError when any row of any table differs."""
    now = history.present(project)
    for table, rows in before.items():
        if now.get(table) != rows:
            raise TourError(f"{where} differs from what was made in the table “{table}”.")


def _window(place: Place, troubles: Troubles) -> Running:
    """A window on the project of the tour, as the program opens it."""
    running = start([place.project], settings=place.settings())
    running.session.failed.connect(troubles.failed)
    running.window.resize(_WIDTH, _HEIGHT)
    running.window.activateWindow()
    if not QTest.qWaitForWindowActive(running.window, 5000):
        raise TourError("The window did not get the keyboard; leave it in front and try again.")
    return running


def _close(running: Running) -> None:
    """Close the window, and let Qt forget it."""
    running.close()
    running.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
