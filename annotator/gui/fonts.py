"""The faces of the window: Inter for what is around the page, Noto Serif for the page."""

from functools import cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from annotator.resources import resource

INTERFACE = "Inter"
READING = "Noto Serif"

_FIRST = (
    ("inter", "Inter-Regular.otf"),
    ("inter", "Inter-Medium.otf"),
    ("inter", "Inter-SemiBold.otf"),
    ("noto-serif", "NotoSerif-Regular.ttf"),
)


@cache
def quieten() -> None:
    """Let Qt not tell of each installed font that lacks a script, for each paragraph in it.

    Such a script is shown in another font, or in boxes. Who sets QT_LOGGING_RULES hears of it.
    """
    QLoggingCategory.setFilterRules("qt.text.font.db=false")


@cache
def load_fonts() -> None:
    """Make the bundled faces known to Qt; the first call does it, further ones do nothing."""
    quieten()
    for folder, name in _FIRST:
        QFontDatabase.addApplicationFont(str(resource("fonts", folder, name)))


def interface_font(pixels: int = 13, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The face of menus, lists and fields."""
    return _font(INTERFACE, pixels, weight)


def reading_font(pixels: int = 15, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The face of the document's own words."""
    return _font(READING, pixels, weight)


def _font(family: str, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font
