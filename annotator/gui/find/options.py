"""What counts as found: the options of the find bar, with their keys and what they mean exactly."""

from typing import Final, NamedTuple


class Option(NamedTuple):
    """One option: its name in ``language.finding.Search``, its key, and how it is put to people."""

    name: str
    key: str
    words: str
    """What stands on its button."""
    title: str
    meaning: str

    @property
    def action(self) -> str:
        """The name of the action that turns it on or off."""
        return f"find_{self.name}"


OPTIONS: Final = (
    Option(
        "case",
        "Alt+C",
        "Case",
        "Find with case and accents",
        "Without this, “geneve” finds “Genève” and “strasse” finds “Straße”.\n"
        "The kinds of quotes, dashes and spaces never count.",
    ),
    Option(
        "whole",
        "Alt+W",
        "Whole words",
        "Find whole words only",
        "A hyphen and a final ’s part words.",
    ),
    Option(
        "pattern",
        "Alt+R",
        "Expression",
        "Find by a regular expression",
        "Accents, quotes and spaces count then; case only if it is asked for.\n"
        "^ and $ are the ends of a line.",
    ),
)
"""In the order in which the bar shows them."""
