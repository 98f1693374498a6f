"""Numbered targets: what an annotation can be linked to by typing its number."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from annotator.gui.reading.painting.scene import Scene, Strip


def paint_targets(painter: QPainter, scene: Scene, strips: list[Strip]) -> None:
    """A badge above the start of each target that is in sight."""
    if not scene.targets:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for strip in strips:
        here = [place.span_id for place in strip.decor.chips if not place.later]
        taken: dict[int, float] = {}
        for span_id in [*here, *sorted(strip.decor.brackets)]:
            span = scene.marks.get(span_id)
            words = scene.targets.get(span_id)
            if span is None or words is None or not strip.start <= span.start < strip.end:
                continue
            line = strip.laid.line_of(span.start)
            x, inwards = strip.laid.edge(line, span.start, starts=True)
            left = max(x if inwards > 0 else x - 16, taken.get(line, -1e6))
            top = float(strip.top + line * scene.metrics.pitch)
            taken[line] = _paint_badge(painter, scene, words, left, top)
    painter.restore()


def _paint_badge(painter: QPainter, scene: Scene, words: str, left: float, row_top: float) -> float:
    """Paint one badge at the left edge; where the next one on this line may start."""
    metrics = scene.metrics
    face = QFontMetricsF(metrics.chip_font)
    height = face.height() + 1
    width = max(height, face.horizontalAdvance(words) + 8 * metrics.zoom)
    box = QRectF(left - 2, row_top + metrics.words_top + 2 - height, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.inks.accent)
    painter.drawRoundedRect(box, 4 * metrics.zoom, 4 * metrics.zoom)
    painter.setPen(scene.inks.on_accent)
    painter.setFont(metrics.chip_font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return box.right() + 2
