"""The register of entities: who or what ACTOR mentions mean across the project."""

from typing import TYPE_CHECKING

from annotator.model.annotations import Entity
from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project


def entities(project: "Project") -> list[Entity]:
    """All entities by name."""
    return [
        _entity(row) for row in rows.all_of(project.db, "SELECT * FROM entity ORDER BY name, id")
    ]


def get(project: "Project", entity_id: int) -> Entity:
    """The entity of that id; UnknownNameError when there is none."""
    return _entity(rows.one_of(project.db, "entity", entity_id))


def add(
    project: "Project",
    name: str,
    *,
    kind: str = "",
    aliases: tuple[str, ...] = (),
    external_id: str = "",
    uid: str = "",
) -> Entity:
    """Add an entity; within a step."""
    uid = uid or project.uids()
    row: dict[str, rows.Value] = {
        "uid": uid,
        "name": name,
        "kind": kind,
        "aliases": rows.to_json(list(aliases)),
        "external_id": external_id,
    }
    return Entity(rows.add(project.db, "entity", row), uid, name, kind, aliases, external_id)


def _entity(row: dict[str, rows.Value]) -> Entity:
    """The entity of a row."""
    return Entity(
        rows.whole(row["id"]),
        rows.words(row["uid"]),
        rows.words(row["name"]),
        rows.words(row["kind"]),
        tuple(str(each) for each in rows.listing(row["aliases"])),
        rows.words(row["external_id"]),
    )
