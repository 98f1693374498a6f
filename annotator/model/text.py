"""Spans of a text, and the positions of the same text counted in UTF-16 units."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

JOINT = " … "
"""What stands between the fragments in the covered words of a split annotation."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, [start, end), in code points from the first character.

    Spans order by start, then by end. An empty span is not a span: start < end always holds.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse what no text could contain."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        """The number of code points covered."""
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Whether every code point of ``other`` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]


def join_touching(fragments: Iterable[Span]) -> tuple[Span, ...]:
    """The same code points as sorted fragments of which no two overlap or touch."""
    joined: list[Span] = []
    for span in sorted(fragments):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def covered_words(text: str, fragments: Sequence[Span]) -> str:
    """The words under the fragments, joined by " … " as annotations repeat them."""
    return JOINT.join(span.of(text) for span in fragments)


def shortened(words: str, most: int = 60) -> str:
    """The words on one line, for a title or a sentence: at most ``most`` code points, then "…"."""
    line = " ".join(words[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


class Utf16Offsets:
    """Positions of one text in code points and in UTF-16 units, each from the other.

    Qt, Java and JavaScript count UTF-16 units, in which a character above U+FFFF has two. A unit
    position inside such a pair is rounded down to the character. Building is linear in the text
    and free for ASCII; a look-up is logarithmic in the number of such characters.
    """

    __slots__ = ("_code_points", "_units")

    def __init__(self, text: str) -> None:
        """Note where the characters above U+FFFF stand."""
        found = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._code_points = found
        self._units = [offset + index for index, offset in enumerate(found)]

    def units(self, offset: int) -> int:
        """The UTF-16 position of a code point offset."""
        return offset + bisect_left(self._code_points, offset) if self._code_points else offset

    def offset(self, units: int) -> int:
        """The code point offset of a UTF-16 position."""
        return units - bisect_left(self._units, units) if self._units else units
