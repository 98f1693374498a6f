"""A text laid out once more, by the test alone, and found again in the pixels of a screen.

Nothing of the program is asked here: the layout is Qt's own, with the file of the page's face; how
wide the column is and where each line stands is read off the picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QImage,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from tests.support.screen import Picture

FACE = Path(__file__).parents[2] / "resources" / "fonts" / "noto-serif" / "NotoSerif-Regular.ttf"
SIZE = 17
"""Pixels of the page's face at a zoom of 1."""

_ROOM = 30
"""Pixels above the baseline of a line's own picture."""

_DARK, _BRIGHT = 115, 140
"""What counts as ink and as paper on the screen, tints and selections included."""

_AS_INK = bytes(shade < _DARK for shade in range(256))

_FARTHEST = 110
"""How far below the line before it a line stands at most, in pixels."""

_WIDTHS = (400, 1000, 2)
"""How wide the column may be, in pixels: from, to, in steps of."""


def face() -> QFont:
    """The face that the page is set in."""
    number = QFontDatabase.addApplicationFont(str(FACE))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(SIZE)
    return font


@dataclass(frozen=True)
class Line:
    """One line of a layout; offsets are code points of the whole text."""

    start: int
    end: int
    first: int
    """The offset of the paragraph."""
    line: QTextLine
    layout: QTextLayout
    """Kept, for the line lives in it."""

    def x(self, offset: int) -> float:
        """Where a caret before the character at an offset stands, from the column's left edge."""
        place: object = self.line.cursorToX(offset - self.first)
        assert isinstance(place, tuple)
        return float(place[0])

    @cached_property
    def drawn(self) -> tuple[int, bytes]:
        """The line by itself: width in pixels, and how bright each pixel is above its baseline.

        It has ``_ROOM`` rows; the last one stands right above the baseline.
        """
        width = 4 * (round(self.line.naturalTextRect().right()) // 4 + 1)
        image = QImage(width, 2 * _ROOM, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        self.line.draw(painter, QPointF(0, _ROOM - self.line.y() - self.line.ascent()))
        painter.end()
        return width, bytes(image.constBits())[: width * _ROOM]

    @cached_property
    def ink(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Some places of full ink and some of bare paper, from column edge and baseline."""
        width, shades = self.drawn
        full, bare = [], []
        for at in range((_ROOM - 8) * width, _ROOM * width):
            place = (at % width, at // width - _ROOM)
            if shades[at] < 40:
                full.append(place)
            elif shades[at] == 255:
                bare.append(place)
        return _spread(full, 120), _spread(bare, 60)


class Sheet:
    """The lines of a text, each to be found on a screen."""

    def __init__(self, text: str, width: float) -> None:
        """Lay a text out in a column of a width in pixels; characters above U+FFFF are refused."""
        assert max(text) <= "\uffff"
        self.text = text
        self.width = width
        self.lines = tuple(_laid_out(text, width))

    def line_of(self, offset: int) -> Line:
        """The line that the character at an offset stands on."""
        return next(each for each in reversed(self.lines) if each.start <= offset)


@dataclass(frozen=True, slots=True)
class Sight:
    """A sheet as it stands in one picture."""

    sheet: Sheet
    left: int
    """The x of the column's left edge on the screen."""
    baselines: dict[int, int]
    """The y of the baseline of each line that is in sight, by the line's first offset."""

    def point(self, offset: int, *, right: float = 0.0, up: float = 5.0) -> tuple[int, int]:
        """Where the character at an offset begins; ``right`` of that and ``up`` from its baseline.

        Raises KeyError when its line is not in sight.
        """
        line = self.sheet.line_of(offset)
        x = self.left + line.x(offset) + right
        return round(x), round(self.baselines[line.start] - up)

    def end(self, offset: int, *, left: float = 0.0, up: float = 5.0) -> tuple[int, int]:
        """Where the character before an offset ends; ``left`` of that, ``up`` from its baseline."""
        line = self.sheet.line_of(offset - 1)
        x = self.left + line.x(offset) - left
        return round(x), round(self.baselines[line.start] - up)

    def middle(self, start: int, end: int) -> tuple[int, int]:
        """The middle of a word."""
        (left, y), (right, _) = self.point(start), self.end(end)
        return (left + right) // 2, y

    def shows(self, offset: int) -> bool:
        """Whether the line of an offset is in sight."""
        return self.sheet.line_of(offset).start in self.baselines


def fitting(text: str, pictures: Sequence[Picture]) -> Sight:
    """The text in the column that stands in these pictures, as it is seen in the last of them.

    The pictures show the page without marks from several heights, the first one from its top. The
    width is taken from where the lines break: of all that could be, one breaks them as is seen.
    """
    ways: dict[tuple[int, ...], Sheet] = {}
    for width in range(*_WIDTHS):
        sheet = Sheet(text, width)
        ways.setdefault(tuple(line.start for line in sheet.lines), sheet)
    sheets = list(ways.values())
    # The first line of the narrowest column begins those of all others.
    place = _place(sheets[0].lines[0], pictures[0])
    assert place is not None, "the text does not begin in the first picture"
    left, top = place
    runs = [_baselines(sheet, pictures[0], left, first=top) for sheet in sheets]
    sheets = _best(sheets, runs)
    for picture in pictures[1:]:
        sheets = _best(sheets, [_baselines(sheet, picture, left) for sheet in sheets])
    assert len(sheets) == 1, "the pictures show too little of the text"
    return look(sheets[0], pictures[-1], left)


def begins(text: str, picture: Picture) -> bool:
    """Whether the text's first words stand somewhere in a picture."""
    return _place(Sheet(text.partition("\n")[0], _WIDTHS[0]).lines[0], picture) is not None


def look(sheet: Sheet, picture: Picture, left: int) -> Sight:
    """Where the lines of a sheet stand in a picture, the column's edge being known."""
    return Sight(sheet, left, _baselines(sheet, picture, left))


def _laid_out(text: str, width: float) -> Iterator[Line]:
    font, option, start = face(), QTextOption(), 0
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for words in text.split("\n"):
        layout = QTextLayout(words, font)
        layout.setTextOption(option)
        layout.beginLayout()
        lines: list[QTextLine] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 40 * len(lines)))
            lines.append(line)
        layout.endLayout()
        for each in lines:
            first = start + each.textStart()
            yield Line(first, first + each.textLength(), start, each, layout)
        start += len(words) + 1


def _best(sheets: Sequence[Sheet], runs: Sequence[dict[int, int]]) -> list[Sheet]:
    """The sheets of which most lines were found."""
    most = max(len(run) for run in runs)
    return [sheet for sheet, run in zip(sheets, runs, strict=True) if len(run) == most]


def _place(line: Line, picture: Picture) -> tuple[int, int] | None:
    """The column's edge and the baseline, from the first place where a line stands."""
    (dx, dy), *_ = line.ink[0]
    dark = picture.light.translate(_AS_INK)
    at = dark.find(1)
    while at >= 0:
        x, y = at % picture.width - dx, at // picture.width - dy
        if x >= 0 and _ROOM <= y < picture.height and stands(line, picture, x, y):
            return x, y
        at = dark.find(1, at + 1)
    return None


def _baselines(
    sheet: Sheet, picture: Picture, left: int, *, first: int | None = None
) -> dict[int, int]:
    """Where the lines stand that are in sight, one after another from the first one found.

    ``first`` is where the text's first line must stand, if it must; then no line may be missed.
    Else one may be that is covered for the most part, as a short one by handles and outline.
    """
    found: dict[int, int] = {}
    span = range(_ROOM, picture.height) if first is None else range(first, first + 1)
    missed = 0
    for line in sheet.lines:
        if not sheet.text[line.start : line.end].strip():
            continue
        y = next((y for y in span if stands(line, picture, left, y)), None)
        if y is not None:
            found[line.start] = y
            span = range(y + 10, min(y + _FARTHEST, picture.height))
            missed = 0
        elif first is not None or missed:
            break
        elif found:
            span = range(span.start, min(span.stop + _FARTHEST, picture.height))
            missed = 1
    return found


def stands(line: Line, picture: Picture, x: int, y: int) -> bool:
    """Whether a line stands with the column's edge at x and its baseline at y."""
    full, bare = line.ink
    if not full or not _holds(picture, full, x, y, dark=True):
        return False
    return _holds(picture, bare, x, y, dark=False)


def _holds(
    picture: Picture, places: Sequence[tuple[int, int]], x: int, y: int, *, dark: bool
) -> bool:
    """Whether nearly all places are ink (or paper)."""
    light, width = picture.light, picture.width
    at, wrong, most = y * width + x, 0, len(places) // 12
    for dx, dy in places:
        shade = light[at + dy * width + dx]
        if shade > _DARK if dark else shade < _BRIGHT:
            wrong += 1
            if wrong > most:
                return False
    return True


def _spread(places: list[tuple[int, int]], most: int) -> list[tuple[int, int]]:
    """So many of the places at most, in an order that tells soon when they are wrong ones."""
    step = max(1, len(places) // most)
    return sorted(places[::step], key=lambda place: (place[0] * 7919) % 1009)
