"""Baseline: a QTextEdit with the same text, and one ExtraSelection for each annotation.

Usage: extra_selections.py TEXT SECONDS SPANS (JSON: starts and ends in UTF-16 units).
"""

import json
import sys
import time
from pathlib import Path

from moves import PLACES, drive, print_peak, timed
from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit


def mark(start: int, end: int) -> None:
    """Note one more selection."""
    each = QTextEdit.ExtraSelection()
    each.cursor = QTextCursor(edit.document())
    each.cursor.setPosition(start)
    each.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    each.format.setBackground(QColor("#cfe0ff"))
    marks.append(each)


app, begin = QApplication(sys.argv), time.perf_counter()
marks: list[QTextEdit.ExtraSelection] = []
edit = QTextEdit()
edit.setPlainText(Path(sys.argv[1]).read_text(encoding="utf-8"))
edit.resize(1000, 800)
for span in json.loads(Path(sys.argv[3]).read_text()):
    mark(*span)
edit.setExtraSelections(marks)
timed("shown", edit.show)
print("open", time.perf_counter() - begin)
for place in range(PLACES):
    mark(place * 40, place * 40 + 9)
    timed("mark", lambda: edit.setExtraSelections(marks))
drive(edit, float(sys.argv[2]))
print_peak()
