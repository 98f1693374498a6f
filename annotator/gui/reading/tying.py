"""Links by mouse: dragging one out of its handle, and following an arrow by its name."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Signal

from annotator.gui.reading.canvas import Canvas
from annotator.gui.reading.hits import annotations_at, on_grip, plate_at
from annotator.gui.reading.painting.arcs import current_routes
from annotator.gui.reading.painting.ways import Plate, TieDrag

Fits = Callable[[int], str]
"""What could be made with an annotation, in words; empty where nothing can."""


def _nothing(_annotation: int) -> str:
    return ""


class Tying(QObject):
    """What the handle for links and the names of arrows do; points are those of the page."""

    started = Signal(int)
    """The annotation out of which a link is being dragged; ``offer`` is expected to follow."""
    dropped = Signal(int, int)
    """A link was dragged out of the first annotation and let go over the second."""
    asked = Signal()
    """The handle was clicked: what to link to may be said by keys."""
    followed = Signal(int)
    """The annotation to go to: the name of an arrow was clicked."""

    def __init__(self, canvas: Canvas) -> None:
        """Belong to a page."""
        super().__init__(canvas)
        self._canvas = canvas

    @property
    def dragging(self) -> bool:
        """Whether a link is being dragged out."""
        return self._canvas.scene.tie is not None

    def set_possible(self, *, possible: bool) -> None:
        """Let the selected annotation have its handle, or not: a locked page has none."""
        if self._canvas.scene.linkable is not possible:
            self._canvas.scene.linkable = possible
            self._canvas.repaint_all()

    def offer(self, fits: Fits) -> None:
        """Show what can be linked to while a link is being dragged out."""
        if self._canvas.scene.tie is not None:
            self._canvas.scene.tie.fits = fits
            self._canvas.repaint_all()

    def takes(self, point: QPointF) -> bool:
        """Whether there is the handle at a point."""
        return on_grip(self._canvas.scene, point, self._sight())

    def plate(self, point: QPointF) -> Plate | None:
        """The name of an arrow at a point."""
        return plate_at(self._canvas.scene, point, self._sight())

    def begin(self, point: QPointF) -> None:
        """The handle is taken hold of."""
        scene = self._canvas.scene
        if scene.selected is not None:
            grip = current_routes(scene, *self._sight()).grip or point
            scene.tie = TieDrag(scene.selected, grip, point, _nothing)
            self.started.emit(scene.selected)
            self._canvas.repaint_all()

    def drag(self, point: QPointF) -> None:
        """The mouse is at another point."""
        tie = self._canvas.scene.tie
        if tie is not None:
            tie.end = point
            tie.over = self._over(point, tie)
            self._canvas.repaint_all()

    def drop(self, point: QPointF) -> None:
        """The mouse lets go: what it is over is linked to."""
        tie = self._canvas.scene.tie
        over = self._over(point, tie) if tie is not None else None
        self.stop()
        if tie is not None and over is not None:
            self.dropped.emit(tie.span_id, over)

    def stop(self) -> None:
        """Forget the link that is being dragged out."""
        if self._canvas.scene.tie is not None:
            self._canvas.scene.tie = None
            self._canvas.repaint_all()

    def _over(self, point: QPointF, tie: TieDrag) -> int | None:
        """The innermost annotation at a point that can be linked to, else the innermost one."""
        found = [each for each in annotations_at(self._canvas.scene, point) if each != tie.span_id]
        return next((each for each in found if tie.fits(each)), found[0] if found else None)

    def _sight(self) -> tuple[float, float]:
        top = float(self._canvas.view_top)
        return top, top + self._canvas.viewport().height()
