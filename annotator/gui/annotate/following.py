"""Going along the relations of an annotation, and back to where one was."""

from typing import NamedTuple

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.reading.rows import PaneRelation
from annotator.gui.session import Session
from annotator.operations import rules

_KEPT = 50
"""So many places are remembered."""
_WORDS = 40


class Spot(NamedTuple):
    """A place on the page: what was selected, the caret, the first line in sight."""

    annotation: int | None
    caret: int
    line: tuple[int, int] | None


class Following(QObject):
    """Follows arrows, by key one relation after the other, and remembers where one came from."""

    def __init__(self, session: Session, page: Page) -> None:
        """Go about on a page."""
        super().__init__()
        self._session = session
        self._page = page
        self._spots: list[Spot] = []
        self._round: tuple[int, list[PaneRelation]] | None = None
        """The annotation whose relations are gone along in turn, and these."""
        self._at = 0
        self._going = False
        page.pane.tying.followed.connect(self.go)
        page.pane.annotation_selected.connect(self._selected)
        page.refreshed.connect(self._end_round)
        page.leaving.connect(self._forget)

    def can_go_back(self) -> bool:
        """Whether a place is remembered."""
        return bool(self._spots)

    def has_relations(self) -> bool:
        """Whether there is a relation to go along."""
        chosen = self._page.pane.selected_annotation()
        return self._round is not None or (chosen is not None and bool(self._ties(chosen)))

    def along(self) -> None:
        """Go to the other end of a relation; again, of the next one, and at last back."""
        chosen = self._page.pane.selected_annotation()
        if self._round is None:
            self.onward()
            return
        origin, ties = self._round
        self._at += 1
        if self._at < len(ties) and chosen is not None:
            self._arrive(origin, ties)
            return
        self._round = None
        self._select(origin)
        self._spots = self._spots[:-1]
        self._session.told.emit(f"Back at “{self._words(origin)}”: these were all its relations.")

    def onward(self) -> None:
        """Go along the first relation of what is selected, wherever one came from."""
        chosen = self._page.pane.selected_annotation()
        ties = self._ties(chosen) if chosen is not None else []
        if chosen is None or not ties:
            self._session.told.emit("No relation starts or ends here.")
            return
        self._remember()
        self._round, self._at = (chosen, ties), 0
        self._arrive(chosen, ties)

    def go(self, annotation_id: int) -> None:
        """Go to an annotation that the page names."""
        self._remember()
        self._round = None
        self._select(annotation_id)

    def back(self) -> None:
        """Go back to where one was before the last way along a relation."""
        self._round = None
        if not self._spots:
            self._session.told.emit("There is no place to go back to.")
            return
        spot, pane = self._spots.pop(), self._page.pane
        pane.select(spot.caret, spot.caret)
        pane.select_annotation(spot.annotation, scroll=False)
        pane.look_at(spot.line)

    def _arrive(self, origin: int, ties: list[PaneRelation]) -> None:
        tie = ties[self._at]
        far = tie.to_id if tie.from_id == origin else tie.from_id
        self._select(far)
        words = (
            f"“{self._words(origin)}” {tie.title} “{self._words(far)}”"
            if tie.from_id == origin
            else f"“{self._words(far)}” {tie.title} “{self._words(origin)}”"
        )
        count = f" · {self._at + 1} of {len(ties)}" if len(ties) > 1 else ""
        self._session.told.emit(words + count)

    def _select(self, annotation_id: int) -> None:
        """Select and show an annotation, with the caret at its start."""
        pane = self._page.pane
        span = pane.scene.marks.get(annotation_id)
        if span is None:
            return
        self._going = True
        try:
            pane.select(span.start, span.start)
            pane.select_annotation(annotation_id)
        finally:
            self._going = False

    def _remember(self) -> None:
        pane = self._page.pane
        spot = Spot(pane.selected_annotation(), pane.caret(), pane.first_line())
        self._spots = [*self._spots[1 - _KEPT :], spot]

    def _selected(self, _annotation_id: int | None) -> None:
        """A round is over when something else is selected."""
        if not self._going:
            self._round = None

    def _end_round(self) -> None:
        """A round is over when what stands on the page has changed."""
        self._round = None

    def _forget(self) -> None:
        self._spots, self._round = [], None

    def _ties(self, annotation_id: int) -> list[PaneRelation]:
        """The relations whose other end can be seen."""
        marks = self._page.pane.scene.marks
        return [
            each
            for each in self._page.pane.ties.of(annotation_id)
            if marks.get(each.from_id) and marks.get(each.to_id) and each.from_id != each.to_id
        ]

    def _words(self, annotation_id: int) -> str:
        span = self._page.pane.scene.marks.get(annotation_id)
        return rules.excerpt(self._page.text[span.start : span.end], _WORDS) if span else ""
