"""Commands on the history: undo, redo, history."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final

from annotator.cli import shapes
from annotator.cli.commands import DONE, Command
from annotator.cli.life import differences
from annotator.cli.opening import reading, takes_json, takes_person, takes_project, writing
from annotator.cli.output import columns, cut, on_one_line, say, say_json, table
from annotator.cli.values import count
from annotator.errors import UnknownNameError
from annotator.model.history import ChangeSet, Step, StepKind, StepState
from annotator.store import codebook, history, people, uids
from annotator.store.history import Event
from annotator.store.project import Project

_KINDS: Final = {
    StepKind.DO: "",
    StepKind.UNDO: "Undo: ",
    StepKind.REDO: "Redo: ",
    StepKind.REVERT: "Turn back: ",
}
_STATES: Final = {
    StepState.CLOSED: "",
    StepState.OPEN: " (under way)",
    StepState.CANCELLED: " (cancelled)",
}
_HEADS: Final = ("STEP", "WHEN", "WHO", "WHAT")


def _own_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    takes_person(parser, "whose latest step")


def _undo(arguments: Namespace) -> int:
    """Turn back one's latest step and say which it was."""
    from annotator.operations.history import undo

    return _replay(arguments, undo, "Undone")


def _redo(arguments: Namespace) -> int:
    """Bring back what one's latest undo turned back and say what it was."""
    from annotator.operations.history import redo

    return _replay(arguments, redo, "Done again")


def _replay(arguments: Namespace, operation: Callable[..., ChangeSet], done: str) -> int:
    """Undo or redo as a person who is known here."""
    with writing(arguments, known=True) as (project, annotator):
        say(f"{done}: {operation(project, annotator=annotator).step.title}")
    return DONE


def _history_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument(
        "--annotation", metavar="ID", help="the life of one annotation: its number or uid"
    )
    parser.add_argument(
        "--limit", metavar="N", type=count, default=200, help="only the latest steps (200)"
    )
    takes_json(parser)


def _history(arguments: Namespace) -> int:
    """Print the latest steps, or the life of one annotation."""
    with reading(arguments) as project:
        names = {each.id: each.name for each in people.annotators(project)}
        if arguments.annotation is not None:
            labels = {each.id: each.name for each in codebook.load(project).labels}
            _say_life(_life(project, arguments.annotation), names, labels, json=arguments.json)
            return DONE
        found = history.steps(project, limit=arguments.limit)
    if arguments.json:
        say_json([shapes.step(each, names) for each in found])
    else:
        rows = [_row(each, names) for each in found]
        say(*table(_HEADS, rows, right=(0,), flexible=3, most=columns()))
    return DONE


def _life(project: Project, name: str) -> list[Event]:
    """What happened to an annotation, also to one that is gone; UnknownNameError for none."""
    known = uids.find(project, "annotation", name)
    number = int(name) if known is None and name.isdecimal() and len(name) < 19 else known
    found = [] if number is None else history.life(project, number)
    if not found:
        raise UnknownNameError(
            f"There never was an annotation “{name}” here; “annotator show” numbers them."
        )
    return found


def _say_life(
    events: Sequence[Event], names: Mapping[int, str], labels: Mapping[int, str], *, json: bool
) -> None:
    """Print the steps that touched an annotation, the oldest first, and what each changed."""
    by_step: dict[Step, list[Event]] = {}
    for event in events:
        by_step.setdefault(event.step, []).append(event)
    if json:
        say_json(
            [
                shapes.step(step, names)
                | {"changes": [shapes.change(each.change) for each in touched]}
                for step, touched in by_step.items()
            ]
        )
        return
    lines = table(
        _HEADS,
        [_row(step, names) for step in by_step],
        right=(0,),
        flexible=3,
        most=columns(),
    )
    indent = " " * lines[0].index("WHAT")
    most = columns()
    say(lines[0])
    for line, touched in zip(lines[1:], by_step.values(), strict=True):
        say(line)
        for difference in differences([each.change for each in touched], labels):
            shown = indent + on_one_line(difference)
            say(cut(shown, most) if most else shown)


def _row(step: Step, names: Mapping[int, str]) -> tuple[object, ...]:
    """The cells of a step's line."""
    when = datetime.fromisoformat(step.made_at).astimezone()
    who = "" if step.annotator_id is None else names.get(step.annotator_id, "")
    what = f"{_KINDS[step.kind]}{step.title}{_STATES[step.state]}"
    return step.id, f"{when:%Y-%m-%d %H:%M:%S}", who, what


COMMANDS: Final = {
    "undo": Command(
        _own_arguments,
        _undo,
        "Also one of yesterday, and one made in the window; never somebody else's.",
    ),
    "redo": Command(_own_arguments, _redo),
    "history": Command(
        _history_arguments,
        _history,
        "The newest step comes first; in the life of an annotation, the oldest. Nothing is ever\n"
        "overwritten: an undo is a step of its own.",
    ),
}
