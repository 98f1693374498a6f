"""Brackets: the calm look of long spans, an upright bar in the margin with its label."""

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from annotator.gui.reading.painting.chips import FLAG, brackets_have_chips, face_of, paint_flag
from annotator.gui.reading.painting.lines import DASHES
from annotator.gui.reading.painting.scene import Scene
from annotator.gui.reading.painting.ways import Bracket
from annotator.gui.reading.rows import PaneSpan

_DISTANCE = 26.0
"""From the words to the innermost bracket."""
_APART = 9.0
_WIDTH = 4.0
_SPACE = 5.0
_EDGE = 7.0
"""What stays free at the edge of the pane."""
_REACH = 12.0
"""How far letters and a flag may go beyond the box of a bracket's words, at the most."""
_MOST_LINES = 4
"""Of the label's title and the caption together."""


def current_brackets(scene: Scene, top: float, bottom: float) -> list[Bracket]:
    """The brackets in a view between two heights; worked out once for each view."""
    key = (
        top,
        bottom,
        scene.margin,
        scene.chip_mode,
        scene.marks.version,
        id(scene.marks),
        scene.page.width,
        scene.page.settled,
        id(scene.page),
        scene.metrics,
    )
    if scene.brackets is None or scene.brackets[0] != key:
        scene.brackets = (key, brackets_of(scene, top, bottom))
    return scene.brackets[1]


def brackets_of(scene: Scene, top: float, bottom: float) -> list[Bracket]:
    """The brackets between two heights of the page, the innermost first."""
    page, marks = scene.page, scene.marks
    ids: set[int] = set()
    for row, _, _ in page.rows(top, bottom):
        ids |= marks.decor(row).brackets
    found = [_bracket(scene, span) for span in (marks.get(each) for each in ids) if span]
    found.sort(key=lambda each: (-each.bar.left(), each.bar.top(), each.span.id))
    _part(found, apart=scene.metrics.zoom * 2)
    _place_words(scene, found)
    return found


def paint_brackets(painter: QPainter, scene: Scene, exposed: QRectF, sight: QRectF) -> None:
    """Paint those of the brackets in sight that stand beside the exposed part."""
    low, high = exposed.top() - _REACH, exposed.bottom() + _REACH
    found = [
        bracket
        for bracket in current_brackets(scene, sight.top(), sight.bottom())
        if (box := bracket.bar.united(bracket.words)).top() < high and box.bottom() > low
    ]
    if not found:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for bracket in found:
        painter.setOpacity(scene.opacity(bracket.span.id))
        _paint_bar(painter, scene, bracket)
        if bracket.words.height() > 0:
            _paint_words(painter, scene, bracket)
    painter.restore()


def _bracket(scene: Scene, span: PaneSpan) -> Bracket:
    """The bar from the first line of a span to its last, at its level."""
    metrics = scene.metrics
    top = _line_top(scene, span.start)
    bottom = _line_top(scene, span.end - 1) + metrics.words_bottom - metrics.words_top
    level = scene.marks.levels.level(span)
    left = -(_DISTANCE + level * _APART) * metrics.zoom
    left = max(left, -scene.margin + 2)
    return Bracket(span, QRectF(left, top, _WIDTH * metrics.zoom, bottom - top), QRectF())


def _line_top(scene: Scene, offset: int) -> float:
    """Where the words of an offset's line start on the page; about there when far out of sight."""
    page = scene.page
    row = page.paragraphs.at(offset)
    # Nothing may be laid out for the first time while painting: it would move what is painted.
    line = page.laid(row).line_of(offset) if page.is_exact(row) else 0
    return page.top(row) + line * scene.metrics.pitch + scene.metrics.words_top


def _part(brackets: list[Bracket], *, apart: float) -> None:
    """Where one bracket ends on the line on which the next one starts, leave a gap between."""
    for above, below in pairwise(brackets):
        same_level = above.bar.left() == below.bar.left()
        if same_level and above.span.end <= below.span.start:
            overlap = above.bar.bottom() - below.bar.top()
            if overlap > -apart:
                middle = below.bar.top() + overlap / 2
                above.bar.setBottom(middle - apart / 2)
                below.bar.setTop(middle + apart / 2)


