"""The pages of the settings panel, in the order of their tabs."""

from PySide6.QtWidgets import QWidget

from annotator.gui.annotate.viewing import Viewing
from annotator.gui.preferences.frame import SettingsPage


def all_pages(viewing: Viewing) -> tuple[SettingsPage, ...]:
    """Every page; each is made when it is first shown."""
    return (SettingsPage("reading", "Reading", lambda: _reading(viewing)),)


def _reading(viewing: Viewing) -> QWidget:
    from annotator.gui.preferences.reading import ReadingSettings

    return ReadingSettings(viewing)
