"""What lies under the mouse."""

from PySide6.QtCore import QPointF

from annotator.gui.reading.painting.arcs import current_routes
from annotator.gui.reading.painting.bars import counts_of
from annotator.gui.reading.painting.brackets import brackets_of
from annotator.gui.reading.painting.chips import chips_of
from annotator.gui.reading.painting.outline import Handle, handles_of
from annotator.gui.reading.painting.scene import Scene, strips
from annotator.gui.reading.painting.ways import Plate

_REACH_X = 4.0
_REACH_INSIDE = 2.5
"""A handle ends at the edge of its words: who presses on a letter means the letter."""
_REACH_Y = 9.0
_GRIP = 8.0


def annotations_at(scene: Scene, point: QPointF) -> list[int]:
    """The annotations at a point of the page, what is to be taken first at the front.

    A chip or a bracket stands for its annotation alone; words for all that lie over them.
    """
    for strip in strips(scene, point.y() - 1, point.y() + 1):
        for chip in chips_of(scene, strip):
            if chip.words and chip.box.contains(point):
                return [chip.span.id]
    if point.x() < 0:
        for bracket in brackets_of(scene, point.y() - 1, point.y() + 1):
            if bracket.bar.adjusted(-4, 0, 4, 0).contains(point) or bracket.words.contains(point):
                return [bracket.span.id]
    offset = scene.page.character_at(point.x(), point.y())
    return [] if offset is None else scene.marks.at(offset)


def handle_at(scene: Scene, point: QPointF) -> Handle | None:
    """The handle of the selected annotation at a point of the page."""
    span = scene.marks.get(scene.selected)
    if span is None:
        return None
    around = list(strips(scene, point.y() - _REACH_Y, point.y() + _REACH_Y))
    for handle in handles_of(scene, around):
        away, zoom = point - handle.place, scene.metrics.zoom
        inside = away.x() * handle.inwards
        near = -_REACH_X * zoom <= inside <= _REACH_INSIDE * zoom
        if near and abs(away.y()) <= _REACH_Y * zoom and not _on_other_words(scene, handle, point):
            return handle
    return None


def _on_other_words(scene: Scene, handle: Handle, point: QPointF) -> bool:
    """Whether a point is on words that a space parts from those of a handle."""
    span = scene.marks.get(handle.span_id)
    offset = scene.page.character_at(point.x(), point.y())
    if span is None or offset is None:
        return False
    start, end = span.fragments[handle.n]
    between = scene.page.text[offset + 1 : start] if handle.starts else scene.page.text[end:offset]
    return any(character.isspace() for character in between)


def on_grip(scene: Scene, point: QPointF, sight: tuple[float, float]) -> bool:
    """Whether a point of the page is on the handle for links; ``sight`` is what is in view."""
    grip = current_routes(scene, *sight).grip
    return grip is not None and (point - grip).manhattanLength() <= _GRIP * scene.metrics.zoom


def plate_at(scene: Scene, point: QPointF, sight: tuple[float, float]) -> Plate | None:
    """The name of an arrow at a point of the page."""
    for plate in current_routes(scene, *sight).plates:
        if plate.box.adjusted(-1, -2, 1, 2).contains(point):
            return plate
    return None


def too_deep_at(scene: Scene, point: QPointF) -> list[int]:
    """What a "+n" at a point of the page counts, the innermost first; empty beside them all."""
    for strip in strips(scene, point.y() - 1, point.y() + 1):
        for count in counts_of(scene, strip):
            if count.box.adjusted(-3, -2, 3, 4).contains(point):
                spans = [span for span in map(scene.marks.get, count.ids) if span is not None]
                return [span.id for span in sorted(spans, key=lambda each: (each.length, each.id))]
    return []
