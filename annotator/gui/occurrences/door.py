"""The way to all occurrences: what is behind it is made when it is first opened."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.settings import Settings
from annotator.gui.theme import Theme
from annotator.model.text import Span

if TYPE_CHECKING:
    from annotator.gui.occurrences.everywhere import Everywhere

PLACES_KEYS: Final = (
    ("Space", "ticks or unticks"),
    ("A", "all or none"),
    ("Enter", "marks what is ticked"),
    ("Esc", "leaves"),
)
"""The keys of the list, as the line of keys shows them."""


class AllOccurrences(QObject):
    """Lets every further occurrence of words be marked, or places that were found elsewhere."""

    made = Signal(QWidget)
    """The panel is there from now on, not shown yet."""
    closed = Signal()
    """The panel went away: the page may have the focus back."""

    def __init__(
        self,
        page: Page,
        marking: Marking,
        settings: Settings,
        theme: Theme,
        undo_key: Callable[[], str],
    ) -> None:
        """Mark on a page; ``undo_key`` gives the key that undoes."""
        super().__init__()
        self._parts = (page, marking, settings, theme, undo_key)
        self._behind: Everywhere | None = None

    def start(self, label: str) -> None:
        """Look for the selected words, else for those of the selected annotation.

        ``label`` is the name of the label that the places are to be given.
        """
        self._open().start(label)

    def offer(self, label: str, places: Sequence[tuple[int, Span]], *, words: str = "") -> None:
        """Let places that were found elsewhere be ticked and marked with a label.

        Each is a document's id and a stretch of its text; ``words`` say what they have in common,
        for the name of the step. Nothing happens without places.
        """
        self._open().offer(label, places, words=words)

    def is_open(self) -> bool:
        """Whether the panel is there."""
        return self._behind is not None and self._behind.is_open()

    def has_focus(self) -> bool:
        """Whether keys go to the panel."""
        return self._behind is not None and self._behind.has_focus()

    def close(self) -> bool:
        """Go away and leave everything as it was; False when nothing was open."""
        return self._behind is not None and self._behind.close()

    def _open(self) -> "Everywhere":
        if self._behind is None:
            from annotator.gui.occurrences.everywhere import Everywhere

            self._behind = Everywhere(*self._parts)
            self._behind.closed.connect(self.closed)
            self.made.emit(self._behind.panel)
        return self._behind
