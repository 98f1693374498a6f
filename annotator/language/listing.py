"""Bullets and numbers that stand before the words of a list."""

import re

BULLETS = frozenset("-‐‑‒–—―−•‣⁃◦▪▫■□●○◘◙◆◇►▸▹➢➤*§¶|")
"""Signs that stand before or between the words of a page, never in them."""

_REACH = 10_000
_SIGNS = f"[{re.escape(''.join(sorted(BULLETS)))}·]"
_BULLET = re.compile(rf"{_SIGNS}[ \t\xa0]+")
_BRACKETED = re.compile(r"\(?(?:\d{1,3}|[^\W\d_]|[ivxlIVXL]{2,5})\)[ \t\xa0]+")
_NUMBERED = re.compile(r"(\d{1,3})\.[ \t\xa0]+")
_NEARLY = 80


def after_bullet(text: str, offset: int) -> int:
    """Where the words begin behind a bullet or list number that begins at ``offset``, else 0.

    It has to stand at the head of its paragraph, further bullets aside. A number with a full stop
    is a list's only if the number before or after it stands near at the head of another paragraph:
    “12. Mai” is a date.
    """
    if not _heads_paragraph(text, offset):
        return 0
    sign = _BULLET.match(text, offset) or _BRACKETED.match(text, offset)
    if sign:
        return sign.end()
    number = _NUMBERED.match(text, offset)
    if not number:
        return 0
    near = text[max(0, offset - _REACH) : offset + _REACH]
    count = int(number[1])
    neighbour = rf"(?m)^(?:{_SIGNS}|[ \t\xa0])*(?:{count - 1}|{count + 1})\.[ \t\xa0]"
    return number.end() if re.search(neighbour, near) else 0


def _heads_paragraph(text: str, offset: int) -> bool:
    """Whether nothing but blanks and bullets stands before the offset in its paragraph."""
    first = max(0, offset - _NEARLY)
    line = text.rfind("\n", first, offset) + 1
    if not line and first:
        return False
    return all(c.isspace() or c in BULLETS for c in text[line:offset])
