"""How well a few typed letters fit some words."""

from collections.abc import Iterator

_WORD_START = 8
_NEXT_TO_LAST = 4
_MOST_SCATTERED = 400
"""Less than any words that are found as they are."""


def fit(typed: str, words: str) -> int:
    """How well what was typed fits, more is better; 0 for not at all, 1 for nothing typed.

    All typed words found as they are count most, the more at the start of a word; else the
    letters may begin words, or follow each other within one ("maac" fits "Mark as Actor").
    """
    wanted = typed.casefold().split()
    if not wanted:
        return 1
    inside = words.casefold()
    whole = 0
    for part in wanted:
        at = inside.find(part)
        if at < 0:
            return _scattered("".join(wanted), inside)
        begins = at == 0 or not inside[at - 1].isalnum() or f" {part}" in inside
        whole += 1000 + (200 if begins else 0) + (100 if at == 0 else 0)
    return max(2, whole // len(wanted) - min(99, len(inside) // 4))


def contains(typed: str, words: str) -> int:
    """As ``fit``, but never with letters that stand apart: for the words of documents."""
    found = fit(typed, words)
    return found if found > 500 or found == 1 else 0


def begins(typed: str, words: str) -> bool:
    """Whether each typed word begins one of the words."""
    inside = words.casefold()
    return all(
        any(at == 0 or not inside[at - 1].isalnum() for at in _places(part, inside))
        for part in typed.casefold().split()
    )


def _scattered(letters: str, inside: str) -> int:
    """The letters in their order; each must begin a word or follow the one before directly."""
    starts = [at for at in range(len(inside)) if at == 0 or not inside[at - 1].isalnum()]
    ends = {-2: 0}
    for letter in letters:
        found: dict[int, int] = {}
        for last, score in ends.items():
            if 0 <= last < len(inside) - 1 and inside[last + 1] == letter:
                found[last + 1] = max(found.get(last + 1, 0), score + _NEXT_TO_LAST)
            for at in starts:
                if at > last and inside[at] == letter:
                    found[at] = max(found.get(at, 0), score + _WORD_START)
        ends = found
    return min(2 + max(ends.values()), _MOST_SCATTERED) if ends else 0


def _places(part: str, inside: str) -> Iterator[int]:
    """Every place of a part."""
    at = inside.find(part)
    while at >= 0:
        yield at
        at = inside.find(part, at + 1)
