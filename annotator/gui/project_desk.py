"""Which project is open: another one, a new one, and the documents that come and go."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from annotator.gui.dialogs.files import FileDialogs
from annotator.gui.documents.intake import Intake
from annotator.gui.opening import annotator_of, show_first
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.operations import documents, projects
from annotator.store.project import Project


class ProjectDesk(QObject):
    """Opens projects and brings documents in."""

    def __init__(
        self, session: Session, intake: Intake, dialogs: FileDialogs, settings: Settings
    ) -> None:
        """Act on a session."""
        super().__init__()
        self._session = session
        self._intake = intake
        self._dialogs = dialogs
        self._settings = settings
        intake.project_chosen.connect(self.open_project)
        session.document_changed.connect(self._remember_document)
        self._remember_document()

    def open_files(self) -> None:
        """Ask for files and bring them in."""
        self._intake.open_paths(self._dialogs.to_open())

    def paste(self) -> None:
        """Make a document of what is on the clipboard."""
        self._intake.paste(QGuiApplication.clipboard().mimeData())

    def new_project(self) -> None:
        """Ask where, and begin a project with the default codebook."""
        path = self._dialogs.new_project()
        if path is not None:
            self._use(lambda: projects.new_project(path))

    def open_project(self, path: Path) -> None:
        """Show another project."""
        self._use(lambda: projects.open_project(path))

    def remove_document(self, document_id: int | None = None) -> None:
        """Take a document out of the project, the shown one if none is named; undo brings it back.

        A document beside it is shown in its place.
        """
        chosen = document_id if document_id is not None else self._session.document_id
        if chosen is not None:
            self._session.run(documents.remove, [chosen])

    def _use(self, opened: Callable[[], Project]) -> None:
        """Show a project once it is open; the present one stays when it cannot be opened."""
        self._intake.wait()
        project = self._session.attempt(opened)
        if project is None:
            return
        annotator = self._session.attempt(
            lambda: annotator_of(project, self._session.annotator.name)
        )
        if annotator is None:
            project.close()
            return
        self._session.use_project(project, annotator)
        self._settings.project = str(project.path)
        show_first(self._session, self._settings)
        if project.notice:
            self._session.told.emit(project.notice)

    def _remember_document(self) -> None:
        if self._session.document_id is not None:
            path = str(self._session.project.path)
            self._settings.remember_document(path, self._session.document_id)
