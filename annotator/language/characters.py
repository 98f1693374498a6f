"""What kind a character is of, where words are concerned.

After the Word_Break property of UAX #29, with two departures: scripts that are written without
spaces and need a dictionary (Thai, Lao, Khmer, Myanmar) keep together what stands together, and
an emoji is a word of its own.
"""

from enum import Enum
from unicodedata import category

from annotator.language.graphemes import extends, is_flag_half, is_pictograph


class Kind(Enum):
    """The kinds of characters of which words consist."""

    NONE = "none"
    LETTER = "letter"
    """Letters, digits and low lines of scripts that put spaces between words."""
    IDEOGRAPH = "ideograph"
    """Han and Hiragana: each a word of its own."""
    KATAKANA = "katakana"
    UNSPACED = "unspaced"
    """Letters of scripts that have no spaces between words; one kind for each such script."""
    EMOJI = "emoji"


HYPHENS = "-\u2010\u2011"
APOSTROPHES = "'’＇"
_INVISIBLE = "\u200b\u2060\ufeff\u200e\u200f\u061c"
_JOINERS = "\u00ad\u2060\ufeff"
"""Format characters that continue a word although a cluster ends before them."""
_IDEOGRAPHS = (
    (0x3005, 0x3007), (0x3021, 0x3029), (0x3041, 0x309F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0x1B001, 0x1B11F), (0x20000, 0x3FFFF),
)  # fmt: skip
_KATAKANA = ((0x30A1, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9D))
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19DF), (0x1A20, 0x1AAF),
    (0xA9E0, 0xA9FF), (0xAA60, 0xAADF),
)  # fmt: skip


def kind(character: str) -> Kind:
    """The kind of one character."""
    major = category(character)
    if major[0] not in "LN" and major != "Pc":
        emoji = is_pictograph(character) or is_flag_half(character)
        return Kind.EMOJI if emoji else Kind.NONE
    if character < "\u0e00":
        return Kind.LETTER
    at = ord(character)
    for ranges, found in (
        (_UNSPACED, Kind.UNSPACED),
        (_IDEOGRAPHS, Kind.IDEOGRAPH),
        (_KATAKANA, Kind.KATAKANA),
    ):
        if any(first <= at <= last for first, last in ranges):
            return found
    return Kind.LETTER


def continues(character: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, soft hyphens."""
    return character in _JOINERS or extends(character)


def kind_before(text: str, offset: int) -> Kind:
    """The kind of what ends at ``offset``, marks counted as the character they stand on."""
    at = offset - 1
    while at >= 0 and continues(text[at]):
        at -= 1
    return kind(text[at]) if at >= 0 else Kind.NONE


def is_blank(character: str) -> bool:
    """Whether a character is white space (NBSP too) or shows nothing at all."""
    return character.isspace() or character in _INVISIBLE
