"""Mentions tied to the entities they mean, and what they say of each other repaired."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.analysis.identity import SAME_AS, Discord, discords, mention_labels
from annotator.language.names import looks_like_name
from annotator.model.annotations import Annotation, Entity, Relation
from annotator.model.codebook import Label
from annotator.operations import register, rules
from annotator.operations.alone import alone
from annotator.store import annotations, codebook, entities, relations, removal
from annotator.store.project import Project

_KIND = "kind"


@dataclass(frozen=True, slots=True)
class Taken:
    """How many mentions were tied, and how many entities were added for them.

    What is left to a person: mentions without a canonical name, and those whose name is nearly or
    more than once in the cast.
    """

    mentions: int
    entities: int
    nameless: int = 0
    unclear: int = 0


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was mended, and what a person has to look at."""

    mended: int
    left: tuple[Discord, ...]


def meant_entity(
    project: Project, label: Label, words: str, attributes: Mapping[str, object]
) -> int | None:
    """The entity that a new mention means by exact name or alias; None when that is not plain.

    The words of the mention say it before its canonical name does.
    """
    known = entities.named(project)
    if not known or label.name not in mention_labels(codebook.load(project)):
        return None
    for each in (words, str(attributes.get("canonical") or "")):
        found = known.get(entities.on_one_line(each))
        if found is not None:
            return found
    return None


def meant_under(
    project: Project, label: Label, annotation: Annotation, attributes: Mapping[str, object]
) -> int | None:
    """The entity that an annotation means once it has that label: nobody where it is no mention."""
    if label.name not in mention_labels(codebook.load(project)):
        return None
    return annotation.entity_id or meant_entity(project, label, annotation.text, attributes)


@alone
def tie_mentions(project: Project, *, annotator: int, document_id: int | None = None) -> int:
    """Tie one's own untied mentions to the entities that they name exactly; one step. How many.

    In one document, or in all.
    """
    known = entities.named(project)
    planned: dict[int, int] = {}
    for mention_id, _, words, canonical in _untied(project, annotator, document_id):
        meant = known.get(words, known.get(canonical))
        if meant is not None:
            planned[mention_id] = meant
    if planned:
        many = "1 mention" if len(planned) == 1 else f"{len(planned)} mentions"
        with project.step(f"Tie {many} to the cast", annotator, operation="tie mentions"):
            for mention_id, entity_id in planned.items():
                annotations.update(project, mention_id, annotator, {"entity_id": entity_id})
    return len(planned)


@alone
def take_into_cast(project: Project, document_id: int, *, annotator: int) -> Taken:
    """Add everybody whom a document names to the register, and tie all mentions; one step.

    Mentions with one canonical name mean one entity: the one of that name or alias, else a new
    one. Mentions without a canonical name are left to ``tie_mentions`` and to people.
    """
    rules.open_document(project, document_id)
    groups: dict[str, list[int]] = defaultdict(list)
    for mention_id, _, _, canonical in _untied(project, annotator, document_id):
        groups[canonical].append(mention_id)
    nameless, unclear = len(groups.pop("", ())), 0
    known = entities.named(project)
    added = tied = 0
    title = f"Take {'1 name' if len(groups) == 1 else f'{len(groups)} names'} into the cast"
    taken = {each.name.casefold() for each in entities.entities(project)}
    with project.step(title, annotator, operation="take into cast"):
        for name, ids in groups.items():
            entity_id = known.get(name)
            if entity_id is None and name.casefold() in taken:
                # Somebody goes by nearly this name, or several do: a person has to say who.
                unclear += len(ids)
                continue
            if entity_id is None:
                entity_id = entities.add(project, name, kind=_kind(project, ids)).id
                taken.add(name.casefold())
                added += 1
            for mention_id in ids:
                annotations.update(project, mention_id, annotator, {"entity_id": entity_id})
            tied += len(ids)
    return Taken(tied, added, nameless, unclear)


def untied_names(project: Project, document_id: int, *, annotator: int) -> dict[str, list[int]]:
    """The names of one's own untied mentions of a document, each with their ids, by first mention.

    A mention's name is its canonical one; without that its words, where they look like a name.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for mention_id, _, words, canonical in _untied(project, annotator, document_id):
        if canonical or looks_like_name(words):
            found[canonical or words].append(mention_id)
    return dict(found)


@alone
def add_marked(
    project: Project,
    name: str,
    annotation_ids: Sequence[int] = (),
    *,
    document_id: int,
    annotator: int,
) -> Entity:
    """Add somebody whom untied mentions of a document name, and tie these and more to them.

    The entity has the kind of those mentions; one step. Raises InvalidChangeError for a name that
    the register has.
    """
    named = untied_names(project, document_id, annotator=annotator).get(name, [])
    ids = list(dict.fromkeys([*annotation_ids, *named]))
    kind = _kind(project, named or annotation_ids)
    return register.add_entity(project, name, annotator=annotator, kind=kind, mentions=ids)


def disagreements(project: Project, document_id: int, *, annotator: int) -> list[Discord]:
    """Where canonical names, ``same_as`` and entities of one's layer of a document disagree."""
    return discords(
        codebook.load(project),
        annotations.of_document(project, document_id, annotator_ids=[annotator]),
        relations.of_document(project, document_id, annotator_ids=[annotator]),
    )


@alone
def repair_identity(project: Project, document_id: int, *, annotator: int) -> Repaired:
    """Mend all disagreements of a document whose mending is plain; one step.

    Ties that lead elsewhere than to the first mention of the canonical name go or are made anew,
    and mentions follow their name to its entity. Names and canonical names are never changed.
    """
    rules.open_document(project, document_id)
    found = disagreements(project, document_id, annotator=annotator)
    mendable = [each for each in found if each.mendable]
    if mendable:
        many = "1 mention" if len(mendable) == 1 else f"{len(mendable)} mentions"
        title = f"Repair who is who of {many}"
        with project.step(title, annotator, operation="repair identity"):
            for each in mendable:
                _mend(project, each, document_id, annotator)
    left = disagreements(project, document_id, annotator=annotator)
    return Repaired(len(mendable), tuple(left))


def _mend(project: Project, discord: Discord, document_id: int, annotator: int) -> None:
    """Do what mends one disagreement; within a step."""
    for relation_id in discord.wrong:
        removal.remove_relation(project, relation_id)
    if discord.target is not None:
        kind = codebook.load(project).relation_type(SAME_AS)
        assert kind is not None
        relations.add(
            project,
            Relation(
                id=0,
                uid="",
                document_id=document_id,
                type=kind.name,
                type_id=kind.id,
                from_id=discord.annotation_id,
                to_id=discord.target,
                annotator_id=annotator,
            ),
        )
    if discord.entity_id is not None:
        annotations.update(
            project, discord.annotation_id, annotator, {"entity_id": discord.entity_id}
        )


def _kind(project: Project, mention_ids: Sequence[int]) -> str:
    """The kind that most mentions have; "" where none has one."""
    kinds = Counter(
        str(each.attributes.get(_KIND) or "") for each in annotations.some(project, mention_ids)
    )
    return kinds.most_common(1)[0][0] if kinds else ""


def _untied(
    project: Project, annotator: int, document_id: int | None
) -> list[tuple[int, int, str, str]]:
    """One's own mentions that are tied to nobody, in documents that may be changed."""
    book = codebook.load(project)
    names = mention_labels(book)
    labels = [label.id for label in book.labels if label.name in names]
    return entities.untied(project, labels, annotator, document_id=document_id)
