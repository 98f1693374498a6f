"""The page in a scroll area: painting, blit scrolling, and heights that become exact."""

from collections.abc import Iterable
from math import floor
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.gui.fonts import load_fonts
from annotator.gui.reading.guard import reported
from annotator.gui.reading.ink import Inks
from annotator.gui.reading.marks import Marks
from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.page import Page
from annotator.gui.reading.painting import Scene, paint_page
from annotator.gui.reading.rows import PaneRegion
from annotator.gui.reading.sight import Sight
from annotator.gui.reading.style import LIGHT, ReadingStyle
from annotator.gui.viewports import give_viewport

_SLICE = 0.006
"""Seconds that making heights exact may take before events are looked at again."""

_PAUSE = 40
"""Milliseconds after painting in which no height is made exact: who scrolls goes on at once."""

_MOST_PARTS = 3
"""A strip that has come into sight, and where the mouse was and is."""

_MARGIN_SHARE = 0.11
_LEAST_MARGIN = 40
_MOST_MARGIN = 96
_LEAST_COLUMN = 60


class Canvas(QAbstractScrollArea):
    """Shows a Scene and scrolls it; the scroll bar follows what is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty page."""
        super().__init__(parent)
        load_fonts()
        give_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Were it to come and go, the width of the lines would depend on their number.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._style = LIGHT
        self._zoom = 1.0
        self._regions: tuple[PaneRegion, ...] = ()
        self._left = 0
        self._locked = False
        metrics = Metrics.of(LIGHT)
        page = Page("", title="", subtitle="", metrics=metrics)
        page.arrange(metrics, _LEAST_COLUMN)
        marks = Marks(page.paragraphs)
        self.scene = Scene(page, marks, metrics, Inks(LIGHT, marks.labels))
        self._sight = Sight(page)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._refine)

    def show_page(self, page: Page, marks: Marks, regions: Iterable[PaneRegion]) -> None:
        """Show another page from its top."""
        scene = self.scene
        marks.set_labels(tuple(scene.marks.labels.values()))
        scene.page, scene.marks = page, marks
        scene.routes = scene.brackets = None
        self._regions = tuple(regions)
        self._colour()
        page.arrange(scene.metrics, _LEAST_COLUMN)
        self._sight = Sight(page)
        self._arrange()

    def set_look(self, *, style: ReadingStyle | None = None, zoom: float | None = None) -> None:
        """Take another style or zoom; the first line in sight stays the first."""
        self._style = style or self._style
        self._zoom = self._zoom if zoom is None else zoom
        self._colour()
        self._arrange()

    @property
    def view_top(self) -> int:
        """The height of the page at which the view starts."""
        return self._sight.top

    def first_line(self) -> tuple[int, int] | None:
        """What ``look_at`` takes to show again what is in sight; None at the top of the page."""
        return self._sight.first_line()

    def look_at(self, line: tuple[int, int] | None) -> None:
        """Show again what was in sight when ``first_line`` was asked; None is the top."""
        if line is None:
            self._sight.go_to(0)
        else:
            offset, below = line
            self._sight.hold_line((min(max(0, offset), len(self.scene.page.text)), below))
            self._sight.go_to(self._sight.top)
        self._follow()
        self.repaint_all()

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
        page = self.scene.page
        self._repaint_between(page.top(first), page.top(last) + page.heights[last])

    def repaint_words(self, start: int, end: int) -> None:
        """Repaint the lines of [start, end) as far as they are in sight."""
        page, pitch = self.scene.page, self.scene.metrics.pitch
        first, last = page.paragraphs.at(start), page.paragraphs.at(end)
        if not page.is_exact(first) or not page.is_exact(last):
            self.repaint_rows(first, last)
            return
        top = page.top(first) + page.laid(first).line_of(start) * pitch
        bottom = page.top(last) + (page.laid(last).line_of(end) + 1) * pitch
        self._repaint_between(top, bottom)

    def repaint_all(self) -> None:
        """Repaint what is in sight."""
        self.viewport().update()

    @reported
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the exposed part."""
        viewport = self.viewport()
        offset = QPointF(-self._left, self.view_top)
        painter = QPainter(viewport)
        try:
            painter.translate(-offset)
            sight = QRectF(viewport.rect()).translated(offset)
            for each in _parts(event.region()):
                exposed = QRectF(each).translated(offset)
                painter.setClipRect(exposed)
                paint_page(painter, self.scene, exposed, sight)
        finally:
            painter.end()
        if self._idle.isActive():
            self._idle.start(_PAUSE)

    @reported
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Lay out anew when the width of the column changes."""
        self._arrange()

    @reported
    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002 - Qt's signature
        """Move what is painted, and paint only what comes into sight."""
        if self._locked:
            return
        bar = self.verticalScrollBar()
        far = abs(dy) >= self.viewport().height()
        if not far:
            moved = self._sight.scroll(-dy)
        elif bar.value() >= bar.maximum():
            moved = 0
            self._sight.go_to_end()
        else:
            moved = 0
            self._sight.go_to(bar.value())
        self._follow()
        if far or self.scene.relations:
            # Stubs of arrows stick to the edge of the view: they cannot be moved with it.
            self.repaint_all()
        elif moved:
            self.viewport().scroll(0, moved)

    def _repaint_between(self, top: int, bottom: int) -> None:
        """Repaint what is between two heights of the page, and a line above and below."""
        pitch, box = self.scene.metrics.pitch, self.viewport().rect()
        top = max(top - self.view_top - pitch, box.top())
        bottom = min(bottom - self.view_top + pitch, box.bottom() + 1)
        if top < bottom:
            self.viewport().update(QRect(0, top, box.width(), bottom - top))

    def _follow(self) -> None:
        """Let the scroll bar show what is in sight."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        self._locked = True
        try:
            bar.setRange(0, self._sight.lowest)
            bar.setPageStep(max(1, height - self.scene.metrics.pitch))
            bar.setSingleStep(self.scene.metrics.pitch)
            bar.setValue(self._sight.top)
        finally:
            self._locked = False

    def _colour(self) -> None:
        """Work the colours out anew: for another style, or for other labels."""
        scene = self.scene
        scene.inks = Inks(self._style, scene.marks.labels)
        scene.page.dim(self._regions, scene.inks.dimmed)

    def _arrange(self) -> None:
        """Take the viewport's size and the look; the first line in sight stays the first."""
        scene, page, width = self.scene, self.scene.page, self.viewport().width()
        metrics = Metrics.of(self._style, self._zoom)
        most = _MOST_MARGIN * self._zoom
        margin = floor(min(most, max(_LEAST_MARGIN, width * _MARGIN_SHARE)))
        column = max(_LEAST_COLUMN, min(round(metrics.column), width - 2 * margin))
        self._left = (width - column) // 2
        scene.margin = float(self._left)
        top = self._sight.top
        if page.width != column or page.metrics != metrics:
            line = self._sight.first_line()
            scene.metrics = metrics
            page.arrange(metrics, column)
            scene.marks.set_line_characters(metrics.line_characters(column))
            if line is not None:
                self._sight.hold_line(line)
                top = self._sight.top
            self._idle.start()
        self._sight.height = self.viewport().height()
        self._sight.go_to(top)
        self._follow()
        self.repaint_all()

    def _refine(self) -> None:
        """Make some more heights exact; the words on the screen stay where they are."""
        if not self.scene.page.refine(_SLICE):
            self._idle.stop()
        elif self._idle.interval():
            self._idle.start(0)
        self._follow()


def _parts(region: QRegion) -> list[QRect]:
    """What is to be painted, part by part where much lies between; all in one where it is many."""
    parts = list(cast("Iterable[QRect]", region))
    return parts if len(parts) <= _MOST_PARTS else [region.boundingRect()]
