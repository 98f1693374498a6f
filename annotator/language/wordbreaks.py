"""Where words begin and end, decided place by place.

The rules follow the word boundaries of UAX #29 (section 4) where marking text agrees with them.
They depart where people who mark names expect more or less than a word processor's word:

- a hyphenated compound is one word (“hand-in-hand”, “al-Araji”), but a hyphen beside an acronym
  parts words (“NATO-Iraq”, “EU-led”);
- a final possessive ’s is not part of the word, nor is the article of “l’Irak”;
- the stop of an abbreviation is (“S.A.”, “Inc.”), and so are “%” and a currency sign at a number.

Everything here is a question about one offset and looks a few characters around it.
"""

from collections.abc import Callable
from unicodedata import category

from annotator.language.abbreviations import is_own_stop
from annotator.language.characters import (
    APOSTROPHES,
    HYPHENS,
    Kind,
    continues,
    kind,
    kind_before,
)
from annotator.language.graphemes import is_boundary

_GRID, _AROUND = 4096, 128
_RUNS = frozenset({Kind.LETTER, Kind.KATAKANA, Kind.UNSPACED})
_CONTRACTED = frozenset(
    "it he she that this there here what who where when how why let everything something".split()
)
"""Before ’s these words carry “is”, “has” or “us”, not a possessive."""
_ELIDED = frozenset(
    "l d j m n s t c qu lorsqu puisqu jusqu quoiqu dell all nell dall sull coll quell un".split()
)
"""French and Italian words that lose their vowel before another word."""
_APOSTROPHES, _HYPHENS, _S = frozenset(APOSTROPHES), frozenset(HYPHENS), frozenset("sS")
_VOWELS = frozenset("aeiouhœæ")


def is_joined(text: str, offset: int) -> bool:
    """Whether the characters before and at ``offset`` stand in one word or one cluster.

    A possessive ’s counts as joined here; see ``is_possessive``.
    """
    if not 0 < offset < len(text):
        return False
    if not is_boundary(text, offset):
        return True
    before, after = kind_before(text, offset), kind(text[offset])
    if continues(text[offset]):
        return before is not Kind.NONE
    if before is not Kind.NONE and after is not Kind.NONE:
        return before is after and after in _RUNS and not _is_cut(text, offset)
    return _joins(text, offset) or _joins(text, offset - 1) or _is_attached(text, offset)


def is_in_word(text: str, offset: int) -> bool:
    """Whether the character at ``offset`` belongs to a word, as a letter or as what joins two."""
    if not 0 <= offset < len(text):
        return False
    first, last = offset, offset + 1
    while first > 0 and continues(text[first]):
        first -= 1
    if kind(text[first]) is not Kind.NONE:
        return True
    while last < len(text) and (continues(text[last]) or not is_boundary(text, last)):
        last += 1
    return is_joined(text, first) or is_joined(text, last)


def is_possessive(text: str, offset: int) -> bool:
    """Whether a final possessive ’s begins at ``offset``."""
    if text[offset : offset + 1] not in _APOSTROPHES or text[offset + 1 : offset + 2] not in _S:
        return False
    whole = is_joined(text, offset) and is_joined(text, offset + 1)
    if not whole or is_joined(text, offset + 2):
        return False
    return _letters_before(text, offset).casefold() not in _CONTRACTED


def is_inner_hyphen(text: str, offset: int) -> bool:
    """Whether the character at ``offset`` is the hyphen of a compound that is one word."""
    return text[offset : offset + 1] in _HYPHENS and _joins(text, offset)


def _joins(text: str, offset: int) -> bool:
    """Whether the punctuation at ``offset`` joins its neighbours to one word."""
    if not 0 < offset < len(text) - 1 or kind(text[offset + 1]) is not Kind.LETTER:
        return False
    if kind_before(text, offset) is Kind.LETTER:
        rule = _JOINTS.get(text[offset])
        return rule is not None and rule(text, offset)
    return _follows_own_stop(text, offset)


