"""Places of a text with the words around them, as a concordance shows them."""

from dataclasses import dataclass
from typing import Final

from annotator.language.graphemes import is_boundary
from annotator.model.text import Span

AROUND: Final = 90
"""Code points of context that a place has on either side."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its words in their context, on one line."""

    document_id: int
    span: Span
    before: str
    words: str
    after: str


def place_of(document_id: int, text: str, span: Span) -> Place:
    """A span of a document's text with its context."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    while not is_boundary(text, start):
        start += 1
    while not is_boundary(text, end):
        end -= 1
    return Place(
        document_id,
        span,
        _line(text[start : span.start], follows=True),
        " ".join(span.of(text).split()),
        _line(text[span.end : end], follows=False),
    )


def _line(words: str, *, follows: bool) -> str:
    """Words on one line; the space between them and the place beside them stays, as one."""
    line = " ".join(words.split())
    if not line:
        return ""
    beside = words[-1] if follows else words[0]
    if not beside.isspace():
        return line
    return f"{line} " if follows else f" {line}"
