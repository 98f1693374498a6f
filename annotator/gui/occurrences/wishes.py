"""What is to be marked, as the page says when the key is pressed."""

from dataclasses import dataclass

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.occurrences.rows import Spot
from annotator.model.codebook import Label


@dataclass(frozen=True, slots=True)
class Wish:
    """Words that are to be marked wherever they stand, or places that are known already."""

    label: Label
    words: str
    document_id: int | None
    """Where the words were taken from."""
    values: dict[str, object]
    """Attributes that every new annotation may be given."""
    places: tuple[Spot, ...] = ()


def wished(page: Page, marking: Marking, label: Label) -> Wish | None:
    """The selected words, else those of the selected annotation with its values.

    The values are taken over to the same label only. None when there are no words, or not in one
    piece; it is said why.
    """
    session = page.session
    if page.pane.selection() is not None:
        span = marking.words(label.name)
        return Wish(label, span.of(page.text), session.document_id, {}) if span else None
    chosen = page.selected()
    if chosen is None:
        return None
    if len(chosen.fragments) > 1:
        session.told.emit(
            "This annotation is in several pieces: select the words that should be found."
        )
        return None
    same = chosen.label_id == label.id
    values = {
        spec.name: chosen.attributes[spec.name]
        for spec in label.attributes
        if same and chosen.attributes.get(spec.name) not in (None, "", [])
    }
    return Wish(label, chosen.text, session.document_id, values)
