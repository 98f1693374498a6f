"""The program on a project; prints the moment when its release has been painted, and ends.

Usage: start.py PROJECT
"""

import os
import sys
import time
from pathlib import Path

from annotator.gui.loading import quick_imports

with quick_imports():
    from annotator.gui import app
from PySide6.QtCore import QEvent, QObject

from annotator.gui.settings import Settings


class FirstRelease(QObject):
    """Notes whether the page has been painted with a document on it."""

    seen = False

    def eventFilter(self, viewport: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note it."""
        self.seen |= event.type() == QEvent.Type.Paint and bool(viewport.parent().text())
        return False


class WatchedWindow(app.MainWindow):
    """The window, its page watched from the start."""

    def __init__(self, *arguments: object) -> None:
        """Watch the page."""
        super().__init__(*arguments)
        self.pane.viewport().installEventFilter(watch)


app.MainWindow = WatchedWindow
application = app.make_application()
watch = FirstRelease()
showing, _trouble = app.paint(Path(sys.argv[1]), Settings())
moment = time.monotonic()
if not watch.seen:
    sys.exit("The release was not painted.")
print(moment, flush=True)
showing.session.close()
os._exit(0)
