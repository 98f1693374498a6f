"""The application: opens a project, shows the window, and leaves everything saved."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from annotator.errors import AnnotatorError, NetworkFolderError
from annotator.gui.crash import CrashHandler, follow
from annotator.gui.fonts import interface_font, load_fonts, quieten
from annotator.gui.loading import settle
from annotator.gui.main_window import MainWindow
from annotator.gui.opening import annotator_of, show_first
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.showing import Showing
from annotator.gui.theme import Theme
from annotator.model.values import dataclass
from annotator.operations import people, projects
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.gui.desk import Desk

_WIDTH, _HEIGHT = 1440, 900


@dataclass(frozen=True, slots=True)
class Running:
    """The window and what stands behind it; kept alive as long as the window is."""

    application: QApplication
    window: MainWindow
    desk: "Desk"
    session: Session
    settings: Settings
    theme: Theme

    def close(self) -> None:
        """Close the window and the project for good."""
        self.window.close()
        self.window.deleteLater()


def run(paths: Sequence[Path], *, settings: Settings | None = None) -> int:
    """Open the window on a project or files (the last project without), until it is closed.

    Returns the exit code. Raises AnnotatorError when a named project cannot be opened.
    """
    import signal

    # Everything is saved at each action, so Ctrl+C in the terminal may end the program at once;
    # Python's own handler would wait for the next event and raise in the middle of it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = make_application()
    handler = CrashHandler()
    try:
        running = start(paths, settings=settings)
        settle()
        follow(handler, lambda words: running.window.notice_line.say(words, failed=True))
        return application.exec()
    finally:
        handler.stop()


def make_application() -> QApplication:
    """The one application of the process, with the program's faces."""
    quieten()
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setStyle("Fusion")
    else:  # said from the beginning, it spares PySide6 the building of QStyle's enumerations
        application = QApplication([*sys.argv[:1], "-style", "Fusion"])
    application.setApplicationName("Annotator")
    application.setApplicationDisplayName("Annotator")
    application.setDesktopFileName("annotator")
    load_fonts()
    application.setFont(interface_font())
    return application


def start(paths: Sequence[Path] = (), *, settings: Settings | None = None) -> Running:
    """Show the window on a project and files; the application must be there already.

    What is seen is painted before all that can be done with it is made.
    """
    named = [path for path in paths if path.suffix.casefold() == projects.SUFFIX]
    files = [path for path in paths if path not in named]
    showing, trouble = paint(named[-1] if named else None, settings or Settings())
    running = _bring_to_life(showing)
    if notice := trouble or running.session.project.notice:
        running.session.told.emit(notice)
    if files:
        QTimer.singleShot(0, lambda: running.desk.intake.open_paths(files))
    return running


def paint(named: Path | None, settings: Settings) -> tuple[Showing, str]:
    """Paint a project, the last one without a name; the trouble that there was with that one.

    Nobody can act on it yet.
    """
    project, trouble = _open(named, settings)
    session = Session(project, annotator_of(project, settings.annotator or people.proposed_name()))
    theme = Theme(settings.appearance)
    window = MainWindow(theme)
    showing = Showing(window, session, settings, theme)
    window.show_page(there=session.first_document() is not None)
    theme.dress()
    window.resize(_WIDTH, _HEIGHT)
    if not settings.geometry.isEmpty():
        window.restoreGeometry(settings.geometry)
    if not settings.panels.isEmpty():
        window.splitter.restoreState(settings.panels)
    window.show()
    show_first(session, settings)  # the lines have their width only now
    showing.places.restore()
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return showing, trouble


def _bring_to_life(showing: Showing) -> Running:
    """Make all that can be done with what is shown, and let the person act."""
    window, session, settings = showing.window, showing.session, showing.settings
    projects.get_ready(session.project)
    from annotator.gui.desk import Desk  # and with it most of what is not seen

    desk = Desk(showing, settings, showing.theme)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    running = Running(application, window, desk, session, settings, showing.theme)
    window.closing.connect(showing.places.remember)
    window.closing.connect(lambda: _closing(running))
    desk.to_page()
    if not settings.annotator and not session.project.read_only:
        _ask_who(running)
    return running


def _open(named: Path | None, settings: Settings) -> tuple[Project, str]:
    """The project to show, and a sentence that says why it is not the one that was asked for."""
    if named is not None:
        project, trouble = _open_here(named)
    else:
        project, trouble = _last_or_first(settings)
    if not trouble:
        settings.project = str(project.path)
    return project, trouble


def _open_here(named: Path) -> tuple[Project, str]:
    """The named project, or a copy on this computer when it lies on a network folder."""
    try:
        return projects.open_at_once(named), ""
    except NetworkFolderError:
        copy = projects.local_copy(named)
        return projects.open_at_once(copy), (
            f"{named.name} is on a network folder, where work could be lost. "
            f"A copy of it is open instead: {copy}."
        )


def _last_or_first(settings: Settings) -> tuple[Project, str]:
    """The last project; where that is gone, the first one, with a sentence that says so."""
    last = Path(settings.project) if settings.project else None
    trouble = ""
    if last is not None:
        try:
            return projects.open_at_once(last), ""
        except AnnotatorError as error:
            trouble = f"{error} The first project is shown instead."
    return projects.open_at_once(projects.first_project(settings.annotator)), trouble


def _ask_who(running: Running) -> None:
    """Ask once who is annotating; the layer that was begun under the proposed name is renamed."""
    line, session = running.window.ask_line, running.session

    def answered(name: str) -> None:
        if name != session.annotator.name:
            found = session.attempt(
                lambda: people.rename_annotator(session.project, session.annotator.id, name)
            )
            if found is None:
                return
            session.use_annotator(found)
        running.settings.annotator = name
        running.desk.to_page()

    line.answered.connect(answered)
    line.ask(session.annotator.name)


def _closing(running: Running) -> None:
    """Save what is being typed, and remember how the window stood."""
    running.desk.to_page()
    running.window.make_room(0)
    running.settings.geometry = running.window.saveGeometry()
    running.settings.panels = running.window.splitter.saveState()
    running.settings.save()
    running.desk.intake.wait()
    running.desk.overlays.wait()
    running.session.close()
