"""Words, and the places where a caret stops that moves by words.

Two conventions serve the marking of spans. Going forward a caret stops where words *end*, going
backward where they *begin*, so that a selection made by words never holds the space around it. And
what a span may need at its edge is a stop of its own: quote marks and brackets with the punctuation
before them (``,”``), a possessive ’s, the parts of “Norn-Tiva”, both ends of a paragraph.
"""

from collections.abc import Callable

from annotator.language.characters import is_blank
from annotator.language.graphemes import is_boundary
from annotator.language.marks import Side, side
from annotator.language.wordbreaks import is_in_word, is_inner_hyphen, is_joined, is_possessive
from annotator.model.text import Span

_FARTHEST = 4096
"""Code points of space or punctuation after which a caret stops although nothing else stops it."""


def word_at(text: str, offset: int) -> Span | None:
    """The word around an offset: the one that begins at or holds it, else the one that ends there.

    Without a final possessive ’s; a hyphenated compound is one word. None between words.
    """
    at = offset if is_in_word(text, offset) else offset - 1
    if not is_in_word(text, at):
        return None
    start, end = whole_word(text, at)
    return Span(start, end - 2 if is_possessive(text, end - 2) else end)


def whole_word(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the word that holds the character at ``offset``, a possessive ’s with it."""
    start, end = offset, offset + 1
    while is_joined(text, start):
        start -= 1
    while is_joined(text, end):
        end += 1
    return start, end


def next_word(text: str, offset: int) -> int:
    """Where a caret at ``offset`` stops going forward by a word; the text's end at last."""
    return _search(text, offset, 1, _is_end)


def previous_word(text: str, offset: int) -> int:
    """Where a caret at ``offset`` stops going backward by a word; 0 at last."""
    return _search(text, offset, -1, _is_start)


def next_start(text: str, offset: int) -> int:
    """The next place forward where a span may begin: what moves a start boundary to the right."""
    return _search(text, offset, 1, _is_start)


def previous_end(text: str, offset: int) -> int:
    """The next place backward where a span may end: what moves an end boundary to the left."""
    return _search(text, offset, -1, _is_end)


def _search(text: str, offset: int, step: int, stops: Callable[[str, int], bool]) -> int:
    """The first stop beyond ``offset`` in the direction of ``step``, or the end of the text."""
    at = min(max(offset, 0), len(text)) + step
    while 0 < at < len(text):
        far = abs(at - offset) >= _FARTHEST
        if is_boundary(text, at) and (far or stops(text, at)):
            return at
        at += step
    return min(max(at, 0), len(text))


def _is_end(text: str, offset: int) -> bool:
    """Whether a caret going forward stops here."""
    if is_blank(text[offset - 1]):
        return False
    if is_in_word(text, offset - 1):
        return (
            not is_joined(text, offset)
            or is_possessive(text, offset)
            or _is_between_names(text, offset)
        )
    if side(text, offset - 1) is Side.CLOSING:
        return True
    return _ends_paragraph(text, offset)


def _is_start(text: str, offset: int) -> bool:
    """Whether a caret going backward stops here."""
    if is_blank(text[offset]):
        return False
    if is_in_word(text, offset):
        return not is_joined(text, offset) or _is_between_names(text, offset - 1)
    if side(text, offset) is Side.OPENING:
        return True
    return _begins_paragraph(text, offset)


def _is_between_names(text: str, offset: int) -> bool:
    """Whether the hyphen at ``offset`` joins two capitalised parts: “Norn-Tiva”, “Vane-Morrow”."""
    if not is_inner_hyphen(text, offset) or not text[offset + 1].isupper():
        return False
    start = offset
    while is_joined(text, start) and not is_inner_hyphen(text, start - 1):
        start -= 1
    return text[start].isupper()


def _ends_paragraph(text: str, offset: int) -> bool:
    """Whether nothing but blanks follows in the paragraph."""
    for at in range(offset, min(offset + _FARTHEST, len(text))):
        if text[at] == "\n" or not is_blank(text[at]):
            return text[at] == "\n"
    return True


def _begins_paragraph(text: str, offset: int) -> bool:
    """Whether nothing but blanks stands before it in the paragraph."""
    for at in range(offset - 1, max(offset - _FARTHEST, 0) - 1, -1):
        if text[at] == "\n" or not is_blank(text[at]):
            return text[at] == "\n"
    return True
