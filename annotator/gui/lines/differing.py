"""What is said otherwise than before, in lines of a list."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from annotator.analysis.differences import Difference

_SIGNS: Final = re.compile(r"\*\*|^\s*- ", re.MULTILINE)
_MOST: Final = 60
"""Words of a fact that are shown at most."""
_LONG: Final = 4
"""From so many words on that are alike at the beginning, they are left out …"""
_LED: Final = 2
"""… but for the last of them."""
_BRIEF: Final = 24
"""Characters of what was and is said at most where one line says both."""


def said_otherwise(each: Difference) -> list[str]:
    """What is said otherwise: short words with an arrow between them, else what was and what is."""
    before, after = (" ".join(words.split()) for words in (each.before, each.after))
    if max(len(before), len(after)) > _BRIEF:
        return list(was_and_now(each))
    return [f"{_fact(each)}: {before or 'none'} → {after or 'none'}"]


def was_and_now(each: Difference) -> Iterator[str]:
    """What is said otherwise, first what it was; long words from where they begin to differ."""
    before, after = _plain(each.before), _plain(each.after)
    alike = 0
    while alike < min(len(before), len(after)) and before[alike] == after[alike]:
        alike += 1
    start = alike - _LED if before and after and alike > _LONG else 0
    fact = _fact(each)
    if before:
        yield f"{fact}, was: {_from(before, start)}"
    yield f"{fact}, now: {_from(after, start)}" if after else f"{fact}: gone"


def _fact(each: Difference) -> str:
    return each.fact[:1].upper() + each.fact[1:]


def _plain(words: str) -> list[str]:
    """The words without the signs of Markdown that would stand in one line of them."""
    return _SIGNS.sub("", words).split()


def _from(words: Sequence[str], start: int) -> str:
    said = " ".join(words[start : start + _MOST])
    return f"… {said}" if start else said
