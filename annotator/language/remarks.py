"""Markdown as plain words, for the titles of steps; what shows a note whole reads it properly."""

import re
from typing import Final

_READ: Final = 600
"""So many characters are read: a title needs no more."""

_BEGINNING = re.compile(r"^[ \t]*(?:(?:#{1,6}|>|[-*+](?:[ \t]+\[[ xX]\])?)[ \t]+)+", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\[\]]+)\]\([^()\s]*\)")
_PAIR = re.compile(
    r"(\*\*\*|\*\*|\*|~~|`)(?![\s*])(.+?)(?<=\S)\1"  # also inside words
    r"|(?<!\w)(__|_)(?=\S)(.+?)(?<=\S)\3(?!\w)"
)


def plain_words(markdown: str) -> str:
    """The words of a note (of a long one, the first) without the marks that shape them."""
    words = _LINK.sub(r"\1", _BEGINNING.sub("", markdown[:_READ]))
    shorter = _PAIR.sub(_inner, words)
    while shorter != words:
        words, shorter = shorter, _PAIR.sub(_inner, shorter)
    return words if words.strip() else markdown


def _inner(found: re.Match[str]) -> str:
    return found[2] or found[4]
