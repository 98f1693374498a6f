"""The open project, who annotates and which document is shown; every change goes through here."""

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.errors import AnnotatorError
from annotator.model.codebook import Codebook
from annotator.model.history import ChangeSet, Step
from annotator.model.people import Annotator
from annotator.store import codebook as codebooks
from annotator.store import documents
from annotator.store.project import Project

POLL_MS: Final = 500
"""How often the file is asked whether another program has committed, in milliseconds."""

R = TypeVar("R")


class Session(QObject):
    """What every panel shares; it holds no copy of what the file says."""

    opened = Signal()
    """Another project is open, or somebody else annotates: everything is to be shown anew."""
    document_changed = Signal()
    """Another document is shown, or none."""
    changed = Signal(object)
    """A ChangeSet: what a step touched, whoever made it."""
    closed = Signal()
    """The file is about to be closed for good: nothing may be read any more."""
    failed = Signal(str)
    """One sentence that says what could not be done."""
    told = Signal(str)
    """One sentence that is good to know."""

    def __init__(self, project: Project, annotator: Annotator) -> None:
        """Take over an open project; it is closed by ``close`` or when another one is opened."""
        super().__init__()
        self._project = project
        self._annotator = annotator
        self._document_id: int | None = None
        self._poll_failure = ""
        self._stop = project.listen(self.changed.emit)
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.poll)
        self._timer.start()

    @property
    def project(self) -> Project:
        """The open project."""
        return self._project

    @property
    def annotator(self) -> Annotator:
        """Whose layer is worked on."""
        return self._annotator

    @property
    def document_id(self) -> int | None:
        """The document that is shown; None when there is none."""
        return self._document_id

    def codebook(self) -> Codebook:
        """The labels and relation types of the project as they are now."""
        return codebooks.load(self._project)

    def use_project(self, project: Project, annotator: Annotator) -> None:
        """Close the project and show another one."""
        self._stop()
        self._project.close()
        self._project = project
        self._annotator = annotator
        self._document_id = None
        self._stop = project.listen(self.changed.emit)
        self.opened.emit()

    def use_annotator(self, annotator: Annotator) -> None:
        """Work on somebody else's layer from now on."""
        if annotator != self._annotator:
            self._annotator = annotator
            self.opened.emit()

    def show_document(self, document_id: int | None) -> None:
        """Show a document, or none."""
        if document_id != self._document_id:
            self._document_id = document_id
            self.document_changed.emit()

    def first_document(self) -> int | None:
        """The document to show when none was shown before; None in an empty project."""
        found = documents.documents(self._project)
        return found[0].id if found else None

    def run(self, operation: Callable[..., R], *arguments: object, **named: object) -> R | None:
        """Do an operation as the present annotator; None when it failed, and ``failed`` says why.

        The operation is called with the project first and the annotator's id as ``annotator``.
        """
        return self.attempt(
            lambda: operation(self._project, *arguments, annotator=self._annotator.id, **named)
        )

    def attempt(self, work: Callable[[], R]) -> R | None:
        """Do something that may raise an AnnotatorError; None when it did."""
        try:
            return work()
        except AnnotatorError as error:
            self.failed.emit(str(error))
            return None

    def next_undo(self) -> Step | None:
        """The step of this annotator that Undo turns back; None when there is none."""
        return self.attempt(lambda: self._project.next_undo(self._annotator.id))

    def next_redo(self) -> Step | None:
        """The undo of this annotator that Redo turns back; None when there is none."""
        return self.attempt(lambda: self._project.next_redo(self._annotator.id))

    def poll(self) -> None:
        """Ask the file whether another program has committed; one failure is told once."""
        try:
            self._project.poll()
        except AnnotatorError as error:
            if str(error) != self._poll_failure:
                self.failed.emit(str(error))
            self._poll_failure = str(error)
        else:
            self._poll_failure = ""

    def close(self) -> None:
        """Close the project; nothing is lost, since everything is on disk already."""
        self._timer.stop()
        self.closed.emit()
        self._stop()
        self._project.close()


def touches(changes: ChangeSet, *tables: str) -> bool:
    """Whether a step touched rows of one of the tables; a bulk step may have touched any."""
    return changes.bulk or not changes.tables.isdisjoint(tables)
