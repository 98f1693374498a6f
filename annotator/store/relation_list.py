"""The relations of a document as a list shows them: slim rows with the words of both ends."""

from typing import TYPE_CHECKING, NamedTuple

from annotator.store.outlines import SEEN

if TYPE_CHECKING:
    from annotator.store.project import Project


class ListedRelation(NamedTuple):
    """A relation with what is said of it and of its ends; starts are in code points."""

    id: int
    type_id: int
    annotator_id: int
    status: str
    attributes: str
    """The attributes as JSON."""
    from_id: int
    from_label: int
    """The id of the label of the annotation that it starts at."""
    from_start: int
    from_text: str
    to_id: int
    to_label: int
    to_start: int
    to_text: str


def of_document(project: "Project", document_id: int, annotator_id: int) -> list[ListedRelation]:
    """The relations of a document of which an annotator sees both ends, by where they start."""
    found = project.db.execute(
        "SELECT relation.id, relation.relation_type_id, relation.annotator_id, relation.status,"
        " relation.attributes, source.id, source.label_id, source.start, source.text,"
        " target.id, target.label_id, target.start, target.text FROM relation"
        " JOIN annotation AS source ON source.id = relation.from_id"
        " JOIN annotation AS target ON target.id = relation.to_id"
        " WHERE relation.document_id = :document"
        f" AND {SEEN.format(of='source')} AND {SEEN.format(of='target')}"
        " ORDER BY source.start, target.start, relation.id",
        {"document": document_id, "me": annotator_id},
    )
    return list(map(ListedRelation._make, found))
