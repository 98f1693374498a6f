"""Words as they are compared with what somebody types on a plain keyboard."""

import unicodedata
from functools import lru_cache
from typing import Final

_PLAIN: Final = (
    str.maketrans({"‘": "'", "’": "'", "‚": "'", "ʼ": "'", "′": "'", "…": "..."})
    | str.maketrans(dict.fromkeys("“”„«»″", '"'))
    | str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
    | str.maketrans(dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\u061c\ufeff"))
)
"""What a keyboard has for typographic marks; nothing for what shows nothing."""


def folded(words: str) -> str:
    """The words without what a keyboard may lack: case, accents, typographic marks, odd spaces.

    Offsets in the result are not those in ``words``.
    """
    if words.isascii():
        return " ".join(words.casefold().split())
    return " ".join("".join(map(folded_character, words)).split())


@lru_cache(maxsize=4096)
def folded_character(character: str) -> str:
    """What is compared in the place of one character, wherever it stands.

    White space stays, each as it is or as a space. The result is several characters for “ß” and
    ligatures, and none for accents that stand by themselves and for what shows nothing.
    """
    parts = unicodedata.normalize("NFKD", character.translate(_PLAIN)).translate(_PLAIN)
    bare = "".join(each for each in parts if not unicodedata.combining(each)).casefold()
    # An accent without its letter (“¨”) decomposes into a space and a mark; it is no space.
    return character if bare.isspace() and not character.isspace() else bare


@lru_cache(maxsize=4096)
def plain_character(character: str) -> str:
    """The same with its case and its accents: only typographic marks are as a keyboard has them.

    A letter with accents comes as the letter and the marks, so that both ways to store it agree.
    """
    return unicodedata.normalize("NFD", character.translate(_PLAIN))
