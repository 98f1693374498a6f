"""Commands on a project as a whole: new, annotators."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from annotator.cli.commands import DONE, Command
from annotator.cli.opening import reading, takes_json, takes_project
from annotator.cli.output import say, say_json, table
from annotator.model.people import Annotator
from annotator.store import documents, people
from annotator.store.project import Project


def _new_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("project", metavar="PROJECT", type=Path, help="where; .annot is added")
    parser.add_argument("--codebook", metavar="FILE", type=Path, help="a codebook in TOML")
    parser.add_argument("--title", metavar="WORDS", default="", help="what the project is called")


def _new(arguments: Namespace) -> int:
    """Make a project and say where it is."""
    from annotator.operations.projects import new_project
    from annotator.store import codebook

    with new_project(
        arguments.project, codebook_path=arguments.codebook, title=arguments.title
    ) as project:
        labels = ", ".join(each.name for each in codebook.load(project).labels) or "none yet"
        say(f"{project.path} is ready; its labels: {labels}.")
    return DONE


def _annotators_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    takes_json(parser)


def _annotators(arguments: Namespace) -> int:
    """List who has a layer, and how much is in it."""
    with reading(arguments) as project:
        found = [(each, _marks_of(project, each)) for each in people.annotators(project)]
    if arguments.json:
        say_json(
            [
                {
                    "id": each.id,
                    "uid": each.uid,
                    "name": each.name,
                    "kind": each.kind,
                    "version": each.version,
                    "annotations": marks,
                }
                for each, marks in found
            ]
        )
    elif found:
        rows = [
            (each.id, f"{each.name} {each.version}".rstrip(), each.kind, marks)
            for each, marks in found
        ]
        say(*table(("ID", "NAME", "KIND", "ANNOTATIONS"), rows, right=(0, 3)))
    else:
        say("Nobody has annotated here yet.")
    return DONE


def _marks_of(project: Project, annotator: Annotator) -> int:
    """How many annotations are in the annotator's layer."""
    return sum(each.annotations for each in documents.summaries(project, annotator.id))


COMMANDS: Final = {
    "new": Command(
        _new_arguments,
        _new,
        "Without --codebook it has the default one, for official releases: the labels ACTOR,\n"
        "ROLE, COMMITMENT and QUOTE. What stands at the place already is left as it is.",
    ),
    "annotators": Command(_annotators_arguments, _annotators),
}
