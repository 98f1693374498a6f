"""What is looked for, what of it is found so far, and which place was gone to."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.find.looking import MOST, Looking
from annotator.gui.find.places import Places
from annotator.language.finding import Search


class Hunt(QObject):
    """One search of one text, from an offset on; the next one takes its place."""

    changed = Signal()
    """There are further places, or the search is over."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Look for nothing."""
        super().__init__(parent)
        self.places = Places()
        self.complete = True
        """Whether these are all the places."""
        self.more = False
        """Whether there are so many that the last ones are left out."""
        self.failed = ""
        """Why the search was given up; empty when it was not."""
        self._anchor: int | None = 0
        self.looking = Looking(self)
        self.looking.arrived.connect(self._arrived)
        self.looking.finished.connect(self._finished)
        self.looking.failed.connect(self._fail)

    def start(self, text: str, search: Search, anchor: int | None) -> None:
        """Look anew; the first place that does not start before ``anchor`` is gone to, if given."""
        self.forget()
        self._anchor = anchor
        if search.words:
            self.complete = False
            self.looking.start(text, search)
        else:
            self.changed.emit()

    def go_from(self, anchor: int) -> None:
        """Go to the first place that does not start before an offset, wherever one was."""
        self._anchor = anchor
        self.places.current = None
        self._settle()

    def forget(self) -> None:
        """Look for nothing and know no place any more."""
        self.looking.stop()
        self.places = Places()
        self.complete, self.more, self.failed = True, False, ""

    def words(self) -> str:
        """How much was found, in a few words."""
        places = self.places
        if self.failed:
            return ""
        if not places:
            return "Nothing found" if self.complete else "Searching…"
        of = f"{len(places):,}{'+' if self.more else '' if self.complete else ' …'}"
        return of if places.current is None else f"{places.current + 1:,} of {of}"

    def sentence(self) -> str:
        """What has to be said beside; empty when there is nothing."""
        if self.more:
            return f"Only the first {MOST:,} places are shown."
        return self.failed

    def _arrived(self, places: list[tuple[int, int]]) -> None:
        self.places.add(places)
        self._settle()
        self.changed.emit()

    def _finished(self, more: bool) -> None:  # noqa: FBT001 - a signal gives it by position
        self.complete, self.more = True, more
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        if self._anchor is not None:
            self.places.settle(self._anchor, complete=self.complete)

    def _fail(self, sentence: str) -> None:
        self.forget()
        self.failed = sentence
        self.changed.emit()
