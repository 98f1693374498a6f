"""Going from gap to gap in the order of the text."""

from PySide6.QtCore import QObject, Qt

from annotator.analysis.gaps import Gap
from annotator.gui.annotate.page import Page
from annotator.gui.gaps import wording
from annotator.gui.gaps.standing import Standing, Then
from annotator.gui.gaps.wording import KeyOf
from annotator.gui.session import Session
from annotator.operations.gaps import DocumentGaps

_Place = tuple[int, int, str]
"""Where a gap stands: the start of its annotation, its id, and the finding."""


class GapWalking(QObject):
    """Selects what has the next gap and says which; after the last comes the first."""

    def __init__(self, session: Session, page: Page, standing: Standing, key_of: KeyOf) -> None:
        """Go about on a page; ``key_of`` names the keys that help."""
        super().__init__()
        self._session = session
        self._page = page
        self._standing = standing
        self._key = key_of
        self._last: _Place | None = None
        """The gap that was gone to last."""
        page.leaving.connect(self._forget)

    def next(self) -> None:
        """Go to the next gap from the selected annotation, else from the caret."""
        self._look(lambda found: self._go(found, self._here(), forward=True))

    def previous(self) -> None:
        """Go to the gap before."""
        self._look(lambda found: self._go(found, self._here(), forward=False))

    def first(self) -> None:
        """Go to the first gap of the document."""
        self._look(lambda found: self._go(found, (-1, 0, ""), forward=True))

    def of_selected(self) -> tuple[Gap, ...]:
        """The open gaps of the selected annotation; the one that was gone to last is first."""
        known, chosen = self._standing.known, self._page.selected()
        if known is None or chosen is None:
            return ()
        own = [gap for gap in known.open if gap.annotation_id == chosen.id]
        return tuple(sorted(own, key=lambda gap: _place(gap) != self._last))

    def _look(self, then: Then) -> None:
        """Have what is being typed saved, for it may close a gap; then go, with the focus there."""
        self._page.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        self._standing.when_known(then)

    def _here(self) -> _Place:
        """From where one goes on: the last gap while its annotation is selected."""
        chosen = self._page.selected()
        if chosen is None:
            return (self._page.pane.caret(), 0, "")
        if self._last is not None and self._last[1] == chosen.id:
            return (chosen.start, *self._last[1:])
        return (chosen.start, chosen.id, "")

    def _go(self, found: DocumentGaps, here: _Place, *, forward: bool) -> None:
        """Go to the gap past a place; past the last one, to the one at the other end."""
        every = found.open
        if not every:
            self._session.told.emit(wording.none_open(found))
            return
        if forward:
            past = [at for at, gap in enumerate(every) if _place(gap) > here]
            at = past[0] if past else 0
        else:
            past = [at for at, gap in enumerate(every) if _place(gap) < here]
            at = past[-1] if past else len(every) - 1
        self._arrive(every[at], place=at + 1, count=len(every))

    def _arrive(self, gap: Gap, *, place: int, count: int) -> None:
        self._last = _place(gap)
        pane = self._page.pane
        pane.select(gap.start, gap.start)
        pane.select_annotation(gap.annotation_id)
        chosen = self._page.selected()
        label = self._session.codebook().label(chosen.label) if chosen is not None else None
        words = wording.sentence(gap, label, self._key, place=place, count=count)
        self._session.told.emit(words)

    def _forget(self) -> None:
        self._last = None


def _place(gap: Gap) -> _Place:
    return (gap.start, gap.annotation_id, gap.finding)
