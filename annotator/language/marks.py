"""Quote marks and brackets: which way each one faces, and which two of them are a pair.

A directed mark faces as its form says, unless its neighbours say otherwise (German „so“ and Swedish
”so” turn the same characters round); for straight marks the neighbours decide, as in SmartyPants.
"""

import re
from enum import Enum

from annotator.language.characters import APOSTROPHES, is_blank

REACH = 20_000
"""How far a mark is looked for from its partner, in code points."""


class Side(Enum):
    """Which way a mark faces."""

    NONE = 0
    OPENING = 1
    CLOSING = -1


_BRACKETS = dict(zip("([{（［｛⟨「『《〈【〔〖", ")]}）］｝⟩」』》〉】〕〗", strict=True))
_QUOTES = {
    "“": "”", "”": "”“", "„": "“”", "‟": "”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "‘": "’",
    "’": "’‘", "‚": "‘’", "‛": "’", '"': '"', "'": "'", "＂": "＂", "〝": "〞〟",
}  # fmt: skip
_CLOSERS = _BRACKETS | _QUOTES
_CLOSING_BRACKETS = frozenset(_BRACKETS.values()) | {"〞", "〟"}
_OPENING_BY_FORM = frozenset("“„‟«‹‘‚‛〝")
_MARKS = frozenset(_CLOSERS) | _CLOSING_BRACKETS
_FIND = re.compile("[" + re.escape("".join(sorted(_MARKS))) + "]")
_DASHES = "-‐‑–—―/"
_STOPS = ".,;:!?…‥。、，！？؟،؛।"


def is_mark(character: str) -> bool:
    """Whether a character is a quote mark, an apostrophe or a bracket."""
    return character in _MARKS


def side(text: str, offset: int) -> Side:
    """Which way the character at ``offset`` faces; no mark, and an apostrophe, faces no way."""
    mark = text[offset]
    if mark not in _MARKS:
        return Side.NONE
    if mark in _BRACKETS:
        return Side.OPENING
    if mark in _CLOSING_BRACKETS:
        return Side.CLOSING
    before = text[offset - 1] if offset else " "
    after = text[offset + 1 : offset + 2] or " "
    if mark in APOSTROPHES and _is_apostrophe(text, offset):
        return Side.NONE
    if not is_blank(after) and (is_blank(before) or before in _BRACKETS or before in "“„«‘‚‹"):
        return Side.OPENING
    if not is_blank(before) and (is_blank(after) or after in _STOPS or _closes(after)):
        return Side.CLOSING
    if mark in _OPENING_BY_FORM:
        return Side.OPENING
    straight = mark in "\"'＂"
    opens = straight and after.isalnum() and (before in _DASHES or before in _STOPS)
    return Side.OPENING if opens or (straight and is_blank(before)) else Side.CLOSING


def pairs(text: str, start: int, end: int) -> dict[int, int]:
    """Each mark in [start, end) that has a partner there: offset to offset, both ways.

    An opening mark repeated at the start of a paragraph, while a quotation of its kind runs on,
    opens nothing new. Linear in the stretch, so give it no more than is needed.
    """
    pairing = _Pairing(text)
    for match in _FIND.finditer(text, start, end):
        facing = side(text, match.start())
        if facing is Side.OPENING:
            pairing.open(match.start())
        elif facing is Side.CLOSING:
            pairing.close(match.start())
    return pairing.found


class _Pairing:
    """The pairs found so far on the way through a text, and the marks still open."""

    def __init__(self, text: str) -> None:
        self.found: dict[int, int] = {}
        self._text = text
        self._opened: list[int] = []
        self._single = -1
        """Where the last single quotation was closed."""

    def open(self, at: int) -> None:
        """Take in an opening mark, unless it repeats an open one at the head of a paragraph."""
        mark = self._text[at]
        first = at == 0 or self._text[at - 1] == "\n"
        runs_on = first and mark in _QUOTES and any(self._text[o] == mark for o in self._opened)
        if not runs_on:
            self._opened.append(at)

    def close(self, at: int) -> None:
        """Pair a closing mark with the last opened mark it fits; those opened later stay alone."""
        mark = self._text[at]
        for index in range(len(self._opened) - 1, -1, -1):
            opening = self._opened[index]
            if mark in _CLOSERS[self._text[opening]]:
                del self._opened[index:]
                self._pair(opening, at)
                return
        if mark in APOSTROPHES and self._closed_by_possessive(mark):
            opening = self.found.pop(self._single)
            self._pair(opening, at)

    def _pair(self, opening: int, closing: int) -> None:
        """Make two marks partners."""
        self.found[opening], self.found[closing] = closing, opening
        if self._text[closing] in APOSTROPHES:
            self._single = closing

    def _closed_by_possessive(self, mark: str) -> bool:
        """Whether what closed the last single quotation may have been a plural possessive."""
        at = self._single
        return at > 0 and self._text[at] == mark and self._text[at - 1] in "sS"


def _is_apostrophe(text: str, offset: int) -> bool:
    """Whether a mark stands within a word, or between an abbreviation's stop and an s."""
    before = text[offset - 1] if offset else " "
    after, beyond = text[offset + 1 : offset + 2], text[offset + 2 : offset + 3]
    if after.isalnum() and before.isalnum():
        return True
    return after in {"s", "S"} and not beyond.isalnum() and not is_blank(before)


def _closes(character: str) -> bool:
    """Whether a character can only stand behind a quotation, or is a mark of any kind."""
    return character in _CLOSING_BRACKETS or character in _DASHES or character in _QUOTES
