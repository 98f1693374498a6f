"""The keys that mean something in the find bar alone, by the list of actions."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent

from annotator.gui.actions import Action, Actions
from annotator.gui.keys import key_names
from annotator.gui.modes import Mode


class BarKeys:
    """Does actions of the bar, or says why they cannot be done now."""

    def __init__(self, actions: Actions, tell: Callable[[str], object]) -> None:
        """Look actions up in a list; ``tell`` is given the sentences."""
        self.actions = actions
        self._tell = tell

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means in the bar; False where it means nothing, or the same everywhere."""
        for key in key_names(event):
            action = self.actions.for_key(key, Mode.FIND, on_page=True)
            if action is not None and not action.anywhere:
                self._do(action)
                return True
        return False

    def do(self, name: str) -> None:
        """Do the action of a name."""
        self._do(self.actions.named(name))

    def may(self, name: str) -> bool:
        """Whether the action of a name can be done now."""
        return not self.actions.named(name).blocked()

    def _do(self, action: Action) -> None:
        if why_not := action.blocked():
            self._tell(why_not)
        else:
            action.run()
