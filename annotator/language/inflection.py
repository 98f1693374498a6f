"""The other regular forms of an English noun, for finding a name in all of them.

What is known: plurals in -s, -es and -ies, and the possessives ’s and s’. What is not: irregular
plurals (“women”), verbs, words of one or two letters, and whether a word in -s is a plural at all:
“Wales” is also looked for as “Wale”, which no text has, and “Hamas” as “Hama”, which one may have.
Capital abbreviations of up to five letters are never taken for plurals (“OAS”).
"""

import re
from typing import Final

_LAST: Final = re.compile(r"(?<![^\W_])[A-Za-zÀ-ÖØ-öø-ɏ]{2,}(?P<own>['’＇][sS]?)?$")
_SIBILANT: Final = ("s", "x", "z", "ch", "sh")
_NEVER_PLURAL: Final = ("ss", "us", "is", "ics")
_SAME_IN_BOTH: Final = frozenset("news means series species always perhaps thus".split())
_LEAST = 3
_ABBREVIATION = 5


def inflects(language: str) -> bool:
    """Whether the forms of words are known in a language: English, or one that was not named."""
    return not language.strip() or language.strip().casefold().split("-")[0] in {"en", "eng"}


def forms(words: str) -> tuple[str, ...]:
    """The words with the last one in each regular form, the given form first, without ’s."""
    found = _LAST.search(words)
    if found is None:
        return (words,)
    own = found.group("own") or ""
    last = found.group()[: len(found.group()) - len(own)]
    before = words[: found.start()]
    return tuple(before + form for form in dict.fromkeys((last, *_others(last))))


def _others(word: str) -> list[str]:
    """The singular of what may be a plural, else the plurals of a word."""
    if word[-1] == "s" and word[:-1].isupper() and len(word) >= _LEAST:
        return [word[:-1]]  # “NGOs”
    if len(word) < _LEAST:
        return []
    low = word.casefold()
    if len(low) != len(word):
        return []
    singulars = [] if word.isupper() and len(word) <= _ABBREVIATION else _singulars(low)
    found = singulars or _plurals(low)
    if word.isupper():
        capitals = [each.upper() for each in found]
        return capitals if singulars else [word + "s", *capitals]
    return [_as_written(word, each) for each in found]


def _singulars(low: str) -> list[str]:
    """What a word may be the plural of."""
    if low in _SAME_IN_BOTH or not low.endswith("s") or low.endswith(_NEVER_PLURAL):
        return []
    found = [low[:-1]]
    if low.endswith("ies"):
        found.insert(0, low[:-3] + "y")
    elif low.endswith("es") and low[:-2].endswith((*_SIBILANT, "o")):
        found.insert(0, low[:-2])
    return [each for each in found if len(each) >= _LEAST]


def _plurals(low: str) -> list[str]:
    """The plurals that a word may have."""
    if low in _SAME_IN_BOTH:
        return []
    if low.endswith(_SIBILANT):
        return [low + "es"]
    if low.endswith("y") and low[-2] not in "aeiou":
        return [low[:-1] + "ies", low + "s"]
    return [low + "s", low + "es"] if low.endswith("o") else [low + "s"]


def _as_written(word: str, low: str) -> str:
    """A form with the letters that it shares with a word as they are written there."""
    shared = 0
    while shared < min(len(word), len(low)) and word[shared].casefold() == low[shared]:
        shared += 1
    return word[:shared] + low[shared:]
