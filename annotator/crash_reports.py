"""Reports of crashes: what a defect of the program leaves behind for whoever mends it.

Both faces write them: the window from its hook for errors that nobody caught, the command line
around each command. ``save_report(error, folder)`` writes one file and says where it is;
``folder`` is made when it is missing, and the temporary folder stands in for one that cannot be
written. A report holds versions, the platform and the trace, and nothing is sent anywhere; the
message of an error can quote words of a document, so a person should read it before sharing it.
"""

import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

KEPT = 20
"""How many reports stay in a folder; the oldest make room for new ones."""

_PREFIX = "crash-"


def save_report(error: BaseException, folder: Path, *, doing: str = "") -> Path:
    """Write a report of ``error`` into ``folder`` and return its path.

    ``doing`` says what was asked for, e.g. the command line or the name of the action. Raises
    OSError only when the temporary folder cannot be written either.
    """
    words = report(error, doing=doing)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _write(folder, words)
    except OSError:
        return _write(Path(tempfile.gettempdir()), words)
    _forget_the_oldest(folder)
    return path


def report(error: BaseException, *, doing: str = "") -> str:
    """The words of a report: versions, platform, moment, what was asked for, and the trace."""
    from annotator.version import __version__

    lines = [
        f"Annotator {__version__}",
        f"Python {sys.version}",
        f"Platform {platform.platform()}",
        f"Time {datetime.now(UTC).isoformat(timespec='seconds')}",
        *([f"Doing {doing}"] if doing else []),
        "",
    ]
    return "\n".join(lines) + "\n" + "".join(traceback.format_exception(error))


def _write(folder: Path, words: str) -> Path:
    """A new file in the folder, readable by its person only, with the words in it."""
    name = f"{_PREFIX}{datetime.now(UTC):%Y%m%d-%H%M%S}-"
    handle, path = tempfile.mkstemp(prefix=name, suffix=".txt", dir=folder)
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(words)
    return Path(path)


def _forget_the_oldest(folder: Path) -> None:
    """Keep the latest reports only; one that cannot be removed stays."""
    _remove(sorted(folder.glob(f"{_PREFIX}*.txt"))[:-KEPT])


def _remove(paths: Iterable[Path]) -> None:
    """Remove files as far as that is possible."""
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue
