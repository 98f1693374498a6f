"""A reading pane in a window, labels to mark with, and an independent layout of its text."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.fonts import load_fonts
from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.reading.rows import PaneLabel
from annotator.gui.reading.style import LIGHT

LABELS = (
    PaneLabel(1, "Actor", "#2563c9", "#7fb0ff", "solid"),
    PaneLabel(2, "Role", "#0a7f6b", "#4fd1b5", "dotted"),
    PaneLabel(3, "Commitment", "#b45a06", "#f3a751", "double"),
    PaneLabel(4, "Quote", "#7a3fc4", "#c39bff", "long-dash", bracket=True),
)


@pytest.fixture
def labels() -> tuple[PaneLabel, ...]:
    """The four labels of the default codebook."""
    return LABELS


@pytest.fixture
def metrics(qtbot: QtBot) -> Metrics:
    """The measures at a zoom of 1, with the bundled faces."""
    load_fonts()
    return Metrics.of(LIGHT)


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[ReadingPane]:
    """An empty pane of 900 × 1,400 pixels that has the focus."""
    made = ReadingPane()
    qtbot.addWidget(made)
    made.resize(900, 1400)
    made.set_labels(LABELS)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitExposed(made)
    yield made
    made.clear()


@dataclass(frozen=True)
class Glyph:
    """A grapheme as the test's own layout draws it, in viewport pixels."""

    start: int
    end: int
    left: float
    right: float
    y: int
    backwards: bool

    def inside(self, *, near_start: bool) -> QPoint:
        """A pixel in the half of the grapheme that is next to its start (or its end)."""
        step = min(2.0, (self.right - self.left) / 4)
        at_left = near_start != self.backwards
        return QPoint(round(self.left + step if at_left else self.right - step), self.y)


Lay = Callable[[ReadingPane, str], list[Glyph]]


@pytest.fixture
def glyphs() -> Lay:
    """Lays a text out as the pane should, by nothing but Qt and the pane's published measures."""
    return _glyphs


def _glyphs(pane: ReadingPane, text: str) -> list[Glyph]:
    """The graphemes of a text shown without title at a zoom of 1, those that have a width."""
    measures = Metrics.of(LIGHT)
    width = pane.viewport().width()
    column = min(round(measures.column), width - 2 * min(96, int(width * 0.11)))
    left = (width - column) // 2
    font = QFont("Noto Serif")
    font.setPixelSize(17)
    y, offset = measures.top, 0
    found: list[Glyph] = []
    for paragraph in text.split("\n"):
        layout = _laid(paragraph, font, column, measures.tab)
        for index in range(layout.lineCount() if paragraph else 0):
            middle = y + index * measures.pitch + measures.baseline - 5
            found += _of_line(layout, index, paragraph, offset=offset, left=left, y=middle)
        y += (layout.lineCount() * measures.pitch + measures.gap) if paragraph else measures.blank
        offset += len(paragraph) + 1
    return found


def kinds(paragraph: str) -> list[str]:
    """The bidirectional classes of the characters."""
    return [unicodedata.bidirectional(character) for character in paragraph]


def _laid(paragraph: str, font: QFont, column: int, tab: float) -> QTextLayout:
    # A first U+FEFF is eaten on the way into a QString, so one more is given.
    layout = QTextLayout("\ufeff" + paragraph if paragraph[:1] == "\ufeff" else paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(tab)
    strong = next(
        (kind for kind in map(unicodedata.bidirectional, paragraph) if kind in {"L", "R", "AL"}),
        "L",
    )
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    if strong != "L":
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(column)
        line = layout.createLine()
    layout.endLayout()
    return layout


def _of_line(
    layout: QTextLayout, index: int, paragraph: str, *, offset: int, left: int, y: int
) -> Iterator[Glyph]:
    line = layout.lineAt(index)
    unit, end = line.textStart(), line.textStart() + line.textLength()
    while unit < end:
        following = layout.nextCursorPosition(unit)
        runs = line.glyphRuns(unit, following - unit)
        boxes = [run.boundingRect() for run in runs if run.boundingRect().width() > 0]
        if boxes and not paragraph[_code_points(paragraph, unit)].isspace():
            start = _code_points(paragraph, unit)
            yield Glyph(
                offset + start,
                offset + _code_points(paragraph, following),
                left + min(box.left() for box in boxes),
                left + max(box.right() for box in boxes),
                y,
                runs[0].isRightToLeft(),
            )
        unit = following


def _code_points(paragraph: str, units: int) -> int:
    return len(paragraph.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le"))


Drag = Callable[..., None]


@pytest.fixture
def drag() -> Drag:
    """Drags with real mouse events from one point of the pane to another."""

    def do(
        pane: ReadingPane,
        start: QPoint,
        end: QPoint,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        viewport: QWidget = pane.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, modifier, start)
        QTest.mouseMove(viewport, (start + end) / 2)
        QTest.mouseMove(viewport, end)
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, modifier, end)

    return do
