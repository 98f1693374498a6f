"""The paragraphs that are laid out at present: the last few hundred that were needed."""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout, QTextOption

from annotator.gui.reading.laidout import LaidOut
from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.paragraphs import Paragraphs, mixed
from annotator.gui.reading.rows import PaneRegion

_KEPT = 600
"""A paragraph of 400 characters takes some 36 KB."""

DIMMED_KINDS = frozenset({"boilerplate"})


class Layouts:
    """Paragraphs laid out on demand for one width and one set of measures."""

    def __init__(self, paragraphs: Paragraphs, metrics: Metrics, width: float) -> None:
        """Lay nothing out yet; ``width`` is that of the column in logical pixels."""
        self._paragraphs = paragraphs
        self._metrics = metrics
        self._width = max(1.0, width)
        self._kept: OrderedDict[int, LaidOut] = OrderedDict()
        self._dimmed: list[tuple[int, int]] = []
        self._dimmed_colour = QColor()
        self._options = tuple(_option(metrics, right_to_left=side) for side in (False, True))

    def dim(self, regions: Iterable[PaneRegion], colour: QColor) -> None:
        """Paint the words of boilerplate in this colour from now on."""
        self._dimmed = sorted((each.start, each.end) for each in regions)
        self._dimmed_colour = colour
        self._kept.clear()

    def get(self, index: int) -> LaidOut:
        """A paragraph laid out; kept until 600 others were needed."""
        found = self._kept.get(index)
        if found is not None:
            self._kept.move_to_end(index)
            return found
        found = self.make(index)
        found.layout.setCacheEnabled(True)
        self._kept[index] = found
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def make(self, index: int) -> LaidOut:
        """A paragraph laid out afresh and not kept."""
        paragraphs, metrics = self._paragraphs, self._metrics
        start, end = paragraphs.starts[index], paragraphs.ends[index]
        words = paragraphs.text[start:end]
        right_to_left = paragraphs.right_to_left(index)
        layout = QTextLayout(paragraphs.shown(index), metrics.font)
        layout.setTextOption(self._options[right_to_left])
        ranges = self._formats(start, end) if self._dimmed else []
        laid = _broken(layout, metrics, self._width)
        found = LaidOut(words, laid, start=start, mixed=mixed(words), right_to_left=right_to_left)
        if ranges:
            _dim(found, ranges, self._dimmed_colour)
            _broken(layout, metrics, self._width)
        return found

    def _formats(self, start: int, end: int) -> list[tuple[int, int]]:
        """The dimmed stretches within [start, end)."""
        first = max(0, bisect_right(self._dimmed, (start, start)) - 1)
        found = []
        for each_start, each_end in self._dimmed[first:]:
            if each_start >= end:
                break
            if each_end > start:
                found.append((max(start, each_start), min(end, each_end)))
        return found


def _option(metrics: Metrics, *, right_to_left: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(metrics.tab)
    if right_to_left:
        # Qt does not mirror the alignment by itself.
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    else:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    return option


def _broken(layout: QTextLayout, metrics: Metrics, width: float) -> QTextLayout:
    """Break into lines of fixed pitch, each on its baseline whatever faces it needs."""
    layout.beginLayout()
    row = 0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, row * metrics.pitch + metrics.baseline - line.ascent()))
        row += 1
        line = layout.createLine()
    layout.endLayout()
    return layout


def _dim(laid: LaidOut, ranges: list[tuple[int, int]], colour: QColor) -> None:
    formats = []
    for start, end in ranges:
        shade = QTextCharFormat()
        shade.setForeground(colour)
        each = QTextLayout.FormatRange()
        each.start = laid.unit(start)
        each.length = laid.unit(end) - laid.unit(start)
        each.format = shade
        formats.append(each)
    laid.layout.setFormats(formats)
