"""The command on the codebook: print it, write it to a file, take one from a file."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotator.cli.commands import DONE, Command, WrongUsageError
from annotator.cli.opening import reading, takes_json, takes_person, takes_project, writing
from annotator.cli.output import counted, on_one_line, say, say_json
from annotator.model.codebook import AttributeKind, AttributeSpec, Codebook, Label, RelationType
from annotator.store import codebook

if TYPE_CHECKING:
    from annotator.operations.codebook_files import Coming

_SIGNS: Final = {"add": "+", "change": "~", "retire": "-"}


def _arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    file = parser.add_mutually_exclusive_group()
    file.add_argument("--write", metavar="FILE", type=Path, help="write it as a TOML file")
    file.add_argument("--take", metavar="FILE", type=Path, help="make it that of a TOML file")
    parser.add_argument(
        "--dry-run", action="store_true", help="with --take: only say what it would change"
    )
    takes_person(parser, "who takes it")
    takes_json(parser)


def _run(arguments: Namespace) -> int:
    """Do what the options ask for; print the codebook without any."""
    if arguments.dry_run and arguments.take is None:
        raise WrongUsageError("--dry-run goes with --take")
    if arguments.person is not None and (arguments.take is None or arguments.dry_run):
        raise WrongUsageError("--as goes with --take, which is a step of somebody")
    if arguments.take is not None:
        return _take(arguments)
    with reading(arguments) as project:
        book = codebook.load(project)
        if arguments.write is not None:
            from annotator.operations.codebook_files import write_codebook_file

            write_codebook_file(project, arguments.write)
    if arguments.json:
        from annotator.formats.codebook_values import codebook_as_value

        say_json(codebook_as_value(book))
    elif arguments.write is not None:
        labels = counted(len(book.labels), "label")
        kinds = counted(len(book.relation_types), "relation type")
        say(f"{arguments.write}: {labels}, {kinds}")
    else:
        say(*_book(book))
    return DONE


def _take(arguments: Namespace) -> int:
    """Say what a file would change, and take it unless that was all."""
    from annotator.formats.codebook_toml import read_codebook
    from annotator.operations import codebook_files

    path: Path = arguments.take
    brought = read_codebook(path)
    with reading(arguments) as project:
        found = codebook_files.coming(project, brought)
    if found and not arguments.dry_run:
        with writing(arguments, copied=True) as (project, annotator):
            codebook_files.take(project, brought, path.name, annotator=annotator)
    if arguments.json:
        say_json([_shape(each) for each in found])
        return DONE
    say(*(line for each in found for line in _coming(each)))
    many = counted(len(found), "change")
    if not found:
        say("The codebook says the same already.")
    elif arguments.dry_run:
        say(f"{many}; nothing was changed.")
    else:
        say(f"{many} taken; “annotator undo” brings back.")
    return DONE


def _coming(coming: "Coming") -> Iterator[str]:
    """What would be changed, in lines."""
    change = coming.change
    concerned = ""
    if change.how == "retire" and coming.annotations:
        concerned = f" ({counted(coming.annotations, 'annotation')} kept)"
    elif coming.look_again:
        concerned = f" ({counted(coming.look_again, 'annotation')} to look at again)"
    title = on_one_line(change.title)
    yield f"{_SIGNS[change.how]} {change.kind} {title}".rstrip() + concerned
    for fact in change.facts:
        yield f"    {on_one_line(fact)}"


def _shape(coming: "Coming") -> dict[str, object]:
    change = coming.change
    return {
        "kind": change.kind,
        "how": change.how,
        "title": change.title,
        "facts": list(change.facts),
        "annotations": coming.annotations,
        "look_again": coming.look_again,
    }


def _book(book: Codebook) -> Iterator[str]:
    """The codebook as a person reads it."""
    yield f"{on_one_line(book.title) or 'Codebook'} · revision {book.revision}"
    for heading, words in book.general.items():
        yield from _words(on_one_line(heading), words, "  ")
    for label in book.labels:
        yield ""
        yield from _label(label)
    if book.relation_types:
        yield ""
        yield "Relations"
    for kind in book.relation_types:
        yield from _kind(kind)


def _label(label: Label) -> Iterator[str]:
    said = [label.name, label.title if label.title != label.name else ""]
    said.append(f"key {label.key.upper()}" if label.key else "")
    said.append(f"below {label.parent}" if label.parent else "")
    said.append("retired" if label.retired else "")
    yield " · ".join(filter(None, said))
    yield from _words("", label.definition, "  ")
    yield from _words("Use when", label.use_when, "  ")
    yield from _words("Avoid when", label.avoid_when, "  ")
    if label.examples:
        yield f"  Examples: {' | '.join(map(on_one_line, label.examples))}"
    yield from _attributes(label.attributes)


def _kind(kind: RelationType) -> Iterator[str]:
    ends = [" or ".join(names) or "any label" for names in (kind.from_labels, kind.to_labels)]
    said = [f"  {kind.name}: {ends[0]} → {ends[1]}"]
    if kind.least or kind.most is not None:
        least = f"at least {kind.least}" if kind.least else ""
        most = f"at most {kind.most}" if kind.most is not None else ""
        number = " and ".join(filter(None, (least, most)))
        said.append(f"{number} for each end “{kind.counted}” ({kind.strictness})")
    said.append("retired" if kind.retired else "")
    yield " · ".join(filter(None, said))
    yield from _words("", kind.definition, "    ")
    yield from _attributes(kind.attributes)


def _attributes(specs: Sequence[AttributeSpec]) -> Iterator[str]:
    for spec in specs:
        takes = spec.kind.value
        if spec.kind in (AttributeKind.CHOICE, AttributeKind.CHOICES):
            takes = f"{takes} of {', '.join(map(on_one_line, spec.values))}"
        said = [f"  {spec.name}: {takes}", "required" if spec.required else ""]
        if spec.default is not None:
            said.append(f"{on_one_line(str(spec.default))} by default")
        yield " · ".join(filter(None, said))
        yield from _words("", spec.definition, "    ")


def _words(heading: str, words: str, indent: str) -> Iterator[str]:
    """Words under a heading, line by line; nothing for none."""
    lines = [on_one_line(line).rstrip() for line in words.split("\n") if line.strip()]
    if heading and lines:
        yield f"{indent}{heading}"
        indent += "  "
    for line in lines:
        yield indent + line


COMMANDS: Final = {
    "codebook": Command(
        _arguments,
        _run,
        "Without options it is printed with all that it says of each label. --write replaces what\n"
        "stands at FILE. --take makes the codebook that of FILE, one step: labels and relation\n"
        "types are the same by uid, else by name; what FILE lacks is retired and keeps its\n"
        "annotations. A file that is no sound codebook changes nothing.",
    ),
}
