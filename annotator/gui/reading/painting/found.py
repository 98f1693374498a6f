"""Places that a search has found: a warm ground in a thin frame, so that none is a label's."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from sys import maxsize

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from annotator.gui.reading.painting.scene import Scene, Strip

_RADIUS = 3.0
_SIDE = 1.0
"""The frame leaves the first and the last letter alone."""
_FRAME = 1.0
_CURRENT_FRAME = 2.0


def paint_hits(painter: QPainter, scene: Scene, strip: Strip) -> None:
    """The ground and the frame of the found places on a strip, under their words."""
    shown = [index for index, _ in within(scene.hits, strip.start, strip.end)]
    if not shown:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(scene.inks.hit_frame, _FRAME * scene.metrics.zoom))
    painter.setBrush(QBrush(scene.inks.hit))
    for index in shown:
        if index != scene.current_hit:
            _paint_hit(painter, scene, strip, index, frame=_FRAME)
    # The current one last: where places touch, its frame is the whole one.
    if scene.current_hit in shown:
        painter.setPen(_current_pen(scene))
        painter.setBrush(QBrush(scene.inks.current_hit))
        _paint_hit(painter, scene, strip, scene.current_hit, frame=_CURRENT_FRAME)
    painter.restore()


def paint_current_frame(painter: QPainter, scene: Scene, strip: Strip) -> None:
    """The frame of the current place once more, over the ground of selected words."""
    if scene.current_hit is None or scene.selection is None:
        return
    start, end = scene.hits[scene.current_hit]
    if scene.selection.start < end and start < scene.selection.end:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(_current_pen(scene))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _paint_hit(painter, scene, strip, scene.current_hit, frame=_CURRENT_FRAME)
        painter.restore()


def within(
    hits: Sequence[tuple[int, int]], start: int, end: int
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Those of sorted places, none over another, that touch [start, end), with their indices."""
    index = max(0, bisect_right(hits, (start, maxsize)) - 1)
    while index < len(hits) and hits[index][0] < end:
        if hits[index][1] > start:
            yield index, hits[index]
        index += 1


def _current_pen(scene: Scene) -> QPen:
    pen = QPen(scene.inks.current_hit_frame, _CURRENT_FRAME * scene.metrics.zoom)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _paint_hit(painter: QPainter, scene: Scene, strip: Strip, index: int, *, frame: float) -> None:
    metrics, half = scene.metrics, frame * scene.metrics.zoom / 2
    radius = _RADIUS * metrics.zoom
    for _, box in strip.boxes(
        *scene.hits[index],
        top=metrics.words_top,
        height=metrics.words_bottom - metrics.words_top,
        pitch=metrics.pitch,
    ):
        frame_box = box.adjusted(-_SIDE, half, _SIDE, -half)
        painter.drawRoundedRect(frame_box, radius, radius)
