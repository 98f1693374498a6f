"""Commands about relations: relate, relations, change-relation, unrelate."""

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import Final

from annotator.cli import shapes
from annotator.cli.commands import DONE, Command, WrongUsageError
from annotator.cli.opening import (
    reading,
    takes_document,
    takes_json,
    takes_person,
    takes_project,
    writing,
)
from annotator.cli.output import columns, counted, cut, on_one_line, say, say_json, table
from annotator.cli.values import as_set, takes_values, values
from annotator.errors import UnknownNameError
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import AttributeSpec
from annotator.store import annotations, codebook, documents, people, relations, uids
from annotator.store.project import Project

_END: Final = 40
"""Columns of the words of an end."""


def _relate_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument("type", metavar="TYPE", help="a relation type of the codebook")
    parser.add_argument("from_", metavar="FROM", help="an annotation: its number or uid")
    parser.add_argument("to", metavar="TO", help="an annotation: its number or uid")
    takes_values(parser)
    takes_person(parser)
    takes_json(parser)


def _relate(arguments: Namespace) -> int:
    """Tie one annotation to another and print the relation."""
    from annotator.operations.relating import relate

    with writing(arguments) as (project, annotator):
        source = annotations.find(project, arguments.from_)
        target = annotations.find(project, arguments.to)
        made = relate(
            project,
            arguments.type,
            source.id,
            target.id,
            annotator=annotator,
            attributes=values(arguments.values, _specs(project, arguments.type)),
        )
        _answer(arguments, project, made)
    return DONE


def _relations_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    takes_document(parser)
    parser.add_argument("--type", metavar="TYPE", help="only those of this relation type")
    takes_person(parser, "only what this annotator sees")
    takes_json(parser)


def _relations(arguments: Namespace) -> int:
    """Print a line for each relation of a document, in the order of the text."""
    with reading(arguments) as project:
        document = documents.find(project, arguments.document)
        marks = {each.id: each for each in _seen(project, document.id, arguments.person)}
        found = [
            each
            for each in relations.of_document(project, document.id)
            if each.from_id in marks
            and each.to_id in marks
            and (arguments.type is None or each.type == _type(project, arguments.type))
        ]
        names = _names(project)
    found.sort(key=lambda each: (marks[each.from_id].start, marks[each.to_id].start, each.id))
    if arguments.json:
        say_json([_shape(each, marks, names) for each in found])
    elif found:
        heads = ("ID", "FROM", "RELATION", "TO", "ATTRIBUTES", "WHO")
        rows = [_row(each, marks, names) for each in found]
        least = {"ATTRIBUTES": {""}, "WHO": {rows[0][-1]}}
        told = [n for n, head in enumerate(heads) if {row[n] for row in rows} != least.get(head)]
        cells = [[row[n] for n in told] for row in rows]
        say(*table([heads[n] for n in told], cells, right=(0,), flexible=1, most=columns()))
    else:
        say("There is no such relation in this document.")
    return DONE


def _change_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument("relation", metavar="RELATION", help=_WHICH)
    parser.add_argument("--reverse", action="store_true", help="let it go the other way")
    parser.add_argument("--from", dest="from_", metavar="FROM", help="let it start here")
    parser.add_argument("--to", metavar="TO", help="let it lead here")
    takes_values(parser)
    takes_person(parser)
    takes_json(parser)


def _change(arguments: Namespace) -> int:
    """Reverse a relation, lead it elsewhere, or set its attributes; print it as it is then."""
    from annotator.operations.relating import describe_relation, retarget, reverse

    elsewhere = arguments.from_ is not None or arguments.to is not None
    if arguments.reverse + elsewhere + bool(arguments.values) != 1:
        raise WrongUsageError("give one of: --reverse; --from and --to; --set")
    with writing(arguments) as (project, annotator):
        number = _relation_id(project, arguments.relation)
        if arguments.reverse:
            changed = reverse(project, number, annotator=annotator)
        elif elsewhere:
            ends = [
                None if name is None else annotations.find(project, name).id
                for name in (arguments.from_, arguments.to)
            ]
            changed = retarget(project, number, annotator=annotator, from_id=ends[0], to_id=ends[1])
        else:
            specs = _specs(project, relations.get(project, number).type)
            told = values(arguments.values, specs)
            changed = describe_relation(project, number, told, annotator=annotator)
        _answer(arguments, project, changed)
    return DONE


