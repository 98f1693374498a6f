"""The mouse rests on a label of the bar: its guidelines peep out until it goes."""

from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from annotator.gui.codebook.guidelines.guiding import Guiding
from annotator.gui.codebook.label_bar import LabelBar
from annotator.gui.codebook.pill import LabelPill

AFTER_MS: Final = 400
"""Milliseconds that the mouse rests until the card appears."""
GRACE_MS: Final = 140
"""Milliseconds that the mouse has to get from the label into the card, where it can scroll."""


class Resting(QObject):
    """Waits while the mouse is over a label, and takes the card away behind it."""

    def __init__(self, window: QWidget, bar: LabelBar, guiding: Guiding) -> None:
        """Look at the labels of a bar in a window."""
        super().__init__()
        self._window = window
        self._guiding = guiding
        self._pill: LabelPill | None = None
        self._known = False
        """Whether the card is listened to already."""
        self._wait, self._fade = QTimer(self), QTimer(self)
        for timer, after, then in (
            (self._wait, AFTER_MS, self._show),
            (self._fade, GRACE_MS, self.stop),
        ):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(then)
        bar.label_pointed.connect(self._pointed)
        bar.label_clicked.connect(lambda _name: self.stop())

    def _pointed(self, pill: LabelPill | None) -> None:
        self._wait.stop()
        self._pill = pill
        if pill is None:
            self._fade.start()
        else:
            self._fade.stop()
            self._wait.start()

    def _show(self) -> None:
        pill = self._pill
        if pill is None:
            return
        if not self._known:
            self._known = True
            self._guiding.card().entered.connect(self._fade.stop)
            self._guiding.card().left.connect(self._fade.start)
        box = QRect(pill.mapTo(self._window, QPoint(0, 0)), pill.size())
        self._guiding.peep(pill.label.name, box)

    def stop(self) -> None:
        """Look at no label any more."""
        self._wait.stop()
        self._fade.stop()
        self._pill = None
        self._guiding.leave()
