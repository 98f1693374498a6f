"""Chips: the small words above the start of a span, in the room between the lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from annotator.gui.reading.decor import ChipPlace
from annotator.gui.reading.painting.scene import Scene, Strip
from annotator.gui.reading.rows import PaneSpan

_APART = 6.0
_OVERSHOOT = 0.6
"""A chip that was pushed aside may pass its span's end by this share of its width."""
_SQUARE = 4.0
FLAG = 7.0
_PADDING = 3.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip in its place; an empty ``words`` with ``square`` stands for words without room."""

    span: PaneSpan
    words: str
    box: QRectF
    later: bool = False
    square: bool = False


def paint_chips(painter: QPainter, scene: Scene, strip: Strip) -> None:
    """All chips of the strip that the chip mode lets be seen."""
    if not strip.decor.chips:
        return
    deep = strip.decor.deep
    for chip in chips_of(scene, strip):
        _paint_chip(painter, scene, chip, halo=deep)


def chips_of(scene: Scene, strip: Strip) -> Iterator[Chip]:
    """The chips of the strip in their places; what the mouse may hit."""
    by_line: dict[int, list[ChipPlace]] = {}
    for place in strip.decor.chips:
        if strip.start <= place.start < strip.end and _wanted(scene, place):
            by_line.setdefault(strip.laid.line_of(place.start), []).append(place)
    for line, places in by_line.items():
        if line in strip.lines:
            yield from _arranged(scene, strip, line, places)


def _wanted(scene: Scene, place: ChipPlace) -> bool:
    """Whether anything is to be seen above this start at all."""
    if scene.chip_mode == "always":
        return True
    span = scene.marks.get(place.span_id)
    flagged = span is not None and span.flagged and not place.later
    return flagged or (scene.chip_mode == "hover" and scene.emphasised(place.span_id))


def _arranged(scene: Scene, strip: Strip, line: int, places: Iterable[ChipPlace]) -> Iterator[Chip]:
    """The chips of one line: side by side, outer spans first, none over another."""
    metrics, laid = scene.metrics, strip.laid
    top = strip.top + line * metrics.pitch + metrics.chip_top
    height = metrics.chip_baseline - metrics.chip_top + 2 * metrics.zoom
    apart = _APART * metrics.zoom
    starts = []
    for place in places:
        span = scene.marks.get(place.span_id)
        if span is not None:
            x, inwards = laid.edge(line, place.start, starts=True)
            width = _width(scene, _words(scene, span, later=place.later), place, span)
            starts.append((x if inwards > 0 else x - width, width, place, span))
    starts.sort(key=lambda each: each[0])
    free = -scene.margin
    for index, (wished, width, place, span) in enumerate(starts):
        x = max(wished, free)
        following = starts[index + 1][0] if index + 1 < len(starts) else scene.page.width + 999
        ends = max((right for _, right in laid.stretches(line, place.start, place.end)), default=x)
        crowded = x > wished or x + width + apart > following > wished
        square = crowded and x + width - ends > _OVERSHOOT * width
        taken = _SQUARE * metrics.zoom if square else width
        free = x + taken + (apart / 2 if square else apart)
        words = "" if square else _words(scene, span, later=place.later)
        yield Chip(span, words, QRectF(x, top, taken, height), place.later, square)


def _words(scene: Scene, span: PaneSpan, *, later: bool) -> str:
    """What a chip says; nothing in a mode that shows no more than the flag."""
    label = scene.marks.label(span)
    if scene.chip_mode == "never" or (scene.chip_mode == "hover" and not scene.emphasised(span.id)):
        return ""
    if later:
        return f"… {label.title}"
    return label.title if scene.marks.is_bracket(span) else span.caption or label.title


def _width(scene: Scene, words: str, place: ChipPlace, span: PaneSpan) -> float:
    metrics = scene.metrics
    width = _advance(metrics.chip_font, words)
    if place.later:
        width += 2 * _PADDING * metrics.zoom
    elif span.flagged:
        width += (FLAG + 2) * metrics.zoom
    return width


@lru_cache(maxsize=2_000)
def _advance_of(family: str, size: int, weight: int, words: str) -> float:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return QFontMetricsF(font).horizontalAdvance(words)


def _advance(font: QFont, words: str) -> float:
    """How wide words are; remembered, because the same few titles come again and again."""
    if not words:
        return 0.0
    return _advance_of(font.family(), font.pixelSize(), font.weight().value, words)


def _paint_chip(painter: QPainter, scene: Scene, chip: Chip, *, halo: bool) -> None:
    metrics = scene.metrics
    colour = scene.inks.mark(chip.span.label_id)
    baseline = chip.box.top() + metrics.chip_baseline - metrics.chip_top
    if chip.square:
        side = _SQUARE * metrics.zoom
        painter.fillRect(QRectF(chip.box.left(), baseline - side, side, side), colour)
        return
    if halo:
        painter.fillRect(chip.box.adjusted(-1, 0, 1, -3 * metrics.zoom), scene.inks.page)
    x = chip.box.left()
    if chip.later:
        _paint_frame(painter, chip.box, colour, radius=3 * metrics.zoom)
        x += _PADDING * metrics.zoom
    elif chip.span.flagged:
        paint_flag(painter, x, baseline, scene.inks.flag, size=FLAG * metrics.zoom)
        x += (FLAG + 2) * metrics.zoom
    painter.setFont(metrics.chip_font)
    painter.setPen(colour)
    painter.drawText(QPointF(x, baseline), chip.words)


def _paint_frame(painter: QPainter, box: QRectF, colour: QColor, *, radius: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.drawRoundedRect(box.adjusted(0.5, -1.5, -0.5, -0.5), radius, radius)
    painter.restore()


def paint_flag(
    painter: QPainter, x: float, baseline: float, colour: QColor, *, size: float
) -> None:
    """A small pennant on a pole."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(x, baseline - size, 1.2, size), colour)
    painter.setPen(QPen(colour, 0))
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x, baseline - size),
                QPointF(x + size * 0.85, baseline - size * 0.68),
                QPointF(x, baseline - size * 0.36),
            ]
        )
    )
    painter.restore()
