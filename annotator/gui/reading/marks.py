"""The annotations on the page: which are where, in their order, with what they put on it."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from annotator.gui.reading.decor import Decor, decorate
from annotator.gui.reading.fragments import FragmentIndex, Piece, is_simple, pieces_of
from annotator.gui.reading.levels import Levels
from annotator.gui.reading.order import Order
from annotator.gui.reading.paragraphs import Paragraphs
from annotator.gui.reading.rows import PaneLabel, PaneSpan

_BRACKET_LINES = 2
"""A span of a bracketing label stands in the margin when it is longer than so many lines."""

_WALKED = 256
"""How many spans that start within a bracket are looked at for its level."""

_KEPT = 2_000
"""What so many paragraphs carry is remembered."""

UNKNOWN = PaneLabel(0, "", "#808080", "#808080", "solid")


class Marks:
    """Spans by id, by paragraph and in order. Nothing here walks over all of them after loading.

    Rejected spans are left out altogether: they are neither painted nor met by the mouse.
    """

    def __init__(self, paragraphs: Paragraphs) -> None:
        """Begin without any span."""
        self._paragraphs = paragraphs
        self._index = FragmentIndex(len(paragraphs))
        """What is in several pieces or paragraphs; the order of the spans finds the rest."""
        self._spans: dict[int, PaneSpan] = {}
        self.order = Order()
        self._long = Order()
        self._decor: dict[int, Decor] = {}
        self._labels: dict[int, PaneLabel] = {}
        self._bracket_length = 200
        self.levels = Levels(self.brackets_over)
        self.version = 0
        """Goes up with whatever changes how spans stand on the page."""

    def load(self, spans: Iterable[PaneSpan]) -> None:
        """Take all spans of a document at once."""
        self._spans = {span.id: span for span in spans if span.status != "rejected"}
        self.order = Order(self._spans.values())
        starts, ends = self._paragraphs.starts, self._paragraphs.ends
        for span in self._spans.values():
            start, end = span.fragments[0]
            if len(span.fragments) > 1 or end > ends[bisect_right(starts, start) - 1]:
                self._register(span)
        self._sort_long()

    def set_labels(self, labels: Sequence[PaneLabel]) -> None:
        """Take the labels; brackets depend on them."""
        self._labels = {label.id: label for label in labels}
        self._sort_long()
        self.forget()

    def set_line_characters(self, characters: int) -> None:
        """Tell how many characters go on a line: it decides what stands in the margin."""
        if characters * _BRACKET_LINES != self._bracket_length:
            self._bracket_length = characters * _BRACKET_LINES
            self.forget()

    def forget(self) -> None:
        """Work everything out anew when it is next needed."""
        self.version += 1
        self._decor.clear()
        self.levels.clear()

    def put(self, span: PaneSpan) -> set[tuple[int, int]]:
        """Add a span or take its new state; the ranges of paragraphs that this touches."""
        ranges = self.remove(span.id)
        if span.status == "rejected":
            return ranges
        self._spans[span.id] = span
        self.order.add(span)
        if self.label(span).bracket:
            self._long.add(span)
        if not is_simple(span.fragments, self._paragraphs):
            self._register(span)
        return ranges | {self._touch(span)}

    def remove(self, span_id: int) -> set[tuple[int, int]]:
        """Take a span away; the range of paragraphs that this touches, none if it was not there."""
        span = self._spans.get(span_id)
        if span is None:
            return set()
        touches = self._touch(span)
        if not is_simple(span.fragments, self._paragraphs):
            for piece, first, last in pieces_of(span.id, span.fragments, self._paragraphs):
                self._index.remove(piece, first, last)
        del self._spans[span_id]
        self.order.remove(span)
        if self.label(span).bracket:
            self._long.remove(span)
        return {touches}

    def get(self, span_id: int | None) -> PaneSpan | None:
        """A span by its id."""
        return None if span_id is None else self._spans.get(span_id)

    def label(self, span: PaneSpan) -> PaneLabel:
        """The label of a span; a grey one when nobody told of it."""
        return self._labels.get(span.label_id, UNKNOWN)

    @property
    def labels(self) -> dict[int, PaneLabel]:
        """The labels by their ids."""
        return self._labels

    def __len__(self) -> int:
        """How many spans can be seen."""
        return len(self._spans)

    def rows_of(self, span: PaneSpan) -> tuple[int, int]:
        """The first and the last paragraph that a span reaches over."""
        return self._paragraphs.at(span.start), self._paragraphs.at(span.end - 1)

    def is_bracket(self, span: PaneSpan) -> bool:
        """Whether a span stands in the margin."""
        return self.label(span).bracket and span.length > self._bracket_length

    def decor(self, row: int) -> Decor:
        """What stands on a paragraph."""
        found = self._decor.get(row)
        if found is None:
            if len(self._decor) > _KEPT:
                self._decor.clear()
            start, end = self._paragraphs.starts[row], self._paragraphs.ends[row]
            found = self._decor[row] = decorate(
                self._pieces(row),
                self._spans.__getitem__,
                self.is_bracket,
                start=start,
                end=end,
            )
        return found

    def brackets_over(self, span: PaneSpan) -> Iterator[PaneSpan]:
        """The spans in the margin that overlap with this one."""
        row = self._paragraphs.at(span.start)
        known = self._decor.get(row)
        # Most of these are out of sight: no lanes are worked out for them.
        ids = known.brackets if known is not None else {each.span_id for each in self._pieces(row)}
        for span_id in ids:
            other = self._spans[span_id]
            if other.start <= span.start < other.end and self.is_bracket(other):
                yield other
        for span_id in self._long.starting_in(span.start, span.end, most=_WALKED):
            if self.is_bracket(self._spans[span_id]):
                yield self._spans[span_id]

    def at(self, offset: int) -> list[int]:
        """The spans with a fragment over the character at ``offset``, innermost first."""
        row = self._paragraphs.at(offset)
        found = {
            piece.span_id
            for piece in self._pieces(row)
            if not piece.gap and piece.start <= offset < piece.end
        }
        return sorted(found, key=lambda each: (self._spans[each].length, each))

    def _sort_long(self) -> None:
        """Note, in order, what may stand in the margin."""
        bracketing = {label.id for label in self._labels.values() if label.bracket}
        self._long = Order(span for span in self._spans.values() if span.label_id in bracketing)

    def _register(self, span: PaneSpan) -> None:
        """Enter the pieces of a span that is not simple."""
        for piece, first, last in pieces_of(span.id, span.fragments, self._paragraphs):
            self._index.add(piece, first, last)

    def _pieces(self, row: int) -> list[Piece]:
        """What touches a paragraph."""
        found = self._index.pieces(row)
        start, end = self._paragraphs.starts[row], self._paragraphs.ends[row]
        for span_id in self.order.starting_in(start, end + 1):
            fragments = self._spans[span_id].fragments
            if len(fragments) == 1 and fragments[0][1] <= end:
                found.append(Piece(*fragments[0], span_id, 0))
        return found

    def _touch(self, span: PaneSpan) -> tuple[int, int]:
        """Forget what was worked out for the paragraphs of a span: the first, the last of them."""
        self.version += 1
        first, last = self.rows_of(span)
        if last - first > len(self._decor):
            for row in [each for each in self._decor if first <= each <= last]:
                del self._decor[row]
        else:
            for row in range(first, last + 1):
                self._decor.pop(row, None)
        self.levels.clear()
        return first, last


def touched(
    marks: Marks, changed: Iterable[PaneSpan], removed: Collection[int]
) -> set[tuple[int, int]]:
    """Apply changes; the first and last paragraphs of each span, as it was and as it is."""
    ranges: set[tuple[int, int]] = set()
    for span_id in removed:
        ranges |= marks.remove(span_id)
    for span in changed:
        ranges |= marks.put(span)
    return ranges
