"""What a painter needs to know, and the strip of a paragraph that it is to paint."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from PySide6.QtCore import QRectF

from annotator.gui.reading.decor import Decor
from annotator.gui.reading.ink import Inks
from annotator.gui.reading.laidout import LaidOut
from annotator.gui.reading.marks import Marks
from annotator.gui.reading.metrics import Metrics
from annotator.gui.reading.page import Page
from annotator.gui.reading.painting.ways import Bracket, Routes, TieDrag
from annotator.gui.reading.rows import PaneRelation
from annotator.model.text import Span
from annotator.model.values import dataclass

_REACH_DOWN = 10
_REACH_UP = 4
"""How far paint reaches above a row, beside a chip that has no room in it."""

CHIP_MODES = ("always", "hover", "never")


@dataclass(slots=True)
class Scene:
    """The page and everything that changes how it looks."""

    page: Page
    marks: Marks
    metrics: Metrics
    inks: Inks
    margin: float = 96.0
    """How much room there is beside the column, in logical pixels."""
    chip_mode: str = "always"
    selection: Span | None = None
    caret: tuple[int, bool] | None = None
    """Where a caret is painted, and whether at the end of its line (see moves.Place)."""
    armed: int | None = None
    """The label that the next selected words get."""
    selected: int | None = None
    kept: frozenset[int] = frozenset()
    """Annotations that are selected beside that one: they have its outline."""
    hovered: int | None = None
    moved: tuple[int, int, Span] | None = None
    """A fragment being stretched by a handle: annotation, number, where it would lie."""
    added: tuple[int, Span] | None = None
    """A stretch being dragged out for a further fragment of an annotation."""
    targets: Mapping[int, str] = field(default_factory=dict)
    relations: tuple[PaneRelation, ...] = ()
    """Those of the selected annotation."""
    linkable: bool = False
    """Whether the selected annotation has a handle from which a link can be dragged."""
    routes: tuple[object, Routes] | None = None
    """How the arrows run, and the view for which that was worked out (see arcs)."""
    brackets: tuple[object, list[Bracket]] | None = None
    """The brackets, and the view for which they were worked out (see brackets)."""
    tie: TieDrag | None = None
    """A link being dragged out."""
    hits: Sequence[tuple[int, int]] = ()
    """Places that a search has found, sorted, none over another."""
    current_hit: int | None = None
    """Which of them stands out."""

    def emphasised(self, span_id: int) -> bool:
        """Whether a span stands out from the others."""
        if self.tie is not None:
            return span_id == self.selected or bool(self.tie.fits(span_id))
        return span_id in {self.selected, self.hovered}

    def opacity(self, span_id: int) -> float:
        """How much of a span's paint is seen: what cannot be linked to steps back meanwhile."""
        return 1.0 if self.tie is None or self.emphasised(span_id) else 0.25


@dataclass(slots=True)
class Strip:
    """Some lines of one paragraph; ``top`` is where the paragraph starts on the page."""

    row: int
    top: int
    laid: LaidOut
    lines: range
    decor: Decor
    start: int = 0
    """The first offset on these lines."""
    end: int = 0
    """Where the last of these lines ends."""

    def __post_init__(self) -> None:
        """Look the bounds up once: each thing that is painted asks for them."""
        self.start = self.laid.lines[self.lines.start]
        self.end = self.laid.line_end(self.lines.stop - 1)

    def boxes(
        self, start: int, end: int, *, top: float, height: float, pitch: int
    ) -> Iterator[tuple[int, QRectF]]:
        """The boxes of [start, end) on these lines, with the line of each; heights in the row."""
        for line, left, right in self.pieces(start, end):
            yield line, QRectF(left, self.top + line * pitch + top, right - left, height)

    def pieces(self, start: int, end: int) -> list[tuple[int, float, float]]:
        """Where [start, end) stands on these lines: the line, left and right edge."""
        if start >= self.end or end <= self.start or start >= end:
            return []
        return self.laid.pieces(start, end, self.lines)


def strips(scene: Scene, top: float, bottom: float) -> Iterator[Strip]:
    """The strips whose paint may reach between two heights of the page.

    Deep bars reach into the row below their line, badges a little into the row above.
    """
    pitch, zoom = scene.metrics.pitch, scene.metrics.zoom
    top -= _REACH_DOWN * zoom
    bottom += _REACH_UP * zoom + max(0, -scene.metrics.chip_top)
    for row, y, laid in scene.page.rows(top, bottom):
        last_line = len(laid.lines) - 1
        first = min(last_line, max(0, int((top - y) // pitch)))
        last = min(last_line, max(first, int((bottom - y) // pitch)))
        yield Strip(row, y, laid, range(first, last + 1), scene.marks.decor(row))
