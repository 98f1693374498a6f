"""The measures of the page at one zoom, in whole logical pixels."""

from typing import Final, NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF

from annotator.gui.reading.style import ReadingStyle
from annotator.model.values import dataclass

_SAMPLE = "The delegation said that it would continue to work with its partners in the region. "


@dataclass(frozen=True, slots=True)
class _Row:
    """The row of a line at a type of 17 pixels, in pixels from the top of the row."""

    pitch: int
    baseline: int
    lanes: tuple[float, ...]


_WIDE: Final = _Row(37, 26, (31, 35, 39, 41.6, 43.6))
"""A chip, the words, three lanes; two more lanes reach into the chips of the next row."""

_COMPACT: Final = _Row(26, 15, (20, 24))
"""The words and two lanes; what chips there are stand over the lanes of the row above."""


class Metrics(NamedTuple):
    """Faces and distances. Heights within a line count from the top of the line's row.

    A row holds, from its top: the chip, the words (``words_top`` to ``words_bottom`` is what a
    tint covers), then the bars in their lanes. The pitch is fixed, so that no annotation ever
    moves a word. In a compact row there is no room for the chip: it reaches into the row above.
    """

    zoom: float
    font: QFont
    title_font: QFont
    subtitle_font: QFont
    chip_font: QFont
    later_font: QFont
    """The face of the outlined chips of later fragments: their frame needs room too."""
    note_font: QFont
    """The face of a bracket's second line and of names on arcs."""
    pitch: int
    baseline: int
    words_top: int
    words_bottom: int
    chip_baseline: int
    chip_top: int
    """Less than nothing where the chip reaches into the row above."""
    lanes: tuple[float, ...]
    """The top of the bar in each lane; spans that lie deeper are only counted."""
    bar: float
    """How thick a bar is; those of the last two lanes are thinner."""
    gap: int
    """Below each paragraph."""
    blank: int
    """The height of a paragraph without words."""
    top: int
    """Above the title."""
    bottom: int
    """Below the last paragraph."""
    column: float
    """The most that a line is wide."""
    letter: float
    """How wide a character is, on average."""
    tab: float

    def line_characters(self, width: float) -> int:
        """How many characters go on a line of a width, about."""
        return max(10, int(width / self.letter))

    @classmethod
    def of(cls, style: ReadingStyle, zoom: float = 1.0) -> "Metrics":
        """The measures of a style at a zoom."""

        def px(length: float) -> int:
            return max(1, round(length * zoom))

        font = _font(style.reading_family, px(style.text_size))
        face = QFontMetricsF(font)
        letter = face.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        size = style.text_size / 17
        row = _COMPACT if style.compact else _WIDE
        pitch = px(row.pitch * size * style.spacing)
        baseline = px(row.baseline * size) + max(0, pitch - px(row.pitch * size))
        below = [lane - row.baseline for lane in row.lanes]
        return cls(
            zoom=zoom,
            font=font,
            title_font=_font(style.interface_family, px(style.title_size), bold=True),
            subtitle_font=_font(style.interface_family, px(style.subtitle_size)),
            chip_font=_font(style.interface_family, px(style.chip_size), bold=True),
            later_font=_font(style.interface_family, px(style.chip_size - 1), bold=True),
            note_font=_font(style.interface_family, px(style.chip_size)),
            pitch=pitch,
            baseline=baseline,
            words_top=baseline - px(15 * size),
            words_bottom=baseline + px(5 * size),
            chip_baseline=baseline - px(17 * size),
            chip_top=baseline - px(26 * size),
            lanes=tuple(baseline + lane * zoom * size for lane in below),
            bar=max(1.0, 2.0 * zoom),
            gap=px(4 * size),
            blank=px(8 * size),
            top=px(28),
            bottom=px(72),
            column=letter * style.characters,
            letter=letter,
            tab=letter * 4,
        )


def _font(family: str, pixels: int, *, bold: bool = False) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font
