"""The reading pane: the page with a caret, a selection, the mouse and the keys."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from annotator.gui.reading import keys, moves
from annotator.gui.reading.guard import reported
from annotator.gui.reading.hits import annotations_at, handle_at
from annotator.gui.reading.marked import MarkedCanvas
from annotator.gui.reading.mouse import Mouse
from annotator.gui.reading.moves import Place
from annotator.gui.reading.page import Page
from annotator.gui.reading.rows import PaneRegion, PaneRelation, PaneSpan
from annotator.gui.reading.selection import Selection
from annotator.language.snapping import Unit
from annotator.model.text import Span

_PRIMARY_AFTER = 200
"""Milliseconds after the last key that selects, until X11's primary selection is set."""


class ReadingPane(MarkedCanvas):
    """The page that is read, selected on and marked.

    All offsets are code points of the text, half-open; points and boxes are in viewport
    coordinates. The pane answers the keys that move the caret and select; it ignores every other
    one, so that it reaches the window.
    """

    selection_changed = Signal()
    """The caret or the selected words are others now."""
    selection_finished = Signal()
    """The mouse has selected words; ``click_count`` tells whether it goes on a click burst."""
    fragment_dragged = Signal(int, int, int)
    """Annotation, start, end: Ctrl+drag asks for a further fragment of the selected annotation."""
    boundary_moved = Signal(int, int, int, int)
    """Annotation, fragment number, start, end: a handle was dragged."""
    context_requested = Signal(QPoint)
    """Where on the screen a context menu is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty page."""
        super().__init__(parent)
        self.setObjectName("reading_pane")
        self.setAccessibleName("Text of the document")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._selection = Selection()
        self._unit = Unit.CHARACTERS
        self._mouse = Mouse(self, self)
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self._primary = QTimer(self)
        self._primary.setSingleShot(True)
        self._primary.setInterval(_PRIMARY_AFTER)
        self._primary.timeout.connect(self._set_primary)

    def show_document(
        self,
        text: str,
        *,
        title: str,
        subtitle: str,
        spans: Iterable[PaneSpan],
        regions: Iterable[PaneRegion] = (),
        relations: Iterable[PaneRelation] = (),
    ) -> None:
        """Show a document from its top, with nothing selected and the caret at its start."""
        self._mouse.stop()
        self._primary.stop()
        self._selection = Selection()
        page = Page(text, title=title, subtitle=subtitle, metrics=self.scene.metrics)
        self.load(page, spans, regions, relations)
        self._show_selection()

    def clear(self) -> None:
        """Show an empty page."""
        self.show_document("", title="", subtitle="", spans=())

    def text(self) -> str:
        """The text that is shown."""
        return self.scene.page.text

    def selection(self) -> Span | None:
        """The selected words."""
        return self._selection.span

    def caret(self) -> int:
        """Where the caret stands."""
        return self._selection.place.offset

    def click_count(self) -> int:
        """How many clicks the burst behind the last selection by mouse has (1 is a drag)."""
        return self._mouse.clicks

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
        self._selection.go(self._selection.place, extend=False)
        self._show_selection()

    def set_unit(self, unit: Unit) -> None:
        """Let drags snap to these units; keys and clicks have units of their own."""
        self._unit = unit

    def unit(self) -> Unit:
        """What drags snap to."""
        return self._unit

    def next_annotation(self, step: int) -> int | None:
        """Select the annotation ``step`` places on in the order of the text; its id.

        Without a selected one it is counted from the caret, which goes to its start. None at the
        end, where nothing changes.
        """
        marks = self.scene.marks
        span = marks.get(self.scene.selected)
        chosen = marks.after(span, step) if span else marks.beside(self.caret(), step)
        found = marks.get(chosen)
        if found is not None:
            self.choose(found.start, Place(found.start))
            self.select_annotation(found.id)
        return chosen

    def cycle_at_caret(self) -> int | None:
        """Select the next one outwards of the annotations under the caret; its id, if any.

        At the end of a word, the annotations of that word count as under the caret.
        """
        caret = self.caret()
        return self.cycle_at(caret if self.scene.marks.at(caret) or not caret else caret - 1)

    def rect_at(self, offset: int) -> QRectF:
        """The box of the character at an offset; at the end of a paragraph, of the caret there."""
        offset = min(max(0, offset), len(self.scene.page.text))
        return self.from_page(self.scene.page.character(offset))

    def offset_at(self, point: QPointF) -> int:
        """The place for a caret that is nearest to a point."""
        at = self.to_page(point)
        return self.scene.page.place_at(at.x(), at.y())[0]

    def scroll_to(self, offset: int) -> None:
        """Bring an offset in sight."""
        offset = min(max(0, offset), len(self.scene.page.text))
        self.bring_in_sight(offset, offset)

    # What the mouse needs.

    def anchor(self) -> int:
        """The end of the selection that stays when it is extended."""
        return self._selection.anchor

    def choose(self, anchor: int, place: Place) -> None:
        """Select from an anchor to a place, without scrolling."""
        self._selection.select(anchor, place)
        self._show_selection()

    def show_drag(self, *, moved: tuple[int, int, Span] | None, added: Span | None) -> None:
        """Show how a fragment would be stretched, or one added, if the button came up now."""
        scene = self.scene
        scene.moved = moved
        chosen = scene.selected
        scene.added = (chosen, added) if added is not None and chosen is not None else None
        self.repaint_all()

    def finish_selecting(self) -> None:
        """Tell that the mouse has selected words."""
        self._set_primary()
        self.selection_finished.emit()

    def finish_adding(self, span: Span) -> None:
        """Tell that a further fragment was dragged out."""
        if self.scene.selected is not None:
            self.fragment_dragged.emit(self.scene.selected, span.start, span.end)

    def finish_stretching(self, annotation: int, fragment: int, span: Span) -> None:
        """Tell that a handle was dragged."""
        self.boundary_moved.emit(annotation, fragment, span.start, span.end)

    def scroll_beyond(self, point: QPointF) -> bool:
        """Scroll towards a point above or below the viewport, the faster the farther it is."""
        height = self.viewport().height()
        beyond = min(0.0, point.y()) or max(0.0, point.y() - height)
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(beyond / 2))
        return bool(beyond)

    # What Qt calls.

    @reported
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret and select; leave every other key to the window."""
        pressed = keys.read(event)
        if pressed is None:
            event.ignore()
            return
        event.accept()
        page, selection = self.scene.page, self._selection
        if pressed.everything:
            self.choose(0, Place(len(page.text)))
            self._primary.start()
            return
        place = selection.place
        span = selection.span
        if pressed.pages:
            distance = pressed.pages * (self.viewport().height() - self.scene.metrics.pitch)
            place = moves.by_height(page, place, distance)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + distance)
        elif span and not pressed.extend and pressed.move in {moves.left, moves.right}:
            backwards = page.paragraphs.right_to_left(page.paragraphs.at(span.start))
            forward = (pressed.move is moves.right) != backwards
            place = Place(span.end if forward else span.start)
        elif pressed.move is not None:
            place = pressed.move(page, place)
        selection.go(place, extend=pressed.extend)
        self._show_selection()
        self._keep_caret_in_sight()
        if pressed.extend:
            self._primary.start()

    @reported
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the left button means here."""
        self._press(event, double=False)

    @reported
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go on with a click burst."""
        self._press(event, double=True)

    @reported
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the button began; else let what is under the mouse stand out."""
        if self._mouse.busy:
            self._mouse.move(event)
        else:
            self.hover(event.position())
            self._set_cursor(event.position())

    @reported
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the left button began."""
        if event.button() == Qt.MouseButton.LeftButton and self._mouse.busy:
            self._mouse.release()

    @reported
    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Nothing is under the mouse any more."""
        self.hover(None)

    @reported
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a context menu; a right click first selects the annotation that is there."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            caret = self.rect_at(self.caret()).bottomLeft().toPoint()
            self.context_requested.emit(self.viewport().mapToGlobal(caret))
        else:
            self._select_for_menu(QPointF(event.pos()))
            self.context_requested.emit(event.globalPos())
        event.accept()

    @reported
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl the wheel belongs to the window."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)
        self.hover(event.position())

    @reported
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._wake_caret()

    @reported
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret; a drag that lost the focus is over."""
        super().focusOutEvent(event)
        self._blink.stop()
        self.scene.caret = None
        self.repaint_all()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001, ARG002 - Qt's signature
        """Leave Tab to the window: on the page it goes from annotation to annotation."""
        return False

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._mouse.press(event, double=double)
            event.accept()
        else:
            event.ignore()

    def _select_for_menu(self, point: QPointF) -> None:
        """Select the annotation under a right click, unless it is on the selected words."""
        at = self.to_page(point)
        offset = self.scene.page.character_at(at.x(), at.y())
        span = self._selection.span
        if span is not None and offset is not None and span.start <= offset < span.end:
            return
        found = annotations_at(self.scene, at)
        if found and self.scene.selected not in found:
            self.select_annotation(found[0], scroll=False)

    def _set_cursor(self, point: QPointF) -> None:
        at = self.to_page(point)
        shape = Qt.CursorShape.IBeamCursor
        if handle_at(self.scene, at) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif at.x() < 0 or at.x() > self.scene.page.width:
            shape = Qt.CursorShape.ArrowCursor
            if annotations_at(self.scene, at):
                shape = Qt.CursorShape.PointingHandCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _show_selection(self) -> None:
        """Repaint what was and what is selected, and tell."""
        before, after = self.scene.selection, self._selection.span
        self.scene.selection = after
        changed: Sequence[Span | None] = () if before == after else (before, after)
        paragraphs = self.scene.page.paragraphs
        for span in changed:
            if span is not None:
                self.repaint_rows(
                    paragraphs.at(min(span.start, len(paragraphs.text))), paragraphs.at(span.end)
                )
        self._wake_caret()
        self.selection_changed.emit()

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
        self._repaint_caret()
        place = self._selection.place
        self.scene.caret = (place.offset, place.upstream) if self.hasFocus() else None
        self._repaint_caret()
        period = QGuiApplication.styleHints().cursorFlashTime() // 2
        if self.hasFocus() and period > 0:
            self._blink.start(period)

    def _toggle_caret(self) -> None:
        place = self._selection.place
        shown = self.scene.caret is None and self.hasFocus()
        self._repaint_caret()
        self.scene.caret = (place.offset, place.upstream) if shown else None
        self._repaint_caret()

    def _repaint_caret(self) -> None:
        if self.scene.caret is not None:
            row = self.scene.page.paragraphs.at(self.scene.caret[0])
            self.repaint_rows(row, row)

    def _set_primary(self) -> None:
        """Give the selected words to X11's primary selection, where there is one."""
        clipboard = QGuiApplication.clipboard()
        span = self._selection.span
        if span is not None and clipboard.supportsSelection():
            clipboard.setText(span.of(self.scene.page.text), QClipboard.Mode.Selection)
