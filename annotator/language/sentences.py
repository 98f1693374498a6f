"""Sentences and paragraphs around an offset.

A paragraph ends at a line feed. Sentences are found by sentencex, paragraph by paragraph: rules
and lists of abbreviations for some three hundred languages, made for Wikipedia. It takes what
stands in quote marks as part of the sentence that quotes it. A bullet or list number at the head
of a paragraph belongs to no sentence.
"""

import re
from functools import lru_cache
from itertools import pairwise

from annotator.language.abbreviations import is_own_stop
from annotator.language.characters import is_blank
from annotator.language.graphemes import is_boundary
from annotator.language.listing import after_bullet
from annotator.model.text import Span

_PIECE, _SLACK = 8_000, 2_000
"""A paragraph longer than both together is analysed in pieces of about the first length."""
_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*(?:\s+|(?<=[。！？]))(?=[\"'“‘«(\[]*[^\W\d_a-z])")
_NUMBER = re.compile(r"\d{1,3}\.\s*")
_SPACE = re.compile(r"\s+")


def paragraph_at(text: str, offset: int) -> Span | None:
    """The paragraph around an offset, without its line feed and outer space; None if it is empty.

    The offset of a line feed belongs to the paragraph that it ends.
    """
    return _without_space(text, *_bounds(text, offset))


def sentence_at(text: str, offset: int, *, language: str = "en") -> Span | None:
    """The sentence that holds an offset, without the space around it; None in an empty paragraph.

    In the space between two sentences it is the one before. ``language`` is an ISO 639-1 code.
    """
    found = _sentences(text, offset, language)
    before = [span for span in found if span.start <= offset]
    return before[-1] if before else next(iter(found), None)


def next_sentence(text: str, offset: int, *, language: str = "en") -> int:
    """The first end of a sentence behind ``offset``; the text's end at last."""
    at = _skip_blanks(text, max(offset, 0))
    while at < len(text):
        end = next((s.end for s in _sentences(text, at, language) if s.end > offset), None)
        if end is not None:
            return end
        at = _skip_blanks(text, _piece(text, at)[1])
    return len(text)


def previous_sentence(text: str, offset: int, *, language: str = "en") -> int:
    """The last start of a sentence before ``offset``; 0 at last."""
    at = _skip_blanks_back(text, min(offset, len(text)))
    while at > 0:
        starts = [s.start for s in _sentences(text, at - 1, language) if s.start < offset]
        if starts:
            return starts[-1]
        at = _skip_blanks_back(text, _piece(text, at - 1)[0])
    return 0


def _bounds(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the paragraph around an offset, the line feed left out."""
    start = text.rfind("\n", 0, max(offset, 0)) + 1
    end = text.find("\n", max(offset, 0))
    return start, len(text) if end < 0 else end


def _piece(text: str, offset: int) -> tuple[int, int]:
    """The stretch in which sentences are looked for: a paragraph, or a part of a very long one.

    Where a long paragraph is cut depends on the paragraph alone, not on the offset asked about.
    """
    start, end = _bounds(text, offset)
    if end - start <= _PIECE + _SLACK:
        return start, end
    index = (offset - start) // _PIECE
    if offset < _cut(text, start, end, index):
        index -= 1
    return _cut(text, start, end, index), _cut(text, start, end, index + 1)


def _cut(text: str, start: int, end: int, index: int) -> int:
    """Where the piece of that number begins: behind a sentence if there is one, else a space."""
    at = start + index * _PIECE
    if index <= 0 or at >= end:
        return start if index <= 0 else end
    last = min(at + _SLACK, end)
    for match in _END.finditer(text, at, last):
        if not is_own_stop(text, match.start()) and is_boundary(text, match.end()):
            return match.end()
    space = _SPACE.search(text, at, last)
    at = space.end() if space else at
    while not is_boundary(text, at):
        at += 1
    return at


def _sentences(text: str, offset: int, language: str) -> list[Span]:
    """The sentences of the piece around an offset."""
    start, end = _piece(text, offset)
    while (words := _after_head(text, start)) > start and start < end:
        start = min(words, end)
    return [Span(start + s, start + e) for s, e in _segmented(text[start:end], language)]


def _after_head(text: str, offset: int) -> int:
    """The offset behind the space, bullet or list number that begins at ``offset``, or itself."""
    if offset < len(text) and is_blank(text[offset]) and is_boundary(text, offset + 1):
        return offset + 1
    return max(offset, after_bullet(text, offset))


@lru_cache(maxsize=64)
def _segmented(piece: str, language: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence of a piece, from its beginning, without outer space."""
    from sentencex import segment  # type: ignore[import-untyped]

    starts, at = [0], 0
    for words in segment(language, piece):
        found = piece.find(words.strip(), at) if words.strip() else -1
        if found > 0 and is_boundary(piece, found) and not _NUMBER.fullmatch(piece, 0, found):
            starts.append(found)
        at = max(at, found + len(words.strip()))
    found_spans = (_without_space(piece, s, e) for s, e in pairwise([*starts, len(piece)]))
    return tuple((span.start, span.end) for span in found_spans if span)


def _without_space(text: str, start: int, end: int) -> Span | None:
    """The stretch without its outer white space; None when it has nothing else."""
    while start < end and is_blank(text[start]) and is_boundary(text, start + 1):
        start += 1
    while start < end and is_blank(text[end - 1]):
        end -= 1
    return Span(start, end) if start < end else None


def _skip_blanks(text: str, offset: int) -> int:
    """The offset of the next character that is no white space."""
    space = _SPACE.match(text, offset)
    return space.end() if space else offset


def _skip_blanks_back(text: str, offset: int) -> int:
    """The offset behind the last character before ``offset`` that is no white space."""
    while offset > 0:
        start = max(0, offset - _PIECE)
        kept = len(text[start:offset].rstrip())
        if kept:
            return start + kept
        offset = start
    return 0
