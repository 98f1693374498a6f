"""A file or a pasted text → a document: what stands in it, and how its offsets run."""

from pathlib import Path

from annotator.model.documents import NewDocument
from annotator.model.source import source_text

__all__ = ["read_document", "source_text"]


def read_document(path: Path, *, encoding: str = "") -> NewDocument:
    """The document of a file, its text normalised and its bytes kept as they are.

    ``encoding`` is a codec's name that a person chose; by default it is found out. Raises
    UnreadableFileError with one sentence: there is no such file, it is not text, empty, or too
    large.
    """
    from annotator.readers.text import read_text

    return read_text(path, encoding=encoding)
