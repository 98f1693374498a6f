"""What is left of a span when its edges are cleaned as its label asks."""

from annotator.language.abbreviations import is_own_stop
from annotator.language.characters import Kind, is_blank, kind
from annotator.language.graphemes import is_boundary, next_grapheme, previous_grapheme
from annotator.language.listing import BULLETS, after_bullet
from annotator.language.marks import REACH, is_mark, pairs
from annotator.language.wordbreaks import is_possessive
from annotator.model.codebook import Trim
from annotator.model.text import Span

_STOPS = frozenset(".,;:!?…‥¡¿‽、。，．：；！？､｡،؛؟۔।॥։።፣᠂᠃·")


def trim(text: str, span: Span, how: Trim) -> Span | None:
    """The span without what does not belong to it at its edges; None when nothing is left.

    *sentence* takes away outer white space. *words* takes away sentence punctuation too, bullets,
    list numbers, decorative emoji, and quote marks and brackets whose partner is not in the span;
    never one mark of a pair, and never the stop of an abbreviation. The result lies inside the
    span and cuts no grapheme cluster that the span did not cut.
    """
    if how is Trim.NONE:
        return span
    edges = _Edges(text, span)
    edges.strip_blanks()
    if how is Trim.WORDS:
        edges.strip_punctuation()
    return edges.span()


class _Edges:
    """The two ends of a span on their way inwards."""

    def __init__(self, text: str, span: Span) -> None:
        self._text = text
        self._start, self._end = span.start, min(span.end, len(text))
        self._paired: frozenset[int] | None = None
        self._has_words: bool | None = None

    def span(self) -> Span | None:
        """What is left."""
        return Span(self._start, self._end) if self._start < self._end else None

    def strip_blanks(self) -> None:
        """Take white space from both ends."""
        text = self._text
        while self._start < self._end and is_blank(text[self._start]) and self._may_begin():
            self._start += 1
        while self._start < self._end and is_blank(text[self._end - 1]):
            self._end -= 1

    def strip_punctuation(self) -> None:
        """Take from both ends what no name and no clause has there, until nothing changes."""
        before = None
        while before != (before := (self._start, self._end)) and self._start < self._end:
            self._strip_start()
            self._strip_end()
            self.strip_blanks()

    def _strip_start(self) -> None:
        """Take one thing from the start, if it may go."""
        text, at = self._text, self._start
        words = after_bullet(text, at)
        if at < words <= self._end:
            self._start = words
        elif is_possessive(text, at) and at + 2 <= self._end:
            self._start = at + 2
        elif self._is_loose(at, leads=True) and self._may_begin():
            self._start += 1
        elif self._is_decoration(at):
            self._start = min(next_grapheme(text, at), self._end)

    def _strip_end(self) -> None:
        """Take one thing from the end, if it may go."""
        if self._start >= self._end:
            return
        at = self._end - 1
        if self._is_loose(at, leads=False):
            self._end = at
        elif self._is_decoration(first := max(previous_grapheme(self._text, self._end), 0)):
            self._end = max(first, self._start)

    def _is_loose(self, at: int, *, leads: bool) -> bool:
        """Whether the character at an edge is punctuation that belongs to the sentence around."""
        character = self._text[at]
        if is_mark(character):
            return at not in self._pairs()
        if leads and character in ".-−":
            return not self._leads_word(at)
        if character in _STOPS:
            return leads or not is_own_stop(self._text, at)
        return character in BULLETS

    def _leads_word(self, at: int) -> bool:
        """Whether a sign belongs to what follows: “.NET”, “-5”, but not the hyphen of “-Iraq”."""
        text = self._text
        after = text[at + 1 : at + 2]
        free = at == 0 or not (text[at - 1].isalnum() or text[at - 1] == text[at])
        return free and (after.isalnum() if text[at] == "." else after.isdigit())

    def _may_begin(self) -> bool:
        """Whether a span may begin one code point further on."""
        return is_boundary(self._text, self._start + 1)

    def _is_decoration(self, at: int) -> bool:
        """Whether an emoji stands at an edge of words; an emoji alone is what was meant."""
        text = self._text
        if at >= len(text) or kind(text[at]) is not Kind.EMOJI:
            return False
        if self._has_words is None:
            self._has_words = any(text[i].isalnum() for i in range(self._start, self._end))
        return self._has_words

    def _pairs(self) -> frozenset[int]:
        """The marks that have their partners in the span, as far as they are looked for."""
        if self._paired is None:
            start, end = self._start, self._end
            found = pairs(self._text, start, min(end, start + REACH))
            if end - start > REACH:
                found = found | pairs(self._text, max(start, end - REACH), end)
            self._paired = frozenset(found)
        return self._paired
