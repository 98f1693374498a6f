"""Where a record of a dataset goes: who is who here, and what its keys have become."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.model.corpus import NewCorpus
from annotator.model.documents import Document
from annotator.model.people import Annotator, AnnotatorKind
from annotator.store import entities, people
from annotator.store.project import Project


@dataclass(frozen=True)
class Names:
    """What labels and relation types are called here that a dataset knows by another name.

    A label that was renamed here, or there, is still the same one: its uid says so.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    relation_types: Mapping[str, str] = field(default_factory=dict)

    def label(self, name: str) -> str:
        """The name here of a label of the dataset."""
        return self.labels.get(name.casefold(), name)

    def relation_type(self, name: str) -> str:
        """The name here of a relation type of the dataset."""
        return self.relation_types.get(name.casefold(), name)


@dataclass(frozen=True)
class Layers:
    """Who is who, and what is what, of a dataset in this project: by uid or name to local id."""

    importing: int
    """The annotator whose layer takes what the dataset gives to nobody."""
    people: Mapping[str, int]
    entities: Mapping[str, int]
    names: Names = field(default_factory=Names)

    @classmethod
    def of(
        cls, project: Project, new: NewCorpus, importing: int, names: Names | None = None
    ) -> "Layers":
        """Match the dataset's people and entities by uid, then by name; add who is new."""
        found: dict[str, int] = {}
        for each in new.annotators:
            local = _local_annotator(project, each)
            found[each.name] = found.get(each.name, local)
            found[each.uid] = local
        things: dict[str, int] = {}
        by_uid = {each.uid: each.id for each in entities.entities(project)}
        for entity in new.entities:
            local = by_uid.get(entity.uid) or (
                entities.add(
                    project,
                    entity.name,
                    kind=entity.kind,
                    aliases=entity.aliases,
                    external_id=entity.external_id,
                    uid=entity.uid,
                ).id
            )
            things[entity.uid] = things[entity.name] = local
        return cls(importing, found, things, names or Names())

    def person(self, project: Project, name: str) -> int:
        """The local id of an annotator of the dataset, who is added when only named in a row."""
        if not name:
            return self.importing
        if name in self.people:
            return self.people[name]
        found = people.find(project, name) or people.add(project, name)
        return found.id


@dataclass(frozen=True)
class Place:
    """One document that a record goes into, and the local ids of the record's keys so far."""

    project: Project
    document: Document
    body: str
    layers: Layers
    marks: dict[str, int] = field(default_factory=dict)
    ties: dict[str, int] = field(default_factory=dict)


def _local_annotator(project: Project, brought: Annotator) -> int:
    """The id here of an annotator of the dataset: the same uid, else the same name and kind."""
    for each in people.annotators(project):
        if each.uid == brought.uid:
            return each.id
    for each in people.annotators(project):
        if (each.name, each.kind, each.version) == (brought.name, brought.kind, brought.version):
            return each.id
    return people.add(
        project,
        brought.name,
        kind=AnnotatorKind(brought.kind),
        version=brought.version,
        uid=brought.uid,
    ).id
