"""Who appears: mentions of entities counted, and what is tied to them, over the project."""

from typing import TYPE_CHECKING, NamedTuple

from annotator.store import rows

if TYPE_CHECKING:
    from annotator.store.project import Project


class Appearance(NamedTuple):
    """An entity with how often it is mentioned: in one document, and in all of how many."""

    entity_id: int
    here: int
    mentions: int
    documents: int


class Fact(NamedTuple):
    """Something tied to a mention of an entity: a role held, a quote spoken, a commitment made.

    ``outgoing`` says whether the relation goes from the mention; ``words`` are those at its other
    end, whose annotation is ``annotation_id``.
    """

    relation_type: str
    title: str
    outgoing: bool
    annotation_id: int
    words: str
    label: str
    document_id: int
    document: str
    date: str


class Mention(NamedTuple):
    """One mention of an entity, with a little of what stands around it."""

    annotation_id: int
    document_id: int
    document: str
    date: str
    words: str
    canonical: str


_COUNTED = "annotation.status IN ('draft', 'accepted') AND annotation.annotator_id = :me"


def appearances(
    project: "Project", annotator_id: int, *, document_id: int | None = None
) -> list[Appearance]:
    """Every entity with its mentions in one annotator's layer, most often mentioned first.

    With a document, those who appear there come first, and ``here`` counts their mentions there.
    """
    found = project.db.execute(
        "SELECT entity.id, total(annotation.document_id = :document), count(annotation.id),"
        " count(DISTINCT annotation.document_id) FROM entity LEFT JOIN annotation"
        f" ON annotation.entity_id = entity.id AND {_COUNTED}"
        " AND annotation.document_id IN (SELECT id FROM current_document)"
        " GROUP BY entity.id ORDER BY 2 DESC, 3 DESC, entity.name, entity.id",
        {"document": document_id, "me": annotator_id},
    )
    return [Appearance(row[0], int(row[1]), row[2], row[3]) for row in found]


def counted(
    project: "Project", annotator_id: int, *, document_id: int | None = None
) -> dict[int, int]:
    """By entity how many mentions it has in one annotator's layer, of a document or of all.

    Earlier versions of documents do not count; none for an entity without mentions.
    """
    found = project.db.execute(
        f"SELECT entity_id, count(*) FROM annotation WHERE entity_id IS NOT NULL AND {_COUNTED}"
        " AND (:document IS NULL OR document_id = :document)"
        " AND document_id IN (SELECT id FROM current_document) GROUP BY entity_id",
        {"document": document_id, "me": annotator_id},
    )
    return dict(found.fetchall())


def facts(project: "Project", entity_id: int, annotator_id: int) -> list[Fact]:
    """What one annotator's layer ties to mentions of an entity, but for other mentions of it.

    By relation type, then by date and document; roles held, dated by their documents, among them.
    """
    found = rows.all_of(
        project.db,
        "SELECT relation_type.name AS type, relation_type.title AS title,"
        " relation_type.position AS position, relation.from_id = annotation.id AS outgoing,"
        " other.id AS other_id, other.text AS words, label.name AS label,"
        " document.id AS document_id, document.title AS document, document.date AS date"
        " FROM annotation"
        " JOIN relation ON annotation.id IN (relation.from_id, relation.to_id)"
        " JOIN relation_type ON relation_type.id = relation.relation_type_id"
        " JOIN annotation AS other ON other.id ="
        "  CASE annotation.id WHEN relation.from_id THEN relation.to_id ELSE relation.from_id END"
        " JOIN label ON label.id = other.label_id"
        " JOIN current_document AS document ON document.id = annotation.document_id"
        f" WHERE annotation.entity_id = :entity AND {_COUNTED}"
        " AND relation.status IN ('draft', 'accepted') AND other.entity_id IS NOT :entity"
        " ORDER BY position, title, outgoing DESC, date, document.id, other.start, other.id",
        {"entity": entity_id, "me": annotator_id},
    )
    return [
        Fact(
            rows.words(row["type"]),
            rows.words(row["title"]),
            bool(row["outgoing"]),
            rows.whole(row["other_id"]),
            rows.words(row["words"]),
            rows.words(row["label"]),
            rows.whole(row["document_id"]),
            rows.words(row["document"]),
            rows.words(row["date"]),
        )
        for row in found
    ]


def mentions(
    project: "Project", entity_id: int, annotator_id: int, *, document_id: int | None = None
) -> list[Mention]:
    """The mentions of an entity in one annotator's layer, of one document or of all."""
    found = project.db.execute(
        "SELECT annotation.id, document.id, document.title, document.date, annotation.text,"
        " coalesce(json_extract(annotation.attributes, '$.canonical'), '') FROM annotation"
        " JOIN current_document AS document ON document.id = annotation.document_id"
        f" WHERE annotation.entity_id = :entity AND {_COUNTED}"
        " AND (:document IS NULL OR document.id = :document)"
        " ORDER BY document.date, document.id, annotation.start, annotation.id",
        {"entity": entity_id, "me": annotator_id, "document": document_id},
    )
    return [Mention(*row) for row in found]
