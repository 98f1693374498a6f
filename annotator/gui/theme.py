"""Which of the two appearances the window has, and the one place that dresses Qt in it."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from annotator.gui.colours import DARK, LIGHT, Palette
from annotator.gui.stylesheet import stylesheet

__all__ = ["DARK", "LIGHT", "Appearance", "Palette", "Theme", "qt_palette"]


class Appearance(StrEnum):
    """What a person asked for: the system's appearance, or one of the two for good."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


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
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._refresh)

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
        if self._appearance is Appearance.SYSTEM:
            scheme = QGuiApplication.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._appearance is Appearance.DARK else LIGHT

    def dress(self) -> None:
        """Give the application the palette, for what the style sheet does not name."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        sheet = stylesheet(self._palette)
        if application.styleSheet() != sheet:  # setting it goes through every widget there is
            application.setPalette(qt_palette(self._palette))
            application.setStyleSheet(sheet)


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
