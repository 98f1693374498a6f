"""Commands that bring in and write out: import, export, formats."""

from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from annotator.cli import formats
from annotator.cli.commands import Command
from annotator.cli.opening import reading, takes_json, takes_person, takes_project, writing
from annotator.cli.output import counted, note, on_one_line, progress, say, say_json
from annotator.cli.running import fail
from annotator.errors import AnnotatorError, UnreadableFileError
from annotator.model.annotations import Status
from annotator.model.corpus import Loss
from annotator.operations.documents import ImportReport, Progress
from annotator.store import documents, people, search
from annotator.store.project import Project

TEXT: Final = "text"
"""What --format calls plain text files."""

_LISTED: Final = 20
"""How many new documents are listed; the others are counted."""


def _import_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help="files, or folders of files"
    )
    parser.add_argument(
        "--format", metavar="NAME", help="text, or one that “annotator formats” names"
    )
    takes_person(parser, "whose layer annotations come into that name nobody")


def _import(arguments: Namespace) -> int:
    """Bring in texts as one step and each dataset as one; what cannot be read is reported."""
    with writing(arguments, copied=True) as (project, annotator):
        texts, datasets = _sorted_out(arguments.paths, arguments.format)
        taken, failures = _take(project, texts, datasets, annotator, arguments.format)
        already = [each for report in taken for each in report.already_here]
        _say_taken(project, taken)
        for name, document_id in already:
            note(f"“{name}” is here already, as document {document_id}.")
        brought = already or any(report.document_ids for report in taken)
        if not brought and not failures:
            failures = [f"There is no text in {arguments.paths[0]}; nothing was imported."]
        for sentence in failures if brought else failures[:-1]:
            fail(sentence)
        if not brought:
            # Raised, so that nothing at all is left of a command that brought nothing.
            raise UnreadableFileError(failures[-1])
    return 1 if failures else 0


def _sorted_out(paths: Sequence[Path], format_name: str | None) -> tuple[list[Path], list[Path]]:
    """Which of the paths are texts and which are datasets, by their looks or as it was said."""
    from annotator.formats import guess

    if format_name is not None:
        return (list(paths), []) if format_name.casefold() == TEXT else ([], list(paths))
    datasets = [path for path in paths if guess(path) is not None]
    return [path for path in paths if path not in datasets], datasets


def _take(
    project: Project,
    texts: Sequence[Path],
    datasets: Sequence[Path],
    annotator: int,
    format_name: str | None,
) -> tuple[list[ImportReport], list[str]]:
    """Import it all; what was taken, and a sentence for each thing that was not."""
    from annotator.operations.datasets import import_dataset
    from annotator.operations.documents import import_files

    shown: Progress | None = progress("Importing")
    taken: list[ImportReport] = []
    failures: list[str] = []
    if texts:
        report = import_files(project, texts, annotator=annotator, progress=shown)
        taken.append(report)
        failures += [sentence for _, sentence in report.refused]
    for path in datasets:
        try:
            taken.append(
                import_dataset(
                    project,
                    path,
                    annotator=annotator,
                    format_name=format_name or "",
                    progress=shown,
                )
            )
        except AnnotatorError as error:
            failures.append(str(error))
    return taken, failures


def _say_taken(project: Project, taken: Collection[ImportReport]) -> None:
    """Print the documents that were brought in, and the counts."""
    found = [each for report in taken for each in report.document_ids]
    for document_id in found[:_LISTED]:
        say(f"{document_id}  {on_one_line(documents.get(project, document_id).title)}")
    if len(found) > _LISTED:
        say(f"… and {counted(len(found) - _LISTED, 'more', 'more')}")
    counts = [
        counted(sum(report.annotations for report in taken), "annotation"),
        counted(sum(report.relations for report in taken), "relation"),
    ]
    of = f" with {' and '.join(counts)}" if any(report.annotations for report in taken) else ""
    if found:
        say(f"{counted(len(found), 'document')}{of} imported.")


def _export_arguments(parser: ArgumentParser) -> None:
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
    return 0


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


COMMANDS: Final = {
    "import": Command(
        _import_arguments,
        _import,
        "Texts and datasets are told apart by their looks, unless --format says. A text that is\n"
        "here already is not taken twice; what cannot be read is named, and the rest is taken.",
    ),
    "export": Command(
        _export_arguments,
        _export,
        "What the format cannot say is printed first. Without --status, suggestions and rejected\n"
        "annotations stay here, unless the format says everything.",
    ),
    "formats": formats.COMMAND,
}
