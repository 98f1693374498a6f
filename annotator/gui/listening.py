"""Lets assistive programs in, from the moment that one asks and not before.

Nobody listens in most windows. What answers a screen reader is imported and made when Qt asks for
it, which it never does where nobody listens; even Qt's own names for it take time to make.
"""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

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
        let_in(self._window, self._window.pane)


def let_in(*widgets: QWidget) -> None:
    """Let windows and panes be read aloud; a pane's ``read_aloud`` says when it is asked for."""
    from PySide6.QtGui import QAccessible

    _answer()
    if not QAccessible.isActive():
        return
    # Somebody has been listening since the window came up. What Qt made of it on its own knows
    # nothing of words.
    for widget in widgets:
        if QAccessible.queryAccessibleInterface(widget) not in _kept:
            _replace(widget)


def _replace(widget: QWidget) -> None:
    """Let our own answer for a widget stand in the place of Qt's, and say so."""
    import shiboken6
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    def tell(kind: QAccessible.Event) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(widget, kind))

    known = QAccessible.queryAccessibleInterface(widget)
    tell(QAccessible.Event.ObjectHide)
    number = QAccessible.uniqueId(known)
    # Python is to forget it before its place in memory is given to something else.
    shiboken6.invalidate(known)
    QAccessible.deleteAccessibleInterface(number)
    tell(QAccessible.Event.ObjectShow)
    if widget.hasFocus():
        tell(QAccessible.Event.Focus)


_kept: "list[QAccessibleInterface]" = []
"""What was made for Qt, which deletes each with its widget: Python must not do so before."""


@cache
def _answer() -> None:
    """Tell Qt who answers; once in a process, as nothing is ever taken back."""
    from PySide6.QtGui import QAccessible

    QAccessible.installFactory(_interface)


def _interface(name: str, thing: QObject) -> "QAccessibleInterface | None":
    """What answers for a thing of a class; None for all that Qt answers for itself."""
    if name == "ReadingPane" and isinstance(thing, ReadingPane):
        from annotator.gui.reading.accessibility import PaneAccessible

        _kept.append(PaneAccessible(thing))
        thing.read_aloud.emit()
        return _kept[-1]
    if name == "MainWindow" and isinstance(thing, MainWindow):
        from PySide6.QtGui import QAccessible
        from PySide6.QtWidgets import QAccessibleWidget

        _kept.append(QAccessibleWidget(thing, QAccessible.Role.Window))
        return _kept[-1]
    return None
