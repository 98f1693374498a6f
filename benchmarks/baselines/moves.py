"""What is done to a page that scrolls, ours and the baselines' alike, and how long each takes."""

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

_PLACE, _NONE = QPointF(500, 400), Qt.MouseButton.NoButton
_TURN = (_PLACE, _PLACE, QPoint(), QPoint(0, -120), _NONE, Qt.KeyboardModifier.NoModifier)
PLACES = 24
now = time.thread_time if os.environ.get("BENCH_CLOCK") == "cpu" else time.perf_counter


def timed(name: str, work: Callable[[], object]) -> None:
    """Do something until it is painted; print the row's name and the seconds."""
    begin = now()
    work()
    QApplication.processEvents()
    print(name, now() - begin)


def drive(area: QAbstractScrollArea, seconds: float, ready: Callable[[], object] = bool) -> None:
    """Jump, paint, turn the wheel and resize at places all over a text, for about so long."""
    viewport, bar, end = area.viewport(), area.verticalScrollBar(), time.monotonic() + seconds
    turn = (*_TURN, Qt.ScrollPhase.NoScrollPhase, False)
    for place in range(PLACES):
        timed("jump", lambda: bar.setValue(bar.maximum() * place // PLACES))  # noqa: B023 - at once
        ready()
        QApplication.processEvents()
        for _ in range(3):
            timed("repaint", viewport.repaint)
            timed("wheel", lambda: QApplication.sendEvent(viewport, QWheelEvent(*turn)))
            if time.monotonic() > end:
                return
        timed("resize", lambda: area.resize(1000 - 160 * (place % 2), 800))  # noqa: B023


def print_peak() -> None:
    """Print the most memory that the process has had, in gigabytes as if they were seconds."""
    # Of a process that another one started, ``getrusage`` may tell what that one has had.
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (each for each in status.read_text().splitlines() if each.startswith("VmHWM"))
        kilobytes = int(line.split()[1])
    else:
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print("peak", kilobytes / 1024 / 1000)
