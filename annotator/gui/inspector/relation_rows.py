"""What the rows of the relations of an annotation say, as it is read from the file."""

from collections.abc import Iterable, Mapping, Sequence

from annotator.gui.colours import Palette
from annotator.gui.inspector.relation_row import Shown
from annotator.model.annotations import Annotation, Note, Relation
from annotator.model.codebook import Codebook
from annotator.operations import relating
from annotator.store import remarks
from annotator.store.project import Project


def rows_of(
    selected: Annotation,
    relations: Iterable[Relation],
    others: Mapping[int, Annotation],
    codebook: Codebook,
    palette: Palette,
    *,
    me: int,
) -> list[tuple[Relation, Shown]]:
    """The relations of an annotation with what their rows say; ``others`` holds their ends.

    Those of the annotator ``me`` can be changed.
    """
    found: list[tuple[Relation, Shown]] = []
    for each in relations:
        outgoing = each.from_id == selected.id
        other = others.get(each.to_id if outgoing else each.from_id)
        label = codebook.label(other.label) if other is not None else None
        kind = codebook.relation_type(each.type)
        if other is None or label is None or kind is None:
            continue
        ends = (other.label, selected.label) if outgoing else (selected.label, other.label)
        shown = Shown(
            relation_id=each.id,
            other_id=other.id,
            words=" ".join(other.text.split()),
            label=label,
            kind=kind,
            outgoing=outgoing,
            editable=each.annotator_id == me,
            unfit=relating.unfit(kind, *ends),
            palette=palette,
        )
        found.append((each, shown))
    return found


def own_notes(project: Project, relation_ids: Sequence[int], me: int) -> dict[int, Note]:
    """The first open note of an annotator on each relation that has one, by the relation's id."""
    found: dict[int, Note] = {}
    for relation_id in relation_ids:
        for note in remarks.notes(project, "relation", relation_id):
            if note.annotator_id == me and note.reply_to is None and not note.resolved:
                found.setdefault(relation_id, note)
    return found
