"""The register of entities: who or what mentions mean across the project."""

from collections.abc import Mapping, Sequence

from annotator.errors import InvalidChangeError
from annotator.model.annotations import Entity
from annotator.model.source import storable
from annotator.operations import rules
from annotator.operations.alone import alone
from annotator.store import annotations, codebook, entities, relations
from annotator.store.project import Project
from annotator.store.rows import Value, to_json


@alone
def add_entity(
    project: Project,
    name: str,
    *,
    annotator: int,
    kind: str = "",
    aliases: Sequence[str] = (),
    external_id: str = "",
    mentions: Sequence[int] = (),
    attribute: str = "",
) -> Entity:
    """Add somebody to the register, and tie one's own mentions to them; one step.

    With an ``attribute``, that one names them instead, by their uid. Raises InvalidChangeError for
    a name that the register has.
    """
    named = _free_name(project, name)
    named_by = rules.own_annotations(project, mentions, annotator) if mentions else []
    if attribute:
        book = codebook.load(project)
        for label in filter(None, map(book.label, {each.label for each in named_by})):
            rules.fitting_values(label.attributes, {attribute: named}, label.title)
    with project.step(f"Add {named} to the cast", annotator, operation="add entity"):
        made = entities.add(
            project,
            named,
            kind=_line(kind),
            aliases=_aliases(named, aliases),
            external_id=_line(external_id),
        )
        for each in named_by:
            if attribute:
                values = {**each.attributes, attribute: made.uid}
                annotations.put_attributes(project, each.id, annotator, values)
            else:
                annotations.update(project, each.id, annotator, {"entity_id": made.id})
    return made


@alone
def change_entity(
    project: Project,
    entity_id: int,
    *,
    annotator: int,
    name: str | None = None,
    kind: str | None = None,
    aliases: Sequence[str] | None = None,
    external_id: str | None = None,
) -> Entity:
    """Say something else of an entity; one step. Edits of one entity within a second are joined.

    Its mentions keep their canonical names. A former name is no alias by itself.
    """
    before = entities.get(project, entity_id)
    row: dict[str, Value] = {}
    new_name = before.name
    if name is not None and _line(name) != before.name:
        row["name"] = new_name = _free_name(project, name, of=entity_id)
    if kind is not None:
        row["kind"] = _line(kind)
    if aliases is not None or new_name in before.aliases:
        named = before.aliases if aliases is None else aliases
        row["aliases"] = to_json(list(_aliases(new_name, named)))
    if external_id is not None:
        row["external_id"] = _line(external_id)
    renamed = "name" in row
    title = f"Rename {before.name} to {new_name}" if renamed else f"Change {before.name}"
    join = f"entity {entity_id} {sorted(row)}"
    with project.step(title, annotator, operation="change entity", join=join):
        if row:
            entities.update(project, entity_id, row)
    return entities.get(project, entity_id)


@alone
def merge_entities(
    project: Project, entity_id: int, others: Sequence[int], *, annotator: int
) -> Entity:
    """Let one entity stand for others too, whose mentions, names and aliases it takes; one step.

    Mentions of every layer follow, as the register is everybody's.
    """
    kept = entities.get(project, entity_id)
    going = [entities.get(project, each) for each in dict.fromkeys(others) if each != entity_id]
    if not going:
        raise InvalidChangeError("Merging takes two entities; nothing was changed.")
    names = [*kept.aliases]
    for each in going:
        names += [each.name, *each.aliases]
    what = going[0].name if len(going) == 1 else f"{len(going)} others"
    title = f"Merge {what} into {kept.name}"
    with project.step(title, annotator, operation="merge entities"):
        for each in going:
            _move_mentions(project, each, kept, annotator)
            entities.remove(project, each.id)
        row: dict[str, Value] = {
            "aliases": to_json(list(_aliases(kept.name, names))),
            "kind": kept.kind or next((each.kind for each in going if each.kind), ""),
            "external_id": kept.external_id
            or next((each.external_id for each in going if each.external_id), ""),
        }
        entities.update(project, entity_id, row)
    return entities.get(project, entity_id)


@alone
def split_entity(
    project: Project, entity_id: int, annotation_ids: Sequence[int], name: str, *, annotator: int
) -> Entity:
    """Let some of one's own mentions of an entity mean another one, which is added; one step.

    Raises InvalidChangeError when one is no mention of it, in another layer, or locked.
    """
    before = entities.get(project, entity_id)
    tied = set(entities.mentions(project, entity_id))
    if not annotation_ids or not tied.issuperset(annotation_ids):
        raise InvalidChangeError(f"These are no mentions of {before.name}; nothing was changed.")
    for each in annotation_ids:
        rules.own_annotation(project, each, annotator)
    named = _free_name(project, name)
    with project.step(f"Split {named} from {before.name}", annotator, operation="split entity"):
        made = entities.add(project, named, kind=before.kind)
        for each in dict.fromkeys(annotation_ids):
            annotations.update(project, each, annotator, {"entity_id": made.id})
    return made


@alone
def remove_entity(project: Project, entity_id: int, *, annotator: int) -> None:
    """Take an entity out of the register; its mentions are tied to nobody then. One step."""
    gone = entities.get(project, entity_id)
    with project.step(f"Remove {gone.name} from the cast", annotator, operation="remove entity"):
        _move_mentions(project, gone, None, annotator)
        entities.remove(project, entity_id)


def _move_mentions(project: Project, gone: Entity, kept: Entity | None, annotator: int) -> None:
    """Tie the mentions of one entity to another or to none; within a step.

    Attributes of annotations and relations that name the entity, which they do by its uid, follow.
    """
    entity_id = kept.id if kept else None
    for each in entities.mentions(project, gone.id):
        annotations.update(project, each, annotator, {"entity_id": entity_id})
    for annotation_id, values in entities.attributes_naming(project, gone.uid, "annotation"):
        annotations.put_attributes(project, annotation_id, annotator, _told(values, gone, kept))
    for relation_id, values in entities.attributes_naming(project, gone.uid, "relation"):
        told = to_json(_told(values, gone, kept))
        relations.update(project, relation_id, {"attributes": told})


def _told(values: Mapping[str, object], gone: Entity, kept: Entity | None) -> dict[str, object]:
    """The values, with one entity named in place of another, or nobody."""
    moved = {
        name: (kept.uid if kept else None) if value == gone.uid else value
        for name, value in values.items()
    }
    return {name: value for name, value in moved.items() if value is not None}


def _free_name(project: Project, name: str, *, of: int | None = None) -> str:
    """The name on one line, when it is one and no other entity has it."""
    line = _line(name)
    if not line:
        raise InvalidChangeError("An entity needs a name; nothing was changed.")
    wanted = line.casefold()
    for each in entities.entities(project):
        if each.id != of and each.name.casefold() == wanted:
            raise InvalidChangeError(
                f"{each.name} is in the cast already; nothing was changed. Merge the two instead."
            )
    return line


def _aliases(name: str, aliases: Sequence[str]) -> tuple[str, ...]:
    """Other names, each once, without the name itself."""
    lines = dict.fromkeys(filter(None, map(_line, aliases)))
    return tuple(each for each in lines if each != name)


def _line(words: str) -> str:
    return " ".join(storable(words).split())
