"""Commands that mark: annotate, annotate-all, delete."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Final

from annotator.cli import shapes
from annotator.cli.annotate_all import ANNOTATE_ALL
from annotator.cli.commands import DONE, Command
from annotator.cli.opening import takes_document, takes_json, takes_person, takes_project, writing
from annotator.cli.output import columns, counted, cut, on_one_line, say, say_json
from annotator.cli.values import fragments, takes_values, values
from annotator.model.annotations import Annotation
from annotator.store import annotations, codebook, documents, people
from annotator.store.project import Project


def _annotate_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    takes_document(parser)
    parser.add_argument("label", metavar="LABEL", help="a label of the codebook, in any case")
    parser.add_argument(
        "fragments",
        metavar="START:END",
        nargs="+",
        type=fragments,
        help="in characters from 0, END not included; several are fragments of one annotation",
    )
    takes_values(parser)
    takes_person(parser)
    takes_json(parser)


def _annotate(arguments: Namespace) -> int:
    """Mark a stretch of a document and print the annotation."""
    from annotator.operations.annotating import annotate

    with writing(arguments) as (project, annotator):
        document = documents.find(project, arguments.document)
        label = codebook.load(project).label(arguments.label)
        made = annotate(
            project,
            document.id,
            [span for each in arguments.fragments for span in each],
            label=arguments.label,
            annotator=annotator,
            attributes=values(arguments.values, label.attributes if label else ()),
        )
        if arguments.json:
            say_json(shapes.annotation(made, _names(project)))
        else:
            say(_line(made))
    return DONE


def _line(annotation: Annotation) -> str:
    """An annotation in a line that starts with its id."""
    where = ",".join(f"{span.start}:{span.end}" for span in annotation.fragments)
    line = f"{annotation.id}  {annotation.label}  {where}  {on_one_line(annotation.text)}"
    most = columns()
    return cut(line, most) if most else line


def _delete_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument(
        "annotations", metavar="ANNOTATION", nargs="+", help="its number or uid; “show” prints them"
    )
    takes_person(parser)


def _delete(arguments: Namespace) -> int:
    """Delete annotations with all that stands on them."""
    from annotator.operations.annotating import delete

    with writing(arguments) as (project, annotator):
        found = [annotations.find(project, name).id for name in arguments.annotations]
        delete(project, found, annotator=annotator)
        say(f"{counted(len(set(found)), 'annotation')} deleted; “annotator undo” brings back.")
    return DONE


def _names(project: Project) -> Mapping[int, str]:
    """The names of annotators by id."""
    return {each.id: each.name for each in people.annotators(project)}


COMMANDS: Final = {
    "annotate": Command(
        _annotate_arguments,
        _annotate,
        "Prints the annotation, its number first. Places are those of “annotator show”.",
    ),
    "annotate-all": ANNOTATE_ALL,
    "delete": Command(
        _delete_arguments, _delete, "Only one's own, with their relations and notes."
    ),
}
