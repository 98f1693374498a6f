"""The mouse on the page: selecting, stretching, adding fragments, clicking annotations."""

from collections.abc import Callable
from enum import Enum
from time import monotonic

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent

from annotator.gui.reading.hits import annotations_at, handle_at
from annotator.gui.reading.invisible import without_invisible
from annotator.gui.reading.moves import Place
from annotator.gui.reading.painting.outline import Handle
from annotator.gui.reading.surface import Surface
from annotator.language.units import Unit
from annotator.model.text import Span

_STILL = 3
"""Pixels that the mouse may move in a click."""

_AUTOSCROLL = 30
"""Milliseconds between two steps of scrolling while the mouse is beyond the edge."""


def _unit_at(clicks: int) -> Callable[[str, int], Span | None] | None:
    """What so many clicks select; None where they select no unit."""
    # The page is painted before anybody looks for words in it.
    from annotator.language.sentences import paragraph_at, sentence_at
    from annotator.language.words import word_at

    return {2: word_at, 3: sentence_at, 4: paragraph_at}.get(clicks)


def _snapped(text: str, span: Span, unit: Unit) -> Span:
    """The span grown to whole units."""
    from annotator.language.snapping import snap

    return snap(text, span, unit)


class Doing(Enum):
    """What the pressed button is about."""

    NOTHING = 0
    SELECTING = 1
    ADDING = 2
    STRETCHING = 3
    TYING = 4
    FOLLOWING = 5


