"""Key press → painted annotation in the real window, all over a document.

Usage: marking.py PROJECT COUNT; prints a row's name and its seconds, a line each. The project has
one document. Words are selected beforehand; the time runs from the key event until the window has
painted the page ("commit"), and the same press without the time that the commit to disk took
("press").
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "baselines"))
from moves import print_peak

from annotator.gui.loading import quick_imports, settle

with quick_imports():
    from annotator.gui import app
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest

from annotator.gui.settings import Settings
from annotator.operations.people import proposed_name
from annotator.store.project import Project

_LONGEST = 5.0
"""Seconds after which a key that leaves no mark ends the measurement."""
_FIRST = 10
"""So many presses are not counted: a window is used for longer."""


class Watch(QObject):
    """When the page was painted last, with the whole window, and how long commits took."""

    begun = False
    painted = 0.0
    committing = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note that the page is being painted."""
        self.begun |= event.type() == QEvent.Type.Paint
        return False


class WatchedWindow(app.MainWindow):
    """The window; notes when it has painted what was to be painted."""

    def event(self, event: QEvent) -> bool:
        """Note it."""
        done = super().event(event)
        if watch.begun and event.type() == QEvent.Type.UpdateRequest:
            watch.painted = time.perf_counter()
        return done


def committed(project: Project) -> None:
    """Commit, and note how long that took."""
    begin = time.perf_counter()
    commit(project)
    watch.committing += time.perf_counter() - begin


watch = Watch()
commit = Project._commit  # noqa: SLF001
Project._commit = committed  # noqa: SLF001
app.MainWindow = WatchedWindow
settings = Settings()
settings.annotator = proposed_name()  # else its name is asked first, and keys write the answer
application = app.make_application()
running = app.start([Path(sys.argv[1])], settings=settings)
settle()
pane = running.window.pane
pane.viewport().installEventFilter(watch)
text, count = pane.text(), int(sys.argv[2]) + _FIRST
for number in range(count):
    start = text.index(" ", len(text) * (number * 7 % count) // count // 2) + 1
    pane.select(start, start + 1)
    for _ in range(20):
        application.processEvents()
    marks = len(running.desk.page.annotations)
    watch.begun, watch.painted, watch.committing = False, 0.0, 0.0
    begin = time.perf_counter()
    QTest.keyClick(pane, Qt.Key.Key_A)
    while not watch.painted:
        application.processEvents()
        if time.perf_counter() - begin > _LONGEST:
            sys.exit("The page was not painted anew.")
    if len(running.desk.page.annotations) != marks + 1:
        sys.exit("The key left no mark.")
    if number >= _FIRST:
        print("commit", watch.painted - begin)
        print("press", watch.painted - begin - watch.committing)
print_peak()
running.close()
