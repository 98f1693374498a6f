"""What the reading pane is given: plain values, free of the store and of any session.

Offsets are code points of the text, half-open.
"""

from typing import NamedTuple

PATTERNS = ("solid", "dotted", "double", "dashed", "dash-dot", "long-dash")
"""The lines that a label can have under its words."""


class PaneLabel(NamedTuple):
    """A label as the page shows it; colours are #rrggbb, ``pattern`` is one of PATTERNS."""

    id: int
    title: str
    colour: str
    dark_colour: str
    pattern: str
    bracket: bool = False
    """Whether long spans of this label stand as a calm bracket in the margin."""


class PaneSpan(NamedTuple):
    """An annotation as the page shows it; its fragments are sorted and do not touch."""

    id: int
    label_id: int
    fragments: tuple[tuple[int, int], ...]
    status: str = "draft"
    """suggested, draft, accepted or rejected; a rejected one is not painted."""
    caption: str = ""
    """The chip's words where they say more than the label's title ("Commitment · firm"); for a
    bracket, the line below the title (the speaker)."""
    flagged: bool = False

    @property
    def start(self) -> int:
        """Where the first fragment starts."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Where the last fragment ends."""
        return self.fragments[-1][1]

    @property
    def length(self) -> int:
        """The number of code points covered."""
        return sum(end - start for start, end in self.fragments)


class PaneRelation(NamedTuple):
    """A relation as the page shows it: a named arrow between two annotations."""

    id: int
    title: str
    from_id: int
    to_id: int


class PaneRegion(NamedTuple):
    """A stretch of the text that has a part to play; "boilerplate" is dimmed."""

    start: int
    end: int
    kind: str
