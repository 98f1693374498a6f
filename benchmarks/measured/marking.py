"""Key press → painted annotation, the commit to disk included, in the real window.

Usage: marking.py PROJECT COUNT; prints the seconds of each, a line each. The project has one
document. Words are selected beforehand; the time runs from the key event to the end of the paint.
"""

import sys
import time
from pathlib import Path

from annotator.gui.loading import quick_imports, settle

with quick_imports():
    from annotator.gui import app
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from annotator.gui.settings import Settings
from annotator.operations.people import proposed_name

_LONGEST = 5.0
"""Seconds after which a key that leaves no mark ends the measurement."""


class Paints(QObject):
    """Counts the paints of the page."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count."""
        self.count += event.type() == QEvent.Type.Paint
        return False


settings = Settings()
settings.annotator = proposed_name()  # else its name is asked first, and keys write the answer
application = app.make_application()
running = app.start([Path(sys.argv[1])], settings=settings)
settle()
pane = running.window.pane
paints = Paints()
pane.viewport().installEventFilter(paints)
text = pane.text()
starts = [at for at in range(len(text) - 1) if text[at - 1 : at] == " " and text[at].isalpha()]
for number in range(int(sys.argv[2])):
    start = starts[number * 7 % len(starts)]
    pane.select(start, start + 1)
    for _ in range(20):
        application.processEvents()
    marks, before = len(running.desk.page.annotations), paints.count
    begin = time.perf_counter()
    QTest.keyClick(pane, Qt.Key.Key_A)
    while paints.count == before:
        application.processEvents()
        if time.perf_counter() - begin > _LONGEST:
            sys.exit("The page was not painted anew.")
    print(time.perf_counter() - begin, flush=True)
    if len(running.desk.page.annotations) != marks + 1:
        sys.exit("The key left no mark.")
running.close()