def _is_attached(text: str, offset: int) -> bool:
    """Whether a sign without a kind belongs to its neighbour: own stops, per cent, currencies."""
    before, after = text[offset - 1], text[offset]
    if after == ".":
        return is_own_stop(text, offset)
    if before.isdigit():
        return after in "%‰°" or category(after) == "Sc"
    if category(before) == "Sc":
        return after.isdigit()
    if category(after) == "Sc":
        return kind_before(text, offset) is Kind.LETTER and text[offset + 1 : offset + 2].isdigit()
    return before == "°" and after.isalpha() and text[max(0, offset - 2)].isdigit()


def _is_cut(text: str, offset: int) -> bool:
    """Whether an endless run is cut here: it has no word boundary for long on either side.

    Cutting at fixed places keeps every question local, whoever asks and from where.
    """
    if offset % _GRID:
        return False
    near = text[max(0, offset - _AROUND) : offset + _AROUND]
    return len(near) == 2 * _AROUND and all(c.isalnum() or continues(c) for c in near)


def _letters_before(text: str, offset: int) -> str:
    """The letters that end at ``offset``, at most a dozen."""
    start = offset
    while start > max(0, offset - 12) and text[start - 1].isalpha():
        start -= 1
    return text[start:offset]


def _follows_own_stop(text: str, offset: int) -> bool:
    """Whether a possessive’s apostrophe stands behind an abbreviation: “U.S.’s”."""
    possessive = text[offset] in _APOSTROPHES and text[offset + 1] in _S
    return possessive and is_own_stop(text, offset - 1)


def _joins_letters(text: str, offset: int) -> bool:
    """Whether an apostrophe stands within a word, not behind an article as in “l’Irak”."""
    if text[offset + 1].casefold() not in _VOWELS or not text[offset + 2 : offset + 3].isalpha():
        return True
    return _letters_before(text, offset) not in _ELIDED


def _joins_sentence(text: str, offset: int) -> bool:
    """Whether a stop between letters is no sentence’s whose space was lost: “agreed.The”."""
    before = text[max(0, offset - 3) : offset]
    lost = len(before) == 3 and before.isalpha() and before.islower() and text[offset + 1].isupper()
    return not lost


def _joins_compound(text: str, offset: int) -> bool:
    """Whether a hyphen is not one between letters and beside an acronym."""
    start, end = offset, offset + 1
    while start > max(0, offset - 12) and text[start - 1].isalnum():
        start -= 1
    while end < min(len(text), offset + 13) and text[end].isalnum():
        end += 1
    left, right = text[start:offset], text[offset + 1 : end]
    if not (left[:1].isalpha() and right[:1].isalpha()):
        return True
    return not any(len(part) > 1 and part.isupper() for part in (left, right))


def _joins_digits(text: str, offset: int) -> bool:
    """Whether both neighbours are digits: “1,200”, “10:30”."""
    return text[offset - 1].isdigit() and text[offset + 1].isdigit()


def _joins_capitals(text: str, offset: int) -> bool:
    """Whether both neighbours are capitals: “AT&T”."""
    return text[offset - 1].isupper() and text[offset + 1].isupper()


def _joins_hebrew(text: str, offset: int) -> bool:
    """Whether a double mark stands between Hebrew letters, where it makes an acronym."""
    return all("\u05d0" <= text[at] <= "\u05ea" for at in (offset - 1, offset + 1))


def _joins_always(_text: str, _offset: int) -> bool:
    """What joins whatever letters it stands between."""
    return True


_JOINTS: dict[str, Callable[[str, int], bool]] = {
    **dict.fromkeys(APOSTROPHES, _joins_letters),
    **dict.fromkeys(HYPHENS, _joins_compound),
    **dict.fromkeys(",:", _joins_digits),
    **dict.fromkeys("·‧@", _joins_always),
    **dict.fromkeys('"״', _joins_hebrew),
    ".": _joins_sentence,
    "&": _joins_capitals,
}
"""Each character that can join two letters to one word, and when it does."""
