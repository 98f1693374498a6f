"""The command ``show``: a document's text, and its annotations by number."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.cli import shapes
from annotator.cli.commands import DONE, Command
from annotator.cli.opening import reading, takes_document, takes_person, takes_project
from annotator.cli.output import columns, counted, cut, on_one_line, say, say_json, say_text, table
from annotator.cli.values import as_set
from annotator.model.annotations import Annotation, Note, Relation, Status
from annotator.model.documents import Document
from annotator.store import annotations, documents, entities, people, relations, remarks
from annotator.store.project import Project

_EXCERPT: Final = 48
"""Columns of the words of a relation's other end."""


@dataclass(frozen=True, slots=True)
class _Page:
    """What is shown of one document."""

    document: Document
    annotations: Sequence[Annotation]
    relations: Sequence[Relation]
    notes: Sequence[Note]
    names: Mapping[int, str]
    """Annotators by id."""
    entities: Mapping[int, str]


def _arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    takes_document(parser)
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--text", action="store_true", help="only the text, exactly as it is stored")
    only.add_argument("--annotations", action="store_true", help="only the annotations")
    only.add_argument("--json", action="store_true", help="answer in JSON")
    takes_person(parser, "show what this annotator sees")


def _show(arguments: Namespace) -> int:
    """Print the document."""
    with reading(arguments) as project:
        document = documents.find(project, arguments.document)
        text = documents.text(project, document.id)
        page = _page(project, document, arguments.person)
        if arguments.json:
            regions = documents.regions(project, document.id)
            say_json(_shape(page, text) | {"regions": [shapes.region(each) for each in regions]})
            return DONE
    if arguments.text:
        say_text(text)
        return DONE
    if not arguments.annotations:
        _say_head(document)
        say_text(text if text.endswith("\n") else text + "\n")
        say("")
    _say_annotations(page)
    return DONE


def _page(project: Project, document: Document, person: str | None) -> _Page:
    """What is to be shown: everything, or what one annotator sees."""
    if person is None:
        marks = annotations.of_document(project, document.id)
    else:
        marks = annotations.visible(project, document.id, people.require(project, person).id)
    kept = {each.id for each in marks}
    return _Page(
        document,
        marks,
        [
            each
            for each in relations.of_document(project, document.id)
            if each.from_id in kept and each.to_id in kept
        ],
        remarks.notes_in(project, document.id),
        {each.id: each.name for each in people.annotators(project)},
        {each.id: each.name for each in entities.entities(project)},
    )


def _say_head(document: Document) -> None:
    """Print what the document is, above its text."""
    facts = [document.source_name, document.publisher, document.date, document.language]
    facts += [f"{document.length:,} characters", document.state.value]
    say(
        f"{document.id}  {on_one_line(document.title)}",
        on_one_line(" · ".join(filter(None, facts))),
        "",
    )


def _say_annotations(page: _Page) -> None:
    """Print the annotations: a line for each, and what else is known of it below."""
    if not page.annotations:
        say("No annotations.")
        return
    heads, rows = ["ID", "LABEL", "WHERE", "WORDS"], [list(_row(each)) for each in page.annotations]
    if len({each.annotator_id for each in page.annotations}) > 1:
        heads.insert(3, "WHO")
        for each, row in zip(page.annotations, rows, strict=True):
            row.insert(3, page.names[each.annotator_id])
    lines = table(heads, rows, right=(0,), flexible=len(heads) - 1, most=columns())
    indent = " " * lines[0].index("WHERE")
    most = columns()
    say(lines[0])
    for each, line in zip(page.annotations, lines[1:], strict=True):
        say(line)
        for detail in _details(each, page):
            shown = indent + on_one_line(detail)
            say(cut(shown, most) if most else shown)
    counts = counted(len(page.annotations), "annotation"), counted(len(page.relations), "relation")
    say("", ", ".join(counts))


def _row(annotation: Annotation) -> tuple[object, ...]:
    """The cells of an annotation's line; where it is, as ``annotate`` takes it."""
    where = ",".join(f"{span.start}:{span.end}" for span in annotation.fragments)
    return annotation.id, annotation.label, where, annotation.text


def _details(annotation: Annotation, page: _Page) -> Iterator[str]:
    """The lines below an annotation: attributes, state, relations that start here, notes."""
    facts = [f"{name}={as_set(value)}" for name, value in annotation.attributes.items()]
    if facts:
        yield "  ".join(facts)
    if annotation.entity_id is not None:
        yield f"entity {page.entities[annotation.entity_id]}"
    if annotation.status is not Status.DRAFT:
        yield annotation.status.value
    if annotation.confidence is not None:
        yield f"confidence {annotation.confidence:g}"
    if annotation.flag:
        yield f"flag: {annotation.flag}"
    words = {each.id: each.text for each in page.annotations}
    for tie in page.relations:
        if tie.from_id == annotation.id:
            values = "".join(f"  {name}={as_set(v)}" for name, v in tie.attributes.items())
            other = cut(on_one_line(words[tie.to_id]), _EXCERPT)
            yield f"relation {tie.id}  {tie.type} → {tie.to_id} {other}{values}"
    for each in page.notes:
        if each.target == "annotation" and each.target_id == annotation.id:
            yield f"note by {page.names[each.annotator_id]}: {each.body}"


def _shape(page: _Page, text: str) -> dict[str, object]:
    """The document as ``show --json`` gives it."""
    return {
        "document": shapes.document(page.document),
        "text": text,
        "annotations": [
            shapes.annotation(each, page.names, page.entities) for each in page.annotations
        ],
        "relations": [shapes.relation(each, page.names) for each in page.relations],
        "notes": [shapes.note(each, page.names) for each in page.notes],
    }


COMMAND: Final = Command(
    _arguments,
    _show,
    "Prints the text, then the annotations of everybody by number, each with its label, its\n"
    "place (START:END in characters from 0, as “annotate” takes it), its words, attributes,\n"
    "relations and notes. With --as, only what that annotator sees: their own annotations, and\n"
    "suggestions they have not decided on.",
)
