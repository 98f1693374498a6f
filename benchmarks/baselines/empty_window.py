"""Baseline: an empty PySide6 main window; prints the moment of its first paint and ends."""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    """Tells when it has been painted once."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint, and end the program once the frame is out."""
        super().paintEvent(event)
        QTimer.singleShot(0, painted)


def painted() -> None:
    """Print the moment."""
    print(time.monotonic(), flush=True)
    app.quit()


app = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
