"""From a key press to an action, by the mode that the window is in."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.actions import Action, Actions
from annotator.gui.keys import key_names
from annotator.gui.modes import Mode


class Dispatcher(QObject):
    """Sees the page's keys before the page does, and what no other widget wanted."""

    refused = Signal(str)
    """An action cannot be done now, and why."""
    acting = Signal(str)
    """An action is about to be done: its name."""

    def __init__(
        self,
        actions: Actions,
        mode: Callable[[], Mode],
        page: QWidget,
        turned: Callable[[Action, str], Action] = lambda action, _key: action,
    ) -> None:
        """Find actions by ``mode``; ``page`` is the widget whose keys are those of the page.

        ``turned`` gives what an action means for the key that asked for it.
        """
        super().__init__()
        self._actions = actions
        self._turned = turned
        self._mode = mode
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the page that mean an action; Tab too, before Qt moves the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.press(event, on_page=True)
        return super().eventFilter(watched, event)

    def press(self, event: QKeyEvent, *, on_page: bool = False) -> bool:
        """Do what the key means; False when it means nothing here."""
        mode = self._mode()
        for key in key_names(event):
            action = self._actions.for_key(key, mode, on_page=on_page)
            if action is None:
                continue
            action = self._turned(action, key)
            event.accept()
            if event.isAutoRepeat() and not action.repeats:
                return True
            if why_not := action.blocked():
                self.refused.emit(why_not)
            else:
                self.acting.emit(action.name)
                action.run()
            return True
        return False
