"""The page in a scroll area: what is in sight, blit scrolling, heights that become exact."""

from collections.abc import Iterable
from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.gui.fonts import load_fonts
from annotator.gui.reading.guard import reported
from annotator.gui.reading.ink import Inks
from annotator.gui.reading.marks import Marks
from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.page import Page
from annotator.gui.reading.painting import Scene, paint_page
from annotator.gui.reading.rows import PaneRegion
from annotator.gui.reading.style import LIGHT, ReadingStyle

_SLICE = 0.006
"""Seconds that making heights exact may take before events are looked at again."""

_MARGIN_SHARE = 0.11
_LEAST_MARGIN = 40
_MOST_MARGIN = 96


class Canvas(QAbstractScrollArea):
    """Shows a Scene and scrolls it.

    The *anchor*, a paragraph and how far below its top the view starts, says what is in sight;
    the scroll bar follows it. So nothing moves on the screen when heights above become exact.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty page."""
        super().__init__(parent)
        load_fonts()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Were it to come and go, the width of the lines would depend on their number.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style = LIGHT
        self._zoom = 1.0
        self._regions: tuple[PaneRegion, ...] = ()
        self._left = 0
        self._anchor = (0, 0)
        self._locked = False
        metrics = Metrics.of(LIGHT)
        page = Page("", title="", subtitle="", metrics=metrics)
        marks = Marks(page.paragraphs)
        self.scene = Scene(page, marks, metrics, Inks(LIGHT, marks.labels))
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._refine)

    def show_page(self, page: Page, marks: Marks, regions: Iterable[PaneRegion]) -> None:
        """Show another page from its top."""
        scene = self.scene
        marks.set_labels(tuple(scene.marks.labels.values()))
        scene.page, scene.marks = page, marks
        scene.inks = Inks(self._style, marks.labels)
        self._regions = tuple(regions)
        page.dim(self._regions, scene.inks.dimmed)
        self._arrange(keep=False)
        self._go_to(0)

    def set_look(self, *, style: ReadingStyle | None = None, zoom: float | None = None) -> None:
        """Take another style or zoom; the first line in sight stays the first."""
        self._style = style or self._style
        self._zoom = self._zoom if zoom is None else zoom
        scene = self.scene
        scene.inks = Inks(self._style, scene.marks.labels)
        scene.page.dim(self._regions, scene.inks.dimmed)
        self._arrange(keep=True)

    @property
    def view_top(self) -> int:
        """The height of the page at which the view starts."""
        row, below = self._anchor
        return self.scene.page.top(row) + below

    @property
    def column_left(self) -> int:
        """Where the column of words starts in the viewport."""
        return self._left

    def to_page(self, point: QPointF) -> QPointF:
        """A point of the viewport in page coordinates."""
        return QPointF(point.x() - self._left, point.y() + self.view_top)

    def from_page(self, box: QRectF) -> QRectF:
        """A box of the page in viewport coordinates."""
        return box.translated(self._left, -self.view_top)

    def scroll_so_that(self, top: float, bottom: float, *, margin: float = 0) -> None:
        """Bring a stretch of the page in sight, moving as little as needed; its top wins."""
        height = self.viewport().height()
        y = self.view_top
        if bottom + margin > y + height:
            y = round(bottom + margin - height)
        if top - margin < y:
            y = round(top - margin)
        self.verticalScrollBar().setValue(max(0, y))

    def centre(self, y: float) -> None:
        """Bring a height of the page to the upper third of the view."""
        self.verticalScrollBar().setValue(max(0, round(y - self.viewport().height() / 3)))

    def repaint_rows(self, first: int, last: int) -> None:
        """Repaint the paragraphs from ``first`` to ``last`` as far as they are in sight."""
        page, pitch = self.scene.page, self.scene.metrics.pitch
        top = page.top(first) - self.view_top - pitch
        bottom = page.top(last) + page.heights[last] - self.view_top + pitch
        box = self.viewport().rect()
        area = QRect(0, top, box.width(), bottom - top).intersected(box)
        if not area.isEmpty():
            self.viewport().update(area)

    def repaint_all(self) -> None:
        """Repaint what is in sight."""
        self.viewport().update()

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the exposed part."""
        viewport = self.viewport()
        exposed = QRectF(event.region().boundingRect())
        offset = QPointF(-self._left, self.view_top)
        painter = QPainter(viewport)
        try:
            painter.translate(-offset)
            sight = QRectF(viewport.rect()).translated(offset)
            paint_page(painter, self.scene, exposed.translated(offset), sight)
        finally:
            painter.end()

    @reported
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Lay out anew when the width of the column changes."""
        self._arrange(keep=True)

    @reported
    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - Qt's signature
        """Move what is painted, and paint only what comes into sight."""
        if self._locked:
            return
        viewport = self.viewport()
        if abs(dy) >= viewport.height():
            self._jump(self.verticalScrollBar().value())
            return
        page, (row, below) = self.scene.page, self._anchor
        settled = -1
        while settled != page.settled:
            settled = page.settled
            wanted = page.top(row) + below - dy
            page.lay_out(wanted - self._around, page.top(row))
        self._go_to(page.top(row) + below - dy)
        moved = page.top(row) + below - self.view_top
        if self.scene.relations:
            # Stubs of arrows stick to the edge of the view.
            self.repaint_all()
        elif moved:
            viewport.scroll(0, moved)

    def _jump(self, value: int) -> None:
        """Go to a height far away."""
        page, height = self.scene.page, self.viewport().height()
        if value >= self.verticalScrollBar().maximum():
            row = len(page.paragraphs) - 1
            while row > 0 and page.top(row) > page.height - height - height // 2:
                page.laid(row)
                row -= 1
            value = page.height - height
        self._go_to(value)
        self.repaint_all()

    def _go_to(self, y: int) -> None:
        """Take the anchor from a height and make exact what is in sight from there."""
        page, height = self.scene.page, self.viewport().height()
        y = max(0, min(y, page.height - height))
        self._hold(y)
        self._settle()
        lowest = max(0, page.height - height)
        if self.view_top > lowest:
            self._hold(lowest)
            self._settle()
        self._follow()

    def _hold(self, y: int) -> None:
        """Let the view start at a height of the page."""
        page = self.scene.page
        row = page.row_at(y)
        self._anchor = (row, y - page.top(row))

    def _settle(self) -> None:
        """Lay out what is in sight and a little around it; only what lies below may move."""
        page, settled = self.scene.page, -1
        while settled != page.settled:
            settled = page.settled
            page.lay_out(
                self.view_top - self._around,
                self.view_top + self.viewport().height() + self._around,
            )

    @property
    def _around(self) -> int:
        """How far beyond the view paragraphs are laid out: painting needs a line more."""
        return 2 * self.scene.metrics.pitch

    def _follow(self) -> None:
        """Let the scroll bar show where the anchor is."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        self._locked = True
        try:
            bar.setRange(0, max(0, self.scene.page.height - height))
            bar.setPageStep(max(1, height - self.scene.metrics.pitch))
            bar.setSingleStep(self.scene.metrics.pitch)
            bar.setValue(self.view_top)
        finally:
            self._locked = False

    def _arrange(self, *, keep: bool) -> None:
        """Take the viewport's width and the look; ``keep`` holds the first line in sight."""
        scene, width = self.scene, self.viewport().width()
        metrics = Metrics.of(self._style, self._zoom)
        margin = floor(min(_MOST_MARGIN, max(_LEAST_MARGIN, width * _MARGIN_SHARE)))
        column = max(60, min(round(metrics.column), width - 2 * margin))
        self._left = (width - column) // 2
        scene.margin = float(self._left)
        page = scene.page
        if page.width != column or page.metrics != metrics or not len(page.heights):
            held = self._first_in_sight() if keep and len(page.heights) else None
            scene.metrics = metrics
            page.arrange(metrics, column)
            scene.marks.set_line_characters(page.line_characters)
            if held is not None:
                offset, below = held
                row = page.paragraphs.at(offset)
                line_top = round(page.caret(offset).top()) - page.top(row)
                self._anchor = (row, line_top + below)
            self._idle.start()
        self._go_to(self.view_top)
        self.repaint_all()

    def _first_in_sight(self) -> tuple[int, int] | None:
        """The offset of the first line in sight, and how far above it the view starts."""
        page, y = self.scene.page, self.view_top
        if y < page.header.height:
            return None
        offset = page.line_start_at(y)
        return offset, y - round(page.caret(offset).top())

    def _refine(self) -> None:
        """Make some more heights exact; the words on the screen stay where they are."""
        if not self.scene.page.refine(_SLICE):
            self._idle.stop()
        self._follow()
