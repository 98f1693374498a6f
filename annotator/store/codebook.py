"""The codebook in the project file: labels, relation types, settings, revisions."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from sqlite3 import Connection
from typing import TYPE_CHECKING

from annotator.model.codebook import (
    AttributeKind,
    AttributeSpec,
    Codebook,
    Label,
    RelationType,
    Strictness,
    Trim,
)
from annotator.store import rows, settings

if TYPE_CHECKING:
    from annotator.store.project import Project


def revision(db: Connection) -> int:
    """The number of the codebook's present revision; 0 before there is a codebook."""
    (found,) = db.execute("SELECT max(id) FROM codebook_revision").fetchone()
    return found or 0


def load(project: "Project") -> Codebook:
    """The codebook as it is now; read anew only when something has touched it."""
    cached = project.cache.get("codebook")
    version = project.codebook_version()
    if isinstance(cached, tuple) and cached[0] == version:
        found = cached[1]
        assert isinstance(found, Codebook)
        return found
    codebook = _read(project.db)
    project.cache["codebook"] = (version, codebook)
    return codebook


def install(project: "Project", codebook: Codebook) -> None:
    """Write a whole codebook into a project; within a step.

    Whatever has a uid that the project knows is updated, all else is added, nothing is removed.
    """
    extend(
        project,
        [replace(label, position=n) for n, label in enumerate(codebook.labels)],
        [replace(each, position=n) for n, each in enumerate(codebook.relation_types)],
    )
    settings.put(project.db, "codebook uid", codebook.uid or project.uids())
    describe(project, codebook.title, codebook.general)


def extend(
    project: "Project", labels: Sequence[Label], relation_types: Sequence[RelationType]
) -> None:
    """Add or update labels and relation types; within a step.

    Parents and ends name labels by name, whatever its case.
    """
    db = project.db
    known = db.execute("SELECT name, uid FROM label").fetchall()
    uids: dict[str, str] = {name.casefold(): uid for name, uid in known}
    for label in labels:
        uid = _put(db, "label", label.uid or project.uids(), label_row(label))
        uids[label.name.casefold()] = uid
    for label in labels:
        parent = uids[label.parent.casefold()] if label.parent else None
        db.execute(
            "UPDATE label SET parent_id = (SELECT id FROM label WHERE uid = ?) WHERE uid = ?",
            (parent, uids[label.name.casefold()]),
        )
    for relation_type in relation_types:
        row = _relation_type_row(relation_type, uids)
        _put(db, "relation_type", relation_type.uid or project.uids(), row)
    project.codebook_changed()


def describe(project: "Project", title: str, general: Mapping[str, str]) -> None:
    """Say what the codebook is called, and its guidelines that belong to no label; in a step."""
    settings.put(project.db, "codebook title", title)
    settings.put(project.db, "codebook general", rows.to_json(dict(general)))
    project.codebook_changed()


def _put(db: Connection, table: str, uid: str, row: dict[str, rows.Value]) -> str:
    """Add or update the row of that uid, and return the uid."""
    found = db.execute(f"SELECT id FROM [{table}] WHERE uid = ?", (uid,)).fetchone()
    if found:
        rows.update(db, table, found[0], row)
    else:
        rows.add(db, table, {"uid": uid, **row})
    return uid


def label_row(label: Label) -> dict[str, rows.Value]:
    """The columns of a label but its uid and parent."""
    return {
        "name": label.name,
        "title": label.title,
        "colour": label.colour,
        "dark_colour": label.dark_colour,
        "pattern": label.pattern,
        "key": label.key,
        "definition": label.definition,
        "use_when": label.use_when,
        "avoid_when": label.avoid_when,
        "examples": rows.to_json(list(label.examples)),
        "trim": label.trim.value,
        "bracket": int(label.bracket),
        "attributes": rows.to_json([asdict(spec) for spec in label.attributes]),
        "position": label.position,
        "retired": int(label.retired),
    }


