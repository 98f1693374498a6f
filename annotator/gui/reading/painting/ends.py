"""Where a span that stands in the margin begins and ends, on a page without tints."""

from collections.abc import Iterator

from annotator.gui.reading.painting.lines import Lines
from annotator.gui.reading.painting.scene import Scene, Strip
from annotator.gui.reading.rows import PaneSpan

_WIDTH = 1.2
_FOOT = 6.0
"""How far the foot of a corner goes along under the words."""


def paint_ends(lines: Lines, scene: Scene, strip: Strip) -> None:
    """Corners around the words of each bracket: its tint would have said where they are."""
    if scene.inks.tints:
        return
    for span_id in sorted(strip.decor.brackets):
        span = scene.marks.get(span_id)
        if span is not None:
            _paint_corners(lines, scene, strip, span)


def _paint_corners(lines: Lines, scene: Scene, strip: Strip, span: PaneSpan) -> None:
    metrics, laid = scene.metrics, strip.laid
    suggested = span.status == "suggested"
    colour = scene.inks.suggestion(span.label_id) if suggested else scene.inks.mark(span.label_id)
    height = metrics.words_bottom - metrics.words_top
    width, foot = max(1, round(_WIDTH * metrics.zoom)), _FOOT * metrics.zoom
    for offset, starts in _ends(strip, span):
        line = laid.line_of(offset)
        if line not in strip.lines:
            continue
        x, inwards = laid.edge(line, offset, starts=starts)
        bottom = strip.top + line * metrics.pitch + metrics.lanes[0]
        left = x if inwards > 0 else x - width
        lines.tick((left, bottom, width), width, height, colour)
        left = x if inwards > 0 else x - foot
        lines.tick((left, bottom, foot), width, width, colour)


def _ends(strip: Strip, span: PaneSpan) -> Iterator[tuple[int, bool]]:
    """The first and the last characters of the fragments that are on a strip."""
    laid = strip.laid
    for start, end in span.fragments:
        if strip.start <= start < strip.end:
            yield start, True
        if laid.start < end <= laid.end:
            last = laid.previous(end)
            if strip.start <= last < strip.end:
                yield last, False
