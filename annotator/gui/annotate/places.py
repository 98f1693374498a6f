"""Where one was in each document, from one showing to the next and from one start to the next."""

from typing import NamedTuple

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.settings import Settings

_PARTS = 4


class Spot(NamedTuple):
    """Where the caret stands, and the first line in sight (see ``Canvas.first_line``)."""

    caret: int
    line: tuple[int, int] | None


class Places(QObject):
    """Notes the place when a document is left, and goes there when it is shown again."""

    def __init__(self, page: Page, settings: Settings) -> None:
        """Keep the places of a page; that of the shown document goes into the settings."""
        super().__init__()
        self._page = page
        self._settings = settings
        self._path = ""
        self._known: dict[tuple[str, int], Spot] = {}
        page.leaving.connect(self._note)
        page.shown.connect(self._shown)

    def remember(self) -> None:
        """Let the next start know the place in the shown document."""
        self._note()
        document = self._page.document
        if document is not None:
            spot = self._known[self._path, document.id]
            numbers = (document.id, spot.caret, *(spot.line or ()))
            self._settings.remember_place(self._path, *numbers)

    def restore(self) -> None:
        """Go to where one was in the shown document, if one was there."""
        document = self._page.document
        if document is not None and (spot := self._known.get((self._path, document.id))):
            self._page.pane.select(spot.caret, spot.caret)
            self._page.pane.look_at(spot.line)

    def _note(self) -> None:
        document, pane = self._page.document, self._page.pane
        if document is not None:
            self._known[self._path, document.id] = Spot(pane.caret(), pane.first_line())

    def _shown(self) -> None:
        path = str(self._page.session.project.path)
        if path != self._path:
            self._path = path
            self._read()
        self.restore()

    def _read(self) -> None:
        """Take what the last run has remembered, unless this one knows better."""
        numbers = self._settings.place_of(self._path)
        if len(numbers) in {_PARTS - 2, _PARTS}:
            line = (numbers[2], numbers[3]) if len(numbers) == _PARTS else None
            self._known.setdefault((self._path, numbers[0]), Spot(numbers[1], line))
