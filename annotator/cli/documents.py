"""Commands on documents: search, source, rename, remove; list and show have their modules."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from annotator.cli import listing, showing
from annotator.cli.commands import DONE, Command, WrongUsageError
from annotator.cli.opening import (
    reading,
    takes_document,
    takes_json,
    takes_person,
    takes_project,
    writing,
)
from annotator.cli.output import columns, counted, note, say, say_json, table
from annotator.cli.values import count
from annotator.errors import NotWrittenError, UnreadableFileError
from annotator.store import documents, search


def _search_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument("query", metavar="QUERY", help="words; a phrase in quotation marks")
    parser.add_argument(
        "--limit", metavar="N", type=count, default=100, help="at most so many (100)"
    )
    takes_json(parser)


def _search(arguments: Namespace) -> int:
    """Print the documents that hold the words, the best first."""
    with reading(arguments) as project:
        found = search.find(project, arguments.query, limit=arguments.limit)
    if arguments.json:
        say_json(
            [
                {"document": each.document_id, "title": each.title, "excerpt": each.excerpt}
                for each in found
            ]
        )
    elif found:
        rows = [(each.document_id, each.title, each.excerpt) for each in found]
        say(*table(("ID", "TITLE", "WORDS"), rows, right=(0,), flexible=2, most=columns()))
    else:
        note("No document holds these words.")
    return DONE


def _source_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    takes_document(parser)
    parser.add_argument("--to", metavar="FILE", required=True, help="where to; - is the output")


def _source(arguments: Namespace) -> int:
    """Write the bytes of the file that the document came from, as they were."""
    with reading(arguments) as project:
        document = documents.find(project, arguments.document)
        source = documents.source(project, document.id)
    if not source.data:
        raise UnreadableFileError(
            f"“{document.title}” came from no file: it was pasted, or came inside a dataset. "
            "“annotator show --text” prints its text."
        )
    if arguments.to == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(source.data)
        return DONE
    _write_new(Path(arguments.to), source.data)
    say(f"{arguments.to}: {counted(len(source.data), 'byte')}, {source.encoding or 'utf-8'}")
    return DONE


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that must not be there; nothing is left behind when that fails."""
    made = False
    try:
        with path.open("xb") as file:
            made = True
            file.write(data)
    except FileExistsError:
        raise NotWrittenError(
            f"{path} exists already; it was left as it is. Take another name."
        ) from None
    except OSError as error:
        if made:
            path.unlink(missing_ok=True)
        raise NotWrittenError(f"{path} could not be written: {error.strerror}.") from error


def _rename_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    takes_document(parser)
    parser.add_argument("title", metavar="TITLE", help="its new title")
    takes_person(parser)


def _rename(arguments: Namespace) -> int:
    """Give a document another title."""
    from annotator.operations.documents import rename

    with writing(arguments) as (project, annotator):
        document = documents.find(project, arguments.document)
        renamed = rename(project, document.id, arguments.title, annotator=annotator)
        say(f"{renamed.id}  {renamed.title}")
    return DONE


def _remove_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument(
        "documents", metavar="DOCUMENT", nargs="+", help="its number, uid, title or file name"
    )
    parser.add_argument(
        "--for-good", action="store_true", help="with its whole history; needs --yes"
    )
    parser.add_argument("--yes", action="store_true", help="I know that this cannot be undone")
    takes_person(parser)


def _remove(arguments: Namespace) -> int:
    """Remove documents: to be undone, or for good."""
    from annotator.operations import documents as operations

    if arguments.yes and not arguments.for_good:
        raise WrongUsageError("--yes goes with --for-good; a plain removal can be undone")
    if arguments.for_good and not arguments.yes:
        raise WrongUsageError(
            "--for-good takes the document, its annotations and their history out of the file, "
            "which cannot be undone; say --yes too to do it"
        )
    with writing(arguments, copied=not arguments.for_good) as (project, annotator):
        found = [documents.find(project, name) for name in arguments.documents]
        if arguments.for_good:
            for document in dict.fromkeys(each.id for each in found):
                operations.remove_for_good(project, document)
            say(f"{counted(len(found), 'document')} removed for good; older backups still hold it.")
        else:
            operations.remove(project, [each.id for each in found], annotator=annotator)
            say(f"{counted(len(found), 'document')} removed; “annotator undo” brings back.")
    return DONE


COMMANDS: Final = {
    "list": listing.COMMAND,
    "show": showing.COMMAND,
    "search": Command(_search_arguments, _search),
    "source": Command(
        _source_arguments,
        _source,
        "The file is written byte for byte as it was imported.",
    ),
    "rename": Command(_rename_arguments, _rename),
    "remove": Command(
        _remove_arguments,
        _remove,
        "All that stands on the documents goes with them, and undo brings all of it back. With\n"
        "--for-good their history goes too, the file is compacted, and nothing brings them back.",
    ),
}
