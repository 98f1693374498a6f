"""How well a few typed letters fit some words."""

_WORD_START = 8
_NEXT_TO_LAST = 4
_ANYWHERE = 1


def fit(typed: str, words: str) -> int:
    """How well what was typed fits, more is better; 0 for not at all, 1 for nothing typed.

    All typed words found as they are count most, the more at the start of a word; else the
    letters may stand apart, in their order ("mka" fits "Mark Actor").
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


def _scattered(letters: str, inside: str) -> int:
    """The letters in their order, the better the more of them begin a word or follow on."""
    score, at, last = 0, 0, -2
    for letter in letters:
        found = inside.find(letter, at)
        if found < 0:
            return 0
        starts = _start_after(letter, inside, at)
        if starts >= 0 and found != last + 1:
            found = starts
        if found == 0 or not inside[found - 1].isalnum():
            score += _WORD_START
        elif found == last + 1:
            score += _NEXT_TO_LAST
        else:
            score += _ANYWHERE
        last, at = found, found + 1
    return 2 + score if score >= 3 * len(letters) else 0


def _start_after(letter: str, inside: str, at: int) -> int:
    """The next place where a word begins with the letter; -1 for none."""
    while (at := inside.find(letter, at)) >= 0:
        if at == 0 or not inside[at - 1].isalnum():
            return at
        at += 1
    return -1
