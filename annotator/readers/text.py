"""Plain text files: their bytes and the characters in them."""

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from annotator.errors import UnreadableFileError
from annotator.language.encodings import decode, decode_as
from annotator.language.headlines import headline
from annotator.model.documents import NewDocument, Source
from annotator.model.source import normalise, storable

__all__ = ["LARGEST_TEXT", "bytes_of", "decode", "read_text"]

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of the largest file that is taken in."""


def read_text(path: Path, *, encoding: str = "") -> NewDocument:
    """The document of a plain text file; ``encoding`` overrides what is found out.

    Raises UnreadableFileError with one sentence.
    """
    data = bytes_of(path)
    try:
        characters, encoding = decode_as(data, encoding) if encoding else decode(data)
    except UnreadableFileError as error:
        raise UnreadableFileError(f"“{path.name}” was not imported: {error}.") from None
    text, _ = normalise(characters)
    return NewDocument(
        title=headline(text) or storable(path.stem),
        text=text,
        source_name=storable(path.name),
        source=Source(data, encoding),
    )


def bytes_of(path: Path, *, largest: int = LARGEST_TEXT) -> bytes:
    """The bytes of a file of at most ``largest`` bytes; a larger one is not read at all.

    Raises UnreadableFileError with one sentence.
    """
    try:
        status = path.stat()
        if S_ISDIR(status.st_mode):
            raise UnreadableFileError(f"“{path.name}” is a folder, not a file.")
        if not S_ISREG(status.st_mode):
            raise UnreadableFileError(f"“{path.name}” is no ordinary file and cannot be imported.")
        if status.st_size > largest:
            raise _too_large(path, status.st_size, largest)
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError:
        raise UnreadableFileError(f"There is no file “{path}”.") from None
    except PermissionError:
        raise UnreadableFileError(f"“{path.name}” may not be read: permission denied.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFileError(f"“{path.name}” cannot be read: {reason}.") from None
    if len(data) > largest:
        raise _too_large(path, len(data), largest)
    return data


def _too_large(path: Path, size: int, largest: int) -> UnreadableFileError:
    mebibytes = 2**20
    return UnreadableFileError(
        f"“{path.name}” has {size / mebibytes:,.1f} MiB and was not imported: "
        f"texts may have up to {largest / mebibytes:,.0f} MiB; split it into parts."
    )
