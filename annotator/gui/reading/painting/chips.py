"""Chips: the small words above the start of a span, in the room between the lines."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
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


class _Wished(NamedTuple):
    """A chip that is to stand on a line, with its left edge if nothing is in its way."""

    left: float
    width: float
    place: ChipPlace
    span: PaneSpan
    words: str
    badge: str


_left = attrgetter("left")


def paint_chips(painter: QPainter, scene: Scene, strip: Strip, taken: Sequence[QRectF]) -> None:
    """All chips of the strip that are to be seen; mere words give way to what arrows have taken."""
    deep = strip.decor.deep or scene.metrics.chip_top < 0
    for chip in chips_of(scene, strip):
        shown = _giving_way(chip, taken, side=_SQUARE * scene.metrics.zoom)
        if shown is not None:
            if scene.tie is not None:
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
    by_line: dict[int, list[_Wished]] = {}
    for place in _places(scene, strip):
        if not strip.start <= place.start < strip.end:
            continue
        span = scene.marks.get(place.span_id)
        if span is None:
            continue
        words = _words(scene, span, place)
        badge = "" if place.later else _badge(scene, span)
        if words or badge or (span.flagged and not place.later):
            line, x, inwards = strip.laid.start_edge(place.start)
            if line in strip.lines:
                width = _width(scene, span, words, badge, later=place.later)
                left = x if inwards > 0 else x - width
                by_line.setdefault(line, []).append(_Wished(left, width, place, span, words, badge))
    for line, wished in by_line.items():
        yield from _arranged(scene, strip, line, wished)


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
    label = scene.marks.label(span)
    title = label.title
    if label.bracket and not place.later and scene.marks.is_bracket(span):
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
    return title if label.bracket else span.caption or title


def _badge(scene: Scene, span: PaneSpan) -> str:
    return scene.targets.get(span.id, "")


def _arranged(scene: Scene, strip: Strip, line: int, chips: list[_Wished]) -> Iterator[Chip]:
    """The chips of one line: side by side, outer spans first, none over another."""
    metrics, laid = scene.metrics, strip.laid
    top = strip.top + line * metrics.pitch + metrics.chip_top
    height = metrics.chip_baseline - metrics.chip_top + 2 * metrics.zoom
    apart = _APART * metrics.zoom
    chips.sort(key=_left)
    free = -scene.margin
    for index, (wished, width, place, span, words, badge) in enumerate(chips):
        x = max(wished, free)
        following = chips[index + 1].left if index + 1 < len(chips) else scene.page.width + 999
        square = False
        if not badge and (x > wished or x + width + apart > following > wished):
            stretches = laid.stretches(line, place.start, place.end)
            ends = max((right for _, right in stretches), default=x)
            square = x + width - ends > _OVERSHOOT * width
        taken = _SQUARE * metrics.zoom if square else width
        free = x + taken + (apart / 2 if square else apart)
        box = QRectF(x, top, taken, height)
        yield Chip(span, box, "" if square else words, badge, place.later, square)


def _width(scene: Scene, span: PaneSpan, words: str, badge: str, *, later: bool) -> float:
    metrics = scene.metrics
    width = _advance(metrics.later_font if later else metrics.chip_font, words)
    if later:
        return width + 2 * _PADDING * metrics.zoom
    if badge:
        width += _badge_width(scene, badge) + _PADDING * metrics.zoom
    if span.flagged:
        width += (FLAG + 2) * metrics.zoom
    return width


def _badge_width(scene: Scene, badge: str) -> float:
    metrics = scene.metrics
    return max(13 * metrics.zoom, _advance(metrics.chip_font, badge) + 8 * metrics.zoom)


def face_of(family: str, size: int, weight: int) -> QFont:
    """A font of a size in pixels, from what can be the key of what is remembered."""
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    return font


@lru_cache(maxsize=2_000)
def _advance_of(family: str, size: int, weight: int, words: str) -> float:
    return QFontMetricsF(face_of(family, size, weight)).horizontalAdvance(words)


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
