"""The command ``tour``: the main job in the real widgets, with pictures."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from annotator.cli.commands import Command
from annotator.cli.window import Window, qt_or_sentence


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--to", metavar="FOLDER", type=Path, required=True, help="where the pictures go"
    )


def _tour(arguments: Namespace) -> int:
    """Drive the window and leave a picture of every step."""
    window: Window = arguments.window
    with qt_or_sentence():
        return window.tour(arguments.to)


COMMANDS: Final = {
    "tour": Command(
        _arguments,
        _tour,
        "Uses real key and mouse events on the sample release; where there is no display it runs\n"
        "without one. Fails when the file, opened again, is not what was made.",
    )
}
