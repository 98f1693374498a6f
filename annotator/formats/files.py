"""Reading files of bounded size, and writing so that nothing half-written is ever left."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from annotator.errors import NotWrittenError, UnreadableFileError

_PLAIN_REASONS = {
    errno.ENOENT: "there is no such file or folder",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the disk is read-only",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EISDIR: "it is a folder",
    errno.ENOTDIR: "a part of its path is no folder",
    errno.EEXIST: "something else is there",
    errno.ENAMETOOLONG: "its name is too long",
}


def reason_of(error: OSError) -> str:
    """Why a file could not be read or written, in a few plain words."""
    return _PLAIN_REASONS.get(error.errno or 0) or error.strerror or str(error)


@contextmanager
def reading(path: Path) -> Iterator[BinaryIO]:
    """The file opened for reading its bytes.

    Raises UnreadableFileError when there is none, it is no ordinary file, or reading it fails.
    """
    try:
        if path.exists() and not S_ISREG(path.stat().st_mode):
            raise UnreadableFileError(f"“{path.name}” is no ordinary file and cannot be read.")
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise UnreadableFileError(f"“{path.name}” cannot be read: {reason_of(error)}.") from None


def bytes_of(path: Path, *, largest: int) -> bytes:
    """The bytes of a file of at most ``largest`` bytes; a larger one raises UnreadableFileError."""
    with reading(path) as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        limit = f"{largest / 2**20:,.0f} MiB"
        raise UnreadableFileError(f"“{path.name}” is larger than {limit} and was not read.")
    return data


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the path's place when all of it is on the disk.

    When anything fails, what stood at the path is untouched. Raises NotWrittenError.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(f".annotator-{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        raise NotWrittenError(
            f"“{path.name}” could not be written: {reason_of(error)}. What was there is unchanged."
        ) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
