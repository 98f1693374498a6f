"""The paragraphs of a text: where they start and end, and how each is handed to Qt."""

import re
import unicodedata
from bisect import bisect_right

_FEED = re.compile("\n")
_LONGEST = 10_000
_SEGMENT = 8_000
_STRONG = 2_000
"""How many characters are looked at for the direction of a paragraph."""

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# What Qt would drop, take for an inline picture, or not break the line at; one for one.
_SHOWN = re.compile("[\ud800-\udfff\ufffc\u2029\x85\x0b\x0c]")
_LINE_SEPARATOR = "\u2028"
_ZERO_WIDTH_JOINER = "\u200d"


class Paragraphs:
    """The paragraphs of one text, in order; offsets are code points of the whole text.

    A paragraph ends before its line feed, which belongs to it as a place for the caret. One of
    more than 10,000 characters is cut at spaces into segments of 8,000 at most, so that no layout
    is ever long; a segment that goes on ends where the next one starts.
    """

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str) -> None:
        """Find the paragraphs; linear in the text."""
        self.text = text
        ends = [match.start() for match in _FEED.finditer(text)]
        starts = [0, *(end + 1 for end in ends)]
        ends.append(len(text))
        if any(end - start > _LONGEST for start, end in zip(starts, ends, strict=True)):
            starts, ends = _cut_long(text, starts, ends)
        self.starts = starts
        self.ends = ends

    def __len__(self) -> int:
        """The number of paragraphs, at least one."""
        return len(self.starts)

    def at(self, offset: int) -> int:
        """The paragraph of an offset; the line feed's offset belongs to the paragraph it ends."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def goes_on(self, index: int) -> bool:
        """Whether the next one is a segment of the same paragraph."""
        return index + 1 < len(self.starts) and self.starts[index + 1] == self.ends[index]

    def first_segment(self, index: int) -> int:
        """The segment that the paragraph of this one starts with."""
        while index and self.ends[index - 1] == self.starts[index]:
            index -= 1
        return index

    def right_to_left(self, index: int) -> bool:
        """Whether the paragraph's first strong character belongs to a right-to-left script."""
        first = self.first_segment(index)
        start, end = self.starts[first], self.ends[first]
        words = self.text[start : min(end, start + _STRONG)]
        if words.isascii():
            return False
        for character in words:
            direction = unicodedata.bidirectional(character)
            if direction in {"R", "AL"}:
                return True
            if direction == "L":
                return False
        return False

    def shown(self, index: int) -> str:
        """The characters as Qt is to lay them out, as many as are stored.

        Lone surrogates, which Qt drops, and U+FFFC become U+FFFD; other separators become
        U+2028, at which Qt breaks the line. A leading U+FEFF or U+FFFE gets a further U+FEFF
        before it: Qt takes the first one for a byte order mark and eats it.
        """
        words = self.text[self.starts[index] : self.ends[index]]
        if words.isascii() and "\x0b" not in words and "\x0c" not in words:
            return words
        words = _SHOWN.sub(_substitute, words)
        return f"\ufeff{words}" if words[:1] in {"\ufeff", "\ufffe"} else words


def mixed(words: str) -> bool:
    """Whether some of the words may run from right to left."""
    return not words.isascii() and _RIGHT_TO_LEFT.search(words) is not None


def _substitute(match: re.Match[str]) -> str:
    return _LINE_SEPARATOR if match[0] in "\u2029\x85\x0b\x0c" else "\ufffd"


def _cut_long(text: str, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
    """The same paragraphs with the long ones in segments."""
    cut_starts: list[int] = []
    cut_ends: list[int] = []
    for first, end in zip(starts, ends, strict=True):
        start = first
        if end - start > _LONGEST:
            while end - start > _SEGMENT:
                place = _place_to_cut(text, start, start + _SEGMENT)
                cut_starts.append(start)
                cut_ends.append(place)
                start = place
        cut_starts.append(start)
        cut_ends.append(end)
    return cut_starts, cut_ends


def _place_to_cut(text: str, start: int, limit: int) -> int:
    """Where a segment from ``start`` ends: after a sentence, else a space, else a character."""
    for stop in (". ", " "):
        found = text.rfind(stop, (start + limit) // 2, limit)
        if found >= 0:
            return found + len(stop)
    place = limit
    while place > start + 1 and _clings(text[place - 1], text[place]):
        place -= 1
    return place


def _clings(before: str, after: str) -> bool:
    """Whether the second character may belong to the grapheme of the first one."""
    return (
        unicodedata.category(after).startswith("M")
        or _ZERO_WIDTH_JOINER in {before, after}
        or "\U0001f3fb" <= after <= "\U0001f3ff"
        or ("\U0001f1e6" <= after <= "\U0001f1ff" and "\U0001f1e6" <= before <= "\U0001f1ff")
    )
