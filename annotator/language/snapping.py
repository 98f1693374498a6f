"""Spans that grow to whole characters, words, sentences or paragraphs, and ``trim``."""

import re

from annotator.language.characters import is_blank
from annotator.language.graphemes import is_boundary
from annotator.language.marks import REACH, Side, pairs, side
from annotator.language.sentences import paragraph_at, sentence_at
from annotator.language.trimming import trim
from annotator.language.units import Unit
from annotator.language.wordbreaks import is_inner_hyphen, is_joined, is_possessive
from annotator.model.text import Span

__all__ = ["Unit", "snap", "trim"]

_INNER_STOPS = re.compile(r"[.,;:!?…]{0,4}")


def snap(text: str, span: Span, unit: Unit) -> Span:
    """The span grown to whole units; of a text without any such unit there, the span itself.

    Snapping a snapped span changes nothing. No unit splits a grapheme cluster.
    """
    span = _whole_clusters(text, span)
    if unit is Unit.CHARACTERS:
        return span
    inner = _without_space(text, span)
    if unit is Unit.WORDS:
        return _whole_words(text, inner or span)
    if inner is None:
        return span
    at = sentence_at if unit is Unit.SENTENCES else paragraph_at
    first, last = at(text, inner.start), at(text, inner.end - 1)
    start = min(first.start, inner.start) if first else inner.start
    return Span(start, max(last.end, inner.end) if last else inner.end)


def _whole_words(text: str, span: Span) -> Span:
    """The span grown to the words that it touches.

    An edge at the hyphen of a compound stays where it was put. A possessive ’s is taken only if
    the span holds all of it. A quote mark or bracket opened or closed inside the span, whose
    partner stands right at its edge, brings that partner in.
    """
    start, end = span.start, span.end
    if not _is_beside_hyphen(text, start) and not is_possessive(text, start):
        while is_joined(text, start):
            start -= 1
    if is_possessive(text, end - 1):
        end -= 1
    elif not _is_beside_hyphen(text, end):
        while is_joined(text, end) and not is_possessive(text, end):
            end += 1
    if end <= start:
        return _whole_words(text, Span(end - 1, end))
    return _whole_clusters(text, _with_partners(text, Span(start, end)))


def _with_partners(text: str, span: Span) -> Span:
    """The span and the marks right at its edges whose partners stand inside it."""
    start, end = span.start, span.end
    while (beyond := _closing_end(text, start, end)) > end:
        end = beyond
    while _opens_inside(text, start, end):
        start -= 1
    return Span(start, end)


def _closing_end(text: str, start: int, end: int) -> int:
    """The end with the closing mark that follows, if it was opened behind the start; else 0."""
    stops = _INNER_STOPS.match(text, end)
    at = stops.end() if stops else end
    if at >= len(text) or side(text, at) is not Side.CLOSING:
        return 0
    partner = pairs(text, max(start, at - REACH), at + 1).get(at, start)
    return at + 1 if partner > start and is_boundary(text, at + 1) else 0


def _opens_inside(text: str, start: int, end: int) -> bool:
    """Whether the mark right before the start is closed before the end."""
    if start == 0 or side(text, start - 1) is not Side.OPENING:
        return False
    partner = pairs(text, start - 1, min(end, start + REACH)).get(start - 1, end)
    return partner < end - 1


def _is_beside_hyphen(text: str, offset: int) -> bool:
    """Whether an edge stands before or behind the hyphen of a compound."""
    return is_inner_hyphen(text, offset) or (offset > 0 and is_inner_hyphen(text, offset - 1))


def _without_space(text: str, span: Span) -> Span | None:
    """The span without its outer white space; None when it has nothing else."""
    start, end = span.start, span.end
    while start < end and is_blank(text[start]):
        start += 1
    while start < end and is_blank(text[end - 1]):
        end -= 1
    return _whole_clusters(text, Span(start, end)) if start < end else None


def _whole_clusters(text: str, span: Span) -> Span:
    """The span grown to whole grapheme clusters."""
    start, end = span.start, min(span.end, len(text))
    while not is_boundary(text, start):
        start -= 1
    while not is_boundary(text, end):
        end += 1
    return Span(start, end)
