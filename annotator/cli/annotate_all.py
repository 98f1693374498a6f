"""The command that marks words wherever they stand."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from annotator.cli.commands import DONE, Command
from annotator.cli.opening import reading, takes_json, takes_person, takes_project, writing
from annotator.cli.output import columns, counted, note, say, say_json, table
from annotator.cli.values import takes_values, values
from annotator.errors import InvalidChangeError
from annotator.model.text import shortened
from annotator.store import documents, people
from annotator.store.project import Project

if TYPE_CHECKING:
    from annotator.operations.finding import Findings
from annotator.operations.places import Place

_AROUND = 30
"""Characters of context on either side of a place in the answer."""


def _arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument("label", metavar="LABEL", help="a label of the codebook, in any case")
    parser.add_argument("words", metavar="WORDS", help="the words to be marked")
    parser.add_argument(
        "--document", metavar="DOCUMENT", help="only there: its number, uid, title or file name"
    )
    parser.add_argument("--any-case", action="store_true", help="NATO, Nato and nato are the same")
    parser.add_argument(
        "--other-forms", action="store_true", help="English plurals and singulars too"
    )
    parser.add_argument("--parts", action="store_true", help="within longer words too")
    parser.add_argument(
        "--unmarked", action="store_true", help="not inside your annotations of other labels"
    )
    parser.add_argument("--dry-run", action="store_true", help="only print the places")
    takes_values(parser)
    takes_person(parser)
    takes_json(parser)


def _run(arguments: Namespace) -> int:
    """Mark every place that does not carry the label, in one step, and print the places."""
    from annotator.operations import rules
    from annotator.operations.marking_all import mark_places

    with _opened(arguments) as (project, annotator):
        found = _found(arguments, project, annotator)
        label = rules.known_label(project, arguments.label)
        if found.places and not arguments.dry_run:
            words, count = rules.excerpt(arguments.words), len(found.places)
            what = f"{count:,} “{words}” as {label.title}"
            mark_places(
                project,
                [(each.document_id, each.span) for each in found.places],
                label=label.name,
                annotator=annotator,
                title=f"Mark {what if count > 1 else f'{label.title} “{words}”'}",
                attributes=values(arguments.values, label.attributes),
            )
        _say_left_out(found, label.name)
        if arguments.json:
            say_json([_shape(each) for each in found.places])
        else:
            _say_places(found, label.name, dry=arguments.dry_run)
    return DONE


@contextmanager
def _opened(arguments: Namespace) -> Iterator[tuple[Project, int]]:
    """The project and who annotates; a dry run opens it for reading and knows new people as 0."""
    if not arguments.dry_run:
        with writing(arguments, copied=True) as opened:
            yield opened
        return
    from annotator.cli.opening import name_of

    with reading(arguments) as project:
        known = people.find(project, name_of(arguments))
        yield project, known.id if known is not None else 0


def _found(arguments: Namespace, project: Project, annotator: int) -> "Findings":
    """The places that the arguments name."""
    from annotator.language.occurrences import Manner
    from annotator.language.snapping import Unit
    from annotator.operations.finding import MOST, Ask, find_places

    if not arguments.words.split():
        raise InvalidChangeError("There are no words to look for; nothing was marked.")
    ask = Ask(
        arguments.words,
        arguments.label,
        Manner(
            any_case=arguments.any_case,
            inflected=arguments.other_forms,
            whole_words=not arguments.parts,
        ),
        Unit.CHARACTERS if arguments.parts else Unit.WORDS,
        inside_others=not arguments.unmarked,
    )
    where = documents.find(project, arguments.document).id if arguments.document else None
    found = find_places(project, ask, annotator=annotator, document_id=where)
    if found.cut:
        raise InvalidChangeError(
            f"There are more than {MOST:,} places; nothing was marked. Name a document, or more "
            "words."
        )
    return found


def _say_left_out(found: "Findings", label: str) -> None:
    """Say beside the answer what is not in it."""
    if found.marked:
        note(f"{counted(found.marked, 'place')} left out: {label} already.")
    if found.inside:
        note(f"{counted(found.inside, 'place')} left out: inside other labels.")
    if found.locked:
        note(f"{counted(found.locked, 'place')} left out: in locked documents.")


def _say_places(found: "Findings", label: str, *, dry: bool) -> None:
    """Print the places as a table, and what was done."""
    rows = [
        (
            each.document_id,
            f"{each.span.start}:{each.span.end}",
            each.before[-_AROUND:].strip(),
            shortened(each.words, 2 * _AROUND),
            each.after[:_AROUND].strip(),
        )
        for each in found.places
    ]
    if rows:
        heads = ("document", "place", "before", "words", "after")
        say(*table(heads, rows, right=(0, 1, 2), flexible=4, most=columns()))
    places = counted(len(rows), "place")
    if dry or not rows:
        say(f"{places}; nothing was marked.")
    else:
        say(f"{places} marked as {label}; “annotator undo” takes all of them back.")


def _shape(place: "Place") -> dict[str, object]:
    return {
        "document": place.document_id,
        "start": place.span.start,
        "end": place.span.end,
        "before": place.before,
        "text": place.words,
        "after": place.after,
    }


ANNOTATE_ALL: Final = Command(
    _arguments,
    _run,
    "Places that carry the label already are left out, in your own layer only. Without --document\n"
    "all documents are looked through. A final ’s is never marked with the word.",
)
