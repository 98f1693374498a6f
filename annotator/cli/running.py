"""From a command line to an exit code: what is said when something goes wrong, and how."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TextIO

from annotator.cli.commands import DONE, FAILED, MODULES
from annotator.cli.output import fail
from annotator.errors import AnnotatorError

if TYPE_CHECKING:
    from annotator.cli.window import Window

INTERRUPTED: Final = 130
"""The exit code after Ctrl+C, as shells have it."""


def run(argv: Sequence[str], window: "Window") -> int:
    """Do what the command line asks for and return the exit code.

    What a person can act on is one line ``error: …`` on stderr; a defect of the program is one
    line too, which names the report that was saved.
    """
    for stream in (sys.stdout, sys.stderr):
        # Whatever a file is called, its name can be printed.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    with _DefectsReported(argv) as outcome:
        outcome.code = _run(argv, window)
    return outcome.code


def _run(argv: Sequence[str], window: "Window") -> int:
    """Run, and say in one line what a person can act on."""
    try:
        code = _dispatch(argv, window)
    except AnnotatorError as error:
        code = fail(str(error))
    except KeyboardInterrupt:
        fail("Stopped. What was finished before is kept; what was under way left no trace.")
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has had enough of it: nothing went wrong.
        _silence(sys.stdout)
        return DONE
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        code = fail(f"{what}{error.strerror or error}. What was finished before is kept.")
    return _flushed(code)


def _dispatch(argv: Sequence[str], window: "Window") -> int:
    """Open the window straight away where no command and no option asks for more."""
    if not argv or not (argv[0].startswith("-") or argv[0] in MODULES):
        from annotator.cli.window import open_window

        return open_window(argv, window)
    from annotator.cli.parser import run_command

    try:
        return run_command(argv, window)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else DONE


def _flushed(code: int) -> int:
    """The exit code, once all output has left; FAILED when it cannot."""
    if sys.stdout is None:
        return code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        return fail(f"The output could not be written: {error.strerror}.")
    return code


def _silence(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, so that Python's own last flush is quiet."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


class _DefectsReported:
    """A block in which errors that nobody foresaw become one line and a saved report."""

    def __init__(self, argv: Sequence[str]) -> None:
        """Remember what was asked for."""
        self._argv = argv
        self.code = FAILED

    def __enter__(self) -> Self:
        """The block's outcome, to put the exit code into."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Swallow a defect once it is reported."""
        if not isinstance(error, Exception):
            return False
        import shlex

        from annotator.crash_reports import save_report

        path = save_report(error, _report_folder(), doing=shlex.join(["annotator", *self._argv]))
        fail(
            f"Annotator has a defect here ({type(error).__name__}); what was under way was not "
            f"kept, everything before it is. A report for its makers is at {path}"
        )
        return True


def _report_folder() -> Path:
    """Where reports go; the temporary folder when the user's data folder cannot be made."""
    import tempfile

    from annotator.operations.folders import report_folder

    try:
        return report_folder()
    except OSError:
        return Path(tempfile.gettempdir())
