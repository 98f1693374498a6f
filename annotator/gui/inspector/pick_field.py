"""A field that takes one of many known values: typing finds it, Enter takes it."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent

from annotator.gui.inspector.known_values import Known
from annotator.gui.inspector.line_field import LineField

Finding = Callable[[str], Sequence[Known]]
"""What fits what is typed, the best first."""


class PickField(LineField):
    """Lists what fits while one types; Enter takes the first, or the one that was walked to.

    Left without Enter, it takes only what was walked to or typed out; else the old value stays.
    """

    picked = Signal(object)
    """The key of the Known that was chosen, or None when the field was emptied."""
    unknown = Signal(str)
    """What was typed, when nothing is called that."""

    def __init__(self, name: str, says: str, *, removable: bool = True, right: bool = True) -> None:
        """Make it empty; ``removable`` allows to choose nothing."""
        super().__init__(name, says, right=right)
        self._removable = removable
        self._walked_to: Known | None = None
        self._taken = False
        """Whether what stands there was taken already, and only waits to be shown."""
        self._exactly: Callable[[str], Hashable] = lambda _typed: None
        self._get_ready: Callable[[], object] = lambda: None
        self.textEdited.connect(self._begin)

    def pick_from(
        self,
        find: Finding,
        exactly: Callable[[str], Hashable],
        get_ready: Callable[[], object] = lambda: None,
    ) -> None:
        """Look values up by ``find``; ``exactly`` gives the key of a whole name, else None.

        ``get_ready`` is called when the field is entered.
        """
        self._find, self._exactly, self._get_ready = find, exactly, get_ready

    def set_value(self, value: str, *, anew: bool = False) -> None:
        """Show a value, unless another is being typed."""
        if self._taken and value != self._value:
            self._taken, anew = False, True
        super().set_value(value, anew=anew)

    def show_picked(self) -> None:
        """Show the value of before: another one was refused."""
        self._begin()
        self.set_value(self._value, anew=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be ready for typing."""
        super().focusInEvent(event)
        self._get_ready()

    def _begin(self) -> None:
        """Something else is typed."""
        self._walked_to, self._taken = None, False

    def _first_is_meant(self, typed: str) -> bool:
        """What Enter will take is seen to be chosen."""
        return bool(typed.strip()) and typed != self._value

    def _stepped(self, known: Known) -> None:
        """Show the value that was walked to."""
        self._walked_to, self._taken = known, False
        super()._stepped(known)

    def _take(self, known: Known) -> None:
        """Take the value that was clicked."""
        self._choose(known.key)
        if not self.is_wrong():
            self.done.emit()

    def _enter(self) -> bool:
        """Take what is chosen in the list; say so when nothing is called what was typed."""
        chosen = self._walked_to
        if chosen is None and self._list is not None and self.text() != self._value:
            chosen = self._list.current()
        if chosen is not None:
            self._choose(chosen.key)
        elif not self._take_plain():
            self.set_wrong(wrong=True)
            self.unknown.emit(self.text())
        return not self.is_wrong()

    def _give(self) -> None:
        """Left without Enter: take what is plain, else let the old value stand."""
        if self._walked_to is not None:
            self._choose(self._walked_to.key)
        elif not self._take_plain():
            self.set_wrong(wrong=False)
            self.setText(self._value)

    def _take_plain(self) -> bool:
        """Take what stands in the field, if it is plain what it means."""
        words = self.text().strip()
        if words == self._value:
            return True
        if not words:
            if self._removable:
                self._choose(None)
            return self._removable
        key = self._exactly(words)
        if key is not None:
            self._choose(key)
        return key is not None

    def _take_all_away(self) -> None:
        if self._removable:
            self._choose(None)

    def _choose(self, key: Hashable) -> None:
        self._walked_to, self._taken = None, True
        self._close_list()
        self.picked.emit(key)


class PickSeveralField(PickField):
    """Takes several of many known values: each Enter adds one or takes it away."""

    def _take(self, known: Known) -> None:
        """Add or take away the value that was clicked; the field stays."""
        self._choose(known.key)

    def _enter(self) -> bool:
        """Add or take away what is chosen in the list; without anything typed, it is done."""
        if self.text() == self._value and self._walked_to is None:
            self._close_list()
            return True
        super()._enter()
        return False

    def set_value(self, value: str, *, anew: bool = False) -> None:
        """Show the values; typing goes on with the next one."""
        super().set_value(value, anew=anew)
        if self.hasFocus() and self.text() == value:
            self.selectAll()
