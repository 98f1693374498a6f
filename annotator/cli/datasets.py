"""Commands that bring in and write out: import; export and formats have modules of their own."""

from argparse import ArgumentParser, Namespace
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from annotator.cli import exporting, formats
from annotator.cli.commands import DONE, FAILED, Command
from annotator.cli.opening import takes_person, takes_project, writing
from annotator.cli.output import counted, fail, note, on_one_line, progress, say
from annotator.errors import AnnotatorError, UnreadableFileError
from annotator.operations.documents import ImportReport, Progress
from annotator.store import documents
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
    return FAILED if failures else DONE


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


COMMANDS: Final = {
    "import": Command(
        _import_arguments,
        _import,
        "Texts and datasets are told apart by their looks, unless --format says. A text that is\n"
        "here already is not taken twice; what cannot be read is named, and the rest is taken.",
    ),
    "export": exporting.COMMAND,
    "formats": formats.COMMAND,
}
