"""The caret and the selected words: one end stays, the other one moves."""

from annotator.gui.reading.moves import Place
from annotator.model.text import Span


class Selection:
    """A caret at ``place`` and the anchor that a selection is stretched from."""

    __slots__ = ("anchor", "place")

    def __init__(self) -> None:
        """Begin at the start of the text with nothing selected."""
        self.anchor = 0
        self.place = Place(0)

    @property
    def span(self) -> Span | None:
        """The selected words; None when there are none."""
        low, high = sorted((self.anchor, self.place.offset))
        return Span(low, high) if low < high else None

    def go(self, place: Place, *, extend: bool) -> None:
        """Move the caret; the anchor comes along unless the selection is extended."""
        self.place = place
        if not extend:
            self.anchor = place.offset

    def select(self, anchor: int, place: Place) -> None:
        """Select from an anchor to a place."""
        self.anchor = anchor
        self.place = place
