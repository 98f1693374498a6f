"""The register of entities: who or what ACTOR mentions mean across the project."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from annotator.model.annotations import Entity
from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project


def entities(project: "Project") -> list[Entity]:
    """All entities by name."""
    return [
        _entity(row) for row in rows.all_of(project.db, "SELECT * FROM entity ORDER BY name, id")
    ]


def some(project: "Project", entity_ids: Iterable[int]) -> list[Entity]:
    """Those of the entities that exist."""
    found = rows.all_of(
        project.db,
        "SELECT * FROM entity WHERE id IN (SELECT value FROM json_each(?))",
        (rows.to_json(list(entity_ids)),),
    )
    return [_entity(row) for row in found]


def get(project: "Project", entity_id: int) -> Entity:
    """The entity of that id; UnknownNameError when there is none."""
    return _entity(rows.one_of(project.db, "entity", entity_id))


def of_uid(project: "Project", uid: str) -> Entity | None:
    """The entity of a uid; None when there is none."""
    found = rows.all_of(project.db, "SELECT * FROM entity WHERE uid = ?", (uid,))
    return _entity(found[0]) if found else None


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


def update(project: "Project", entity_id: int, row: dict[str, rows.Value]) -> None:
    """Set columns of an entity; within a step."""
    rows.update(project.db, "entity", entity_id, row)


def remove(project: "Project", entity_id: int) -> None:
    """Remove an entity that no annotation is tied to any more; within a step."""
    rows.remove(project.db, "entity", entity_id)


def named(project: "Project") -> Mapping[str, int]:
    """Which entity each name and alias means, by its words on one line.

    Words that several entities go by mean none of them. Read anew only when the register changes.
    """
    cached = project.cache.get("register")
    version = project.register_version()
    if isinstance(cached, tuple) and cached[0] == version:
        known = cached[1]
        assert isinstance(known, dict)
        return known
    meant: dict[str, set[int]] = defaultdict(set)
    for each in entities(project):
        for words in (each.name, *each.aliases):
            meant[on_one_line(words)].add(each.id)
    found = {words: ids.pop() for words, ids in meant.items() if len(ids) == 1}
    project.cache["register"] = (version, found)
    return found


def mentions(project: "Project", entity_id: int) -> list[int]:
    """The ids of the annotations that are tied to an entity, of all layers and documents."""
    found = project.db.execute(
        "SELECT id FROM annotation WHERE entity_id = ? ORDER BY document_id, start, id",
        (entity_id,),
    )
    return [row[0] for row in found]


def counts(project: "Project") -> dict[int, tuple[int, int]]:
    """By entity how many mentions it has, and in how many documents; none for one without."""
    found = project.db.execute(
        "SELECT entity_id, count(*), count(DISTINCT document_id) FROM annotation"
        " WHERE entity_id IS NOT NULL GROUP BY entity_id"
    )
    return {row[0]: (row[1], row[2]) for row in found}


def untied(
    project: "Project",
    label_ids: Collection[int],
    annotator_id: int,
    *,
    document_id: int | None = None,
) -> list[tuple[int, int, str, str]]:
    """Mentions of one layer that are tied to no entity: id, document, words, canonical name.

    ``label_ids`` are the labels that mention somebody; in the order of the text. Those in locked
    documents are left out.
    """
    found = project.db.execute(
        "SELECT id, document_id, text, coalesce(json_extract(attributes, '$.canonical'), '')"
        " FROM annotation WHERE entity_id IS NULL AND annotator_id = ?1"
        " AND (?2 IS NULL OR document_id = ?2) AND status IN ('draft', 'accepted')"
        " AND label_id IN (SELECT value FROM json_each(?3))"
        " AND document_id IN (SELECT id FROM current_document WHERE state <> 'locked')"
        " ORDER BY document_id, start, id",
        (annotator_id, document_id, rows.to_json(list(label_ids))),
    )
    return [(row[0], row[1], on_one_line(row[2]), on_one_line(str(row[3]))) for row in found]


def attributes_naming(
    project: "Project", uid: str, table: Literal["annotation", "relation"]
) -> list[tuple[int, dict[str, object]]]:
    """The annotations (or relations) of which an attribute is a uid, each with its attributes."""
    found = project.db.execute(
        f"SELECT id, attributes FROM [{table}] WHERE instr(attributes, ?1) AND EXISTS"
        " (SELECT 1 FROM json_each(attributes) WHERE value = ?1) ORDER BY id",
        (uid,),
    )
    return [(row[0], rows.mapping(row[1])) for row in found]


def on_one_line(words: str) -> str:
    """Words as names are compared: white space of any kind is one space."""
    return " ".join(words.split())


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
