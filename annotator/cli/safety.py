"""Commands for safety: check, backup, restore."""

from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from annotator.cli.commands import DONE, Command
from annotator.cli.gaps import gaps_shape, require_no_hard_gap, say_gaps
from annotator.cli.opening import reading, takes_json, takes_project
from annotator.cli.output import columns, note, say, say_json, table
from annotator.errors import ProjectError
from annotator.store.connection import plain_errors
from annotator.store.project import Project


def _check_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument(
        "--gaps", action="store_true", help="also list what the codebook demands and is not there"
    )
    takes_json(parser)


def _check(arguments: Namespace) -> int:
    """Verify everything in the file that can be; FAILED (1) when something does not hold."""
    from annotator.operations.checking import certificate, check, room, sizes

    path: Path = arguments.project
    # Opened for writing, since the check of the search tables needs it; nothing is changed.
    with plain_errors(path), Project.open(path) as project:
        note(project.notice)
        report = check(project)
        taken = sizes(project)
        layers = gaps_shape(project) if arguments.gaps else None
    if arguments.json:
        shape: dict[str, object] = {
            "sound": report.sound,
            "spans": report.spans,
            "spans_holding": report.spans_holding,
            "documents": report.documents,
            "steps": report.steps,
            "faults": list(report.faults),
            "bytes": taken,
        }
        say_json(shape if layers is None else {**shape, "gaps": layers})
    else:
        say(certificate(report))
        say(room(taken))
        if layers is not None:
            say_gaps(layers)
    if not report.sound:
        raise ProjectError(
            f"{path.name} is not sound; nothing was changed. “annotator backup --list” names the "
            "copies that “annotator restore” can bring back."
        )
    require_no_hard_gap(layers or [])
    return DONE


def _backup_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--to", metavar="FILE", type=Path, help="where to, a file that is not there")
    which.add_argument("--list", action="store_true", help="list the copies in the backup folder")
    takes_json(parser)


def _backup(arguments: Namespace) -> int:
    """Copy the project, or list the copies there are."""
    from annotator.operations.folders import backup_folder
    from annotator.operations.projects import backup

    path: Path = arguments.project
    folder = backup_folder(path)
    if arguments.list:
        _say_copies(folder, json=arguments.json)
        return DONE
    with reading(arguments) as project:
        name = f"{path.stem} {datetime.now(UTC):%Y%m%d-%H%M%S}.annot"
        made = backup(project, arguments.to or folder / name)
    if arguments.json:
        say_json(_copy_shape(made))
    else:
        say(f"{made} is a verified copy.")
    return DONE


def _say_copies(folder: Path, *, json: bool) -> None:
    """Print the copies in the backup folder, the newest first."""
    found = [path for path in folder.glob("*.annot") if not path.name.startswith(".")]
    found.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    if json:
        say_json([_copy_shape(path) for path in found])
    elif found:
        rows = [
            (path.name, _made_at(path).strftime("%Y-%m-%d %H:%M:%S"), f"{path.stat().st_size:,}")
            for path in found
        ]
        say(*table(("BACKUP", "WHEN", "BYTES"), rows, right=(2,), flexible=0, most=columns()))
        say("", f"in {folder}")
    else:
        say(f"There is no backup in {folder} yet.")


def _copy_shape(path: Path) -> dict[str, object]:
    """A backup as ``backup --json`` gives it."""
    size = path.stat().st_size
    return {"path": str(path), "made_at": _made_at(path).isoformat(), "bytes": size}


def _made_at(path: Path) -> datetime:
    """When a file was written, in local time."""
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def _restore_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument(
        "backup", metavar="BACKUP", help="a copy, or its name in “annotator backup --list”"
    )


def _restore(arguments: Namespace) -> int:
    """Put a copy in the project's place and say where what stood there is now."""
    from annotator.operations.folders import backup_folder
    from annotator.operations.projects import restore

    path: Path = arguments.project
    copy = Path(arguments.backup)
    if not copy.exists() and copy.parent == Path():
        copy = backup_folder(path) / copy
    aside = restore(path, copy)
    say(f"{path} is as it was in {copy.name}.")
    if aside is not None:
        say(f"What stood there is kept at {aside}.")
    return DONE


COMMANDS: Final = {
    "check": Command(
        _check_arguments,
        _check,
        "Checks the pages of the file, its references, every text, every span against its text,\n"
        "the history and the search tables; changes nothing. With --gaps it ends with 1 as well\n"
        "when something that the codebook asks for without exception is not there.",
    ),
    "backup": Command(
        _backup_arguments,
        _backup,
        "Without --to, the copy goes to the project's folder among your backups. Also right while\n"
        "the window is open.",
    ),
    "restore": Command(
        _restore_arguments,
        _restore,
        "What stands in the project's place is kept beside it. Close the project first.",
    ),
}