def _unrelate_arguments(parser: ArgumentParser) -> None:
    takes_project(parser)
    parser.add_argument("relations", metavar="RELATION", nargs="+", help=_WHICH)
    takes_person(parser)


def _unrelate(arguments: Namespace) -> int:
    """Take relations back."""
    from annotator.operations.relating import unrelate

    with writing(arguments) as (project, annotator):
        found = [_relation_id(project, name) for name in arguments.relations]
        unrelate(project, found, annotator=annotator)
        say(f"{counted(len(set(found)), 'relation')} taken back.")
    return DONE


def _relation_id(project: Project, name: str) -> int:
    """The id of a relation by its id or uid; UnknownNameError when there is none."""
    by_uid = uids.find(project, "relation", name)
    if by_uid is not None:
        return by_uid
    if not name.isdecimal() or len(name) > 18:
        raise UnknownNameError(
            f"There is no relation “{name}”; “annotator relations” numbers them."
        )
    return relations.get(project, int(name)).id


def _specs(project: Project, type_name: str) -> tuple[AttributeSpec, ...]:
    """The attributes of a relation type; none for one that the codebook has not."""
    kind = codebook.load(project).relation_type(type_name)
    return kind.attributes if kind else ()


def _type(project: Project, name: str) -> str:
    """The relation type of that name, whatever its case."""
    from annotator.operations.rules import known_relation_type

    return known_relation_type(project, name).name


def _seen(project: Project, document_id: int, person: str | None) -> list[Annotation]:
    """The annotations of a document, or those that one annotator sees."""
    if person is None:
        return annotations.of_document(project, document_id)
    return annotations.visible(project, document_id, people.require(project, person).id)


def _answer(arguments: Namespace, project: Project, made: Relation) -> None:
    """Print a relation in a line that starts with its id, or as JSON."""
    if arguments.json:
        say_json(shapes.relation(made, _names(project)))
        return
    ends = [annotations.get(project, each) for each in (made.from_id, made.to_id)]
    words = [cut(on_one_line(each.text), _END) for each in ends]
    say(f"{made.id}  {words[0]}  {made.type} →  {words[1]}{_told(made)}")


def _row(
    relation: Relation, marks: Mapping[int, Annotation], names: Mapping[int, str]
) -> tuple[object, ...]:
    """The cells of a relation's line; each end begins with its number and label."""
    ends = [marks[each] for each in (relation.from_id, relation.to_id)]
    words = [f"{e.id} {e.label} {cut(on_one_line(e.text), _END)}" for e in ends]
    told = _told(relation).strip()
    return relation.id, words[0], relation.type, words[1], told, names[relation.annotator_id]


def _told(relation: Relation) -> str:
    """The attributes of a relation, as they are set."""
    return "".join(f"  {name}={as_set(value)}" for name, value in relation.attributes.items())


def _shape(
    relation: Relation, marks: Mapping[int, Annotation], names: Mapping[int, str]
) -> shapes.Shape:
    """A relation as ``relations --json`` gives it: with the labels and words of its ends."""
    source, target = marks[relation.from_id], marks[relation.to_id]
    return {
        **shapes.relation(relation, names),
        "from_label": source.label,
        "from_text": source.text,
        "to_label": target.label,
        "to_text": target.text,
    }


def _names(project: Project) -> Mapping[int, str]:
    """The names of annotators by id."""
    return {each.id: each.name for each in people.annotators(project)}


_WHICH: Final = "its number or uid; “relations” prints them"

COMMANDS: Final = {
    "relate": Command(_relate_arguments, _relate, "Prints the relation, its number first."),
    "relations": Command(
        _relations_arguments,
        _relations,
        "In the order of the text; each end with its number. With --as, only what that\n"
        "annotator sees.",
    ),
    "change-relation": Command(
        _change_arguments,
        _change,
        "One of --reverse, --from and --to, or --set; one step. Only one's own.",
    ),
    "unrelate": Command(_unrelate_arguments, _unrelate, "Only one's own."),
}
