"""Where the focus is: which panel, which mode that means, and the ring that shows it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from annotator.gui.inspector.card_lines import CardLine
from annotator.gui.inspector.choice_field import ChoiceButton
from annotator.gui.theme import Theme

Panel = tuple[QWidget, Callable[[], QWidget | None]]
"""A panel, and the widget in it that takes the focus; None when there is none just now."""


def in_a_field() -> bool:
    """Whether the focus is in what takes typing or choosing, or on a line with keys of its own."""
    focused = QApplication.focusWidget()
    return isinstance(focused, QLineEdit | QPlainTextEdit | ChoiceButton | CardLine)


class FocusRing(QWidget):
    """A line around the panel that was reached by key; a click takes it away."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        """Draw above everything in a window."""
        super().__init__(window)
        self.setObjectName("focus_ring")
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, panel: QWidget) -> None:
        """Show where the focus has gone."""
        corner = panel.mapTo(self.window(), panel.rect().topLeft())
        self.setGeometry(QRect(corner, panel.size()))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._theme.palette.focus), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class Panels(QObject):
    """Goes from panel to panel by key."""

    focus_moved = Signal()
    """The focus is elsewhere: the mode may be another."""

    def __init__(self, panels: Sequence[Panel], ring: FocusRing) -> None:
        """Walk over panels in their order, as long as the window is there."""
        super().__init__(ring.window())
        self._panels = list(panels)
        self._ring = ring
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)
        ring.window().installEventFilter(self)

    def add_behind(
        self,
        neighbour: QWidget,
        panel: QWidget,
        target: Callable[[], QWidget | None] | None = None,
    ) -> None:
        """Walk over a further panel, behind another one; its ``target`` takes the focus.

        Without one that is its focus proxy.
        """
        place = [each for each, _ in self._panels].index(neighbour)
        self._panels.insert(place + 1, (panel, target or panel.focusProxy))

    def stop(self) -> None:
        """Look at the focus no longer."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._moved)

    def step(self, by: int) -> None:
        """Give the focus to the panel ``by`` places further on."""
        now = self._current()
        for count in range(1, len(self._panels) + 1):
            panel, target = self._panels[(now + by * count) % len(self._panels)]
            seen = panel.isVisible() and not panel.visibleRegion().isEmpty()
            wanted = target() if seen else None
            if wanted is not None:
                wanted.setFocus(Qt.FocusReason.TabFocusReason)
                self._ring.surround(panel)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the ring away when the window is resized or another one is used."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.MouseButtonPress):
            self._ring.hide()
        return super().eventFilter(watched, event)

    def _current(self) -> int:
        focused = QApplication.focusWidget()
        for place, (panel, _) in enumerate(self._panels):
            if focused is not None and (focused is panel or panel.isAncestorOf(focused)):
                return place
        return -1

    def _moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        place = self._current()
        inside = place >= 0 and self._ring.isVisible()
        if now is None or not inside or not _by_key(self._ring, self._panels[place][0]):
            self._ring.hide()
        self.focus_moved.emit()


def _by_key(ring: FocusRing, panel: QWidget) -> bool:
    """Whether the ring still stands around the panel that has the focus."""
    corner = panel.mapTo(ring.window(), panel.rect().topLeft())
    return ring.geometry().topLeft() == corner
