"""The keys of the page: which characters are commands, so that no label can take them."""

from collections.abc import Collection
from string import ascii_lowercase

RESERVED_KEYS: frozenset[str] = frozenset("lefswn.,!0123456789 \r\n\t\b\x1b\x7f")
"""Characters that are commands on the page, in lower case; the codebook refuses them for labels.

L link, E field, F fragment, S cycle, W snap, N note, ! flag, . and , suggestions, the digits of
numbered targets and choices; space, Enter, Tab, Backspace, Escape and Delete.
"""


def free_keys(taken: Collection[str] = ()) -> tuple[str, ...]:
    """The Latin letters that neither a command nor one of the ``taken`` keys uses, a to z."""
    used = {key.casefold() for key in taken} | RESERVED_KEYS
    return tuple(letter for letter in ascii_lowercase if letter not in used)
