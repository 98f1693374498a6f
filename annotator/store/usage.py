"""What a codebook is used for: annotations and relations counted by their entries, and listed."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from annotator.store.project import Project

_SAID = "status IN ('draft', 'accepted')"
_AROUND = 40


class Marked(NamedTuple):
    """An annotation by its words, with a little of what stands around them."""

    annotation_id: int
    document_id: int
    document: str
    before: str
    words: str
    after: str


def annotations_by_label(project: "Project") -> dict[int, int]:
    """How many annotations labels have, by id: of all people, no suggestions; none is left out."""
    return _counts(project, "SELECT label_id, count(*) FROM annotation")


def relations_by_type(project: "Project") -> dict[int, int]:
    """The same for relation types."""
    return _counts(project, "SELECT relation_type_id, count(*) FROM relation")


def of_label(project: "Project", label_id: int, annotator_id: int, *, most: int) -> list[Marked]:
    """One annotator's annotations of a label, by document and place; at most so many."""
    found = project.db.execute(
        "SELECT annotation.id, document.id, document.title,"
        " substr(text.body, max(1, annotation.start + 1 - ?3), min(annotation.start, ?3)),"
        ' annotation.text, substr(text.body, annotation."end" + 1, ?3)'
        " FROM annotation JOIN current_document AS document ON document.id = document_id"
        " JOIN text ON text.id = document.text_id"
        f" WHERE label_id = ?1 AND annotator_id = ?2 AND annotation.{_SAID}"
        " ORDER BY document.title, document.id, annotation.start, annotation.id LIMIT ?4",
        (label_id, annotator_id, _AROUND, most),
    )
    return [Marked(*row) for row in found]


def _counts(project: "Project", select: str) -> dict[int, int]:
    return dict(project.db.execute(f"{select} WHERE {_SAID} GROUP BY 1").fetchall())
