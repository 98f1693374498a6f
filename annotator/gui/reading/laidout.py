"""One paragraph laid out: its lines, and where its characters stand in them."""

from bisect import bisect_right
from functools import cached_property

from PySide6.QtGui import QTextLayout

from annotator.gui.reading.mixedline import MixedLine
from annotator.model.text import Utf16Offsets

Stretch = tuple[float, float]
"""Left and right edge of something on one line, from the column's left edge."""

_SEPARATORS = "\u2028\x85\u2029\x0b\x0c"
_WITHOUT_GLYPH = f"\t{_SEPARATORS}"
_JOIN = 0.51
"""Pieces of a line this close to each other are one piece."""


class LaidOut:
    """A paragraph with its lines.

    Offsets are code points of the whole text; Qt's UTF-16 positions stay inside this class.
    ``lines`` holds the offset that each line starts with. x counts from the column's left edge.
    """

    def __init__(
        self, words: str, layout: QTextLayout, *, start: int, mixed: bool, right_to_left: bool
    ) -> None:
        """Take a layout whose lines are made; ``words`` are the stored characters."""
        self.words = words
        self.start = start
        self.end = start + len(words)
        self.layout = layout
        self.mixed = mixed
        self.right_to_left = right_to_left
        self._units = Utf16Offsets(words)
        self._known_x: dict[tuple[int, int], float] = {}
        self._known_ends: dict[int, int] = {}
        self._known_starts: dict[int, tuple[int, float, int]] = {}
        self._known_finishes: dict[int, tuple[int, float, int]] = {}
        self._mixed_lines: dict[int, MixedLine] = {}
        count = max(1, layout.lineCount())
        self.lines = [start] + [
            start + self._units.offset(layout.lineAt(line).textStart()) for line in range(1, count)
        ]

    def line_of(self, offset: int, *, upstream: bool = False) -> int:
        """The line of an offset; the start of a line is the end of the one before if upstream."""
        line = max(0, bisect_right(self.lines, offset) - 1)
        if upstream and line and self.lines[line] == offset and not self._forced(line - 1):
            return line - 1
        return line

    def line_end(self, line: int) -> int:
        """Where a line ends: the start of the next one, or the end of the paragraph."""
        return self.lines[line + 1] if line + 1 < len(self.lines) else self.end

    def words_end(self, line: int) -> int:
        """Where the words of a line end: the space at which it was wrapped left out."""
        found = self._known_ends.get(line)
        if found is None:
            start, end = self.lines[line] - self.start, self.line_end(line) - self.start
            if line + 1 < len(self.lines):
                end = start + len(self.words[start:end].rstrip())
            found = self._known_ends[line] = end + self.start
        return found

    def caret_end(self, line: int) -> int:
        """The last place for a caret on a line: its end, but before what forces a new line."""
        end = self.line_end(line)
        return end - 1 if self._forced(line) else end

    def x_of(self, line: int, offset: int) -> float:
        """Where a caret at an offset stands on a line."""
        found = self._known_x.get((line, offset))
        if found is None:
            known, unit = self.layout.lineAt(line), self.unit(offset)
            if not known.isValid():
                return 0.0
            x = (
                self._mixed_line(line).x_of(unit) if self.mixed else float(known.cursorToX(unit)[0])  # type: ignore[index]
            )
            found = self._known_x[line, offset] = min(max(0.0, x), known.width())
        return found

    def offset_at(self, line: int, x: float) -> int:
        """The place for a caret on a line that is nearest to x."""
        known = self.layout.lineAt(line)
        if not known.isValid():
            return self.start
        unit = self._mixed_line(line).unit_at(x) if self.mixed else known.xToCursor(x)
        offset = self.start if unit is None else self.offset(unit)
        return min(max(self.lines[line], offset), self.caret_end(line))

    def character_at(self, line: int, x: float) -> int | None:
        """The offset of the character drawn at x on a line; None beside the words."""
        start, end = self.lines[line], self.words_end(line)
        edges = self.stretches(line, start, end)
        if not edges or not edges[0][0] <= x <= edges[-1][1]:
            return None
        nearest = self.offset_at(line, x)
        # What has no width may stand between the nearest place and the character.
        for offset in (nearest, self.previous(nearest), self.next(nearest)):
            following = self.next(offset)
            if start <= offset < end and any(
                left <= x <= right for left, right in self.stretches(line, offset, following)
            ):
                return offset
        return min(nearest, max(start, end - 1))

    def stretches(self, line: int, start: int, end: int) -> list[Stretch]:
        """Where the characters of [start, end) that are on a line stand, from left to right."""
        start, end = max(start, self.lines[line]), min(end, self.words_end(line))
        if start >= end:
            return []
        if not self.mixed:
            left = self.x_of(line, start)
            right = self.x_of(line, end)
            return [(left, max(left, right))]
        first, last = self.unit(start), self.unit(end)
        return _joined(self._mixed_line(line).stretches(first, last))

    def pieces(self, start: int, end: int, lines: range) -> list[tuple[int, float, float]]:
        """What ``stretches`` finds on each of some lines: the line, left and right."""
        found: list[tuple[int, float, float]] = []
        known_x, known_ends = self._known_x, self._known_ends
        for line in range(max(lines.start, self.line_of(start)), lines.stop):
            first = self.lines[line]
            if first >= end:
                break
            if self.mixed:
                found += [(line, *each) for each in self.stretches(line, start, end)]
                continue
            last = known_ends.get(line)
            if last is None:
                last = self.words_end(line)
            low, high = max(first, start), min(last, end)
            if low >= high:
                continue
            left, right = known_x.get((line, low)), known_x.get((line, high))
            if left is None:
                left = self.x_of(line, low)
            if right is None:
                right = self.x_of(line, high)
            found.append((line, left, max(left, right)))
        return found

    def edge(self, line: int, offset: int, *, starts: bool) -> tuple[float, int]:
        """Where the character at an offset starts (or ends), and which way lies its inside.

        The way is 1 to the right and -1 to the left: a right-to-left character starts at its right
        edge.
        """
        found = self.stretches(line, offset, self.next(offset))
        if not found:
            return self.x_of(line, offset), 1 if starts else -1
        cell = self._mixed_line(line).cell(self.unit(offset)) if self.mixed else None
        if starts != (cell is not None and cell.backwards):
            return found[0][0], 1
        return found[-1][1], -1

    def start_edge(self, start: int) -> tuple[int, float, int]:
        """The line on which what starts at an offset does so, and its ``edge`` there."""
        found = self._known_starts.get(start)
        if found is None:
            line = self.line_of(start)
            found = self._known_starts[start] = (line, *self.edge(line, start, starts=True))
        return found

    def end_edge(self, end: int) -> tuple[int, float, int]:
        """The line on which what ends before an offset does so, and its ``edge`` there."""
        found = self._known_finishes.get(end)
        if found is None:
            last = self.previous(end)
            line = self.line_of(last)
            found = self._known_finishes[end] = (line, *self.edge(line, last, starts=False))
        return found

    def next(self, offset: int) -> int:
        """The grapheme boundary after an offset, within the paragraph."""
        if self._trivial:
            return min(offset + 1, self.end)
        return self.offset(self._next_unit(self.unit(offset)))

    def previous(self, offset: int) -> int:
        """The grapheme boundary before an offset, within the paragraph."""
        if self._trivial:
            return max(offset - 1, self.start)
        return self.offset(self.layout.previousCursorPosition(self.unit(offset)))

    def snapped(self, offset: int) -> int:
        """The offset itself, or the start of the grapheme that it lies within."""
        offset = min(max(offset, self.start), self.end)
        if self._trivial or self.layout.isValidCursorPosition(self.unit(offset)):
            return offset
        return self.previous(offset)

    def stops(self, line: int) -> list[int]:
        """The places for a caret on a line in visual order, from left to right."""
        last = line + 1 == len(self.lines)
        end = self.line_end(line)
        offset, found = self.lines[line], []
        while offset < end or (last and offset == end):
            found.append((self.x_of(line, offset), offset))
            following = self.next(offset)
            if following <= offset:
                break
            offset = following
        if self.right_to_left:
            return [offset for _, offset in sorted(found, key=lambda stop: (stop[0], -stop[1]))]
        return [offset for _, offset in sorted(found)]

    def unit(self, offset: int) -> int:
        """Qt's position of an offset."""
        return self._units.units(offset - self.start)

    def offset(self, unit: int) -> int:
        """The offset of one of Qt's positions."""
        return self.start + min(len(self.words), self._units.offset(unit))

    def _next_unit(self, unit: int) -> int:
        """Qt's next place for a caret, but none within a character.

        Behind words of some scripts Qt has one in the middle of a character above U+FFFF.
        """
        after = self.layout.nextCursorPosition(unit)
        if self._units.units(self._units.offset(after)) < after:
            return self.layout.nextCursorPosition(after)
        return after

    def _mixed_line(self, line: int) -> MixedLine:
        found = self._mixed_lines.get(line)
        if found is None:
            start, end = self.lines[line], self.line_end(line)
            spaces = [
                self.unit(offset)
                for offset in range(start, end)
                if self.words[offset - self.start] in _WITHOUT_GLYPH
            ]
            found = MixedLine(self.layout.lineAt(line), self._next_unit, spaces)
            self._mixed_lines[line] = found
        return found

    def _forced(self, line: int) -> bool:
        """Whether a character, not the width, ends the line."""
        end = self.line_end(line)
        return line + 1 < len(self.lines) and self.words[end - self.start - 1] in _SEPARATORS

    @cached_property
    def _trivial(self) -> bool:
        return self.words.isascii()


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """The same stretches from left to right, those that touch as one."""
    joined: list[Stretch] = []
    for left, right in sorted(stretches):
        if joined and left <= joined[-1][1] + _JOIN:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined
