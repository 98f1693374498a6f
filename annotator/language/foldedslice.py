"""A slice of a text as it is compared, with the way back to the offsets of the text."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable


class FoldTable(dict[int, str]):
    """For ``str.translate``: what each character folds to, found out when it first occurs."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        """Fold by ``fold``, which gives none, one or several characters for one."""
        super().__init__()
        self.fold = fold

    def __missing__(self, code: int) -> str:
        found = self[code] = self.fold(chr(code))
        return found


class FoldedSlice:
    """The folded words of a slice; offsets of the text are code points from its beginning."""

    def __init__(self, text: str, start: int, end: int, table: FoldTable, *, accents: bool) -> None:
        """Fold [start, end) of a text; ``accents`` says whether those of letters count."""
        words = text[start:end]
        self.words = words.translate(table)
        """What is to be searched."""
        self._text = text
        self._first = start
        self._accents = accents
        # Only characters that fold to none or to several shift those behind them.
        odd = "".join(each for each in set(words) if len(table[ord(each)]) != 1)
        self._odd: list[int] = []
        self._at: list[int] = []
        """Where in the folded words what each odd character folds to begins."""
        self._length: list[int] = []
        shift = 0
        for match in re.finditer(f"[{re.escape(odd)}]", words) if odd else ():
            length = len(table[ord(match.group())])
            self._odd.append(match.start())
            self._at.append(match.start() + shift)
            self._length.append(length)
            shift += length - 1

    def start(self, at: int) -> int | None:
        """The offset of the character that begins in the folded words at ``at``; None within."""
        n = bisect_right(self._at, at) - 1
        if n < 0:
            return self._first + at
        inside = at - self._at[n]
        if inside < self._length[n]:
            return None if inside else self._first + self._odd[n]
        return self._first + self._odd[n] + 1 + inside - self._length[n]

    def end(self, at: int) -> int | None:
        """The end of the character that ends in the folded words at ``at``; None within one.

        The accents that follow belong to it where they do not count, and forbid it where they do.
        """
        n = bisect_right(self._at, at - 1) - 1
        inside = at - self._at[n] if n >= 0 else 0
        if n < 0:
            end = self._first + at
        elif inside < self._length[n]:
            return None
        else:
            end = self._first + self._odd[n] + 1 + inside - self._length[n]
        return self._past_accents(end)

    def _past_accents(self, end: int) -> int | None:
        text = self._text
        while end < len(text) and text[end] >= "\u0300" and unicodedata.combining(text[end]):
            if self._accents:
                return None
            end += 1
        return end
