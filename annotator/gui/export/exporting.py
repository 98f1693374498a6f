"""Export from the panel to the file: what would be lost is counted before anything is written."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from annotator.formats.format import Format
from annotator.gui.dialogs.files import FileDialogs
from annotator.gui.export.panel import ExportPanel
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.gui.worker import Job, Work
from annotator.model.corpus import Loss
from annotator.operations import datasets
from annotator.operations.datasets import ExportReport
from annotator.operations.documents import Progress
from annotator.store.project import Project


class Exporting(QObject):
    """Feeds the panel, and lets a worker write."""

    def __init__(
        self, session: Session, panel: ExportPanel, dialogs: FileDialogs, settings: Settings
    ) -> None:
        """Export a session's project."""
        super().__init__()
        self._session = session
        self._panel = panel
        self._dialogs = dialogs
        self._settings = settings
        self._works: list[Work] = []
        self._chosen = ""
        self._own_place = False
        panel.format_chosen.connect(self._choose)
        panel.place_wanted.connect(self._ask_place)
        panel.accepted.connect(self._write)

    def start(self) -> None:
        """Open the panel."""
        from annotator.formats import all_formats

        formats = all_formats()
        names = [each.name for each in formats]
        first = self._chosen if self._chosen in names else names[0]
        self._own_place = False
        self._panel.open(formats, first)
        self._choose(first)

    def wait(self) -> None:
        """Wait until nothing is being written any more."""
        for work in list(self._works):
            work.wait()

    def _choose(self, name: str) -> None:
        """Take up a format: propose a place, and count what it cannot say."""
        self._chosen = name
        if not self._own_place:
            self._panel.set_path(self._proposal(_format(name)))
        self._panel.show_losses(None)
        work = self._begin(partial(_losses, name))
        work.succeeded.connect(partial(self._counted, name))
        work.start()

    def _counted(self, name: str, losses: list[Loss]) -> None:
        if name == self._chosen:
            self._panel.show_losses(losses)

    def _ask_place(self) -> None:
        chosen = _format(self._chosen)
        start = str(self._panel.path())
        if chosen.folder:
            found = self._dialogs.folder("Export into", start)
        else:
            pattern = f"{chosen.title} (*{chosen.suffixes[0]})"
            found = self._dialogs.to_save("Export to", start, pattern)
        if found is not None:
            self._own_place = True
            self._panel.set_path(found)

    def _write(self) -> None:
        path = self._panel.path()
        if not path.name:
            self._session.failed.emit("Say where to write first; nothing was written.")
            return
        self._panel.show_writing(writing=True)
        job = partial(_export, self._chosen, path)
        work = self._begin(job)
        work.succeeded.connect(self._written)
        work.start()

    def _written(self, report: ExportReport) -> None:
        self._settings.folder = str(report.to.parent)
        self._panel.close_panel()
        self._session.told.emit(
            f"Exported {_counted(report.documents, 'document')} with "
            f"{_counted(report.annotations, 'annotation')} and "
            f"{_counted(report.relations, 'relation')} to {report.to}."
        )

    def _begin(self, job: Job) -> Work:
        work = Work(self._session.project.path, job, self, read_only=True)
        self._works.append(work)
        work.failed.connect(self._session.failed)
        work.finished.connect(partial(self._ended, work))
        return work

    def _ended(self, work: Work) -> None:
        self._works.remove(work)
        work.deleteLater()
        if not self._works:
            self._panel.show_writing(writing=False)

    def _proposal(self, chosen: Format) -> Path:
        """A name beside what was written last, else among the person's documents."""
        place = QStandardPaths.StandardLocation.DocumentsLocation
        folder = self._settings.folder or QStandardPaths.writableLocation(place)
        stem = self._session.project.path.stem
        if chosen.folder:
            return Path(folder, f"{stem} {chosen.name}")
        return Path(folder, f"{stem}{chosen.suffixes[0]}")


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _format(name: str) -> Format:
    from annotator.formats import by_name

    found = by_name(name)
    assert found is not None
    return found


def _losses(name: str, project: Project, _progress: Progress) -> list[Loss]:
    return datasets.losses(name, datasets.export_corpus(project, name))


def _export(name: str, to: Path, project: Project, _progress: Progress) -> ExportReport:
    return datasets.export_dataset(project, name, to)
