"""The canvas with its annotations: what is selected, hovered, linked, and how chips show."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.reading.canvas import Canvas
from annotator.gui.reading.hits import annotations_at
from annotator.gui.reading.marks import Marks, touched
from annotator.gui.reading.page import Page
from annotator.gui.reading.painting.scene import CHIP_MODES
from annotator.gui.reading.rows import PaneLabel, PaneRegion, PaneRelation, PaneSpan
from annotator.gui.reading.style import ReadingStyle
from annotator.gui.reading.ties import Ties


class MarkedCanvas(Canvas):
    """Shows annotations on the page, and repaints only the paragraphs that a change touches."""

    annotation_selected = Signal(object)
    """The id of the annotation that is selected now, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty page."""
        super().__init__(parent)
        self.ties = Ties()
        """All relations of the document."""

    def set_labels(self, labels: Sequence[PaneLabel]) -> None:
        """Take the labels that spans refer to."""
        self.scene.marks.set_labels(labels)
        self._colour()
        self.repaint_all()

    def set_palette(self, style: ReadingStyle) -> None:
        """Take another appearance."""
        self.set_look(style=style)

    def set_zoom(self, zoom: float) -> None:
        """Show everything larger or smaller; 1 is the natural size."""
        self.set_look(zoom=zoom)

    def set_chip_mode(self, mode: str) -> None:
        """Show chips "always", on "hover", or "never"."""
        if mode not in CHIP_MODES:
            raise ValueError(f"no chip mode: {mode}")
        if mode != self.scene.chip_mode:
            self.scene.chip_mode = mode
            self.repaint_all()

    def set_relations(self, relations: Iterable[PaneRelation]) -> None:
        """Take all relations of the document; those of the selected annotation are painted."""
        self.ties = Ties(relations)
        self._show_relations()

    def update_relations(
        self, changed: Iterable[PaneRelation], removed: Iterable[int] = ()
    ) -> None:
        """Take the new state of some relations; ``removed`` are the ids of those that are gone."""
        for relation_id in removed:
            self.ties.drop(relation_id)
        for relation in changed:
            self.ties.put(relation)
        self._show_relations()

    def set_targets(self, targets: Mapping[int, str]) -> None:
        """Paint a badge with these words on each of these annotations; none when empty."""
        if self.scene.targets or targets:
            self.scene.targets = dict(targets)
            self.repaint_all()

    def set_armed(self, label_id: int | None) -> None:
        """Show by the colour of selected words that marking gives them this label; None: off."""
        if label_id != self.scene.armed:
            self.scene.armed = label_id
            self.repaint_all()

    def update_spans(self, changed: Sequence[PaneSpan], removed: Collection[int]) -> None:
        """Take the new state of some annotations; only what they touch is worked on."""
        marks = self.scene.marks
        bracketed = self._any_bracket([span.id for span in changed] + list(removed))
        ranges = touched(marks, changed, removed)
        bracketed |= self._any_bracket([span.id for span in changed])
        self._describe()
        if self.scene.hovered is not None and marks.get(self.scene.hovered) is None:
            self.scene.hovered = None
        if self.scene.selected is not None and marks.get(self.scene.selected) is None:
            self.select_annotation(None)
        if bracketed or self.scene.relations:
            self.repaint_all()
        for first, last in ranges:
            self.repaint_rows(first, last)

    def selected_annotation(self) -> int | None:
        """The id of the selected annotation."""
        return self.scene.selected

    def select_annotation(self, annotation: int | None, *, scroll: bool = True) -> None:
        """Select an annotation, or none; an unknown or rejected one counts as none."""
        marks = self.scene.marks
        span = marks.get(annotation)
        before = self.scene.selected
        self.scene.selected = span.id if span else None
        self._show_relations()
        if before != self.scene.selected:
            self._repaint_spans(before, self.scene.selected)
            self.annotation_selected.emit(self.scene.selected)
        if span is not None and scroll:
            self.bring_in_sight(span.start, span.end)

    def sees(self, annotation: int) -> bool:
        """Whether something of an annotation is in sight; False for an unknown one."""
        span = self.scene.marks.get(annotation)
        if span is None:
            return False
        page, top = self.scene.page, self.view_top
        bottom = top + self.viewport().height()
        return any(
            page.caret(start).top() < bottom and page.caret(end).bottom() > top
            for start, end in span.fragments
        )

    def bring_in_sight(self, start: int, end: int) -> None:
        """Scroll as little as needed to show [start, end), or its start if it is too long."""
        page, height = self.scene.page, self.viewport().height()
        first = page.caret(start)
        far = not self.view_top - height < first.top() < self.view_top + 2 * height
        if far:
            # Heights in between may be estimates: go near at first, then look again.
            self.centre(first.top())
            first = page.caret(start)
        row = page.paragraphs.at(end)
        near = page.top(row) < first.top() + height
        bottom = page.caret(end).bottom() if near else first.bottom()
        margin = self.scene.metrics.pitch
        self.scroll_so_that(first.top(), min(bottom, first.top() + height / 2), margin=margin)

    def hover(self, point: QPointF | None) -> None:
        """Let the innermost annotation at a point of the viewport stand out; None: no longer."""
        found = annotations_at(self.scene, self.to_page(point)) if point is not None else []
        self.set_hovered(found[0] if found else None)

    def set_hovered(self, hovered: int | None) -> None:
        """Let an annotation stand out as if the mouse were on it; None: no longer."""
        before = self.scene.hovered
        if hovered != before:
            self.scene.hovered = hovered
            self._repaint_spans(before, hovered)
            if any({each.from_id, each.to_id} & {before, hovered} for each in self.scene.relations):
                self.repaint_all()

    def load(
        self,
        page: Page,
        spans: Iterable[PaneSpan],
        regions: Iterable[PaneRegion],
        relations: Iterable[PaneRelation],
    ) -> None:
        """Show another page with its annotations; nothing is selected."""
        scene = self.scene
        marks = Marks(page.paragraphs)
        marks.load(spans)
        had = scene.selected
        scene.selected = scene.hovered = scene.selection = None
        scene.moved = scene.added = None
        scene.targets = {}
        self.show_page(page, marks, regions)
        self.set_relations(relations)
        self._describe()
        if had is not None:
            self.annotation_selected.emit(None)

    def _show_relations(self) -> None:
        """Take the relations of the selected annotation."""
        chosen = self.scene.selected
        relations = tuple(self.ties.of(chosen)) if chosen is not None else ()
        if relations != self.scene.relations:
            self.scene.relations = relations
            self.repaint_all()

    def _any_bracket(self, ids: Iterable[int]) -> bool:
        """Whether one of these stands in the margin: its neighbours there may have to move."""
        marks = self.scene.marks
        return any(marks.is_bracket(span) for span in map(marks.get, ids) if span)

    def _repaint_spans(self, *ids: int | None) -> None:
        for span in map(self.scene.marks.get, ids):
            if span is not None:
                self.repaint_words(span.start, span.end)

    def _describe(self) -> None:
        """Say how much is on the page to those who cannot see it."""
        count = len(self.scene.marks)
        self.setAccessibleDescription("1 annotation" if count == 1 else f"{count} annotations")
