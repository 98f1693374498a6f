"""How the page is shown: the size of its type, its look, its chips, its colours."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.annotate.page import Page
from annotator.gui.look import Look
from annotator.gui.reading.style import STYLES
from annotator.gui.settings import CHIP_MODES, LARGEST_ZOOM, SMALLEST_ZOOM, Settings
from annotator.gui.theme import Appearance, Theme

_STEP = 0.1
_DENSE = 15
"""So many annotations in a thousand code points are a dense page …"""
_MANY = 40
"""… when it has so many at all."""


class Viewing(QObject):
    """Applies what is remembered of the looks, and remembers what is changed."""

    changed = Signal()

    def __init__(self, page: Page, settings: Settings, theme: Theme) -> None:
        """Show a page as the settings say."""
        super().__init__()
        self._page = page
        self._settings = settings
        self._theme = theme
        self._dense = False
        theme.changed.connect(self._dress)
        page.shown.connect(self._look_anew)
        page.refreshed.connect(self._look)
        page.pane.set_zoom(self.zoom)
        page.pane.set_chip_mode(self.chips)
        self._dress()

    @property
    def zoom(self) -> float:
        """The size of the page's type; 1.0 is the size it was drawn for."""
        return self._settings.zoom

    @property
    def look(self) -> Look:
        """The face of the type, the lines, and what annotations are shown by."""
        return Look.remembered(self._settings)

    @property
    def chips(self) -> str:
        """When chips are shown: as was chosen, else on hover where they are many.

        Between compact lines there is no room for those of all annotations.
        """
        wanted = self._settings.chips or ("hover" if self._dense else "always")
        return "hover" if wanted == "always" and self._settings.compact else wanted

    @property
    def chosen_chips(self) -> str:
        """When chips are to be shown; empty leaves it to the document."""
        return self._settings.chips

    @property
    def appearance(self) -> Appearance:
        """The colours that were asked for."""
        return self._theme.appearance

    def larger(self) -> None:
        """Larger type."""
        self.set_zoom(self.zoom + _STEP)

    def smaller(self) -> None:
        """Smaller type."""
        self.set_zoom(self.zoom - _STEP)

    def usual(self) -> None:
        """Type as it was drawn for."""
        self.set_zoom(1.0)

    def set_zoom(self, zoom: float) -> None:
        """Type of a size, within the bounds."""
        self._settings.zoom = round(min(LARGEST_ZOOM, max(SMALLEST_ZOOM, zoom)), 2)
        self._page.pane.set_zoom(self.zoom)
        self.changed.emit()

    def set_look(self, look: Look) -> None:
        """Show the page with another look; the first line in sight stays the first."""
        look.remember(self._settings)
        self._dress()
        self._show_chips()

    def switch_compact(self) -> None:
        """Lines close together, or with room for chips between them."""
        self.set_look(self.look._replace(compact=not self.look.compact))

    def switch_patterns(self) -> None:
        """Annotations by lines and chips alone, or by tints too."""
        self.set_look(self.look._replace(patterns_only=not self.look.patterns_only))

    def next_chips(self) -> None:
        """Show chips always, on hover, never, in turn; between compact lines on hover or never."""
        modes = CHIP_MODES[1:] if self._settings.compact else CHIP_MODES
        self.set_chips(modes[(modes.index(self.chips) + 1) % len(modes)])

    def set_chips(self, mode: str) -> None:
        """Show chips always, on hover, never; empty leaves it to the document."""
        self._settings.chips = mode
        self._show_chips()

    def reset(self) -> None:
        """Everything as it was drawn."""
        self.set_appearance(Appearance.SYSTEM)
        self._settings.chips = ""
        self.set_look(Look())
        self.usual()

    def set_appearance(self, appearance: Appearance) -> None:
        """Light, dark, either in high contrast, or as the system has it."""
        self._settings.appearance = appearance
        self._theme.set_appearance(appearance)
        self.changed.emit()

    def _dress(self) -> None:
        self._page.pane.set_palette(self.look.on(STYLES[self._theme.palette.name]))

    def _show_chips(self) -> None:
        self._page.pane.set_chip_mode(self.chips)
        self.changed.emit()

    def _look_anew(self) -> None:
        self._dense = False
        self._look()

    def _look(self) -> None:
        """Find out whether the page has become dense; it stays so until another is shown."""
        count = len(self._page.annotations)
        if count >= _MANY and count * 1000 >= _DENSE * len(self._page.text):
            self._dense = True
        self._show_chips()
