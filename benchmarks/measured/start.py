"""The program on a project; prints the moment when its release has been painted, and ends.

Usage: start.py PROJECT
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer

from annotator.gui import app


class FirstRelease(QObject):
    """Ends the program when the page has been painted with a document on it."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """After a paint of the page's viewport, print the moment."""
        if event.type() == QEvent.Type.Paint and running.window.pane.text():
            QTimer.singleShot(0, painted)
        return False


def painted() -> None:
    """Print the moment, once."""
    running.window.pane.viewport().removeEventFilter(watch)
    print(time.monotonic(), flush=True)
    application.quit()


application = app.make_application()
running = app.start([Path(sys.argv[1])])
watch = FirstRelease()
running.window.pane.viewport().installEventFilter(watch)
application.exec()
