"""Key press → painted annotation, the commit to disk included, in the real window.

Usage: marking.py PROJECT COUNT; prints the seconds of each, a line each. The project has one
document. Words are selected beforehand; the time runs from the key event to the end of the paint.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from annotator.gui import app


class Paints(QObject):
    """Counts the paints of the page."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count."""
        self.count += event.type() == QEvent.Type.Paint
        return False


application = app.make_application()
running = app.start([Path(sys.argv[1])])
pane = running.window.pane
paints = Paints()
pane.viewport().installEventFilter(paints)
application.processEvents()
text = pane.text()
starts = [at for at in range(len(text) - 1) if text[at - 1 : at] == " " and text[at].isalpha()]
for number in range(int(sys.argv[2])):
    start = starts[number * 7 % len(starts)]
    pane.select(start, start + 1)
    for _ in range(20):
        application.processEvents()
    before = paints.count
    begin = time.perf_counter()
    QTest.keyClick(pane, Qt.Key.Key_A)
    while paints.count == before:
        application.processEvents()
    print(time.perf_counter() - begin, flush=True)
running.close()
