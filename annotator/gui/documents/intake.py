"""New documents: from files that were chosen or dropped, and from the clipboard."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal

from annotator.errors import AnnotatorError
from annotator.gui.frame.work_line import WorkLine
from annotator.gui.session import Session
from annotator.gui.worker import Job, Work
from annotator.operations import datasets, documents
from annotator.operations.documents import ImportReport, Progress
from annotator.store.project import Project

AT_ONCE: Final = 2_000_000
"""Up to so many bytes of text are read at once; more is read by a worker."""


class Intake(QObject):
    """Brings documents in and shows the first of them."""

    project_chosen = Signal(Path)
    """A project file was among what was opened."""

    def __init__(self, session: Session, line: WorkLine) -> None:
        """Bring into a session's project; ``line`` shows how far long work is."""
        super().__init__()
        self._session = session
        self._line = line
        self._works: list[Work] = []
        line.cancelled.connect(self.cancel)

    def busy(self) -> bool:
        """Whether a worker is still reading."""
        return bool(self._works)

    def cancel(self) -> None:
        """Stop reading; nothing of what was being read stays."""
        for work in self._works:
            work.cancel()

    def wait(self) -> None:
        """Stop reading and wait until the worker has left the file."""
        self.cancel()
        for work in list(self._works):
            work.wait()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Bring in files and folders, whatever each is; a project is opened instead."""
        projects = [path for path in paths if path.suffix.casefold() == ".annot"]
        rest = [path for path in paths if path not in projects]
        sets = [path for path in rest if _is_dataset(path)]
        texts = [path for path in rest if path not in sets]
        if texts:
            self._open_texts(texts)
        for path in sets:
            self._later(partial(_take_dataset, path, self._session.annotator.id), path.name)
        if projects:
            self.project_chosen.emit(projects[-1])

    def paste(self, data: QMimeData | None) -> None:
        """Make a document of pasted text, or bring in the files that were copied."""
        if data is not None and (paths := local_paths(data)):
            self.open_paths(paths)
            return
        words = data.text() if data is not None else ""
        made = self._session.attempt(partial(self._add_pasted, words))
        if made is not None:
            self._session.show_document(made)
            self._session.told.emit("The pasted text is a document now.")

    def _add_pasted(self, words: str) -> int:
        from annotator.readers.pasted import document_of

        annotator = self._session.annotator.id
        new = document_of(words)
        return documents.add_document(self._session.project, new, annotator=annotator).id

    def _open_texts(self, paths: list[Path]) -> None:
        small = all(path.is_file() for path in paths)
        if small and sum(path.stat().st_size for path in paths) <= AT_ONCE:
            report = self._session.run(documents.import_files, paths)
            if report is not None:
                self._arrived(report)
            return
        name = paths[0].name if len(paths) == 1 else f"{len(paths)} files"
        self._later(partial(_take_texts, paths, self._session.annotator.id), name)

    def _later(self, job: Job, name: str) -> None:
        """Let a worker do it."""
        work = Work(self._session.project.path, job, self)
        work.progressed.connect(self._line.progress)
        work.succeeded.connect(self._arrived)
        work.failed.connect(self._session.failed)
        work.finished.connect(partial(self._ended, work))
        self._works.append(work)
        self._line.begin(f"Reading {name}…")
        work.start()

    def _ended(self, work: Work) -> None:
        if work in self._works:
            self._works.remove(work)
        if not self._works:
            self._line.hide()
        work.deleteLater()

    def _arrived(self, report: ImportReport) -> None:
        """Show what came in, and say what did not."""
        self._session.poll()
        here = [*report.document_ids, *(number for _, number in report.already_here)]
        if here:
            self._session.show_document(here[0])
        if report.refused:
            sentence = report.refused[0][1]
            more = len(report.refused) - 1
            self._session.failed.emit(f"{sentence} ({more} more like it)" if more else sentence)
        elif words := in_words(report):
            self._session.told.emit(words)


def in_words(report: ImportReport) -> str:
    """What an import brought, as one sentence."""
    if report.cancelled:
        return "Cancelled; nothing was taken."
    if not report.document_ids and report.already_here:
        return f"“{report.already_here[0][0]}” is in the project already."
    count = len(report.document_ids)
    what = "1 document" if count == 1 else f"{count} documents"
    marks = f" with {report.annotations} annotations" if report.annotations else ""
    return f"Imported {what}{marks}." if count else ""


def local_paths(data: QMimeData) -> list[Path]:
    """The files of this computer that are dragged or were copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _is_dataset(path: Path) -> bool:
    from annotator import formats

    return formats.guess(path) is not None


def _take_texts(
    paths: list[Path], annotator: int, project: Project, progress: Progress
) -> ImportReport:
    return documents.import_files(project, paths, annotator=annotator, progress=progress)


def _take_dataset(path: Path, annotator: int, project: Project, progress: Progress) -> ImportReport:
    try:
        return datasets.import_dataset(project, path, annotator=annotator, progress=progress)
    except AnnotatorError as error:
        return ImportReport(refused=((path.name, str(error)),))
