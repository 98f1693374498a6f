"""Lets assistive programs in, from the moment that one asks and not before.

Nobody listens in most windows. What answers a screen reader is imported and made when Qt asks for
it, which it never does where nobody listens; even Qt's own names for it take time to make.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from annotator.gui.annotate.page import Page
from annotator.gui.main_window import MainWindow
from annotator.gui.reading.pane import ReadingPane

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

    from annotator.gui.announcing import Announcing


class Listening(QObject):
    """Waits for somebody who listens to a window; from then on it is told what happens."""

    def __init__(self, window: MainWindow, page: Page) -> None:
        """Wait from when the window is at rest for the first time."""
        super().__init__(window)
        self._window = window
        self._page = page
        self.announcing: Announcing | None = None
        """What speaks, once somebody listens."""
        window.pane.read_aloud.connect(self.speak, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(0, self._let_in)

    def speak(self) -> None:
        """Announce from now on what is done."""
        if self.announcing is None:
            from annotator.gui.announcing import Announcing

            self.announcing = Announcing(self._window, self._page)

    def tell(self, sentence: str) -> None:
        """Say something that stands in the window, if somebody listens."""
        if self.announcing is not None:
            self.announcing.tell(sentence)

    def _let_in(self) -> None:
        let_in(self._window.pane)


def let_in(pane: ReadingPane) -> None:
    """Let a pane be read aloud from now on; ``pane.read_aloud`` says when it is asked for."""
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    _answer_for_panes()
    if not QAccessible.isActive():
        return
    # Somebody has been listening since the window came up: what Qt made of the pane on its own
    # knows nothing of words.
    known = QAccessible.queryAccessibleInterface(pane)
    if not _is_voice(known):
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
        QAccessible.queryAccessibleInterface(pane)
        if pane.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(pane, QAccessible.Event.Focus))


def _is_voice(found: "QAccessibleInterface") -> bool:
    from annotator.gui.reading.accessibility import PaneAccessible

    return isinstance(found, PaneAccessible)


@cache
def _answer_for_panes() -> None:
    """Tell Qt who answers for panes; once in a process, as nothing is ever taken back."""
    from PySide6.QtGui import QAccessible

    QAccessible.installFactory(_interface)


def _interface(name: str, thing: QObject) -> "QAccessibleInterface | None":
    """What answers for a thing of a class; None for all that Qt answers for itself."""
    if name != "ReadingPane" or not isinstance(thing, ReadingPane):
        return None
    from annotator.gui.reading.accessibility import PaneAccessible

    made = PaneAccessible(thing)
    thing.read_aloud.emit()
    return made
