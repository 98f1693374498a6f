"""The command ``export``: annotated documents in a format, what it cannot say told first."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from annotator.cli.commands import DONE, Command
from annotator.cli.opening import reading, takes_json, takes_project
from annotator.cli.output import counted, note, on_one_line, say, say_json
from annotator.model.annotations import Status
from annotator.model.corpus import Loss
from annotator.store import documents, people, search
from annotator.store.project import Project


def _arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument(
        "--format", metavar="NAME", required=True, help="one that “annotator formats” names"
    )
    parser.add_argument("--to", metavar="PATH", type=Path, required=True, help="a file or folder")
    parser.add_argument(
        "--status",
        action="append",
        choices=[each.value for each in Status],
        help="only annotations of this status; may be given again",
    )
    parser.add_argument(
        "--annotator",
        metavar="NAME",
        action="append",
        help="only this annotator's layer; may be given again",
    )
    parser.add_argument(
        "--query", metavar="WORDS", help="only documents that “annotator search” finds"
    )
    takes_json(parser)


def _export(arguments: Namespace) -> int:
    """Say what the format cannot say, then write."""
    from annotator.operations.datasets import export_corpus, export_dataset, losses

    with reading(arguments) as project:
        wanted = _documents(project, arguments.query)
        layers = _layers(project, arguments.annotator)
        statuses = [Status(each) for each in arguments.status] if arguments.status else None
        written = export_corpus(
            project, arguments.format, document_ids=wanted, annotator_ids=layers, statuses=statuses
        )
        for loss in losses(arguments.format, written):
            note(f"{arguments.format} leaves out {_lost(loss)}")
        report = export_dataset(
            project,
            arguments.format,
            arguments.to,
            document_ids=wanted,
            annotator_ids=layers,
            statuses=statuses,
        )
    if arguments.json:
        say_json(
            {
                "to": str(report.to),
                "documents": report.documents,
                "annotations": report.annotations,
                "relations": report.relations,
                "losses": [
                    {"what": each.what, "count": each.count, "example": each.example}
                    for each in report.losses
                ],
            }
        )
    else:
        counts = (
            counted(report.documents, "document"),
            counted(report.annotations, "annotation"),
            counted(report.relations, "relation"),
        )
        say(f"{report.to}: {', '.join(counts)}")
    return DONE


def _documents(project: Project, query: str | None) -> list[int] | None:
    """The documents that a query finds; None for all."""
    if query is None:
        return None
    everything = max(1, len(documents.documents(project)))
    return [each.document_id for each in search.find(project, query, limit=everything)]


def _layers(project: Project, names: Sequence[str] | None) -> list[int] | None:
    """The layers of the annotators that were named; None for all."""
    return None if names is None else [people.require(project, name).id for name in names]


def _lost(loss: Loss) -> str:
    """What is lost, how many times, and an example."""
    example = f" (such as “{on_one_line(loss.example)}”)" if loss.example else ""
    return f"{loss.what}, {loss.count:,} ×{example}"


COMMAND: Final = Command(
    _arguments,
    _export,
    "What the format cannot say is printed first. Without --status, suggestions and rejected\n"
    "annotations stay here, unless the format says everything.",
)
