"""What a selection can grow to."""

from enum import StrEnum


class Unit(StrEnum):
    """What a selection grows to, in the order in which one key goes through them."""

    CHARACTERS = "characters"
    WORDS = "words"
    SENTENCES = "sentences"
    PARAGRAPHS = "paragraphs"
