"""Baseline: a QPlainTextEdit that scrolls the same text, with nothing marked.

Usage: plain_edit.py TEXT SECONDS; prints a row's name and its seconds, a line each.
"""

import sys
import time
from pathlib import Path

from moves import drive, print_peak, timed
from PySide6.QtWidgets import QApplication, QPlainTextEdit

app, begin = QApplication(sys.argv), time.perf_counter()
edit = QPlainTextEdit(Path(sys.argv[1]).read_text(encoding="utf-8"))
edit.resize(1000, 800)
timed("shown", edit.show)
print("open", time.perf_counter() - begin)
drive(edit, float(sys.argv[2]))
print_peak()
