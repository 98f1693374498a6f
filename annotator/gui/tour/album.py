"""The pictures of a tour: every step in light and in dark, numbered in their order."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtTest import QTest

from annotator.errors import NotWrittenError
from annotator.gui.main_window import MainWindow
from annotator.gui.theme import Appearance, Theme

PICTURE: Final = re.compile(r"\d\d-[a-z-]+-(light|dark)\.png")
"""What the pictures of a tour are called."""

_CALM_MS: Final = 180
"""Until panels that wait for a pause have shown what is new, in milliseconds."""


class Album:
    """Takes pictures into a folder, and says what each of them shows."""

    def __init__(self, folder: Path, say: Callable[[str], object]) -> None:
        """Begin an album in a folder that is there."""
        self._folder = folder
        self._say = say
        self.count = 0
        """How many steps have been pictured."""

    def take(self, window: MainWindow, theme: Theme, name: str, caption: str) -> None:
        """Picture the window as it looks and as it looks by day or by night, whichever is not now.

        It stays so: half of the work is done in dark. Raises NotWrittenError.
        """
        self.count += 1
        QTest.qWait(_CALM_MS)
        now = Appearance.DARK if theme.palette.dark else Appearance.LIGHT
        other = Appearance.LIGHT if theme.palette.dark else Appearance.DARK
        for look in (now, other):
            theme.set_appearance(look)
            QTest.qWait(1)
            path = self._folder / f"{self.count:02d}-{name}-{look.value}.png"
            if not window.grab().save(str(path)):
                raise NotWrittenError(f"The picture {path.name} could not be written.")
        self._say(f"  {self.count:02d}  {caption}")
