"""Words as they are compared with what somebody types on a plain keyboard."""

import unicodedata
from typing import Final

_PLAIN: Final = str.maketrans({"‘": "'", "’": "'", "‚": "'", "ʼ": "'", "′": "'"}) | str.maketrans(
    dict.fromkeys("“”„«»″", '"')
) | str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))  # fmt: skip


def folded(words: str) -> str:
    """The words without what a keyboard may lack: case, accents, typographic marks, odd spaces.

    Offsets in the result are not those in ``words``.
    """
    if words.isascii():
        return " ".join(words.casefold().split())
    parts = unicodedata.normalize("NFKD", words.translate(_PLAIN))
    bare = "".join(each for each in parts if not unicodedata.combining(each))
    return " ".join(bare.casefold().split())
