"""Which fragments lie in which paragraph, kept up as annotations come and go."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from annotator.gui.reading.paragraphs import Paragraphs


class Piece(NamedTuple):
    """A fragment, or the gap before one, as the index holds it; in code points, half-open."""

    start: int
    end: int
    span_id: int
    n: int
    """The fragment's number from 0; for the gap before fragment n, minus n."""

    @property
    def gap(self) -> bool:
        """Whether this is the gap before a fragment."""
        return self.n < 0


class FragmentIndex:
    """Pieces by the paragraphs that they touch.

    A binary tree over the paragraphs: a piece hangs at the few nodes that make up its range of
    paragraphs, a paragraph's pieces hang on the way to the root. So a fragment over thousands of
    paragraphs costs no more than a handful of entries, and nothing is ever walked as a whole.
    """

    __slots__ = ("_nodes", "_size")

    def __init__(self, paragraphs: int) -> None:
        """Make an empty index for so many paragraphs."""
        self._size = 1 << max(0, paragraphs - 1).bit_length()
        self._nodes: dict[int, list[Piece]] = {}

    def add(self, piece: Piece, first: int, last: int) -> None:
        """Register a piece that touches the paragraphs from ``first`` to ``last`` inclusive."""
        for node in self._cover(first, last):
            held = self._nodes.get(node)
            if held is None:
                self._nodes[node] = [piece]
            else:
                held.append(piece)

    def remove(self, piece: Piece, first: int, last: int) -> None:
        """Take a piece out again; KeyError or ValueError when it was never registered there."""
        for node in self._cover(first, last):
            held = self._nodes[node]
            held.remove(piece)
            if not held:
                del self._nodes[node]

    def pieces(self, paragraph: int) -> list[Piece]:
        """The pieces that touch a paragraph, in no order."""
        found: list[Piece] = []
        node = self._size + paragraph
        nodes = self._nodes
        while node:
            held = nodes.get(node)
            if held:
                found += held
            node >>= 1
        return found

    def _cover(self, first: int, last: int) -> Iterator[int]:
        """The nodes whose paragraphs together are those from ``first`` to ``last``."""
        low, high = first + self._size, last + self._size + 1
        while low < high:
            if low & 1:
                yield low
                low += 1
            if high & 1:
                high -= 1
                yield high
            low >>= 1
            high >>= 1


def is_simple(fragments: Sequence[tuple[int, int]], paragraphs: Paragraphs) -> bool:
    """Whether a span has one fragment, in one paragraph: the order of the spans finds it."""
    start, end = fragments[0]
    return len(fragments) == 1 and end <= paragraphs.ends[paragraphs.at(start)]


def pieces_of(
    span_id: int, fragments: Sequence[tuple[int, int]], paragraphs: Paragraphs
) -> Iterator[tuple[Piece, int, int]]:
    """The fragments and the gaps between them, with the paragraphs that each touches.

    Those are the first and the last one, inclusive.
    """
    at, ends = paragraphs.at, paragraphs.ends
    gap_from = -1
    for n, (start, end) in enumerate(fragments):
        if gap_from >= 0:
            yield Piece(gap_from, start, span_id, -n), at(gap_from), at(start - 1)
        first = at(start)
        yield Piece(start, end, span_id, n), first, first if end <= ends[first] else at(end - 1)
        gap_from = end
