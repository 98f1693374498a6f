"""Where every character of a page stands, by a layout of the test's own.

How wide the column is and how far lines stand apart is read off a picture of the real page, so
that nothing here repeats what the program reckons.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QTextLayout, QTextLine, QTextOption

from tests.support.screen import Picture
from tests.support.sheet import Line, face, fitting, stands

_PLAIN = "The delegation said that it would go on with its work, and left the room in good time. "
PATTERN = f"{_PLAIN * 12}\n{_PLAIN * 3}\n\n{_PLAIN * 20}\nسامح شكري وزير الخارجية"
"""A text whose picture shows all that a ``Ruler`` has to know."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """How a page lies in its picture, in pixels."""

    left: int
    width: int
    first: int
    """The baseline of the first line."""
    pitch: int
    """From line to line."""
    gap: int
    """What a paragraph adds to that."""
    blank: int
    """What an empty paragraph takes."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """What a reader sees as one character: where it stands in the text and on the page."""

    start: int
    end: int
    left: float
    right: float
    y: int
    backwards: bool

    def inside(self, *, at_start: bool) -> QPoint:
        """A pixel of the half in which the character begins, or of the one in which it ends."""
        step = min(3.0, (self.right - self.left) / 4)
        return QPoint(
            round(self.left + step if at_start != self.backwards else self.right - step), self.y
        )


def picture_of(image: QImage) -> Picture:
    """An image as pixels."""
    shown = image.convertToFormat(QImage.Format.Format_RGB32)
    data = bytes(shown.constBits())
    return Picture(shown.width(), shown.height(), shown.bytesPerLine(), data)


def measure(picture: Picture) -> Ruler:
    """How the page lies, from a picture that shows ``PATTERN`` whole."""
    seen = fitting(PATTERN.rpartition("\n")[0], [picture])
    one, two, _, four, last = _paragraph_starts(PATTERN)
    places = sorted(seen.baselines.items())
    after = {start: (below, above) for (_, below), (start, above) in pairwise(places)}
    pitch = places[1][1] - places[0][1]
    gap = after[two][1] - after[two][0] - pitch
    bottom = places[-1][1] + pitch + gap
    width = next(
        width
        for width in range(int(seen.sheet.width), int(seen.sheet.width) + 40)
        if stands(_only_line(PATTERN[last:], last, width), picture, seen.left, bottom)
    )
    return Ruler(
        left=seen.left,
        width=width,
        first=seen.baselines[one],
        pitch=pitch,
        gap=gap,
        blank=after[four][1] - after[four][0] - pitch - gap,
    )


def glyphs(text: str, ruler: Ruler) -> list[Glyph]:
    """What can be aimed at: characters that are drawn by themselves, and are no space."""
    found: list[Glyph] = []
    baseline, start = ruler.first, 0
    for words in text.split("\n"):
        layout = _laid_out(words, ruler.width)
        for number in range(layout.lineCount() if words else 0):
            origin = QPoint(ruler.left, baseline - 5)
            found += _of_line(layout, layout.lineAt(number), words, start, origin)
            baseline += ruler.pitch
        baseline += ruler.gap if words else ruler.blank
        start += len(words) + 1
    return [each for each in found if _alone(each, found)]


def _alone(glyph: Glyph, glyphs: Sequence[Glyph]) -> bool:
    """Whether a glyph is wide enough, and no other one (of a ligature, say) stands over it."""
    over = (
        each
        for each in glyphs
        if each.y == glyph.y and each.left < glyph.right - 1 and each.right > glyph.left + 1
    )
    return glyph.right - glyph.left >= 6 and list(over) == [glyph]


def _paragraph_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]


def _only_line(words: str, start: int, width: int) -> Line:
    layout = _laid_out(words, width)
    return Line(start, start + len(words), start, layout.lineAt(0), layout)


def _laid_out(words: str, width: int) -> QTextLayout:
    """A paragraph as Qt lays it out: from right to left where its first letter says so."""
    # The first U+FEFF of a string is eaten on the way to Qt: one more is given.
    layout = QTextLayout(f"\ufeff{words}" if words.startswith("\ufeff") else words, face())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    sides = (unicodedata.bidirectional(character) for character in words)
    backwards = next((side for side in sides if side in {"L", "R", "AL"}), "L") != "L"
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight
    )
    if backwards:
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 40 * count))
        count += 1
    layout.endLayout()
    return layout


def _of_line(
    layout: QTextLayout, line: QTextLine, words: str, start: int, origin: QPoint
) -> Iterator[Glyph]:
    """The glyphs of a line that begins at a point, of a paragraph that starts at an offset."""
    unit, end = line.textStart(), line.textStart() + line.textLength()
    while unit < end:
        following = layout.nextCursorPosition(unit)
        runs = line.glyphRuns(unit, following - unit)
        boxes = [run.boundingRect() for run in runs if run.boundingRect().width() > 0]
        first, last = _characters(words, unit), _characters(words, following)
        if boxes and not words[first:last].isspace():
            yield Glyph(
                start + first,
                start + last,
                origin.x() + min(box.left() for box in boxes),
                origin.x() + max(box.right() for box in boxes),
                origin.y(),
                runs[0].isRightToLeft(),
            )
        unit = following


def _characters(words: str, units: int) -> int:
    """How many code points so many UTF-16 units are."""
    return len(words.encode("utf-16-le")[: 2 * units].decode("utf-16-le"))
