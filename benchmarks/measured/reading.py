"""The page of a project's document, 1000 by 800: repaint, wheel, jump, resize.

Usage: reading.py PROJECT SECONDS [full]; prints a row's name and its seconds, a line each. With
"full", an annotation with relations and the words after it are selected at each place.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "baselines"))
from moves import drive, print_peak, timed

from annotator.gui.annotate.page import Page
from annotator.gui.app import make_application
from annotator.gui.loading import settle
from annotator.gui.reading.moves import Place
from annotator.gui.reading.pane import ReadingPane
from annotator.gui.session import Session
from annotator.operations import people, projects


def select() -> None:
    """Select an annotation in sight that has relations, and the words after it."""
    middle = pane.offset_at(pane.viewport().rect().center().toPointF())
    span = pane.scene.marks.get(pane.scene.marks.order.beside(middle, 1))
    while span is not None and not pane.ties.of(span.id):
        span = pane.scene.marks.get(pane.scene.marks.order.after(span, 1))
    if span is not None:
        pane.choose(span.end, Place(span.end + 300))
        pane.select_annotation(span.id, scroll=False)


application = make_application()
project = projects.open_at_once(Path(sys.argv[1]))
session = Session(project, people.annotator_named(project, people.proposed_name()))
begin = time.perf_counter()
pane = ReadingPane()
page = Page(session, pane)
pane.resize(1000, 800)
session.show_document(session.first_document())
timed("shown", pane.show)
print("open", time.perf_counter() - begin)
settle()
while pane._idle.isActive():  # noqa: SLF001 - heights out of sight become exact meanwhile
    application.processEvents()
drive(pane, float(sys.argv[2]), select if len(sys.argv) > 3 else bool)
print_peak()
session.close()
