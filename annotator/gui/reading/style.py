"""How the page looks: its colours, faces and measures at a zoom of 1."""

from typing import NamedTuple

from annotator.gui.colours import DARK as DARK_WINDOW
from annotator.gui.colours import LIGHT as LIGHT_WINDOW
from annotator.gui.fonts import INTERFACE, READING


class ReadingStyle(NamedTuple):
    """Colours as #rrggbb, sizes in logical pixels, shares from 0 to 1.

    Contrast, measured on the tint: words 7:1 at least; dimmed words, chips and bars 4.5:1; the
    bars of suggestions and the frames of found words 3:1. Label colours that fall short are moved
    towards ``text`` (see ink).
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


LIGHT = ReadingStyle(
    name="light",
    dark=False,
    page=LIGHT_WINDOW.page,
    text=LIGHT_WINDOW.text,
    muted=LIGHT_WINDOW.muted,
    dimmed="#5d6471",
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
    dimmed="#98a1b0",
    selection="#2f4a78",
    accent=DARK_WINDOW.accent,
    on_accent=DARK_WINDOW.on_accent,
    flag="#ff8a80",
    hit="#332c12",
    hit_frame="#8f7a36",
    current_hit="#443607",
    current_hit_frame="#ffd54a",
)
