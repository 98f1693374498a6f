"""What a label that is chosen by its name is for: the selected words, annotation, or what comes."""

from PySide6.QtCore import QObject

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.label_palette.palette import LabelPalette
from annotator.gui.session import Session
from annotator.language.snapping import snap
from annotator.operations.rules import excerpt


class Choosing(QObject):
    """Opens the palette for what is selected, and does with the label what its key would do."""

    def __init__(
        self, session: Session, page: Page, marking: Marking, palette: LabelPalette
    ) -> None:
        """Mark on a page."""
        super().__init__(palette)
        self._session = session
        self._page = page
        self._marking = marking
        self._last = ""
        self.palette = palette
        palette.chosen.connect(self._take)

    def open(self) -> None:
        """Ask for a label."""
        page, armed = self._page, self._marking.armed
        span, chosen = page.pane.selection(), page.selected()
        first = armed or self._last
        if span is not None:
            words = snap(page.text, span, self._marking.unit).of(page.text)
            what = f"Mark “{excerpt(words, 30)}” as"
        elif chosen is not None and not armed:
            what, first = f"Relabel “{excerpt(chosen.text, 30)}” as", chosen.label
        else:
            what = "Mark what is selected next as"
        self.palette.open(self._session.codebook().labels, what, first)

    def _take(self, name: str) -> None:
        self._last = name
        self._marking.press(name)
