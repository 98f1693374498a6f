"""Chips: the small words above the start of a span, in the room between the lines."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
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
_ROOM = 80.0
"""A margin narrower than this has no room for a bracket's words: they become a chip."""


class Chip(NamedTuple):
    """A chip in its place: a target's number, a flag, words, each if there is one."""

    span: PaneSpan
    box: QRectF
    words: str
    badge: str
    later: bool
    square: bool
    """Whether a small square stands for words that have no room."""


def paint_chips(painter: QPainter, scene: Scene, strip: Strip, taken: Sequence[QRectF]) -> None:
    """All chips of the strip that are to be seen; mere words give way to what arrows have taken."""
    deep = strip.decor.deep or scene.metrics.chip_top < 0
    for chip in chips_of(scene, strip):
        shown = _giving_way(chip, taken, side=_SQUARE * scene.metrics.zoom)
        if shown is not None:
            painter.setOpacity(scene.opacity(chip.span.id))
            _paint_chip(painter, scene, shown, halo=deep)
    painter.setOpacity(1)


def _giving_way(chip: Chip, taken: Sequence[QRectF], *, side: float) -> Chip | None:
    """The chip; a square where its words have no room; None where even that has none."""
    if chip.badge or chip.span.flagged or not any(chip.box.intersects(each) for each in taken):
        return chip
    box = QRectF(chip.box.left(), chip.box.top(), side, chip.box.height())
    if any(box.intersects(each) for each in taken):
        return None
    return chip._replace(words="", later=False, square=True, box=box)


def chips_of(scene: Scene, strip: Strip) -> Iterator[Chip]:
    """The chips of the strip in their places; what the mouse may hit."""
    by_line: dict[int, list[tuple[ChipPlace, PaneSpan]]] = {}
    for place in _places(scene, strip):
        span = scene.marks.get(place.span_id)
        if span is None or not strip.start <= place.start < strip.end:
            continue
        if _words(scene, span, place) or (
            not place.later and (span.flagged or _badge(scene, span))
        ):
            line = strip.laid.line_of(place.start)
            if line in strip.lines:
                by_line.setdefault(line, []).append((place, span))
    for line, places in by_line.items():
        yield from _arranged(scene, strip, line, places)


def _places(scene: Scene, strip: Strip) -> Iterator[ChipPlace]:
    """Where chips belong; brackets have one when their words have no room in the margin."""
    yield from strip.decor.chips
    if strip.decor.brackets and (scene.targets or _narrow(scene)):
        for span_id in sorted(strip.decor.brackets):
            span = scene.marks.get(span_id)
            if span is not None and (_narrow(scene) or span_id in scene.targets):
                yield ChipPlace(*span.fragments[0], span_id, later=False)


def _narrow(scene: Scene) -> bool:
    return scene.margin < _ROOM * scene.metrics.zoom


def brackets_have_chips(scene: Scene) -> bool:
    """Whether the words of brackets stand in chips: the margin is too narrow for them."""
    roomy = scene.metrics.chip_top >= 0
    return _narrow(scene) and roomy and scene.chip_mode != "never"


def _words(scene: Scene, span: PaneSpan, place: ChipPlace) -> str:
    """What a chip says; nothing where the chip mode wants none."""
    title = scene.marks.label(span).title
    bracket = scene.marks.is_bracket(span)
    if bracket and not place.later:
        alone = _narrow(scene) and scene.chip_mode != "never" and scene.emphasised(span.id)
        if not (brackets_have_chips(scene) or alone):
            return ""
        return f"{title} · {span.caption}" if span.caption else title
    shown = scene.chip_mode == "always" or (
        scene.chip_mode == "hover" and scene.emphasised(span.id)
    )
    if not shown:
        return ""
    if place.later:
        return f"… {title}"
    return title if scene.marks.label(span).bracket else span.caption or title


def _badge(scene: Scene, span: PaneSpan) -> str:
    return scene.targets.get(span.id, "")


