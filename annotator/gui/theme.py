"""Which of its appearances the window has, and the one place that dresses Qt in it."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from annotator.gui.colours import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Palette
from annotator.gui.stylesheet import stylesheet

__all__ = [
    "DARK",
    "HIGH_DARK",
    "HIGH_LIGHT",
    "LIGHT",
    "Appearance",
    "Palette",
    "Theme",
    "qt_palette",
    "wants_contrast",
]


class Appearance(StrEnum):
    """What a person asked for: the system's appearance, or one of our own for good."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_LIGHT = "high-light"
    HIGH_DARK = "high-dark"


_PALETTES = {
    Appearance.LIGHT: LIGHT,
    Appearance.DARK: DARK,
    Appearance.HIGH_LIGHT: HIGH_LIGHT,
    Appearance.HIGH_DARK: HIGH_DARK,
}


class Theme(QObject):
    """The palette in use; tells everybody who paints by hand when it changes."""

    changed = Signal()

    def __init__(self, appearance: Appearance = Appearance.SYSTEM) -> None:
        """Take up the appearance and follow the system from now on, if that is what it says.

        Qt is dressed by ``dress``, once the widgets are there: it dresses all of them at once much
        quicker than one by one as they are made.
        """
        super().__init__()
        self._appearance = appearance
        self._palette = self._wanted()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._refresh)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self._refresh)

    @property
    def palette(self) -> Palette:
        """The colours to paint with now."""
        return self._palette

    @property
    def appearance(self) -> Appearance:
        """What was asked for."""
        return self._appearance

    def set_appearance(self, appearance: Appearance) -> None:
        """Ask for another appearance; the window changes at once."""
        self._appearance = appearance
        self._refresh()

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted != self._palette:
            self._palette = wanted
            self.dress()
            self.changed.emit()

    def _wanted(self) -> Palette:
        if self._appearance is not Appearance.SYSTEM:
            return _PALETTES[self._appearance]
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        if wants_contrast():
            return HIGH_DARK if dark else HIGH_LIGHT
        return DARK if dark else LIGHT

    def dress(self) -> None:
        """Give the application the palette, for what the style sheet does not name."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        sheet = stylesheet(self._palette)
        if application.styleSheet() != sheet:  # setting it goes through every widget there is
            application.setPalette(qt_palette(self._palette))
            application.setStyleSheet(sheet)


def wants_contrast() -> bool:
    """Whether the system asks for high contrast; Qt can tell from 6.10 on."""
    hints = QGuiApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def qt_palette(palette: Palette) -> QPalette:
    """The same colours as Qt's own palette."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.side,
        role.WindowText: palette.text,
        role.Base: palette.page,
        role.AlternateBase: palette.side,
        role.Text: palette.text,
        role.Button: palette.page,
        role.ButtonText: palette.text,
        role.PlaceholderText: palette.muted,
        role.Highlight: palette.accent,
        role.HighlightedText: palette.on_accent,
        role.ToolTipBase: palette.page,
        role.ToolTipText: palette.text,
        role.Link: palette.accent,
    }
    result = QPalette()
    for each, colour in colours.items():
        result.setColor(each, QColor(colour))
    for each in (role.Text, role.ButtonText, role.WindowText):
        result.setColor(QPalette.ColorGroup.Disabled, each, QColor(palette.muted))
    return result
