"""From a label's key to an annotation: marks the selection, relabels, or arms the label."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from annotator.gui.annotate.page import Page
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.session import Session
from annotator.gui.settings import Settings
from annotator.language.units import Unit
from annotator.model.annotations import Status
from annotator.model.codebook import Trim
from annotator.model.text import Span

_FIRST_THAT_SELECTS = 2
"""The click of a burst that selects a word; the further ones select more."""

_UNITS = (Unit.CHARACTERS, Unit.WORDS, Unit.SENTENCES, Unit.PARAGRAPHS)


class Marking(QObject):
    """Which label is armed, what selections snap to, and the marks that come of both."""

    armed_changed = Signal()
    unit_changed = Signal()

    def __init__(self, session: Session, page: Page, settings: Settings) -> None:
        """Mark on a page, as a session's annotator."""
        super().__init__()
        self._session = session
        self._page = page
        self._settings = settings
        self._armed = ""
        self._next: Callable[[str], bool] | None = None
        """What the label is for that is pressed next; it says whether it took it."""
        self._last: int | None = None
        """What the click burst that goes on has marked."""
        self._unit = Unit(settings.unit) if settings.unit in set(Unit) else Unit.WORDS
        self._pane.set_unit(self._unit)
        self._pane.selection_finished.connect(self._finished)
        session.opened.connect(self.disarm)

    @property
    def armed(self) -> str:
        """The name of the armed label; empty when none is."""
        return self._armed

    @property
    def unit(self) -> Unit:
        """What selections snap to."""
        return self._unit

    def next_unit(self) -> None:
        """Snap to the next larger unit, from paragraphs back to characters."""
        self.set_unit(_UNITS[(_UNITS.index(self._unit) + 1) % len(_UNITS)])

    def set_unit(self, unit: Unit) -> None:
        """Snap to a unit from now on, and at the next start."""
        self._unit = unit
        self._settings.unit = unit.value
        self._pane.set_unit(self._unit)
        self.unit_changed.emit()

    def press(self, label: str) -> None:
        """Do what a label's key does now: mark the selection, else relabel, else arm.

        Where somebody has asked for a label, it is the answer.
        """
        take, self._next = self._next, None
        if take is not None and take(label):
            return
        chosen = self._page.selected()
        if self._pane.selection() is not None:
            self.mark(label)
        elif chosen is not None and not self._armed:
            self._relabel(label)
        else:
            self.arm("" if self._armed == label else label)

    def ask(self, take: Callable[[str], bool]) -> None:
        """Let the label that is pressed next be an answer; ``take`` says whether it took it."""
        self._next = take

    def mark(self, label: str, *, instead_of: int | None = None) -> int | None:
        """Give the selected words a label; the id of the annotation, or None when it failed."""
        spans = self.words(label)
        if spans is None or self._page.document is None:
            return None
        there = self._same(spans, label) if instead_of is None else None
        if there is not None:
            self._say_same(label)
            self._pane.clear_selection()
            self._pane.select_annotation(there, scroll=False)
            return None
        from annotator.operations import annotating  # the page is painted before one can mark

        made = self._session.run(
            annotating.annotate,
            self._page.document.id,
            [spans],
            label=label,
            instead_of=instead_of,
        )
        if made is None:
            return None
        self._pane.clear_selection()
        self._pane.select_annotation(made.id, scroll=False)
        return made.id

    def mark_armed(self) -> None:
        """Mark the words that were selected by keys with the armed label, which stays armed."""
        if self._armed:
            self.mark(self._armed)
            self._last = None

    def words(self, label: str) -> Span | None:
        """The selected words as a label wants them: snapped to the unit, then trimmed."""
        chosen = self._pane.selection()
        if chosen is None:
            return None
        found = self._session.codebook().label(label)
        how = found.trim if found is not None else Trim.WORDS
        from annotator.language.snapping import snap, trim  # as above

        span = trim(self._page.text, snap(self._page.text, chosen, self._unit), how)
        if span is None:
            self._session.told.emit("There are no words in the selection; nothing was marked.")
        return span

    def arm(self, label: str) -> None:
        """Let every drag and click mark with a label; empty ends it."""
        if label != self._armed:
            self._armed = label
            self._last = None
            found = self._session.codebook().label(label) if label else None
            self._pane.set_armed(found.id if found is not None else None)
            if label:
                self._pane.select_annotation(None)
            self.armed_changed.emit()

    def disarm(self) -> None:
        """End the armed mode."""
        self.arm("")

    @property
    def _pane(self) -> ReadingPane:
        return self._page.pane

    def _same(self, span: Span, label: str) -> int | None:
        """One's own annotation of exactly these words with this label; None when there is none."""
        marks = self._pane.scene.marks
        there = [
            each
            for each in self._pane.annotations_within(span.start, span.end)
            if (mark := marks.get(each)) and mark.fragments == ((span.start, span.end),)
        ]
        me = self._session.annotator.id
        return next(
            (
                each.id
                for each in self._page.annotations.among(there)
                if each.label == label and each.annotator_id == me
            ),
            None,
        )

    def _say_same(self, label: str) -> None:
        from annotator.gui.annotate.unseen import with_article  # as above

        found = self._session.codebook().label(label)
        titled = with_article(found.title if found is not None else label)
        self._session.told.emit(f"These words are {titled} already.")

    def _relabel(self, label: str) -> None:
        from annotator.gui.annotate.unseen import shown_first, with_article  # as above
        from annotator.operations import annotating

        chosen, several = self._page.selected(), self._page.selected_ids()
        assert chosen is not None
        if len(several) > 1:
            self._session.run(annotating.relabel, several, label=label)
            return
        if chosen.status is Status.SUGGESTED:
            self._session.told.emit("Accept the suggestion first, then give it a label.")
            return
        found = self._session.codebook().label(label)
        titled = with_article(found.title if found is not None else label)
        if chosen.label == label:
            self._session.told.emit(f"This is {titled} already.")
        else:
            purpose = f"make it {titled}"
            if not shown_first(self._page, chosen, purpose):
                self._session.run(annotating.relabel, [chosen.id], label=label)

    def _finished(self) -> None:
        """Mark what was dragged or clicked while a label is armed."""
        chosen = self._pane.selection()
        if not self._armed or chosen is None:
            return
        further = self._pane.click_count() > _FIRST_THAT_SELECTS
        replaced = self._last if further and self._last in self._page.annotations else None
        self._last = self.mark(self._armed, instead_of=replaced)
