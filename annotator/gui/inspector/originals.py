"""The file that a document came from, as it was, opened in whatever shows such files."""

import stat
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

from annotator.errors import NotWrittenError, UnknownNameError
from annotator.model.documents import Document
from annotator.store import documents
from annotator.store.project import Project


def open_original(project: Project, document: Document) -> Path:
    """Write the source's bytes to a file that cannot be changed by mistake, and open it.

    Raises AnnotatorError when there are none, when they cannot be written, or when the system
    has no program for such files.
    """
    data = documents.source(project, document.id).data
    if not data:
        raise UnknownNameError("This document did not come from a file; there is none to open.")
    path = original_path(document)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            path.chmod(stat.S_IRUSR | stat.S_IWUSR)
        path.write_bytes(data)
        path.chmod(stat.S_IRUSR)
    except OSError as error:
        raise NotWrittenError(
            f"The original could not be put into {path.parent}: {error.strerror}."
        ) from error
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise NotWrittenError(f"No program was found to show it; the original is at {path}.")
    return path


def original_path(document: Document) -> Path:
    """Where the copy of a document's source file is put."""
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.CacheLocation)
    name = Path(document.source_name).name or "original.txt"
    return Path(cache, "originals", document.uid, name)
