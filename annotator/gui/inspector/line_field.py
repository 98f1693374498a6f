"""A value that is typed in its place in the inspector."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from annotator.gui.fonts import interface_font
from annotator.gui.inspector.cut_line import CutLine
from annotator.gui.inspector.known_values import Known, KnownValues, fitting
from annotator.gui.keys import is_enter

_STEPS = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}
_TAKING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class LineField(CutLine):
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
        self._various = False
        self._find: Callable[[str], Sequence[Known]] = lambda _typed: ()
        self._list: KnownValues | None = None
        self.textEdited.connect(self._offer_known)
        self.editingFinished.connect(self._give)

    def set_value(self, value: str, *, anew: bool = False) -> None:
        """Show a value, unless another is being typed, or was and did not fit.

        ``anew`` shows it in any case: it is the value of something else.
        """
        kept = self.text() != self._value and (self.hasFocus() or self.is_wrong())
        self._value = value
        if anew or not kept:
            self.set_wrong(wrong=False)
            if self.text() != value:
                self.setText(value)
                self.setCursorPosition(0)
            elif self.isUndoAvailable():
                place = self.cursorPosition()
                self.setText(value)  # what was typed is a step now, and Undo takes that back
                self.setCursorPosition(place)
        self._tell_whole()

    def set_various(self, *, various: bool, empty: str = "") -> None:
        """Say that several values are there, of several annotations; else what an empty one says.

        What is typed takes the place of all of them; Delete in the empty field takes all away.
        """
        self._various = various
        self._offered = ""
        self.setPlaceholderText("various" if various else empty)

    def is_various(self) -> bool:
        """Whether it stands for several values."""
        return self._various

    def is_wrong(self) -> bool:
        """Whether what was typed does not fit."""
        return bool(self.property("wrong") == "true")

    def put_back(self, value: str) -> None:
        """Show a value in place of what is being typed."""
        self.setText("")
        self._value = ""
        self.set_value(value)

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark what was typed as something that does not fit."""
        if wrong != self.is_wrong():
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
        known: list[str] | None = None

        def find(typed: str) -> list[Known]:
            nonlocal known
            if known is None:
                known = list(words())
            return [Known(each) for each in fitting(known, typed)]

        self._find = find

    def event(self, event: QEvent) -> bool:
        """Enter takes the value, and what was offered; Esc brings the old value back.

        What does not fit stays, to be mended. While known values are listed below what was typed,
        Esc closes the list and leaves that.
        """
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable():
                event.ignore()  # nothing was typed here: the last step is what is meant
                return False
            if self._various and not self.text() and event.key() in _TAKING:
                self._take_all_away()
                return True
            if event.key() in _STEPS and not event.modifiers() & _COMMANDS:
                self._step(_STEPS[event.key()])
                return True
            if event.key() == Qt.Key.Key_Escape:
                listed = self._list is not None and self._list.isVisible()
                self._close_list()
                if listed and self.text() != self._value:
                    return True
                self.setText(self._value)
                self.set_wrong(wrong=False)
            elif is_enter(event):
                if self._enter():
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
        self._close_list()

    def _enter(self) -> bool:
        """Take what stands there, or what is offered while nothing does; whether it fitted."""
        if not self.text() and self._offered:
            self.setText(self._offered)
        self._give()
        return not self.is_wrong()

    def _take_all_away(self) -> None:
        """Give nothing in the place of various values."""
        self.given.emit("")

    def _close_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _offer_known(self, typed: str) -> None:
        """List the known values that fit what is typed."""
        self.set_wrong(wrong=False)
        found = self._find(typed)
        if self._list is None and found:
            self._list = KnownValues(self)
            self._list.picked.connect(self._take)
            self.destroyed.connect(self._list.deleteLater)
        if self._list is not None:
            self._list.offer(found, chosen=self._first_is_meant(typed))

    def _first_is_meant(self, typed: str) -> bool:  # noqa: ARG002 - for fields that choose
        """Whether Enter takes the first of what is listed; here it takes what was typed."""
        return False

    def _step(self, by: int) -> None:
        """Choose another of the known values; Down opens their list."""
        if self._list is not None and self._list.isVisible():
            self._stepped(self._list.step(by))
        elif by > 0:
            self._offer_known(self.text())

    def _stepped(self, known: Known) -> None:
        """Show the value that was chosen of the list."""
        self.setText(known.text or known.words)

    def _take(self, known: Known) -> None:
        """Take a known value that was clicked."""
        self.setText(known.words)
        self._give()

    def _give(self) -> None:
        words = " ".join(self.text().split())
        if words != self._value:
            self.given.emit(words)
