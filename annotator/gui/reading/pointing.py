"""The page with the mouse on it: what presses, drags, clicks and the wheel do."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.reading.guard import reported
from annotator.gui.reading.hits import annotations_at, handle_at, too_deep_at
from annotator.gui.reading.hovering import Hovering
from annotator.gui.reading.mouse import Mouse
from annotator.gui.reading.selecting import SelectingCanvas
from annotator.gui.reading.tying import Tying
from annotator.language.units import Unit
from annotator.model.text import Span

_GRIP_TIP = "Drag onto another annotation to link the two"
_PLATE_TIP = "Go to the other end"


class PointingCanvas(SelectingCanvas):
    """Hands the mouse's events on, and does what comes out of them (see surface.Surface)."""

    selection_finished = Signal()
    """The mouse has selected words; ``click_count`` tells whether it goes on a click burst."""
    fragment_dragged = Signal(int, int, int)
    """Annotation, start, end: Ctrl+drag asks for a further fragment of the selected annotation."""
    boundary_moved = Signal(int, int, int, int)
    """Annotation, fragment number, start, end: a handle was dragged."""
    target_clicked = Signal(int)
    """The annotation: one of the numbered targets was clicked."""
    context_requested = Signal(QPoint)
    """Where on the screen a context menu is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show an empty page."""
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._unit = Unit.CHARACTERS
        self.tying = Tying(self)
        self.hovering = Hovering(self)
        self._mouse = Mouse(self, self)

    def unit(self) -> Unit:
        """What drags snap to."""
        return self._unit

    def set_unit(self, unit: Unit) -> None:
        """Let drags snap to these units; keys and clicks have units of their own."""
        self._unit = unit

    def click_count(self) -> int:
        """How many clicks the burst behind the last selection by mouse has (1 is a drag)."""
        return self._mouse.clicks

    def let_go(self) -> None:
        """Forget what the pressed button has begun."""
        self._mouse.stop()

    def cancel_drag(self) -> bool:
        """Give up what is being dragged, if anything is; words stay selected as they are."""
        if not self._mouse.dragging:
            return False
        self._mouse.stop()
        return True

    def show_drag(self, *, moved: tuple[int, int, Span] | None, added: Span | None) -> None:
        """Show how a fragment would be stretched, or one added, if the button came up now."""
        scene = self.scene
        scene.moved = moved
        chosen = scene.selected
        scene.added = (chosen, added) if added is not None and chosen is not None else None
        self.repaint_all()

    def finish_selecting(self) -> None:
        """Tell that the mouse has selected words."""
        self.set_primary()
        self.selection_finished.emit()

    def finish_adding(self, span: Span) -> None:
        """Tell that a further fragment was dragged out."""
        chosen = self.selected_annotation()
        if chosen is not None:
            self.fragment_dragged.emit(chosen, span.start, span.end)

    def finish_stretching(self, annotation: int, fragment: int, span: Span) -> None:
        """Tell that a handle was dragged."""
        self.boundary_moved.emit(annotation, fragment, span.start, span.end)

    def finish_targeting(self, annotation: int) -> None:
        """Tell that a numbered target was clicked."""
        self.target_clicked.emit(annotation)

    def scroll_beyond(self, point: QPointF) -> bool:
        """Scroll towards a point above or below the viewport, the faster the farther it is."""
        height = self.viewport().height()
        beyond = min(0.0, point.y()) or max(0.0, point.y() - height)
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(beyond / 2))
        return bool(beyond)

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
            self._hover(event.position())
            self._set_cursor(event.position())

    @reported
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the left button began."""
        if event.button() == Qt.MouseButton.LeftButton and self._mouse.busy:
            self._mouse.release(event)

    @reported
    def leaveEvent(self, event: QEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Nothing is under the mouse any more."""
        self.hover(None)
        self.hovering.leave()

    def event(self, event: QEvent) -> bool:
        """A key, whatever it means: the list at the mouse is not looked at any more."""
        if event.type() == QEvent.Type.ShortcutOverride:
            self.hovering.hide()
        return super().event(event)

    @reported
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag that lost the window is over."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._mouse.stop()

    @reported
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a context menu; a right click first selects the annotation that is there."""
        event.accept()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            caret = self.from_page(self.scene.page.caret(self.caret())).bottomLeft()
            self.context_requested.emit(self.viewport().mapToGlobal(caret.toPoint()))
        else:
            self._select_for_menu(QPointF(event.pos()))
            self.context_requested.emit(event.globalPos())

    @reported
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl the wheel belongs to the window."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)
        self.hover(event.position())

    def _hover(self, point: QPointF) -> None:
        """Let what is under the mouse stand out: of an arrow's name, what it leads to."""
        plate = self.tying.plate(self.to_page(point))
        if plate is None:
            self.hover(point)
            self.hovering.over(point)
        else:
            self.hovering.hide()
            self.set_hovered(plate.goes_to)

    def _press(self, event: QMouseEvent, *, double: bool) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            if not self.hovering.press(event.position()):
                self._mouse.press(event, double=double)
        else:
            event.ignore()

    def _select_for_menu(self, point: QPointF) -> None:
        """Select the annotation under a right click, unless it is on the selected words."""
        at = self.to_page(point)
        offset = self.scene.page.character_at(at.x(), at.y())
        span = self.selection()
        if span is not None and offset is not None and span.start <= offset < span.end:
            return
        found = annotations_at(self.scene, at)
        if not found or self.selected_annotation() in found:
            return
        beside = [each for each in found if each in self.kept_annotations()]
        if beside:
            self.go_on_to(beside[0], scroll=False)
        else:
            self.select_annotation(found[0], scroll=False)

    def _set_cursor(self, point: QPointF) -> None:
        """Show by the mouse what can be done where it is."""
        at = self.to_page(point)
        shape, tip = Qt.CursorShape.IBeamCursor, ""
        if self.tying.takes(at):
            shape, tip = Qt.CursorShape.CrossCursor, _GRIP_TIP
        elif self.tying.plate(at) is not None:
            shape, tip = Qt.CursorShape.PointingHandCursor, _PLATE_TIP
        elif too_deep_at(self.scene, at):
            shape = Qt.CursorShape.PointingHandCursor
        elif handle_at(self.scene, at) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        elif not 0 <= at.x() <= self.scene.page.width:
            bracket = annotations_at(self.scene, at)
            shape = Qt.CursorShape.PointingHandCursor if bracket else Qt.CursorShape.ArrowCursor
        if self.viewport().toolTip() != tip:
            self.viewport().setToolTip(tip)
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)
