"""How the page is shown: the size of its type, its chips, its colours."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.annotate.page import Page
from annotator.gui.reading import style
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
    def chips(self) -> str:
        """When chips are shown: as was chosen, else on hover where they are many."""
        return self._settings.chips or ("hover" if self._dense else "always")

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

    def next_chips(self) -> None:
        """Show chips always, on hover, never, in turn."""
        place = CHIP_MODES.index(self.chips)
        self._settings.chips = CHIP_MODES[(place + 1) % len(CHIP_MODES)]
        self._page.pane.set_chip_mode(self.chips)
        self.changed.emit()

    def set_appearance(self, appearance: Appearance) -> None:
        """Light, dark, or as the system has it."""
        self._settings.appearance = appearance
        self._theme.set_appearance(appearance)
        self.changed.emit()

    def _dress(self) -> None:
        self._page.pane.set_palette(style.DARK if self._theme.palette.dark else style.LIGHT)

    def _look_anew(self) -> None:
        self._dense = False
        self._look()

    def _look(self) -> None:
        """Find out whether the page has become dense; it stays so until another is shown."""
        count = len(self._page.annotations)
        if count >= _MANY and count * 1000 >= _DENSE * len(self._page.text):
            self._dense = True
        self._page.pane.set_chip_mode(self.chips)
        self.changed.emit()
