"""Every place where words stand again in a text.

The same words are the same letters, whichever way they are stored: “é” as one character or as two,
’ or ', any of the hyphens, and between two words any space, with one line end at most. A place
begins and ends between characters as a reader counts them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from unicodedata import combining, normalize

from annotator.language.characters import APOSTROPHES, HYPHENS, Kind, kind, kind_before
from annotator.language.graphemes import is_boundary
from annotator.language.inflection import forms
from annotator.language.wordbreaks import is_joined, is_possessive
from annotator.model.text import Span

_BETWEEN: Final = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
_ALIKE: Final = (APOSTROPHES, HYPHENS)
_SIGMAS: Final = frozenset("Σσς")


@dataclass(frozen=True, slots=True)
class Manner:
    """What counts as the same words."""

    any_case: bool = False
    inflected: bool = False
    """Whether English plurals, singulars and possessives count too; see ``inflection``."""
    whole_words: bool = True
    """Whether no place begins or ends within a word. A possessive ’s is not of the word."""


@dataclass(frozen=True)
class Sought:
    """Words to be found in a manner; prepared once, for any number of texts."""

    words: str
    manner: Manner = Manner()

    def spans(self, text: str) -> Iterator[Span]:
        """The places in a text, by start; none overlaps another, and each is the longest there."""
        at = 0
        while (found := self._anywhere.search(text, at)) is not None:
            start = found.start()
            end = self._end(text, start) if self._may_begin(text, start) else 0
            if end:
                yield Span(start, end)
            at = end or start + 1

    @cached_property
    def holding(self) -> tuple[tuple[str, ...], ...]:
        """What a text with such a place must hold: all parts of one of these choices.

        Letters from A to Z count in either case. A choice without parts may be in any text.
        """
        return tuple(dict.fromkeys(self._certain(form) for form in self._forms))

    @cached_property
    def _forms(self) -> tuple[str, ...]:
        words = " ".join(self.words.split())
        return forms(words) if self.manner.inflected else (words,)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        found = []
        for form in self._forms:
            found += [form, normalize("NFC", form)]
        return tuple(re.compile(self._pattern(each)) for each in dict.fromkeys(found) if each)

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        forms = "|".join(f"(?:{each.pattern})" for each in self._patterns) or r"(?!)"
        begins = self.words.lstrip()[:1]
        if self.manner.whole_words and begins.isascii() and begins.isalpha():
            # What is in the middle of a word is passed over quickly; the rest is looked at well.
            forms = f"(?<![A-Za-z])(?:{forms})"
        return re.compile(forms)

    def _pattern(self, form: str) -> str:
        return _BETWEEN.join(
            "".join(_one_of(self._variants(each)) for each in _letters(word))
            for word in form.split()
        )

    def _variants(self, letter: str) -> set[str]:
        """Every way in which a letter with its marks may be written."""
        found = {letter}
        found.update(*(alike for alike in _ALIKE if letter in alike))
        for _ in range(2 if self.manner.any_case else 0):
            found |= {way for each in found for way in _cases(each)}
        return found | {normalize(form, each) for each in found for form in ("NFC", "NFD")}

    def _certain(self, form: str) -> tuple[str, ...]:
        """The runs of letters of a form that are written in one way only, but for A to Z."""
        runs = [""]
        for word in form.split():
            for letter in _letters(word):
                plain = letter.isascii() and letter not in "'-"
                if plain or self._variants(letter) == {letter}:
                    runs[-1] += letter
                else:
                    runs.append("")
            runs.append("")
        return tuple(dict.fromkeys(run for run in runs if run))

    def _end(self, text: str, start: int) -> int:
        """The last end of a place that begins at ``start``; 0 when none does."""
        matches = (pattern.match(text, start) for pattern in self._patterns)
        ends = (found.end() for found in matches if found is not None)
        return max((end for end in ends if self._may_end(text, end)), default=0)

    def _may_begin(self, text: str, offset: int) -> bool:
        return is_boundary(text, offset) and (
            not self.manner.whole_words or _is_apart(text, offset)
        )

    def _may_end(self, text: str, offset: int) -> bool:
        return is_boundary(text, offset) and (
            not self.manner.whole_words or _is_apart(text, offset) or is_possessive(text, offset)
        )


def _is_apart(text: str, offset: int) -> bool:
    """Whether words can part here; where no spaces are written, between any two letters."""
    if not is_joined(text, offset):
        return True
    return kind_before(text, offset) is kind(text[offset]) is Kind.UNSPACED


def _letters(word: str) -> Iterator[str]:
    """Each character of a word, with the combining marks that follow it."""
    start = 0
    for at in range(1, len(word) + 1):
        if at == len(word) or not combining(word[at]):
            yield word[start:at]
            start = at


def _cases(letter: str) -> set[str]:
    """A letter in each case."""
    found = {letter, letter.lower(), letter.upper(), letter.title(), letter.casefold()}
    return found | _SIGMAS if found & _SIGMAS else found


def _one_of(variants: set[str]) -> str:
    """A pattern for any of the variants, the longest first."""
    ordered = [re.escape(each) for each in sorted(variants, key=lambda each: (-len(each), each))]
    return ordered[0] if len(ordered) == 1 else f"(?:{'|'.join(ordered)})"
