"""The reading pane: the page that is read, selected on and marked."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.reading.moves import Place
from annotator.gui.reading.page import Page
from annotator.gui.reading.pointing import PointingCanvas
from annotator.gui.reading.rows import PaneRegion, PaneRelation, PaneSpan


class ReadingPane(PointingCanvas):
    """The page with everything on it.

    All offsets are code points of the text, half-open; points and boxes are in viewport
    coordinates. The pane answers the keys that move the caret and select; it ignores every other
    one, so that it reaches the window.
    """

    read_aloud = Signal()
    """A screen reader, or another program of its kind, asks for the page for the first time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty page."""
        super().__init__(parent)
        self._caret_then = 0
        """Where the caret stood when an annotation was selected last."""
        self.setObjectName("reading_pane")
        self.setAccessibleName("Text of the document")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_document(
        self,
        text: str,
        *,
        title: str,
        subtitle: str,
        spans: Iterable[PaneSpan],
        regions: Iterable[PaneRegion] = (),
        relations: Iterable[PaneRelation] = (),
    ) -> None:
        """Show a document from its top, with nothing selected and the caret at its start."""
        self.let_go()
        self.clear_hits()
        page = Page(text, title=title, subtitle=subtitle, metrics=self.scene.metrics)
        self.load(page, spans, regions, relations)
        self.restart()

    def clear(self) -> None:
        """Show an empty page."""
        self.show_document("", title="", subtitle="", spans=())

    def text(self) -> str:
        """The text that is shown."""
        return self.scene.page.text

    def set_hits(self, hits: Sequence[tuple[int, int]], current: int | None) -> None:
        """Paint places that a search has found, the one with the index ``current`` stronger.

        They are sorted and none lies over another. The sequence is kept, not copied: only what is
        in sight is looked at, however many there are. Another document clears them.
        """
        if hits or self.scene.hits:
            self.scene.hits = hits
            self.scene.current_hit = current
            self.repaint_all()

    def clear_hits(self) -> None:
        """Paint no found places any more."""
        self.set_hits((), None)

    def select_annotation(self, annotation: int | None, *, scroll: bool = True) -> None:
        """Select an annotation, or none; an unknown or rejected one counts as none.

        Where it is jumped to (``scroll``) the caret comes along, unless words are selected: what
        is done next is done there.
        """
        span = self.scene.marks.get(annotation)
        jumps = scroll and annotation != self.selected_annotation() and self.selection() is None
        if jumps and span is not None and not span.start <= self.caret() <= span.end:
            self.choose(span.start, Place(span.start))
        super().select_annotation(annotation, scroll=scroll)
        self._caret_then = self.caret()

    def next_annotation(self, step: int) -> int | None:
        """Select the annotation ``step`` places on in the order of the text; its id.

        Those that are kept stay selected.
        Without a selected one, and where the caret has left it, it is counted from the caret,
        which goes to its start. None at the end, where nothing changes.
        """
        marks = self.scene.marks
        span = marks.get(self.selected_annotation())
        caret = self.caret()
        if span is not None and caret != self._caret_then:
            span = span if span.start <= caret <= span.end else None
        found = marks.get(
            marks.order.after(span, step) if span else marks.order.beside(self.caret(), step)
        )
        if found is None:
            return None
        self.choose(found.start, Place(found.start))
        self.go_on_to(found.id)
        return found.id

    def cycle_at_caret(self) -> int | None:
        """Select the next one outwards of the annotations under the caret; its id, if any.

        At the end of a word, the annotations of that word count as under the caret.
        """
        caret = self.caret()
        return self.cycle_at(caret if self.scene.marks.at(caret) or not caret else caret - 1)

    def rect_at(self, offset: int) -> QRectF:
        """The box of the character at an offset; at the end of a paragraph, of the caret there."""
        offset = min(max(0, offset), len(self.scene.page.text))
        return self.from_page(self.scene.page.character(offset))

    def column_end(self) -> int:
        """Where the column of words ends, in pixels from the left of the viewport."""
        end = self.from_page(QRectF(0, 0, self.scene.page.width, 0)).right()
        return round(end)

    def offset_at(self, point: QPointF) -> int:
        """The place for a caret that is nearest to a point."""
        at = self.to_page(point)
        return self.scene.page.place_at(at.x(), at.y())[0]

    def scroll_to(self, offset: int) -> None:
        """Bring an offset in sight."""
        offset = min(max(0, offset), len(self.scene.page.text))
        self.bring_in_sight(offset, offset)
