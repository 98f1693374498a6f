"""The attributes that a label or a relation type asks for: added, changed, moved, removed.

Each is one step, and what annotations and relations hold of the attribute goes along with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.errors import InvalidChangeError
from annotator.model.codebook import AttributeKind, AttributeSpec, Label, RelationType
from annotator.model.codebook_rules import fits, renamed_value
from annotator.model.source import storable
from annotator.operations import rules
from annotator.operations.alone import alone
from annotator.operations.codebooks import change_label, change_relation_type
from annotator.store import held_values
from annotator.store.project import Project

_CHOOSING = (AttributeKind.CHOICE, AttributeKind.CHOICES)


@dataclass(frozen=True, slots=True)
class Entry:
    """The name of a label, or of a relation type."""

    name: str
    of_relation: bool = False


def holders(project: Project, entry: Entry, attribute: str) -> int:
    """How many annotations (or relations), of every layer, hold a value of an attribute."""
    return held_values.holding(project, _kind(entry), _found(project, entry).id, attribute)


def words_used(project: Project, entry: Entry, attribute: str, *, most: int = 20) -> list[str]:
    """The words that are held of an attribute, the most frequent first."""
    owner = _found(project, entry)
    return held_values.words_held(project, _kind(entry), owner.id, attribute, most=most)


def unfitting(project: Project, entry: Entry, attribute: str) -> int:
    """How many annotations (or relations) hold a value that the attribute does not take (now)."""
    owner = _found(project, entry)
    spec = _spec(owner.attributes, attribute)
    held = held_values.values_held(project, _kind(entry), owner.id, attribute)
    return sum(not fits(spec, value) for value in held)


@alone
def put_attribute(
    project: Project, entry: Entry, spec: AttributeSpec, *, annotator: int, was: str = ""
) -> None:
    """Add an attribute, or let one that is there (``was``) be another; one step.

    Values go along when it is renamed, and when one value of a choice is. What does not fit any
    more stays with the annotations; a default that does not is taken away. Raises
    InvalidChangeError when there is no attribute of that name, when values of it would take the
    place of others or change in a locked document, or the codebook would not be sound.
    """
    specs = _found(project, entry).attributes
    before = _spec(specs, was) if was else None
    after = _sound(spec)
    if before == after:
        return
    word = renamed_value(before, after) if before is not None else None
    if before is not None and _same(before.default, after.default):
        after = _fitting_default(after, word)
    listed = [after if each.name == was else each for each in specs]
    listed += [] if was else [after]
    renamed = {was: after.name} if before is not None and was != after.name else {}
    if renamed:
        _require_room(project, entry, was, after.name)
    if renamed or word:
        _require_unlocked(project, entry, was, None if renamed or not word else word[0])
    title = f"Change {after.name}" if was else f"Add {after.name}"
    with project.step(title, annotator, operation="put attribute"):
        _put(project, entry, listed, annotator, renamed)
        if word:
            owner = _found(project, entry).id
            kind, (old, new) = _kind(entry), word
            held_values.replace_word(project, kind, owner, after.name, annotator, old=old, new=new)


@alone
def remove_attribute(project: Project, entry: Entry, name: str, *, annotator: int) -> int:
    """Remove an attribute with the values that are held of it; how many that were. One step.

    Raises InvalidChangeError when a locked document holds some.
    """
    owner = _found(project, entry)
    _spec(owner.attributes, name)
    _require_unlocked(project, entry, name)
    count = holders(project, entry, name)
    with project.step(f"Remove {name}", annotator, operation="remove attribute"):
        rest = [each for each in owner.attributes if each.name != name]
        _put(project, entry, rest, annotator)
        held_values.drop(project, _kind(entry), owner.id, name, annotator)
    return count


@alone
def move_attribute(project: Project, entry: Entry, name: str, by: int, *, annotator: int) -> None:
    """Move an attribute so many places down (up for less than 0), as far as there are; one step."""
    specs = list(_found(project, entry).attributes)
    moved = _spec(specs, name)
    place = max(0, min(len(specs) - 1, specs.index(moved) + by))
    if place == specs.index(moved):
        return
    specs.remove(moved)
    specs.insert(place, moved)
    with project.step(f"Move {name}", annotator, operation="move attribute"):
        _put(project, entry, specs, annotator)


def _kind(entry: Entry) -> held_values.Kind:
    return "relation_type" if entry.of_relation else "label"


def _found(project: Project, entry: Entry) -> Label | RelationType:
    if entry.of_relation:
        return rules.known_relation_type(project, entry.name)
    return rules.known_label(project, entry.name, also_retired=True)


def _spec(specs: Sequence[AttributeSpec], name: str) -> AttributeSpec:
    found = next((each for each in specs if each.name == name), None)
    if found is None:
        raise InvalidChangeError(f"There is no attribute “{name}” any more; nothing was changed.")
    return found


def _require_room(project: Project, entry: Entry, was: str, name: str) -> None:
    """Raise InvalidChangeError when renaming an attribute would part somebody from a value."""
    owner = _found(project, entry)
    count = held_values.holding_both(project, _kind(entry), owner.id, was, name)
    if count:
        what = "relation" if entry.of_relation else "annotation"
        many = f"1 {what} holds" if count == 1 else f"{count:,} {what}s hold"
        raise InvalidChangeError(
            f"{many} a value of “{was}” and another under the name “{name}”; nothing was changed. "
            "Choose another name."
        )


def _require_unlocked(project: Project, entry: Entry, name: str, word: str | None = None) -> None:
    """Raise InvalidChangeError when what is held in locked documents (of a word) would change."""
    owner = _found(project, entry)
    count, places = held_values.locked(project, _kind(entry), owner.id, name, word)
    if count:
        where = rules.in_locked("relation" if entry.of_relation else "annotation", count, places)
        raise InvalidChangeError(
            f"{where} {'holds' if count == 1 else 'hold'} a value of {name} that would change; "
            "nothing was changed. Unlock first."
        )


def _put(
    project: Project,
    entry: Entry,
    specs: Sequence[AttributeSpec],
    annotator: int,
    renamed: Mapping[str, str] | None = None,
) -> None:
    change = change_relation_type if entry.of_relation else change_label
    change(project, entry.name, {"attributes": specs}, annotator=annotator, renamed=renamed)


def _sound(spec: AttributeSpec) -> AttributeSpec:
    """The specification with its name and values on one line each; values only for a choice."""
    values = tuple(" ".join(storable(each).split()) for each in spec.values)
    return replace(
        spec,
        name=" ".join(storable(spec.name).split()),
        values=values if spec.kind in _CHOOSING else (),
        definition=storable(spec.definition),
    )


def _same(one: object, other: object) -> bool:
    """Whether two defaults are the same; what was a tuple is read back as a list."""
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return list(one) == list(other)
    return one == other


def _fitting_default(spec: AttributeSpec, word: tuple[str, str] | None) -> AttributeSpec:
    """The specification with the default it had: by its new word, or none where none fits."""
    default = spec.default
    if word is not None and isinstance(default, list | tuple):
        default = [word[1] if each == word[0] else each for each in default]
    elif word is not None and default == word[0]:
        default = word[1]
    fitting = default is not None and fits(spec, default)
    return replace(spec, default=default if fitting else None)