def _place_words(scene: Scene, brackets: list[Bracket]) -> None:
    """Words stand left of every bar that passes their height, and never over other words."""
    metrics = scene.metrics
    pitch = QFontMetricsF(metrics.chip_font).height()
    taken: list[QRectF] = []
    for bracket in sorted(brackets, key=lambda each: (each.bar.top(), -each.bar.left())):
        words = QRectF(0, bracket.bar.top() - metrics.zoom, 0, pitch * _MOST_LINES)
        for other in taken:
            if words.top() < other.bottom() and words.bottom() > other.top():
                words.moveTop(other.bottom() + 2)
        passing = [
            other.bar.left()
            for other in brackets
            if other.bar.top() < words.bottom() and other.bar.bottom() > words.top()
        ]
        words.setRight(min([bracket.bar.left(), *passing]) - _SPACE * metrics.zoom)
        words.setLeft(-scene.margin + _EDGE)
        lines = min(_MOST_LINES, int((bracket.bar.bottom() - words.top()) // pitch))
        shown = not brackets_have_chips(scene)
        if shown and lines > 0 and words.width() > 3 * metrics.chip_font.pixelSize():
            bracket.title = _wrapped(
                scene.marks.label(bracket.span).title, metrics.chip_font, words.width(), most=1
            )
            bracket.caption = _wrapped(
                bracket.span.caption, metrics.note_font, words.width(), most=lines - 1
            )
            count = len(bracket.title) + len(bracket.caption)
            bracket.words = QRectF(words.left(), words.top(), words.width(), count * pitch)
            taken.append(bracket.words)


def _wrapped(words: str, font: QFont, width: float, *, most: int) -> list[str]:
    """The words in lines of a width, at most so many; what has no room ends in an ellipsis."""
    if not words or most < 1:
        return []
    face = (font.family(), font.pixelSize(), font.weight().value)
    return list(_lines(words, face, width, most))


@lru_cache(maxsize=500)
def _lines(words: str, font: tuple[str, int, int], width: float, most: int) -> tuple[str, ...]:
    """The lines; remembered, because a bracket keeps its words while the page scrolls."""
    face = QFontMetricsF(face_of(*font))
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (face.horizontalAdvance(longer) <= width or len(lines) == most):
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(face.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines[:most])


def _paint_bar(painter: QPainter, scene: Scene, bracket: Bracket) -> None:
    span, bar = bracket.span, bracket.bar
    suggested = span.status == "suggested"
    colour = scene.inks.suggestion(span.label_id) if suggested else scene.inks.mark(span.label_id)
    if scene.emphasised(span.id):
        bar = bar.adjusted(-1, 0, 1, 0)
    if suggested:
        pen = QPen(colour, bar.width() / 2)
        pen.setDashPattern(DASHES["dashed"])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        x = bar.center().x()
        painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom()))
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(bar, 2 * scene.metrics.zoom, 2 * scene.metrics.zoom)


def _paint_words(painter: QPainter, scene: Scene, bracket: Bracket) -> None:
    metrics = scene.metrics
    pitch = QFontMetricsF(metrics.chip_font).height()
    box = QRectF(bracket.words.left(), bracket.words.top(), bracket.words.width(), pitch)
    sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.setPen(scene.inks.mark(bracket.span.label_id))
    for font, lines in ((metrics.chip_font, bracket.title), (metrics.note_font, bracket.caption)):
        painter.setFont(font)
        for line in lines:
            painter.drawText(box, sides, line)
            box.translate(0, pitch)
    if bracket.span.flagged:
        width = QFontMetricsF(metrics.chip_font).horizontalAdvance(bracket.title[0])
        size = FLAG * metrics.zoom
        x = bracket.words.right() - width - size - 2
        paint_flag(painter, x, bracket.words.top() + pitch - 2, scene.inks.flag, size=size)
