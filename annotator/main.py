"""The one entry: opens the window or runs a command, importing only what that needs."""

import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for (the process's own without ``argv``); the exit code."""
    from annotator.cli.running import run
    from annotator.cli.window import Window

    arguments = sys.argv[1:] if argv is None else argv
    return run(arguments, Window(_open_window, _tour))


def _open_window(paths: Sequence[Path]) -> int:
    """Open the window on a project or files."""
    from annotator.gui.loading import quick_imports

    with quick_imports():
        from annotator.gui import app

    return app.run(paths)


def _tour(folder: Path) -> int:
    """Drive the window through the main job, leaving pictures in a folder."""
    from annotator.gui import tour

    return tour.run(folder)
