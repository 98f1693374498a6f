"""The command ``list``: the documents of a project, with state and counts."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from annotator.cli.commands import DONE, Command
from annotator.cli.opening import reading, takes_json, takes_person, takes_project
from annotator.cli.output import columns, say, say_json, table
from annotator.model.documents import DocumentState, DocumentSummary
from annotator.model.people import AnnotatorKind, AssignmentState
from annotator.store import documents, people
from annotator.store.project import Project


def _arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    takes_person(parser, "count this annotator's layer only")
    takes_json(parser)


def _list(arguments: Namespace) -> int:
    """Print a line per document."""
    with reading(arguments) as project:
        if arguments.person is None:
            found = _of_everyone(project)
        else:
            person = people.require(project, arguments.person)
            found = documents.summaries(project, person.id)
    if arguments.json:
        say_json([_shape(each) for each in found])
    elif found:
        heads = ("ID", "TITLE", "FILE", "STATE", "ANNOTATIONS", "SUGGESTED", "CHARACTERS")
        rows = [_row(each) for each in found]
        say(*table(heads, rows, right=(0, 4, 5, 6), flexible=1, most=columns()))
    else:
        say("There is no document yet; “annotator import” brings some in.")
    return DONE


def _of_everyone(project: Project) -> list[DocumentSummary]:
    """The documents with the annotations of all people together."""
    everyone = people.annotators(project)
    layers = [
        documents.summaries(project, each.id)
        for each in everyone
        if each.kind is AnnotatorKind.PERSON
    ]
    return [
        _together(each) for each in zip(*(layers or [documents.summaries(project, 0)]), strict=True)
    ]


def _together(layers: Sequence[DocumentSummary]) -> DocumentSummary:
    """One document over several layers: done when everyone who began is."""
    states = {each.assignment for each in layers}
    begun = states - {AssignmentState.TO_DO.value}
    if len(begun) > 1:
        begun = {AssignmentState.IN_PROGRESS.value}
    return replace(
        layers[0],
        assignment=begun.pop() if begun else AssignmentState.TO_DO.value,
        annotations=sum(each.annotations for each in layers),
        reviewed=sum(each.reviewed for each in layers),
        suggested=max(each.suggested for each in layers),
    )


def _row(summary: DocumentSummary) -> tuple[object, ...]:
    """The cells of a document's line; a state that stops work stands before how far it is."""
    state = summary.assignment if summary.state is DocumentState.OPEN else summary.state
    return (
        summary.id,
        summary.title,
        summary.source_name,
        state,
        summary.annotations,
        summary.suggested,
        summary.length,
    )


def _shape(summary: DocumentSummary) -> dict[str, object]:
    """A document as ``list --json`` gives it."""
    return {
        "id": summary.id,
        "uid": summary.uid,
        "title": summary.title,
        "file": summary.source_name,
        "state": summary.state,
        "assignment": summary.assignment,
        "annotations": summary.annotations,
        "accepted": summary.reviewed,
        "suggested": summary.suggested,
        "characters": summary.length,
    }


COMMAND: Final = Command(
    _arguments,
    _list,
    "Counts the annotations of everybody; with --as, those of one annotator.",
)
