"""What is worked out once for a view, and painting and the mouse read: arrows and brackets."""

from collections.abc import Callable
from dataclasses import field
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from annotator.gui.reading.rows import PaneSpan
from annotator.model.values import dataclass


class Plate(NamedTuple):
    """The name of an arrow on a small ground; page coordinates."""

    words: str
    box: QRectF
    goes_to: int
    """The annotation that a click on it shows."""
    label_id: int
    stub: bool
    """Whether it stands at the edge of the view for an end that is out of sight."""


class Arc(NamedTuple):
    """One arrow: its corners from its source to its target; page coordinates."""

    corners: tuple[QPointF, ...]
    label_id: int
    far: int
    """The annotation that it ties to the selected one."""
    dot: bool
    """Whether its source is in sight."""


@dataclass(slots=True)
class Routes:
    """The arrows of the selected annotation as they run through one view of the page."""

    arcs: list[Arc] = field(default_factory=list)
    plates: list[Plate] = field(default_factory=list)
    taken: list[QRectF] = field(default_factory=list)
    """What chips give way to: names, and arrows where they meet words."""
    grip: QPointF | None = None
    """The middle of the handle from which a link is dragged; None when it is out of sight."""


@dataclass(slots=True)
class Bracket:
    """A bracket in its place: the box of its bar, and of the words beside it."""

    span: PaneSpan
    bar: QRectF
    words: QRectF
    title: list[str] = field(default_factory=list)
    caption: list[str] = field(default_factory=list)


@dataclass(slots=True)
class TieDrag:
    """What the mouse drags from the handle of an annotation; points of the page."""

    span_id: int
    start: QPointF
    end: QPointF
    fits: Callable[[int], str]
    """What could be made with an annotation, in words; empty where nothing can."""
    over: int | None = None
    """The annotation that the mouse is over."""
