"""Baseline: a line edit above a list that Qt's own proxy filters by what is typed.

Usage: filtered_list.py ITEMS TYPED; two JSON files, lists of the items and of the words to type.
Prints the seconds of each key press until the list is painted, a line each.
"""

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

items, typed = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:3])
app = QApplication(sys.argv)
window, edit, view, proxy = QWidget(), QLineEdit(), QListView(), QSortFilterProxyModel()
proxy.setSourceModel(QStringListModel(items))
proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
edit.textChanged.connect(proxy.setFilterFixedString)
view.setModel(proxy)
view.setUniformItemSizes(True)
column = QVBoxLayout(window)
column.addWidget(edit)
column.addWidget(view)
window.resize(420, 420)
window.show()
edit.setFocus()
app.processEvents()
for word in typed:
    edit.clear()
    app.processEvents()
    for letter in word:
        begin = time.perf_counter()
        QTest.keyClicks(edit, letter)
        app.processEvents()
        print(time.perf_counter() - begin)
