"""How many annotations are to be looked at again, quietly in the status line."""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from annotator.gui.frame.status_line import StatusLine
from annotator.gui.session import Session, touches
from annotator.model.history import ChangeSet
from annotator.operations import revising

_PAUSE_MS: Final = 150
"""Milliseconds after a step until it is counted: never while a key is being answered."""


class WorklistMeter(QObject):
    """Counts in a pause after each change; at nought nothing is shown."""

    def __init__(self, session: Session, line: StatusLine) -> None:
        """Show in a line what a session's annotator is to look at again."""
        super().__init__()
        self._session = session
        self._line = line
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._show)
        session.changed.connect(self._follow)
        session.opened.connect(self._timer.start)
        session.closed.connect(self._timer.stop)
        self._timer.start()

    def _follow(self, changes: ChangeSet) -> None:
        if touches(changes, "annotation", "label", "document"):
            self._timer.start()

    def _show(self) -> None:
        session = self._session
        many = session.attempt(
            lambda: revising.to_look_at(session.project, annotator=session.annotator.id)
        )
        self._line.set_worklist(f"{many:,} to look at" if many else "")