class Mouse(QObject):
    """Turns presses, moves and releases into what they mean.

    Positions are those of the viewport; the pane does what comes out of it.
    """

    def __init__(self, surface: Surface, parent: QObject) -> None:
        """Serve one pane."""
        super().__init__(parent)
        self._surface = surface
        self._doing = Doing.NOTHING
        self._clicks = 0
        self._clicked_at = (0.0, QPointF())
        self._pressed = QPointF()
        self._chosen_at = QPointF()
        """Where the last click was that selected an annotation."""
        self._point = QPointF()
        self._still = True
        self._origin = (0, 0)
        self._handle: Handle | None = None
        self._grip = QPointF()
        """From the edge of the words that a handle stands for to where it was taken hold of."""
        self._timer = QTimer(self)
        self._timer.setInterval(_AUTOSCROLL)
        self._timer.timeout.connect(self._autoscroll)

    @property
    def clicks(self) -> int:
        """How many clicks the present burst has: 1 single, 2 double, up to 4."""
        return self._clicks

    @property
    def busy(self) -> bool:
        """Whether a button is down and means something."""
        return self._doing is not Doing.NOTHING

    @property
    def dragging(self) -> bool:
        """Whether something is being dragged that can be given up."""
        return self._doing in {Doing.ADDING, Doing.STRETCHING, Doing.TYING}

    def press(self, event: QMouseEvent, *, double: bool) -> None:
        """The left button goes down; ``double`` when Qt counts it as a second click."""
        surface, point = self._surface, event.position()
        self._count(point, double=double)
        self._pressed = self._point = point
        self._still = True
        at = surface.to_page(point)
        modifiers = event.modifiers()
        if self._clicks == 1 and not modifiers and self._on_arrows(at):
            return
        handle = handle_at(surface.scene, at)
        if handle is not None and self._clicks == 1:
            self._doing, self._handle = Doing.STRETCHING, handle
            self._grip = at - handle.place
            return
        offset, upstream = surface.scene.page.place_at(at.x(), at.y())
        adding = modifiers & Qt.KeyboardModifier.ControlModifier
        if adding and surface.scene.selected is not None:
            self._doing = Doing.ADDING
            self._start(at, offset)
            return
        self._doing = Doing.SELECTING
        if modifiers & Qt.KeyboardModifier.ShiftModifier and self._clicks == 1:
            self._origin = (surface.anchor(), surface.anchor())
            self._still = False
            self._stretch_selection()
        elif self._clicks == 1:
            self._origin = (offset, offset)
            surface.choose(offset, Place(offset, upstream=upstream))
        else:
            self._start(at, offset)
            surface.choose(self._origin[0], Place(self._origin[1]))

    def move(self, event: QMouseEvent) -> None:
        """The mouse moves with the button down."""
        self._point = event.position()
        if (self._point - self._pressed).manhattanLength() >= _STILL:
            self._still = False
        if self._still:
            return
        self._drag()
        if not self._timer.isActive():
            self._timer.start()

    def release(self, event: QMouseEvent) -> None:
        """The button comes up: what was begun is done."""
        self.move(event)
        self._timer.stop()
        surface, doing, handle = self._surface, self._doing, self._handle
        self._doing, self._handle = Doing.NOTHING, None
        if doing is Doing.SELECTING:
            self._finish_selecting()
        elif doing is Doing.ADDING:
            span = self._reach()
            surface.show_drag(moved=None, added=None)
            if span is not None and (self._clicks > 1 or not self._still):
                surface.finish_adding(span)
            elif self._still:
                self._turn()
        elif doing in {Doing.TYING, Doing.FOLLOWING}:
            self._finish_on_arrows(doing)
        elif doing is Doing.STRETCHING and handle is not None:
            stretched = self._stretched(handle)
            surface.show_drag(moved=None, added=None)
            if stretched is not None and not self._still:
                surface.finish_stretching(handle.span_id, handle.n, stretched)

    def stop(self) -> None:
        """Forget what was begun, as if the button had never been pressed."""
        self._timer.stop()
        if self._doing in {Doing.ADDING, Doing.STRETCHING}:
            self._surface.show_drag(moved=None, added=None)
        self._surface.tying.stop()
        self._doing, self._handle = Doing.NOTHING, None

    def _count(self, point: QPointF, *, double: bool) -> None:
        """Count the clicks of a burst; it starts with what Qt calls a double click."""
        now, (before, where) = monotonic(), self._clicked_at
        soon = now - before < QGuiApplication.styleHints().mouseDoubleClickInterval() / 1000
        near = (point - where).manhattanLength() <= 2 * _STILL
        going_on = soon and near and self._clicks > 1
        if going_on:
            self._clicks = min(4, self._clicks + 1)
        else:
            self._clicks = 2 if double else 1
        self._clicked_at = (now, point)

    def _on_arrows(self, at: QPointF) -> bool:
        """Begin what the handle for links or the name of an arrow is there for."""
        tying = self._surface.tying
        if tying.takes(at):
            self._doing = Doing.TYING
            tying.begin(at)
        elif tying.plate(at) is not None:
            self._doing = Doing.FOLLOWING
        else:
            return False
        return True

    def _start(self, at: QPointF, offset: int) -> None:
        """Take the unit under the mouse as what the drag starts with."""
        page = self._surface.scene.page
        unit = _unit_at(self._clicks)
        if unit is None:
            self._origin = (offset, offset)
            return
        character = page.character_at(at.x(), at.y())
        found = unit(page.text, offset if character is None else character)
        self._origin = (found.start, found.end) if found else (offset, offset)

    def _drag(self) -> None:
        if self._doing is Doing.SELECTING:
            self._stretch_selection()
        elif self._doing is Doing.ADDING:
            self._surface.show_drag(moved=None, added=self._reach())
        elif self._doing is Doing.TYING:
            self._surface.tying.drag(self._surface.to_page(self._point))
        elif self._handle is not None:
            span = self._stretched(self._handle)
            if span is not None:
                moved = (self._handle.span_id, self._handle.n, span)
                self._surface.show_drag(moved=moved, added=None)

    def _stretch_selection(self) -> None:
        """Select from where the drag started to the mouse, in whole units."""
        page = self._surface.scene.page
        at = self._surface.to_page(self._point)
        offset, upstream = page.place_at(at.x(), at.y())
        span = self._reach()
        if span is None:
            self._surface.choose(offset, Place(offset, upstream=upstream))
        elif offset < self._origin[0]:
            self._surface.choose(span.end, Place(span.start))
        else:
            self._surface.choose(
                span.start, Place(span.end, upstream=upstream and offset == span.end)
            )

    def _reach(self) -> Span | None:
        """From where the drag started to the mouse, in the units of clicks and of snapping."""
        surface = self._surface
        text = surface.scene.page.text
        at = surface.to_page(self._point)
        offset, _ = surface.scene.page.place_at(at.x(), at.y())
        low, high = self._origin
        unit = _unit_at(self._clicks)
        found = unit(text, offset) if unit is not None and not low <= offset <= high else None
        if found is not None:
            low, high = min(low, found.start), max(high, found.end)
        else:
            low, high = min(low, offset), max(high, offset)
        if low >= high:
            return None
        if self._clicks > 1:
            return Span(low, high)
        low, high = without_invisible(text, low, high)
        return (
            _snapped(text, Span(low, high), surface.unit()) if not self._still else Span(low, high)
        )

    def _stretched(self, handle: Handle) -> Span | None:
        """Where the fragment of a handle would lie with this end at the mouse."""
        surface = self._surface
        span = surface.scene.marks.get(handle.span_id)
        if span is None or handle.n >= len(span.fragments):
            return None
        text = surface.scene.page.text
        at = surface.to_page(self._point) - self._grip
        offset, _ = surface.scene.page.place_at(at.x(), at.y())
        start, end = span.fragments[handle.n]
        if handle.starts:
            lowest = span.fragments[handle.n - 1][1] + 1 if handle.n else 0
            wished = min(max(offset, lowest), end - 1)
            snapped = _snapped(text, Span(wished, end), surface.unit()).start
            return Span(max(lowest, min(snapped, end - 1)), end)
        following = span.fragments[handle.n + 1 : handle.n + 2]
        highest = following[0][0] - 1 if following else len(text)
        wished = max(min(offset, highest), start + 1)
        snapped = _snapped(text, Span(start, wished), surface.unit()).end
        return Span(start, min(highest, max(snapped, start + 1)))

    def _finish_on_arrows(self, doing: Doing) -> None:
        """Let go of the link that was dragged out, or follow the arrow whose name was clicked."""
        surface, tying = self._surface, self._surface.tying
        at = surface.to_page(self._point)
        if doing is Doing.TYING:
            if self._still:
                tying.stop()
                tying.asked.emit()
            else:
                tying.drop(at)
            return
        plate = tying.plate(at)
        if plate is not None and self._still:
            tying.followed.emit(plate.goes_to)

    def _finish_selecting(self) -> None:
        surface = self._surface
        if surface.scene.selection is not None:
            surface.finish_selecting()
        elif self._clicks == 1 and self._still:
            found = annotations_at(surface.scene, surface.to_page(self._pressed))
            targets = [each for each in found if each in surface.scene.targets]
            if targets:
                surface.finish_targeting(targets[0])
            else:
                surface.select_annotation(self._clicked(found), scroll=False)

    def _turn(self) -> None:
        """Select the innermost annotation under a click with Ctrl beside others, or no more."""
        found = annotations_at(self._surface.scene, self._surface.to_page(self._pressed))
        if found:
            self._surface.turn_annotation(found[0])

    def _clicked(self, found: list[int]) -> int | None:
        """The innermost of what was clicked; for a further click at the same place the next one."""
        chosen, before = self._surface.scene.selected, self._chosen_at
        self._chosen_at = self._pressed
        if chosen in found and (self._pressed - before).manhattanLength() <= 2 * _STILL:
            return found[(found.index(chosen) + 1) % len(found)]
        return found[0] if found else None

    def _autoscroll(self) -> None:
        """Scroll while the mouse is beyond the edge, and go on selecting."""
        if self._surface.scroll_beyond(self._point):
            self._drag()
