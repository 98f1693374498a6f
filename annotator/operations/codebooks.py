"""The codebook edited: labels and relation types added, changed, moved, retired.

Every edit is one step, counts the codebook's revision up, and leaves a sound codebook or changes
nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from annotator.errors import InvalidChangeError
from annotator.model.codebook import Codebook, Label, RelationType
from annotator.model.codebook_rules import problems
from annotator.model.colours import free_colour
from annotator.model.keys import free_keys
from annotator.model.source import storable
from annotator.operations import rules
from annotator.operations.alone import alone
from annotator.store import codebook, held_values
from annotator.store.project import Project


@alone
def add_label(
    project: Project,
    name: str,
    facts: Mapping[str, object] | None = None,
    *,
    annotator: int,
    parent: str = "",
) -> Label:
    """Add a label, with a colour, a pattern and a key that are free; one step.

    ``facts`` are other fields of ``Label`` by name. Raises InvalidChangeError when the codebook
    would not be sound.
    """
    book = codebook.load(project)
    line = _line(name)
    title = line if line != line.upper() else line.capitalize()
    light, dark, pattern = free_colour((each.colour, each.pattern) for each in _used(book))
    keys = free_keys([each.key for each in _used(book)])
    wanted = next((key for key in line.casefold() if key in keys), keys[0] if keys else "")
    made = Label(
        name=line,
        title=title,
        colour=light,
        dark_colour=dark,
        pattern=pattern,
        key=wanted,
        parent=parent,
        position=1 + max((each.position for each in book.labels), default=-1),
    )
    made = replace(made, **_fitting(facts or {}))
    _require_sound(replace(book, labels=(*book.labels, made)))
    with project.step(f"Add the label {made.title}", annotator, operation="add label"):
        codebook.extend(project, [made], [])
    found = codebook.load(project).label(made.name)
    assert found is not None
    return found


@alone
def change_label(
    project: Project,
    name: str,
    facts: Mapping[str, object],
    *,
    annotator: int,
    renamed: Mapping[str, str] | None = None,
) -> Label:
    """Say something else of a label; one step. ``facts`` are fields of ``Label`` by name.

    ``renamed`` maps former names of attributes to new ones: the values that annotations have move
    with them. Edits of the same facts within a second are one step. Raises InvalidChangeError when
    the codebook would not be sound, UnknownNameError for a label that is not there.
    """
    book = codebook.load(project)
    before = rules.known_label(project, name, also_retired=True)
    after = replace(before, **_fitting(facts))
    if after == before:
        return before
    labels = tuple(
        after if each.id == before.id else _under(each, before.name, after.name)
        for each in book.labels
    )
    kinds = tuple(_with_end(kind, before.name, after.name) for kind in book.relation_types)
    _require_sound(replace(book, labels=labels, relation_types=kinds))
    title = _change_title(before, after)
    join = f"label {before.id} {sorted(facts)}"
    with project.step(title, annotator, operation="change label", join=join):
        codebook.extend(project, [after], [])
        if renamed:
            held_values.rename(project, "label", before.id, renamed, annotator)
    found = codebook.load(project).label(after.name)
    assert found is not None
    return found


@alone
def move_label(
    project: Project, name: str, *, annotator: int, parent: str = "", before: str = ""
) -> None:
    """Put a label below another one, and before one of its new neighbours (last for ""); one step.

    Raises InvalidChangeError when it would come below itself.
    """
    book = codebook.load(project)
    moved = replace(rules.known_label(project, name, also_retired=True), parent=parent)
    others = [each for each in book.labels if each.id != moved.id]
    place = next((n for n, each in enumerate(others) if each.name == before), len(others))
    ordered = [*others[:place], moved, *others[place:]]
    after = tuple(replace(each, position=n) for n, each in enumerate(ordered))
    _require_sound(replace(book, labels=after))
    with project.step(f"Move the label {moved.title}", annotator, operation="move label"):
        codebook.extend(project, list(after), [])


def retire_label(project: Project, name: str, *, annotator: int) -> Label:
    """Let a label take no new annotations; those it has stay. One step."""
    return change_label(project, name, {"retired": True}, annotator=annotator)


@alone
def restore_label(project: Project, name: str, *, annotator: int) -> Label:
    """Let a retired label take annotations again, without its key if another has it; one step."""
    label = rules.known_label(project, name, also_retired=True)
    taken = [each.key for each in _used(codebook.load(project)) if each.id != label.id]
    key = "" if label.key in taken else label.key
    return change_label(project, name, {"retired": False, "key": key}, annotator=annotator)


@alone
def add_example(project: Project, name: str, words: str, *, annotator: int) -> Label:
    """Add words of a text to the examples of a label; one step.

    Raises InvalidChangeError when there are no words, or they are an example already.
    """
    label = rules.known_label(project, name, also_retired=True)
    example = _line(words)
    if not example:
        raise InvalidChangeError("No words are selected; nothing was changed.")
    said = f"“{rules.excerpt(example)}”"
    if example in label.examples:
        raise InvalidChangeError(
            f"{said} is an example of {label.title} already; nothing was changed."
        )
    after = replace(label, examples=(*label.examples, example))
    title = f"Add {said} to the examples of {label.title}"
    with project.step(title, annotator, operation="add example"):
        codebook.extend(project, [after], [])
    found = codebook.load(project).label(name)
    assert found is not None
    return found


@alone
def add_relation_type(
    project: Project, name: str, facts: Mapping[str, object] | None = None, *, annotator: int
) -> RelationType:
    """Add a relation type; one step. ``facts`` are other fields of ``RelationType`` by name."""
    book = codebook.load(project)
    line = _line(name)
    made = RelationType(
        name=line,
        title=line.replace("_", " "),
        position=1 + max((each.position for each in book.relation_types), default=-1),
    )
    made = replace(made, **_fitting(facts or {}))
    _require_sound(replace(book, relation_types=(*book.relation_types, made)))
    title = f"Add the relation {made.title}"
    with project.step(title, annotator, operation="add relation type"):
        codebook.extend(project, [], [made])
    found = codebook.load(project).relation_type(made.name)
    assert found is not None
    return found


@alone
def change_relation_type(
    project: Project,
    name: str,
    facts: Mapping[str, object],
    *,
    annotator: int,
    renamed: Mapping[str, str] | None = None,
) -> RelationType:
    """Say something else of a relation type; one step. ``facts`` are its fields by name.

    Relations that are there stay, also where it does not allow them any more: they are gaps then.
    ``renamed`` maps former names of attributes to new ones, as in ``change_label``.
    """
    book = codebook.load(project)
    before = rules.known_relation_type(project, name)
    after = replace(before, **_fitting(facts))
    if after == before:
        return before
    kinds = tuple(after if each.id == before.id else each for each in book.relation_types)
    _require_sound(replace(book, relation_types=kinds))
    title = _change_title(before, after)
    join = f"relation type {before.id} {sorted(facts)}"
    with project.step(title, annotator, operation="change relation type", join=join):
        codebook.extend(project, [], [after])
        if renamed:
            held_values.rename(project, "relation_type", before.id, renamed, annotator)
    found = codebook.load(project).relation_type(after.name)
    assert found is not None
    return found


@alone
def move_relation_type(project: Project, name: str, *, annotator: int, before: str = "") -> None:
    """Put a relation type before another one, last for ""; one step."""
    moved = rules.known_relation_type(project, name)
    others = [each for each in codebook.load(project).relation_types if each.id != moved.id]
    place = next((n for n, each in enumerate(others) if each.name == before), len(others))
    ordered = [*others[:place], moved, *others[place:]]
    title = f"Move the relation {moved.title}"
    with project.step(title, annotator, operation="move relation type"):
        kinds = [replace(each, position=n) for n, each in enumerate(ordered)]
        codebook.extend(project, [], kinds)


@alone
def describe_codebook(
    project: Project,
    *,
    annotator: int,
    title: str | None = None,
    general: Mapping[str, str] | None = None,
) -> None:
    """Say what the codebook is called, or its guidelines that belong to no label; one step.

    ``general`` maps headings to words (Markdown), all of them. Edits within a second are one step.
    """
    book = codebook.load(project)
    name = book.title if title is None else _line(title)
    guidelines = dict(book.general) if general is None else _guidelines(general)
    what = "Name the codebook" if general is None else "Change the general guidelines"
    join = f"codebook {title is None} {sorted(guidelines)}"
    with project.step(what, annotator, operation="describe codebook", join=join):
        codebook.describe(project, name, guidelines)


def _guidelines(general: Mapping[str, str]) -> dict[str, str]:
    """Guidelines with their headings on one line; InvalidChangeError where one is none or twice."""
    found: dict[str, str] = {}
    for heading, words in general.items():
        line = _line(heading)
        if not line:
            raise InvalidChangeError("A guideline needs a heading; nothing was changed.")
        if line in found:
            raise InvalidChangeError(
                f"The guidelines have the heading “{rules.excerpt(line)}” twice; "
                "nothing was changed. Choose another."
            )
        found[line] = storable(words)
    return found


def _used(book: Codebook) -> list[Label]:
    return [each for each in book.labels if not each.retired]


def _under(label: Label, old: str, new: str) -> Label:
    """The label, below a parent that has a new name."""
    return replace(label, parent=new) if label.parent == old else label


def _with_end(kind: RelationType, old: str, new: str) -> RelationType:
    """The relation type, with ends of which one has a new name."""

    def named(ends: Iterable[str]) -> tuple[str, ...]:
        return tuple(new if each == old else each for each in ends)

    return replace(kind, from_labels=named(kind.from_labels), to_labels=named(kind.to_labels))


def _fitting(facts: Mapping[str, object]) -> dict[str, Any]:
    """Facts as they are stored: names and titles on one line, lists as tuples."""
    found: dict[str, Any] = {}
    for name, value in facts.items():
        if name in ("id", "uid", "position"):
            raise TypeError(f"{name} is not for people to say")
        if name in ("name", "title") and isinstance(value, str):
            found[name] = _line(value)
        elif isinstance(value, str):
            # Members of enumerations are kept as they are.
            found[name] = storable(value) if type(value) is str else value
        else:
            found[name] = tuple(value) if isinstance(value, Sequence) else value
    return found


def _require_sound(book: Codebook) -> None:
    """Raise InvalidChangeError with the first thing that would be wrong."""
    for problem in problems(book):
        raise InvalidChangeError(f"{problem[0].upper()}{problem[1:]}; nothing was changed.")


def _change_title(before: Label | RelationType, after: Label | RelationType) -> str:
    what = "label" if isinstance(before, Label) else "relation"
    if before.retired != after.retired:
        return f"{'Retire' if after.retired else 'Restore'} the {what} {before.title}"
    if before.title != after.title:
        return f"Rename the {what} {before.title} to {after.title}"
    return f"Change the {what} {after.title}"


def _line(words: str) -> str:
    return " ".join(storable(words).split())
