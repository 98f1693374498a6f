"""The canvas with several annotations selected: one of them acts, the others stay beside it."""

from collections.abc import Collection, Iterable, Sequence

from PySide6.QtCore import Signal

from annotator.gui.reading.marked import MarkedCanvas
from annotator.gui.reading.page import Page
from annotator.gui.reading.rows import PaneRegion, PaneRelation, PaneSpan


class ChoosingCanvas(MarkedCanvas):
    """Lets annotations stay selected while others are selected too.

    ``selected_annotation`` is the one that has handles and arrows; those that are kept have its
    outline only.
    """

    kept_changed = Signal()
    """Other annotations than before stay selected beside the one."""

    def selected_annotations(self) -> tuple[int, ...]:
        """The ids of all selected annotations, in the order of the text."""
        marks, scene = self.scene.marks, self.scene
        ids = scene.kept | ({scene.selected} if scene.selected is not None else set())
        spans = [span for each in ids if (span := marks.get(each)) is not None]
        spans.sort(key=lambda span: (span.start, -span.end, span.id))
        return tuple(span.id for span in spans)

    def kept_annotations(self) -> frozenset[int]:
        """The ids of those that stay selected when another one is gone on to."""
        return self.scene.kept

    def keep(self, annotations: Iterable[int]) -> None:
        """Let these stay selected, and no others; unknown ones are left out."""
        marks, before = self.scene.marks, self.scene.kept
        self.scene.kept = frozenset(each for each in annotations if marks.get(each) is not None)
        if self.scene.kept != before:
            self.repaint_all()
            self.kept_changed.emit()

    def select_annotation(self, annotation: int | None, *, scroll: bool = True) -> None:
        """Select an annotation and no other, or none."""
        self.keep(())
        super().select_annotation(annotation, scroll=scroll)

    def go_on_to(self, annotation: int | None, *, scroll: bool = True) -> None:
        """Select an annotation beside those that are kept."""
        super().select_annotation(annotation, scroll=scroll)

    def select_again(self, annotation: int | None, kept: Collection[int]) -> None:
        """Select what was selected before the page was read anew, as far as it is there."""
        self.keep(kept)
        there = self.scene.marks.get(annotation) is not None
        self.go_on_to(annotation if there else max(self.scene.kept, default=None), scroll=False)

    def select_several(self, annotations: Sequence[int]) -> None:
        """Select these annotations; the one that was selected stays the one that acts."""
        if self.scene.selected not in annotations:
            self.go_on_to(next(iter(annotations), None), scroll=False)
        self.keep(annotations)

    def turn_annotation(self, annotation: int) -> None:
        """Select an annotation beside the others, or take it out of them."""
        scene = self.scene
        chosen, there = scene.selected, self.selected_annotations()
        if annotation not in there:
            self.keep({*there, annotation})
            self.go_on_to(annotation, scroll=False)
            return
        left = [each for each in there if each != annotation]
        self.keep(left if len(left) > 1 else ())
        if annotation == chosen:
            self.go_on_to(left[-1] if left else None, scroll=False)

    def cycle_at(self, offset: int) -> int | None:
        """Select the next one outwards of the annotations over an offset; its id, if any."""
        found = self.scene.marks.at(offset)
        if not found:
            return None
        chosen = self.scene.selected
        following = (found.index(chosen) + 1) % len(found) if chosen in found else 0
        self.go_on_to(found[following])
        return found[following]

    def annotations_within(self, start: int, end: int) -> list[int]:
        """The ids of those that lie in [start, end) as a whole, in the order of the text."""
        marks = self.scene.marks
        spans = map(marks.get, marks.order.starting_in(start, end))
        return [span.id for span in spans if span is not None and span.end <= end]

    def update_spans(self, changed: Sequence[PaneSpan], removed: Collection[int]) -> None:
        """Take the new state of some annotations; those that are gone are kept no more."""
        chosen, kept = self.scene.selected, self.scene.kept
        super().update_spans(changed, removed)
        marks = self.scene.marks
        left = {each for each in kept if marks.get(each) is not None}
        if left and self.scene.selected is None and chosen is not None:
            self.go_on_to(max(left), scroll=False)
        if kept:
            self.keep(left)

    def load(
        self,
        page: Page,
        spans: Iterable[PaneSpan],
        regions: Iterable[PaneRegion],
        relations: Iterable[PaneRelation],
    ) -> None:
        """Show another page with its annotations; nothing is selected."""
        kept, self.scene.kept = self.scene.kept, frozenset()
        super().load(page, spans, regions, relations)
        if kept:
            self.kept_changed.emit()
