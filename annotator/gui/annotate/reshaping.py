"""Changing where an annotation stands: fragments, and boundaries by key and by handle."""

from PySide6.QtCore import QObject

from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.session import Session
from annotator.language.graphemes import next_grapheme, previous_grapheme
from annotator.language.snapping import snap, trim
from annotator.language.words import next_start, next_word, previous_end, previous_word
from annotator.model.annotations import Annotation
from annotator.model.codebook import Trim
from annotator.model.text import Span
from annotator.operations import annotating


class Reshaping(QObject):
    """Fragments and boundaries of the selected annotation."""

    def __init__(self, session: Session, page: Page, marking: Marking) -> None:
        """Listen to what the pane's handles and Ctrl+drag say."""
        super().__init__()
        self._session = session
        self._page = page
        self._marking = marking
        page.pane.fragment_dragged.connect(self._dragged)
        page.pane.boundary_moved.connect(self._moved)

    def add_fragment(self) -> None:
        """Add the selected words to the selected annotation."""
        chosen = self._page.selected()
        if chosen is None:
            return
        span = self._marking.words(chosen.label)
        if span is None:
            return
        if self._session.run(annotating.add_fragment, chosen.id, span) is not None:
            self._page.pane.clear_selection()

    def remove_fragment(self) -> None:
        """Take the fragment under the caret out of the selected annotation, else its last one."""
        chosen = self._page.selected()
        if chosen is None:
            return
        caret = self._page.pane.caret()
        held = [n for n, each in enumerate(chosen.fragments) if each.start <= caret <= each.end]
        place = held[0] if held else len(chosen.fragments) - 1
        self._session.run(annotating.remove_fragment, chosen.id, place)

    def move_end(self, *, forward: bool, fine: bool) -> None:
        """Move the end of the selected annotation by a word, or by one character as read."""
        chosen = self._page.selected()
        if chosen is None:
            return
        coarse = next_word if forward else previous_end
        step = (next_grapheme if forward else previous_grapheme) if fine else coarse
        place = self._meant(chosen)
        now = chosen.end if place is None else chosen.fragments[place].end
        self._move(chosen.id, place, end=step(self._page.text, now))

    def move_start(self, *, forward: bool, fine: bool) -> None:
        """Move the start of the selected annotation by a word, or by one character as read."""
        chosen = self._page.selected()
        if chosen is None:
            return
        coarse = next_start if forward else previous_word
        step = (next_grapheme if forward else previous_grapheme) if fine else coarse
        place = self._meant(chosen)
        now = chosen.start if place is None else chosen.fragments[place].start
        self._move(chosen.id, place, start=step(self._page.text, now))

    def what_moves(self) -> str:
        """Which fragment's boundary the keys move; empty when it is that of the whole."""
        chosen = self._page.selected()
        place = self._meant(chosen) if chosen is not None else None
        if chosen is None or place is None:
            return ""
        return f"fragment {place + 1} of {len(chosen.fragments)}"

    def _meant(self, chosen: Annotation) -> int | None:
        """The place of the fragment that the caret stands in; None where the whole is meant.

        At its very start, where Tab leaves the caret, the whole annotation is meant.
        """
        caret = self._page.pane.caret()
        if len(chosen.fragments) == 1 or caret == chosen.start:
            return None
        held = [n for n, each in enumerate(chosen.fragments) if each.start <= caret <= each.end]
        return held[0] if held else None

    def _move(
        self,
        annotation_id: int,
        fragment: int | None,
        *,
        start: int | None = None,
        end: int | None = None,
    ) -> None:
        moved = self._session.run(
            annotating.move_boundary, annotation_id, start=start, end=end, fragment=fragment
        )
        if moved is not None and fragment is not None:
            # The caret goes along, so that the next press means the same fragment.
            span = moved.fragments[fragment]
            edge = span.start if end is None else span.end
            self._page.pane.select(edge, edge)

    def _dragged(self, annotation_id: int, start: int, end: int) -> None:
        """Add what was dragged with Ctrl to an annotation."""
        if (span := self._fitting(annotation_id, start, end)) is not None:
            self._session.run(annotating.add_fragment, annotation_id, span)
        self._page.pane.clear_selection()

    def _moved(self, annotation_id: int, fragment: int, start: int, end: int) -> None:
        """Take over where a handle was let go."""
        known = self._page.annotations.get(annotation_id)
        span = self._fitting(annotation_id, start, end)
        if span is None or known is None or fragment >= len(known.fragments):
            return
        if known.fragments[fragment] != span:
            self._session.run(
                annotating.move_boundary,
                annotation_id,
                start=span.start,
                end=span.end,
                fragment=fragment,
            )

    def _fitting(self, annotation_id: int, start: int, end: int) -> Span | None:
        """A stretch snapped to the unit and trimmed as the annotation's label wants it."""
        known = self._page.annotations.get(annotation_id)
        if known is None or start >= end:
            return None
        label = self._session.codebook().label(known.label)
        how = label.trim if label is not None else Trim.WORDS
        return trim(
            self._page.text, snap(self._page.text, Span(start, end), self._marking.unit), how
        )
