"""A value that is typed in its place in the inspector."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from annotator.gui.fonts import interface_font
from annotator.gui.inspector.known_values import KnownValues, fitting
from annotator.gui.keys import is_enter

_STEPS = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class LineField(QLineEdit):
    """A line of words that looks like plain text until it is pointed at or has the focus."""

    given = Signal(str)
    """Other words were typed and left with Enter, Tab or a click elsewhere."""
    done = Signal()
    """Enter was pressed: the page may have the focus back."""

    def __init__(
        self, name: str, says: str, *, right: bool = True, replaceable: bool = True
    ) -> None:
        """Make it empty; ``says`` is its accessible name.

        What is typed right after entering it by key replaces what stands there, or goes on with
        it where that would be a pity: not ``replaceable``.
        """
        super().__init__()
        self._replaceable = replaceable
        self.setObjectName(name)
        self.setAccessibleName(says)
        self.setProperty("kind", "inline")
        self.setFont(interface_font(13))
        self.setFixedHeight(24)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side)
        if right:
            self.setTextMargins(0, 0, -1, 0)  # Qt keeps room for the cursor
        self._value = ""
        self._offered = ""
        self._ask_known: Callable[[], Sequence[str]] = tuple
        self._known: Sequence[str] | None = None
        self._list: KnownValues | None = None
        self.textEdited.connect(self._offer_known)
        self.editingFinished.connect(self._give)

    def set_value(self, value: str) -> None:
        """Show a value, unless another is being typed."""
        typing = self.hasFocus() and self.text() != self._value
        self._value = value
        if not typing and self.text() != value:
            self.setText(value)
            self.setCursorPosition(0)
        elif not typing and self.isUndoAvailable():
            place = self.cursorPosition()
            self.setText(value)  # what was typed is a step now, and Undo takes that back
            self.setCursorPosition(place)
        self.setToolTip(value if self._is_cut() else "")

    def put_back(self, value: str) -> None:
        """Show a value in place of what is being typed."""
        self.setText("")
        self._value = ""
        self.set_value(value)

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark what was typed as something that does not fit."""
        self.setProperty("wrong", "true" if wrong else "false")
        self.style().unpolish(self)
        self.style().polish(self)

    def offer(self, words: str) -> None:
        """Propose words that Enter takes while the field is empty."""
        self._offered = words
        self.setPlaceholderText(words)

    def complete_from(self, words: Callable[[], Sequence[str]]) -> None:
        """List those of some words that fit what is typed; Up and Down choose one of them.

        They are asked for when something is typed, not before.
        """
        self._ask_known, self._known = words, None

    def event(self, event: QEvent) -> bool:
        """Enter takes the value, and what was offered; Esc brings the old value back.

        While known values are listed below, Esc closes the list and leaves what was typed.
        """
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
                event.ignore()  # nothing was typed here: the last step is what is meant
                return False
            if event.key() in _STEPS and not event.modifiers() & _COMMANDS:
                self._step(_STEPS[event.key()])
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self._list is not None and self._list.isVisible():
                    self._list.hide()
                    return True
                self.setText(self._value)
            elif is_enter(event):
                if not self.text() and self._offered:
                    self.setText(self._offered)
                self._give()
                self.done.emit()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be ready for typing when the field is entered by key."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            if self._replaceable:
                self.selectAll()
            else:
                self.end(False)  # noqa: FBT003 - Qt takes it by position

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the known values away."""
        super().focusOutEvent(event)
        if self._list is not None:
            self._list.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, ending in “…” where they are too many; all of them while they change."""
        if self.hasFocus() or not self._is_cut():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        panel = QStyle.PrimitiveElement.PE_PanelLineEdit
        self.style().drawPrimitive(panel, option, painter, self)
        room = self._room()
        painter.setPen(self.palette().text().color())
        fitting = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, fitting)
        painter.end()

    def _offer_known(self, typed: str) -> None:
        """List the known values that fit what is typed."""
        if self._known is None:
            self._known = self._ask_known()
        found = fitting(self._known, typed)
        if self._list is None and found:
            self._list = KnownValues(self)
            self._list.picked.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        if self._list is not None:
            self._list.offer(found)

    def _step(self, by: int) -> None:
        """Choose another of the known values; Down opens their list."""
        if self._list is not None and self._list.isVisible():
            self.setText(self._list.step(by))
        elif by > 0:
            self._offer_known(self.text())

    def _take(self, words: str) -> None:
        """Take a known value that was clicked."""
        self.setText(words)
        self._give()

    def _room(self) -> QRect:
        """Where the words stand."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_LineEditContents
        box = self.style().subElementRect(contents, option, self)
        margin = 2  # Qt's own, at either side of the words
        return box.marginsRemoved(self.textMargins()).adjusted(margin, 0, -margin, 0)

    def _is_cut(self) -> bool:
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) > self._room().width()

    def _give(self) -> None:
        words = " ".join(self.text().split())
        if words != self._value:
            self.given.emit(words)
