"""How a person wants the page to look, apart from its size and its colours."""

from typing import Final, NamedTuple

from annotator.gui.fonts import INTERFACE, READING
from annotator.gui.reading.style import ReadingStyle
from annotator.gui.settings import Settings

SERIF: Final = READING
SANS: Final = INTERFACE
"""The two faces that are shipped with the program."""


class Look(NamedTuple):
    """What the settings panel changes; as it stands here, the page is as it was drawn."""

    family: str = SERIF
    """The family of the page's type."""
    spacing: float = 1.0
    """How far lines are apart, as a share of what was drawn."""
    characters: int = 100
    """How many characters the column is wide at most."""
    compact: bool = False
    """Whether lines stand close, without room for chips between them."""
    patterns_only: bool = False
    """Whether words have no tint: lines in their patterns and chips say everything."""

    @classmethod
    def remembered(cls, settings: Settings) -> "Look":
        """The look that the settings hold."""
        return cls(
            settings.family or SERIF,
            settings.spacing,
            settings.characters,
            settings.compact,
            settings.patterns_only,
        )

    def remember(self, settings: Settings) -> None:
        """Let the settings hold it."""
        settings.family = "" if self.family == SERIF else self.family
        settings.spacing = self.spacing
        settings.characters = self.characters
        settings.compact = self.compact
        settings.patterns_only = self.patterns_only

    def on(self, style: ReadingStyle) -> ReadingStyle:
        """A style with this look."""
        return style._replace(
            reading_family=self.family,
            spacing=self.spacing,
            characters=self.characters,
            compact=self.compact,
            tint=0.0 if self.patterns_only else style.tint,
            faint=0.0 if self.patterns_only else style.faint,
        )
