"""What stands on the command line, read: the options before a command, and those of each command.

Only the module of the command that was asked for is imported.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Final, NoReturn

from annotator.cli.commands import GROUPS, MODULES, SUMMARIES, Command, WrongUsageError
from annotator.version import __version__

if TYPE_CHECKING:
    from annotator.cli.window import Window

_DESCRIPTION: Final = """\
usage: annotator [PROJECT] [FILE …]          opens the window
       annotator [--as NAME] COMMAND …       runs without a display

Annotating text by hand, in one local file per project."""

_EPILOG: Final = """\
"annotator COMMAND --help" explains a command. DOCUMENT is a number, a uid, a title or a file name.
Exit codes: 0 done, 1 something you can act on ("error: …"), 2 wrong usage."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are two lines: the usage, and ``error: …``."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the usage and end with exit code 2."""
        self.exit(2, f"{self.format_usage()}error: {message}\n")


def run_command(argv: Sequence[str], window: "Window") -> int:
    """Read the command line, do what its command does, and return the exit code.

    Raises SystemExit for help, the version and wrong usage; AnnotatorError as commands do.
    """
    root = _root()
    before = root.parse_args(argv)
    rest: list[str] = before.rest[1:] if before.rest[:1] == ["--"] else before.rest
    if not rest or rest[0] not in MODULES:
        if before.person is not None:
            root.error(
                "--as goes with a command; in the window, the status line names who annotates"
            )
        from annotator.cli.window import open_window

        return open_window(rest, window)
    command, parser = _command(rest[0])
    given = parser.parse_args(rest[1:], argparse.Namespace(window=window))
    if before.person is not None:
        if "person" not in given:
            parser.error(f"“{rest[0]}” asks nobody who they are: leave --as out")
        given.person = given.person or before.person
    try:
        return command.run(given)
    except WrongUsageError as error:
        parser.error(str(error))


def _root() -> Parser:
    """The parser of what stands before the command."""
    parser = Parser(
        prog="annotator",
        usage=argparse.SUPPRESS,
        allow_abbrev=False,
        add_help=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--as", dest="person", metavar="NAME")
    parser.add_argument("--version", action="version", version=f"Annotator {__version__}")
    parser.add_argument("-h", "--help", action=_Help, nargs=0)
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


class _Help(argparse.Action):
    """Prints the list of commands by groups."""

    def __call__(self, *_: object) -> NoReturn:
        """Print it and end."""
        sys.stdout.write(overview())
        raise SystemExit(0)


def overview() -> str:
    """What ``annotator --help`` prints."""
    lines = [_DESCRIPTION, ""]
    for group in GROUPS:
        lines.append(group.title)
        lines += [f"  {name:<17}{summary}" for name, summary in group.commands]
        lines.append("")
    lines += [
        "Options",
        "  --as NAME   who annotates, by name; without it, your name on this computer",
        "  --version   print the version",
        "  --help      print this",
        "",
        _EPILOG,
    ]
    return "\n".join(lines) + "\n"


def _command(name: str) -> tuple[Command, Parser]:
    """The command of that name, and the parser of its arguments."""
    module = import_module(f"annotator.cli.{MODULES[name]}")
    command: Command = module.COMMANDS[name]
    summary = SUMMARIES[name]
    parser = Parser(
        prog=f"annotator {name}",
        description=f"{summary[0].upper()}{summary[1:]}.\n\n{command.details}".rstrip(),
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.arguments(parser)
    return command, parser
