"""The colours of the window: light and dark, from the drawings of its design, and high contrast."""

from typing import NamedTuple


class Palette(NamedTuple):
    """The colours of one appearance, as #rrggbb.

    Text on each of its grounds has a contrast of 4.5:1 at least; body text 7:1. With ``high``
    contrast it is 7:1 and 15:1, and frames and lines have 4.5:1.
    """

    name: str
    side: str
    """The ground of the side panels, the top bar and the status line."""
    page: str
    """The ground of the page, of cards and of fields."""
    line: str
    edge: str
    """The frame of what floats above the window."""
    text: str
    muted: str
    accent: str
    on_accent: str
    selected: str
    """The ground of the selected row."""
    muted_on_selected: str
    accent_on_selected: str
    hover: str
    focus: str
    danger: str
    high: bool = False

    @property
    def dark(self) -> bool:
        """Whether this is a dark appearance."""
        return self.page < "#808080"


LIGHT = Palette(
    name="light",
    side="#f6f7f9",
    page="#ffffff",
    line="#e3e6eb",
    edge="#c9cfd8",
    text="#1b1f27",
    muted="#6b7280",
    accent="#2f6fde",
    on_accent="#ffffff",
    selected="#eaf1fe",
    muted_on_selected="#5f6675",
    accent_on_selected="#2563c9",
    hover="#eef0f4",
    focus="#2f6fde",
    danger="#b42318",
)

DARK = Palette(
    name="dark",
    side="#16181d",
    page="#1d2026",
    line="#2c313a",
    edge="#424956",
    text="#e6e8ec",
    muted="#8d95a3",
    accent="#6ea0ff",
    on_accent="#10131a",
    selected="#22304a",
    muted_on_selected="#98a1b0",
    accent_on_selected="#8db5ff",
    hover="#262a32",
    focus="#6ea0ff",
    danger="#ff8a80",
)

HIGH_LIGHT = Palette(
    name="high-light",
    side="#ffffff",
    page="#ffffff",
    line="#4d4d4d",
    edge="#000000",
    text="#000000",
    muted="#333333",
    accent="#0a3fa8",
    on_accent="#ffffff",
    selected="#cfe0ff",
    muted_on_selected="#262626",
    accent_on_selected="#062e80",
    hover="#ebebeb",
    focus="#b3005e",
    danger="#9b0000",
    high=True,
)

HIGH_DARK = Palette(
    name="high-dark",
    side="#000000",
    page="#000000",
    line="#a6a6a6",
    edge="#ffffff",
    text="#ffffff",
    muted="#dadada",
    accent="#8cbcff",
    on_accent="#000000",
    selected="#0b2f66",
    muted_on_selected="#e6e6e6",
    accent_on_selected="#b9d6ff",
    hover="#262626",
    focus="#ffd60a",
    danger="#ffa49c",
    high=True,
)
