"""From everything that was found to annotations: one key says the label."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from annotator.gui.find.finding import Finding
from annotator.gui.occurrences.door import AllOccurrences
from annotator.gui.session import Session
from annotator.gui.theme import Theme
from annotator.model.codebook import Label
from annotator.model.text import Span
from annotator.operations.unmarked import unmarked

if TYPE_CHECKING:
    from annotator.gui.find.label_strip import LabelStrip


class MarkingFound(QObject):
    """Asks for the label of all places found, and lets them be looked through before."""

    def __init__(
        self, session: Session, finding: Finding, theme: Theme, occurrences: AllOccurrences
    ) -> None:
        """Mark what ``finding`` finds, after ``occurrences`` has shown it."""
        super().__init__()
        self._session = session
        self._finding = finding
        self._theme = theme
        self._occurrences = occurrences
        self._strip: LabelStrip | None = None
        finding.opening.connect(occurrences.close)
        occurrences.closed.connect(finding.show_again)
        finding.open_changed.connect(self._hide)
        finding.standing.hunt.changed.connect(self._hide)

    def why_not(self) -> str:
        """Why there is nothing to mark now, in one sentence; empty when there is."""
        finding = self._finding
        if not finding.standing.search.words:
            return "Find something first: press Ctrl+F."
        if not self._labels():
            return "The codebook has no label in use that the places could be given."
        if finding.standing.hunt.more:
            return "That is too much to mark at once; look for something rarer."
        if not finding.standing.found():
            return "Nothing is found that could be marked."
        return ""

    def start(self) -> None:
        """Ask which label the places get."""
        if not self._finding.is_open():
            self._finding.open()
        count = len(self._finding.standing.found())
        self._made().ask(f"Mark {_places(count)} as", self._labels(), self._theme.palette)

    def _labels(self) -> list[Label]:
        """The labels that can be given."""
        return [each for each in self._session.codebook().labels if not each.retired]

    def _made(self) -> "LabelStrip":
        if self._strip is None:
            from annotator.gui.find.label_strip import LabelStrip

            self._strip = LabelStrip()
            self._strip.chosen.connect(self._take)
            self._strip.left.connect(self._leave)
            self._finding.bar.add_row(self._strip)
        return self._strip

    def _take(self, label: str) -> None:
        """Let the places be looked through that the label would be given to."""
        finding = self._finding
        places, document = finding.standing.found(), finding.page.document
        if document is None:
            return
        spans = (Span(*each) for each in places)
        free = self._session.run(unmarked, document.id, spans, label=label)
        if not free:
            if free is not None:
                self._session.told.emit("All that is found has this label already.")
            return
        finding.close(select=False)
        if len(free) < len(places):
            left = _places(len(places) - len(free))
            self._session.told.emit(f"{left} with this label already, or without words: left out.")
        stretches = [(document.id, span) for span in free]
        self._occurrences.offer(label, stretches, words=finding.standing.search.words)

    def _leave(self) -> None:
        """Go back to the words."""
        self._hide()
        self._finding.bar.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hide(self) -> None:
        """Take the question away: it was answered, or other places are found now."""
        if self._strip is not None:
            self._strip.hide()


def _places(count: int) -> str:
    return "1 place" if count == 1 else f"{count:,} places"