def _relation_type_row(relation_type: RelationType, uids: dict[str, str]) -> dict[str, rows.Value]:
    """The columns of a relation type but its uid; ends name labels by uid, which renaming keeps."""
    return {
        "name": relation_type.name,
        "title": relation_type.title,
        "from_labels": rows.to_json([uids[name.casefold()] for name in relation_type.from_labels]),
        "to_labels": rows.to_json([uids[name.casefold()] for name in relation_type.to_labels]),
        "least": relation_type.least,
        "most": relation_type.most,
        "counted": relation_type.counted,
        "strictness": relation_type.strictness.value,
        "definition": relation_type.definition,
        "attributes": rows.to_json([asdict(spec) for spec in relation_type.attributes]),
        "position": relation_type.position,
        "retired": int(relation_type.retired),
    }


def _read(db: Connection) -> Codebook:
    """The codebook from its tables."""
    general = settings.get(db, "codebook general") or "{}"
    found = rows.all_of(db, "SELECT * FROM label ORDER BY position, id")
    by_id = {row["id"]: rows.words(row["name"]) for row in found}
    by_uid = {row["uid"]: rows.words(row["name"]) for row in found}
    types = rows.all_of(db, "SELECT * FROM relation_type ORDER BY position, id")
    return Codebook(
        labels=tuple(_label(row, by_id) for row in found),
        relation_types=tuple(_relation_type(row, by_uid) for row in types),
        title=settings.get(db, "codebook title"),
        revision=revision(db),
        uid=settings.get(db, "codebook uid"),
        general={key: str(value) for key, value in rows.mapping(general).items()},
    )


def _label(row: dict[str, rows.Value], by_id: dict[rows.Value, str]) -> Label:
    """The label of a row."""
    return Label(
        name=rows.words(row["name"]),
        title=rows.words(row["title"]),
        colour=rows.words(row["colour"]),
        dark_colour=rows.words(row["dark_colour"]),
        pattern=rows.words(row["pattern"]),
        key=rows.words(row["key"]),
        parent=by_id.get(row["parent_id"], ""),
        definition=rows.words(row["definition"]),
        use_when=rows.words(row["use_when"]),
        avoid_when=rows.words(row["avoid_when"]),
        examples=tuple(str(each) for each in rows.listing(row["examples"])),
        trim=Trim(rows.words(row["trim"])),
        bracket=bool(row["bracket"]),
        attributes=specs_of(row["attributes"]),
        position=rows.whole(row["position"]),
        retired=bool(row["retired"]),
        uid=rows.words(row["uid"]),
        id=rows.whole(row["id"]),
    )


def _relation_type(row: dict[str, rows.Value], by_uid: dict[rows.Value, str]) -> RelationType:
    """The relation type of a row; a label that is gone is left out of its ends."""
    ends = {
        name: tuple(by_uid[uid] for uid in map(str, rows.listing(row[name])) if uid in by_uid)
        for name in ("from_labels", "to_labels")
    }
    return RelationType(
        name=rows.words(row["name"]),
        title=rows.words(row["title"]),
        from_labels=ends["from_labels"],
        to_labels=ends["to_labels"],
        least=rows.whole(row["least"]),
        most=rows.maybe_whole(row["most"]),
        counted=rows.words(row["counted"]),
        strictness=Strictness(rows.words(row["strictness"])),
        definition=rows.words(row["definition"]),
        attributes=specs_of(row["attributes"]),
        position=rows.whole(row["position"]),
        retired=bool(row["retired"]),
        uid=rows.words(row["uid"]),
        id=rows.whole(row["id"]),
    )


def specs_of(value: rows.Value) -> tuple[AttributeSpec, ...]:
    """The attribute specifications of a JSON column."""
    found = []
    for each in rows.listing(value):
        assert isinstance(each, dict)
        found.append(
            AttributeSpec(
                name=each["name"],
                kind=AttributeKind(each["kind"]),
                values=tuple(each["values"]),
                required=each["required"],
                default=each["default"],
                definition=each["definition"],
            )
        )
    return tuple(found)
