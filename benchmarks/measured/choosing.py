"""Choosing by typing in the real window: a label of very many, an entity of very many.

Usage: choosing.py PROJECT LABELS ENTITIES; two JSON files with the words to type. Prints a row's
name and its seconds, a line each: of opening the label palette, and of each key press until what
it finds is painted.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from annotator.gui.loading import quick_imports, settle

with quick_imports():
    from annotator.gui import app
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.settings import Settings
from annotator.operations.people import proposed_name

CONTROL = Qt.KeyboardModifier.ControlModifier


def timed(name: str, work: Callable[[], object]) -> None:
    """Do something until it is painted; print the row's name and the seconds."""
    begin = time.perf_counter()
    work()
    application.processEvents()
    print(name, time.perf_counter() - begin)


def focused(name: str) -> object:
    """The widget that has the focus, which must be the one of that name."""
    for _ in range(20):
        application.processEvents()
    widget = QApplication.focusWidget()
    if widget is None or widget.objectName() != name:
        sys.exit(f"The focus is in {widget} and not in {name}.")
    return widget


def choose_labels(words: list[str]) -> None:
    """Open the label palette and type, again and again."""
    pane = running.window.pane
    pane.setFocus()
    for word in words:
        for _ in range(20):
            application.processEvents()
        pane.select(10, 20)
        timed("open", lambda: QTest.keyClick(pane, Qt.Key.Key_L, CONTROL))
        field = focused("label_palette_field")
        for letter in word:
            timed("label", lambda: QTest.keyClicks(field, letter))  # noqa: B023 - at once
        QTest.keyClick(field, Qt.Key.Key_Escape)


def choose_entities(words: list[str]) -> None:
    """Mark words, and type in the field that says whom they mean, again and again."""
    pane = running.window.pane
    pane.setFocus()
    pane.select(10, 20)
    key = next(each.key for each in running.session.codebook().labels if each.key)
    QTest.keyClicks(pane, key)
    settle()
    entity = running.window.inspector.selected.fields.entity
    for word in words:
        entity.setFocus()
        focused("entity_field")
        for letter in word:
            timed("entity", lambda: QTest.keyClicks(entity, letter))  # noqa: B023 - at once
        QTest.keyClick(entity, Qt.Key.Key_Escape)


settings = Settings()
settings.annotator = proposed_name()  # else its name is asked first, and keys write the answer
application = app.make_application()
running = app.start([Path(sys.argv[1])], settings=settings)
running.window.activateWindow()
settle()
labels, entities = (json.loads(Path(name).read_text(encoding="utf-8")) for name in sys.argv[2:4])
choose_labels(labels)
choose_entities(entities)
running.close()
