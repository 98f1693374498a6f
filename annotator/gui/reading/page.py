"""The page as one tall column: header, then paragraphs; everything in page coordinates.

y counts from the top of the page, x from the left edge of the column, in logical pixels.
"""

from collections.abc import Iterable, Iterator
from math import ceil
from time import perf_counter

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF

from annotator.gui.reading.header import Header
from annotator.gui.reading.heights import Heights
from annotator.gui.reading.laidout import LaidOut
from annotator.gui.reading.layouts import DIMMED_KINDS, Layouts
from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.paragraphs import Paragraphs
from annotator.gui.reading.rows import PaneRegion

_SAMPLE = 1_500


class Page:
    """Text, measures and width together: which line stands where.

    Heights are estimates until a paragraph is laid out; ``row`` means a paragraph's number.
    """

    def __init__(self, text: str, *, title: str, subtitle: str, metrics: Metrics) -> None:
        """Find the paragraphs; ``arrange`` must follow before anything is asked for."""
        self.text = text
        self.paragraphs = Paragraphs(text)
        self.header = Header(title, subtitle)
        self.metrics = metrics
        self.width = 1.0
        self.heights = Heights(())
        self._layouts = Layouts(self.paragraphs, metrics, 1.0)
        self._exact = bytearray(len(self.paragraphs))
        self._next_inexact = 0
        self.settled = 0
        """How many times an estimate was made exact; it tells whether heights have moved."""
        self._regions: list[PaneRegion] = []
        self._dimmed = QColor()

    def arrange(self, metrics: Metrics, width: float) -> None:
        """Take other measures or another width: all heights are estimated anew."""
        self.metrics = metrics
        self.width = max(1.0, width)
        self.header.arrange(metrics, self.width)
        self._layouts = Layouts(self.paragraphs, metrics, self.width)
        self._layouts.dim(self._regions, self._dimmed)
        self.heights = Heights(_estimates(self.text, self.paragraphs, metrics, self.width))
        self._exact = bytearray(len(self.paragraphs))
        self._next_inexact = 0

    def dim(self, regions: Iterable[PaneRegion], colour: QColor) -> None:
        """Paint boilerplate among these regions in this colour."""
        self._regions = [each for each in regions if each.kind in DIMMED_KINDS]
        self._dimmed = colour
        self._layouts.dim(self._regions, colour)

    @property
    def height(self) -> int:
        """The height of the whole page, as far as it is known."""
        return self.header.height + self.heights.total + self.metrics.bottom

    def top(self, row: int) -> int:
        """Where a paragraph starts."""
        return self.header.height + self.heights.top(row)

    def row_at(self, y: float) -> int:
        """The paragraph at a height; the first or the last one outside them."""
        return self.heights.row_at(int(y) - self.header.height)

    def laid(self, row: int) -> LaidOut:
        """A paragraph laid out; its height is exact from now on."""
        found = self._layouts.get(row)
        if not self._exact[row]:
            self._settle(row, found)
        return found

    def is_exact(self, row: int) -> bool:
        """Whether the height of a paragraph is known and no longer estimated."""
        return bool(self._exact[row])

    def rows(self, top: float, bottom: float) -> Iterator[tuple[int, int, LaidOut]]:
        """The paragraphs between two heights: number, where it starts, and laid out."""
        row = self.row_at(top)
        y = self.top(row)
        while row < len(self.paragraphs) and y < bottom:
            laid = self.laid(row)
            yield row, y, laid
            y += self.heights[row]
            row += 1

    def lay_out(self, top: float, bottom: float) -> None:
        """Make the heights of the paragraphs between two heights exact."""
        for _ in self.rows(top, bottom):
            pass

    def refine(self, seconds: float) -> bool:
        """Make further heights exact for about so long; whether some are still estimates."""
        end = perf_counter() + seconds
        count = len(self.paragraphs)
        while self._next_inexact < count:
            row = self._next_inexact
            if not self._exact[row]:
                self._settle(row, self._layouts.make(row))
            self._next_inexact += 1
            if perf_counter() > end:
                break
        return self._next_inexact < count

    def caret(self, offset: int, *, upstream: bool = False) -> QRectF:
        """Where a caret at an offset stands: an upright line of no width."""
        row = self.paragraphs.at(offset)
        laid = self.laid(row)
        line = laid.line_of(offset, upstream=upstream)
        return self._box(row, line, laid.x_of(line, offset), 0.0)

    def character(self, offset: int) -> QRectF:
        """The box of the character at an offset; at the end of a paragraph, of the caret."""
        row = self.paragraphs.at(offset)
        laid = self.laid(row)
        offset = laid.snapped(offset)
        line = laid.line_of(offset)
        found = laid.stretches(line, offset, laid.next(offset)) if offset < laid.end else []
        if not found:
            return self.caret(offset)
        return self._box(row, line, found[0][0], found[-1][1] - found[0][0])

    def place_at(self, x: float, y: float) -> tuple[int, bool]:
        """The offset for a caret nearest to a point, and whether it is the end of its line."""
        _row, laid, line = self._line_at(y)
        offset = laid.offset_at(line, x)
        return offset, offset == laid.line_end(line) and line + 1 < len(laid.lines)

    def line_start_at(self, y: float) -> int:
        """The first offset of the line at a height."""
        _row, laid, line = self._line_at(y)
        return laid.lines[line]

    def character_at(self, x: float, y: float) -> int | None:
        """The offset of the character at a point; None beside the words."""
        if y < self.header.height or y > self.header.height + self.heights.total:
            return None
        _, laid, line = self._line_at(y)
        return laid.character_at(line, x)

    def _line_at(self, y: float) -> tuple[int, LaidOut, int]:
        row = self.row_at(y)
        laid = self.laid(row)
        line = int((y - self.top(row)) // self.metrics.pitch)
        return row, laid, min(max(0, line), len(laid.lines) - 1)

    def _box(self, row: int, line: int, x: float, width: float) -> QRectF:
        metrics = self.metrics
        if not self.paragraphs.ends[row] - self.paragraphs.starts[row]:
            # An empty paragraph is lower than a line: its caret reaches over it on both sides.
            height = metrics.words_bottom - metrics.words_top
            return QRectF(x, self.top(row) + (metrics.blank - height) / 2, width, height)
        top = self.top(row) + line * metrics.pitch + metrics.words_top
        return QRectF(x, top, width, metrics.words_bottom - metrics.words_top)

    def _settle(self, row: int, laid: LaidOut) -> None:
        self._exact[row] = 1
        self.settled += 1
        self.heights.set(row, self._height(row, len(laid.lines)))

    def _height(self, row: int, lines: int) -> int:
        paragraphs, metrics = self.paragraphs, self.metrics
        if paragraphs.ends[row] == paragraphs.starts[row]:
            return metrics.blank
        return lines * metrics.pitch + (0 if paragraphs.goes_on(row) else metrics.gap)


def _estimates(text: str, paragraphs: Paragraphs, metrics: Metrics, width: float) -> list[int]:
    """The heights of all paragraphs, from the widths of some characters of this very text."""
    sample = text[:_SAMPLE].replace("\n", " ") or " "
    face = QFontMetricsF(metrics.font)
    per_line = width / max(1.0, face.horizontalAdvance(sample) / len(sample) * 1.02)
    pitch, gap, blank = metrics.pitch, metrics.gap, metrics.blank
    return [
        ceil((end - start) / per_line) * pitch + gap if end > start else blank
        for start, end in zip(paragraphs.starts, paragraphs.ends, strict=True)
    ]
