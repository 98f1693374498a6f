"""The plain form: ``annotator [PROJECT] [FILE …]`` opens the window."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.cli.commands import MODULES, WRONG_USAGE
from annotator.errors import AnnotatorError, NotAProjectError, UnreadableFileError

SUFFIX = ".annot"


@dataclass(frozen=True, slots=True)
class Window:
    """The program's other face, handed in by the entry: commands know nothing of Qt."""

    open: Callable[[Sequence[Path]], int]
    """Opens the window on a project or files and returns the exit code when it is closed."""
    tour: Callable[[Path], int]
    """Drives the window through the main job, leaves pictures in a folder; the exit code."""


def open_window(names: Sequence[str], window: Window) -> int:
    """Open the window on the files of these names; the exit code.

    Raises AnnotatorError when one of them is not there, or there is no screen.
    """
    paths = [Path(name) for name in names]
    for path in paths:
        if not path.exists():
            return _missing(path)
    _require_screen()
    with qt_or_sentence():
        return window.open(paths)


@contextmanager
def qt_or_sentence() -> Iterator[None]:
    """Turn Qt's failure to load into a sentence; any other missing module is a defect."""
    try:
        yield
    except ImportError as error:
        if not (error.name or "").startswith(("PySide6", "shiboken6")):
            raise
        raise AnnotatorError(
            f"The window cannot open: {error}. A system library that Qt needs is missing; "
            "the commands run without it."
        ) from error


def _missing(path: Path) -> int:
    """Say that a file is not there; wrong usage when it looks like a misspelt command."""
    if path.suffix == SUFFIX:
        raise NotAProjectError(f"There is no project at {path}. “annotator new {path}” makes one.")
    if path.suffix or path.parent != Path():
        raise UnreadableFileError(f"There is no file at {path}.")
    from difflib import get_close_matches

    close = get_close_matches(path.name, MODULES, n=1)
    hint = f"Did you mean “{close[0]}”?" if close else "“annotator --help” lists the commands."
    print(f"error: “{path}” is neither a command nor a file. {hint}", file=sys.stderr)
    return WRONG_USAGE


def _require_screen() -> None:
    """Raise AnnotatorError where Qt could only end the process for want of a display."""
    if sys.platform != "linux":
        return
    if any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return
    raise AnnotatorError(
        "There is no screen here to open the window on. “annotator --help” lists what runs "
        "without one; “annotator tour --to FOLDER” makes pictures of the window."
    )
