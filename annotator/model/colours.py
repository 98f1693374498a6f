"""The colours that labels are offered: in pairs for light and dark, told apart by patterns too."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from annotator.model.codebook_rules import PATTERNS

PALETTE: Final = (
    ("#2563c9", "#7fb0ff"),
    ("#0a7f6b", "#4fd1b5"),
    ("#b45a06", "#f3a751"),
    ("#7a3fc4", "#c39bff"),
    ("#a83a80", "#f28cc8"),
    ("#7a5f00", "#e0c04a"),
    ("#0e7490", "#5fd0ea"),
    ("#b3261e", "#ff9a8f"),
    ("#4a5568", "#b4bfce"),
    ("#3f7d20", "#95d66b"),
)
"""Colour on light and on dark ground; each keeps 4.5:1 as a bar on the tint of its own words."""


def free_colour(used: Iterable[tuple[str, str]]) -> tuple[str, str, str]:
    """A light colour, its dark twin and a pattern for a new label: the pair that is used least.

    ``used`` are the light colours and patterns of the labels there are. As the numbers of colours
    and patterns share few factors, sixty labels go by before a pair comes again.
    """
    seen = list(used)
    colours = Counter(colour.casefold() for colour, _ in seen)
    patterns = Counter(pattern for _, pattern in seen)
    pairs = {(colour.casefold(), pattern) for colour, pattern in seen}
    light, dark = min(PALETTE, key=lambda pair: colours[pair[0]])
    free = [each for each in PATTERNS if (light, each) not in pairs] or list(PATTERNS)
    return light, dark, min(free, key=lambda each: patterns[each])
