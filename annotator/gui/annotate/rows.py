"""From what the file says to the plain values that the reading pane paints."""

from collections.abc import Iterable, Mapping

from annotator.gui.reading.rows import PaneLabel, PaneRegion, PaneRelation, PaneSpan
from annotator.model.annotations import Annotation, Relation
from annotator.model.codebook import AttributeKind, Codebook, Label
from annotator.model.documents import Region

_LONGEST_CAPTION = 28


def pane_labels(codebook: Codebook) -> tuple[PaneLabel, ...]:
    """How each label is painted, retired ones too."""
    return tuple(
        PaneLabel(
            label.id,
            label.title,
            label.colour,
            label.dark_colour,
            label.pattern,
            label.bracket,
        )
        for label in codebook.labels
    )


def pane_span(
    annotation: Annotation,
    codebook: Codebook,
    relations: Iterable[Relation] = (),
    others: Mapping[int, Annotation] | None = None,
) -> PaneSpan:
    """How an annotation is painted; ``relations`` and ``others`` give a quote its speaker."""
    label = codebook.label(annotation.label)
    return PaneSpan(
        annotation.id,
        annotation.label_id,
        tuple((span.start, span.end) for span in annotation.fragments),
        annotation.status.value,
        caption(annotation, label, relations, others or {}),
        bool(annotation.flag),
    )


def caption(
    annotation: Annotation,
    label: Label | None,
    relations: Iterable[Relation],
    others: Mapping[int, Annotation],
) -> str:
    """The words of a chip; for a bracket, the names that its relations lead to.

    A chip names the first choice too ("Commitment · firm") where the words below leave it room.
    """
    if label is None:
        return annotation.label
    if label.bracket:
        ends = [others[each.to_id] for each in relations if each.to_id in others]
        mine = [_short(str(end.attributes.get("canonical") or end.text)) for end in ends]
        return ", ".join(dict.fromkeys(mine))
    words = label.title or annotation.label
    for spec in label.attributes:
        value = annotation.attributes.get(spec.name)
        longer = f"{words} · {value}"
        if spec.kind is AttributeKind.CHOICE and value and len(annotation.text) >= 3 * len(longer):
            return longer
    return words


def pane_relations(relations: Iterable[Relation], codebook: Codebook) -> tuple[PaneRelation, ...]:
    """How relations are painted, with their titles."""
    types = {each.name: each.title for each in codebook.relation_types}
    return tuple(
        PaneRelation(each.id, types.get(each.type, each.type), each.from_id, each.to_id)
        for each in relations
    )


def pane_regions(regions: Iterable[Region]) -> tuple[PaneRegion, ...]:
    """The stretches that are painted otherwise than the body."""
    return tuple(PaneRegion(each.start, each.end, each.kind.value) for each in regions)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST_CAPTION else flat[: _LONGEST_CAPTION - 1].rstrip() + "…"
