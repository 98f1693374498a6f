"""Grapheme clusters: what a reader takes for one character, by UAX #29 (extended clusters).

The rules are those of "Unicode Text Segmentation", section 3.1.1. Properties come from the general
category where it decides them; the few exceptions stand below. Emoji are Extended_Pictographic.
"""

import re
from unicodedata import category

ZWJ = "\u200d"

_BASIC = "\u0300"
"""Below this character nothing combines: two such neighbours part, but for CR LF."""
# Patterns are compiled when they are first asked for: most documents never do.
_PICTOGRAPH = (
    "[©®‼⁉™ℹ↔-↙↩↪⌚⌛⌨⎈⏏⏩-⏳⏸-⏺Ⓜ▪▫▶◀◻-◾☀-★☇-☒☔-⚅⚐-✅✈-✒✔✖✝✡✨✳✴❄❇❌❎❓-❕❗❣-❧➕-➗➡➰➿⤴⤵⬅-⬇⬛⬜⭐⭕〰〽㊗㊙"
    "\U0001f000-\U0001f0ff\U0001f10d-\U0001f10f\U0001f12f\U0001f16c-\U0001f171\U0001f17e\U0001f17f"
    "\U0001f18e\U0001f191-\U0001f19a\U0001f1ad-\U0001f1e5\U0001f201-\U0001f20f\U0001f21a\U0001f22f"
    "\U0001f232-\U0001f23a\U0001f23c-\U0001f23f\U0001f249-\U0001f3fa\U0001f400-\U0001f53d"
    "\U0001f546-\U0001f64f\U0001f680-\U0001f6ff\U0001f774-\U0001f77f\U0001f7d5-\U0001f7ff"
    "\U0001f80c-\U0001f80f\U0001f848-\U0001f84f\U0001f85a-\U0001f85f\U0001f888-\U0001f88f"
    "\U0001f8ae-\U0001f8ff\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001faff"
    "\U0001fc00-\U0001fffd]"
)
_EXTEND = "[\u200c\u200d\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u0e33\u0eb3]"
"""What continues a cluster although its category is no mark's."""
_APART = (
    "[\u102b\u102c\u1038\u1062-\u1064\u1067-\u106d\u1083\u1087-\u108c\u108f\u109a-\u109c"
    "\u1a61\u1a63\u1a64\uaa7b\uaa7d\U00011720\U00011721]"
)
"""Spacing marks that begin a cluster of their own."""
_PREPEND = (
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2\U000111c3"
    "\U0001193f\U00011941\U00011a3a\U00011a84-\U00011a89\U00011d46\U00011f02]"
)
_FLAG = "[\U0001f1e6-\U0001f1ff]"
_FLAGS = 2_000
"""How far flags are counted back; in a longer row of them each half stands alone."""
_VIRAMA = "[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2]"
_CONSONANT = (
    "[\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09b9\u09dc-\u09df\u09f0\u09f1\u0a95-\u0ab9"
    "\u0af9\u0b15-\u0b39\u0b5c-\u0b5f\u0b71\u0c15-\u0c39\u0c58-\u0c5a\u0d15-\u0d3a\u1000-\u102a\u1780-\u17b3]"
)

_SYLLABLES = frozenset({"LL", "LV", "LO", "LS", "VV", "VT", "TT", "OV", "OT", "ST"})


def is_boundary(text: str, offset: int) -> bool:
    """Whether a cluster ends at ``offset`` and another begins; both ends of the text count."""
    if not 0 < offset < len(text):
        return True
    before, after = text[offset - 1], text[offset]
    if before < _BASIC and after < _BASIC:
        return before != "\r" or after != "\n"
    if _is_control(before) or _is_control(after):
        return True
    if extends(after) or re.match(_PREPEND, before):
        return False
    return not (
        (before == ZWJ and is_pictograph(after) and _emoji_before(text, offset - 1))
        or (is_flag_half(before) and is_flag_half(after) and _flags_before(text, offset) % 2)
        or _in_syllable(before, after)
        or _in_conjunct(text, offset)
    )


def next_grapheme(text: str, offset: int) -> int:
    """The end of the cluster that stands at ``offset``; the text's end is its own next."""
    offset = min(max(offset, -1) + 1, len(text))
    while not is_boundary(text, offset):
        offset += 1
    return offset


def previous_grapheme(text: str, offset: int) -> int:
    """The start of the cluster that ends at or around ``offset``; 0 is its own previous."""
    offset = max(min(offset, len(text) + 1) - 1, 0)
    while not is_boundary(text, offset):
        offset -= 1
    return offset


def extends(character: str) -> bool:
    """Whether a character continues the cluster before it: Extend, ZWJ and SpacingMark."""
    if character < _BASIC:
        return False
    if re.match(_EXTEND, character):
        return True
    return category(character)[0] == "M" and not re.match(_APART, character)


def is_pictograph(character: str) -> bool:
    """Whether a character is an emoji or another Extended_Pictographic symbol."""
    return character > "\u00a8" and re.match(_PICTOGRAPH, character) is not None


def is_flag_half(character: str) -> bool:
    """Whether a character is a regional indicator, two of which make a flag."""
    return re.match(_FLAG, character) is not None


def _is_control(character: str) -> bool:
    """Whether nothing is ever joined to a character: controls, line ends, invisible formats."""
    kind = category(character)
    if kind == "Cf":
        return not (re.match(_EXTEND, character) or re.match(_PREPEND, character))
    return kind in {"Cc", "Zl", "Zp"}


def _emoji_before(text: str, joiner: int) -> bool:
    """Whether the joiner at an offset follows an emoji and what extends it (rule GB11)."""
    at = joiner - 1
    while at >= 0 and extends(text[at]):
        at -= 1
    return at >= 0 and is_pictograph(text[at])


def _flags_before(text: str, offset: int) -> int:
    """How many regional indicators run up to an offset (rules GB12 and GB13)."""
    at, first = offset, max(0, offset - _FLAGS)
    while at > first and re.match(_FLAG, text[at - 1]):
        at -= 1
    return offset - at


def _in_syllable(before: str, after: str) -> bool:
    """Whether two Hangul characters make one syllable (rules GB6 to GB8)."""
    return _hangul(before) + _hangul(after) in _SYLLABLES


def _hangul(character: str) -> str:
    """The part of a Hangul character: L, V, T, O (open syllable), S (closed), or nothing."""
    at = ord(character)
    if 0xAC00 <= at <= 0xD7A3:
        return "S" if (at - 0xAC00) % 28 else "O"
    parts = (("L", 0x1100, 0x115F), ("V", 0x1160, 0x11A7), ("T", 0x11A8, 0x11FF),
             ("L", 0xA960, 0xA97C), ("V", 0xD7B0, 0xD7C6), ("T", 0xD7CB, 0xD7FB))  # fmt: skip
    return next((part for part, first, last in parts if first <= at <= last), "")


def _in_conjunct(text: str, offset: int) -> bool:
    """Whether a virama ties the consonant at an offset to the one before it (rule GB9c)."""
    if not re.match(_CONSONANT, text[offset]):
        return False
    at, tied = offset - 1, False
    while at >= 0 and extends(text[at]):
        tied = tied or re.match(_VIRAMA, text[at]) is not None
        at -= 1
    return tied and at >= 0 and re.match(_CONSONANT, text[at]) is not None
