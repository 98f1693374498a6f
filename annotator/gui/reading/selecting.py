"""The page with a caret and a selection, and the keys that move them."""

from typing import cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.gui import clipboard
from annotator.gui.reading import keys, moves
from annotator.gui.reading.choosing import ChoosingCanvas
from annotator.gui.reading.guard import reported
from annotator.gui.reading.moves import Place
from annotator.gui.reading.selection import Selection
from annotator.model.text import Span

_PRIMARY_AFTER = 200
"""Milliseconds after the last key that selects, until X11's primary selection is set."""


class SelectingCanvas(ChoosingCanvas):
    """Keeps the caret and the selected words, paints them, and answers the keys for them."""

    selection_changed = Signal()
    """The caret or the selected words are others now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty page with the caret on it."""
        super().__init__(parent)
        self._selection = Selection()
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self._primary = QTimer(self)
        self._primary.setSingleShot(True)
        self._primary.setInterval(_PRIMARY_AFTER)
        self._primary.timeout.connect(self.set_primary)

    def selection(self) -> Span | None:
        """The selected words."""
        return self._selection.span

    def caret(self) -> int:
        """Where the caret stands."""
        return self._selection.place.offset

    def anchor(self) -> int:
        """The end of the selection that stays when it is extended."""
        return self._selection.anchor

    def select(self, start: int, end: int) -> None:
        """Select [start, end) and bring it in sight; the caret is at its end.

        Offsets beyond the text are taken as its end; an empty stretch only moves the caret.
        """
        length = len(self.scene.page.text)
        start, end = min(max(0, start), length), min(max(0, end), length)
        self.choose(start, Place(end))
        self.bring_in_sight(min(start, end), max(start, end))
        self._primary.start()

    def clear_selection(self) -> None:
        """Select no words; the caret stays."""
        self.choose(self.caret(), self._selection.place)

    def choose(self, anchor: int, place: Place) -> None:
        """Select from an anchor to a place, without scrolling."""
        self._selection.select(anchor, place)
        before, after = self.scene.selection, self._selection.span
        self.scene.selection = after
        if before != after:
            paragraphs = self.scene.page.paragraphs
            for span in (before, after):
                if span is not None:
                    self.repaint_rows(paragraphs.at(span.start), paragraphs.at(span.end))
        self._wake_caret()
        self.selection_changed.emit()

    def restart(self) -> None:
        """Forget the selection of the page before; the caret is at the start."""
        self._primary.stop()
        self.scene.selection = None
        self.choose(0, Place(0))

    def set_primary(self) -> None:
        """Give the selected words to X11's primary selection, where there is one."""
        span = self._selection.span
        if span is not None:
            clipboard.put(span.of(self.scene.page.text), primary=True)

    @reported
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret and select; leave every other key to the window."""
        pressed = keys.read(event)
        if pressed is None:
            event.ignore()
            return
        event.accept()
        if pressed.everything:
            self.choose(0, Place(len(self.scene.page.text)))
            self._primary.start()
            return
        place = self._goal(pressed)
        self.choose(self.anchor() if pressed.extend else place.offset, place)
        self._keep_caret_in_sight()
        if pressed.extend:
            self._primary.start()

    @reported
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._wake_caret()

    @reported
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._blink.stop()
        self._show_caret(shown=False)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001, ARG002 - Qt's signature
        """Leave Tab to the window: on the page it goes from annotation to annotation."""
        return False

    def _goal(self, pressed: keys.Pressed) -> Place:
        """Where a key takes the caret."""
        page, place, span = self.scene.page, self._selection.place, self._selection.span
        if pressed.pages:
            distance = pressed.pages * (self.viewport().height() - self.scene.metrics.pitch)
            goal = moves.by_height(page, place, distance)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + distance)
            return goal
        if span and not pressed.extend and pressed.move in {moves.left, moves.right}:
            backwards = page.paragraphs.right_to_left(page.paragraphs.at(span.start))
            forward = (pressed.move is moves.right) != backwards
            return Place(span.end if forward else span.start)
        return cast("moves.Move", pressed.move)(page, place)

    def _keep_caret_in_sight(self) -> None:
        place = self._selection.place
        box = self.scene.page.caret(place.offset, upstream=place.upstream)
        height = self.viewport().height()
        if not self.view_top - height < box.top() < self.view_top + 2 * height:
            self.centre(box.top())
            box = self.scene.page.caret(place.offset, upstream=place.upstream)
        self.scroll_so_that(box.top(), box.bottom(), margin=self.scene.metrics.pitch)

    def _wake_caret(self) -> None:
        """Show the caret where it is now, and let it blink from here."""
        self._show_caret(shown=self.hasFocus())
        period = QGuiApplication.styleHints().cursorFlashTime() // 2
        if self.hasFocus() and period > 0:
            self._blink.start(period)

    def _toggle_caret(self) -> None:
        self._show_caret(shown=self.scene.caret is None and self.hasFocus())

    def _show_caret(self, *, shown: bool) -> None:
        """Paint the caret or do not; both places it stands and stood at are repainted."""
        place = self._selection.place
        before = self.scene.caret
        after = (place.offset, place.upstream) if shown else None
        self.scene.caret = after
        paragraphs = self.scene.page.paragraphs
        for each in {before, after} - {None} if before != after else ():
            row = paragraphs.at(cast("tuple[int, bool]", each)[0])
            self.repaint_rows(row, row)
