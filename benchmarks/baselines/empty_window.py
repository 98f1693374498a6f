"""Baseline: an empty PySide6 main window, from the start of the process to its first paint."""

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Ends the program when the window has been painted once."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Quit after the first paint."""
        if event.type() == QEvent.Type.Paint:
            QApplication.instance().quit()
        return False


app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1440, 900)
watch = FirstPaint()
window.installEventFilter(watch)
window.show()
app.exec()