def _arranged(
    scene: Scene, strip: Strip, line: int, places: Iterable[tuple[ChipPlace, PaneSpan]]
) -> Iterator[Chip]:
    """The chips of one line: side by side, outer spans first, none over another."""
    metrics, laid = scene.metrics, strip.laid
    top = strip.top + line * metrics.pitch + metrics.chip_top
    height = metrics.chip_baseline - metrics.chip_top + 2 * metrics.zoom
    apart = _APART * metrics.zoom
    starts = []
    for place, span in places:
        x, inwards = laid.edge(line, place.start, starts=True)
        width = _width(scene, span, place)
        starts.append((x if inwards > 0 else x - width, width, place, span))
    starts.sort(key=lambda each: each[0])
    free = -scene.margin
    for index, (wished, width, place, span) in enumerate(starts):
        x = max(wished, free)
        following = starts[index + 1][0] if index + 1 < len(starts) else scene.page.width + 999
        ends = max((right for _, right in laid.stretches(line, place.start, place.end)), default=x)
        crowded = x > wished or x + width + apart > following > wished
        badge = "" if place.later else _badge(scene, span)
        square = not badge and crowded and x + width - ends > _OVERSHOOT * width
        taken = _SQUARE * metrics.zoom if square else width
        free = x + taken + (apart / 2 if square else apart)
        words = "" if square else _words(scene, span, place)
        yield Chip(span, QRectF(x, top, taken, height), words, badge, place.later, square)


def _width(scene: Scene, span: PaneSpan, place: ChipPlace) -> float:
    metrics = scene.metrics
    face = metrics.later_font if place.later else metrics.chip_font
    width = _advance(face, _words(scene, span, place))
    if place.later:
        return width + 2 * _PADDING * metrics.zoom
    badge = _badge(scene, span)
    if badge:
        width += _badge_width(scene, badge) + _PADDING * metrics.zoom
    if span.flagged:
        width += (FLAG + 2) * metrics.zoom
    return width


def _badge_width(scene: Scene, badge: str) -> float:
    metrics = scene.metrics
    return max(13 * metrics.zoom, _advance(metrics.chip_font, badge) + 8 * metrics.zoom)


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
    x = chip.box.left()
    if chip.square:
        side = _SQUARE * metrics.zoom
        painter.fillRect(QRectF(x, baseline - side, side, side), colour)
        return
    if halo:
        painter.fillRect(
            chip.box.adjusted(-1, 2 * metrics.zoom, 1, -2 * metrics.zoom), scene.inks.page
        )
    if chip.later:
        baseline += metrics.zoom  # in the middle of the frame, as far from the bars above
        _paint_frame(painter, chip.box, colour, zoom=metrics.zoom)
        x += _PADDING * metrics.zoom
    if chip.badge:
        x = _paint_badge(painter, scene, chip.badge, x, baseline)
    if chip.span.flagged and not chip.later:
        paint_flag(painter, x, baseline, scene.inks.flag, size=FLAG * metrics.zoom)
        x += (FLAG + 2) * metrics.zoom
    if chip.words:
        painter.setFont(metrics.later_font if chip.later else metrics.chip_font)
        painter.setPen(colour)
        painter.drawText(QPointF(x, baseline), chip.words)


def _paint_badge(
    painter: QPainter, scene: Scene, words: str, left: float, baseline: float
) -> float:
    """A target's number on a filled ground; where what follows it may start."""
    metrics = scene.metrics
    height = 13 * metrics.zoom
    box = QRectF(left, baseline + 3 - height, _badge_width(scene, words), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.inks.accent)
    painter.drawRoundedRect(box, 4 * metrics.zoom, 4 * metrics.zoom)
    painter.setPen(scene.inks.on_accent)
    painter.setFont(metrics.chip_font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return box.right() + _PADDING * metrics.zoom


def frame_of(box: QRectF, *, zoom: float) -> QRectF:
    """The outline of a later fragment's chip: clear of the bars above, down to the words."""
    return box.adjusted(0.5, 0.5 + 2 * zoom, -0.5, 0.5)


def _paint_frame(painter: QPainter, box: QRectF, colour: QColor, *, zoom: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.drawRoundedRect(frame_of(box, zoom=zoom), 3 * zoom, 3 * zoom)
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
