"""Characters that nobody sees, and so nobody can aim before or behind."""

import re

from annotator.language.graphemes import next_grapheme, previous_grapheme

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+")


def without_invisible(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch [start, end) without graphemes at its edges that have no width (U+FEFF …).

    A stretch of nothing else stays as it is.
    """
    low, high = start, end
    while low < high and _INVISIBLE.fullmatch(text, low, next_grapheme(text, low)):
        low = next_grapheme(text, low)
    while low < high and _INVISIBLE.fullmatch(text, previous_grapheme(text, high), high):
        high = previous_grapheme(text, high)
    return (low, high) if low < high else (start, end)
