"""The page of settings that change how the text looks and how words are selected."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.annotate.viewing import Viewing
from annotator.gui.preferences.rows import Choice, Dial, Scale
from annotator.gui.settings import LARGEST_ZOOM, SMALLEST_ZOOM
from annotator.gui.theme import Appearance

_APPEARANCES = (
    (Appearance.SYSTEM, "As the system"),
    (Appearance.LIGHT, "Light"),
    (Appearance.DARK, "Dark"),
)
_ZOOM = Scale(SMALLEST_ZOOM, LARGEST_ZOOM, 0.1, lambda value: f"{value:.0%}".replace("%", " %"))


class ReadingSettings(QWidget):
    """Each row acts at once on the page beside the panel, and shows what is so now."""

    def __init__(self, viewing: Viewing) -> None:
        """Show and change how a page is viewed."""
        super().__init__()
        self._viewing = viewing
        self._appearance = Choice("setting_appearance", "Colours", _APPEARANCES)
        self._zoom = Dial("setting_zoom", "Size of type", _ZOOM)
        self._appearance.chosen.connect(lambda value: viewing.set_appearance(Appearance(value)))
        self._zoom.turned.connect(viewing.set_zoom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 10, 4)
        column.setSpacing(14)
        for row in (self._appearance, self._zoom):
            column.addWidget(row)
        column.addStretch(1)
        self.setFocusProxy(self._appearance)
        viewing.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show what is so now, whoever changed it."""
        self._appearance.set_value(self._viewing.appearance)
        self._zoom.set_value(self._viewing.zoom)
