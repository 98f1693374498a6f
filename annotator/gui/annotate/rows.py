"""From what the file says to the plain values that the reading pane paints."""

import json
from collections.abc import Iterable, Iterator, Sequence

from annotator.gui.reading.rows import PaneLabel, PaneRegion, PaneRelation, PaneSpan
from annotator.model.codebook import AttributeKind, Codebook, Label
from annotator.model.documents import Region
from annotator.model.text import JOINT
from annotator.store.outlines import Fragments, Outline, TieOutline

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


class Captions:
    """What the chips of each label say, worked out for one codebook."""

    def __init__(self, codebook: Codebook) -> None:
        """Look the labels up once: a page may have a hundred thousand annotations."""
        self._labels = {label.id: label for label in codebook.labels}
        self.brackets = [label.id for label in codebook.labels if label.bracket]
        """The labels of which long spans stand in the margin."""
        self._plain = {
            label.id: label.title or label.name for label in codebook.labels if not label.bracket
        }

    def pane_span(self, outline: Outline, names: Sequence[str] = ()) -> PaneSpan:
        """How an annotation is painted; ``names`` are what its relations lead to."""
        annotation_id, label_id, fragments, status, flagged, attributes = outline
        words = self._plain.get(label_id) if attributes == "{}" else None
        if words is None:
            label = self._labels.get(label_id)
            words = caption(label, fragments, attributes, names) if label is not None else ""
        return PaneSpan(annotation_id, label_id, fragments, status, words, flagged)


def caption(label: Label, fragments: Fragments, attributes: str, names: Sequence[str]) -> str:
    """The words of a chip; for a bracket, the names that its relations lead to.

    A chip names the first choice too ("Commitment · firm") where the words below leave it room.
    ``attributes`` are JSON.
    """
    if label.bracket:
        return ", ".join(dict.fromkeys(map(_short, names)))
    words = label.title or label.name
    values = json.loads(attributes)
    covered = sum(end - start for start, end in fragments) + len(JOINT) * (len(fragments) - 1)
    for spec in label.attributes:
        value = values.get(spec.name)
        longer = f"{words} · {value}"
        if spec.kind is AttributeKind.CHOICE and value and covered >= 3 * len(longer):
            return longer
    return words


def pane_relations(ties: Iterable[TieOutline], codebook: Codebook) -> Iterator[PaneRelation]:
    """How relations are painted, with their titles."""
    titles = {each.name: each.title for each in codebook.relation_types}
    for tie_id, kind, source, target in ties:
        yield PaneRelation(tie_id, titles.get(kind, kind), source, target)


def pane_regions(regions: Iterable[Region]) -> tuple[PaneRegion, ...]:
    """The stretches that are painted otherwise than the body."""
    return tuple(PaneRegion(each.start, each.end, each.kind.value) for each in regions)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST_CAPTION else flat[: _LONGEST_CAPTION - 1].rstrip() + "…"
