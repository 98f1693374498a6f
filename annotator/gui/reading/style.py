"""How the page looks: its colours, faces and measures at a zoom of 1."""

from typing import NamedTuple

from annotator.gui.colours import DARK as DARK_WINDOW
from annotator.gui.colours import HIGH_DARK as HIGH_DARK_WINDOW
from annotator.gui.colours import HIGH_LIGHT as HIGH_LIGHT_WINDOW
from annotator.gui.colours import LIGHT as LIGHT_WINDOW
from annotator.gui.fonts import INTERFACE, READING


class ReadingStyle(NamedTuple):
    """Colours as #rrggbb, sizes in logical pixels, shares from 0 to 1.

    Contrast, measured on the tint: words ``words_contrast`` at least; dimmed words, chips and bars
    ``mark_contrast``; the bars of suggestions ``suggestion_contrast``, and the frames of found
    words 3:1. Label colours that fall short are moved towards ``text`` (see ink).
    """

    name: str
    dark: bool
    page: str
    text: str
    muted: str
    """The line below the title."""
    dimmed: str
    """The words of boilerplate."""
    selection: str
    accent: str
    on_accent: str
    flag: str
    hit: str
    """The ground of words that a search has found."""
    hit_frame: str
    current_hit: str
    """The ground of the one of them that was gone to."""
    current_hit_frame: str
    reading_family: str = READING
    interface_family: str = INTERFACE
    text_size: int = 17
    title_size: int = 21
    subtitle_size: int = 13
    chip_size: int = 10
    tint: float = 0.13
    """How much of the label's colour is in the tint of its words."""
    faint: float = 0.06
    """The same for a span that stands as a bracket in the margin."""
    on_selection: str = ""
    """The colour of selected words; empty leaves them their own."""
    words_contrast: float = 7.0
    mark_contrast: float = 4.5
    suggestion_contrast: float = 3.0
    spacing: float = 1.0
    """How far lines are apart, as a share of what was drawn."""
    characters: int = 100
    """How many characters the column is wide."""
    compact: bool = False
    """Whether lines stand close: two lanes of bars, and no room for chips between the lines."""


LIGHT = ReadingStyle(
    name="light",
    dark=False,
    page=LIGHT_WINDOW.page,
    text=LIGHT_WINDOW.text,
    muted=LIGHT_WINDOW.muted,
    dimmed="#575e6a",
    selection="#c6dafc",
    accent=LIGHT_WINDOW.accent,
    on_accent=LIGHT_WINDOW.on_accent,
    flag="#b42318",
    hit="#fff6cc",
    hit_frame="#a98200",
    current_hit="#ffe06b",
    current_hit_frame="#6f5300",
)

DARK = ReadingStyle(
    name="dark",
    dark=True,
    page=DARK_WINDOW.page,
    text=DARK_WINDOW.text,
    muted=DARK_WINDOW.muted,
    dimmed="#aab2be",
    selection="#2a426b",
    accent=DARK_WINDOW.accent,
    on_accent=DARK_WINDOW.on_accent,
    flag="#ff8a80",
    hit="#332c12",
    hit_frame="#8f7a36",
    current_hit="#443607",
    current_hit_frame="#ffd54a",
)

HIGH_LIGHT = ReadingStyle(
    name="high-light",
    dark=False,
    page=HIGH_LIGHT_WINDOW.page,
    text=HIGH_LIGHT_WINDOW.text,
    muted=HIGH_LIGHT_WINDOW.muted,
    dimmed="#3d3d3d",
    selection="#0a3fa8",
    accent=HIGH_LIGHT_WINDOW.accent,
    on_accent=HIGH_LIGHT_WINDOW.on_accent,
    flag=HIGH_LIGHT_WINDOW.danger,
    hit="#fff3b0",
    hit_frame="#6b5200",
    current_hit="#ffd84d",
    current_hit_frame="#000000",
    on_selection="#ffffff",
    words_contrast=15.0,
    mark_contrast=7.0,
    suggestion_contrast=4.5,
)

HIGH_DARK = ReadingStyle(
    name="high-dark",
    dark=True,
    page=HIGH_DARK_WINDOW.page,
    text=HIGH_DARK_WINDOW.text,
    muted=HIGH_DARK_WINDOW.muted,
    dimmed="#c4c4c4",
    selection="#ffd60a",
    accent=HIGH_DARK_WINDOW.accent,
    on_accent=HIGH_DARK_WINDOW.on_accent,
    flag=HIGH_DARK_WINDOW.danger,
    hit="#2a2300",
    hit_frame="#e0c34d",
    current_hit="#4a3c00",
    current_hit_frame="#ffffff",
    on_selection="#000000",
    words_contrast=15.0,
    mark_contrast=7.0,
    suggestion_contrast=4.5,
)

STYLES = {each.name: each for each in (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)}
"""By the names of the window's palettes."""
