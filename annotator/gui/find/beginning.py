"""What is proposed to be found, and where on the page a search begins."""

from annotator.gui.annotate.page import Page
from annotator.gui.reading.pane import ReadingPane
from annotator.language.finding import Place

_LONGEST = 200
"""Longer selected words are not proposed to be found."""


def proposed(page: Page, found: Place | None) -> str:
    """The selected words, where they are something to find, and not the place that was found."""
    chosen = page.pane.selection()
    if chosen is None or (chosen.start, chosen.end) == found:
        return ""
    words = chosen.of(page.text)
    return "" if len(words) > _LONGEST or "\n" in words else words.strip()


def beginning(pane: ReadingPane) -> int:
    """The offset to look from: the selection, else the caret, else the first line in sight."""
    chosen, line = pane.selection(), pane.first_line()
    if chosen is not None:
        return chosen.start
    caret = pane.rect_at(pane.caret()).center().toPoint()
    if pane.viewport().rect().contains(caret):
        return pane.caret()
    return line[0] if line is not None else 0
