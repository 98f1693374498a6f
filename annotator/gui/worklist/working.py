"""The worklist beside the page: kept true, shown on the page as one walks, closed one by one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from annotator.gui.annotate.page import Page
from annotator.gui.lines.lines import Line
from annotator.gui.session import Session, touches
from annotator.gui.worklist import telling
from annotator.gui.worklist.panel import WorklistPanel
from annotator.model.history import ChangeSet
from annotator.operations import revising
from annotator.operations.revising import Worklist

_PAUSE_MS: Final = 30
"""Milliseconds from a step in the list until the page follows: a held key is not slowed."""


class Working(QObject):
    """Keeps the panel in step with the file while it is open."""

    fields_wanted = Signal()
    """The fields of the annotation that is shown are to be gone to."""
    said = Signal(str)
    """What has changed of the label that one has come to, in words."""

    def __init__(self, page: Page, panel: WorklistPanel, undo_key: Callable[[], str]) -> None:
        """Feed a panel; ``undo_key`` gives the key that takes a step back."""
        super().__init__(panel)
        self._page = page
        self._session: Session = page.session
        self.panel = panel
        self._undo_key = undo_key
        self._found: list[Worklist] = []
        self._told = ""
        """What was said last of a label."""
        self._next: list[object] = []
        """Where to stand after one's own step: the keys of the lines behind it."""
        self._follow_timer = QTimer(self)
        self._follow_timer.setSingleShot(True)
        self._follow_timer.setInterval(_PAUSE_MS)
        self._follow_timer.timeout.connect(self._follow)
        self._commands = {
            "right": self._right,
            "mend": self._mend,
            "fields": self._fields,
            "all": self._all,
        }
        session = self._session
        session.changed.connect(self._changed)
        session.opened.connect(self._begin_anew)
        session.closed.connect(self._follow_timer.stop)
        panel.entries.walked.connect(self._follow_timer.start)
        panel.entries.clicked.connect(lambda _index: self._follow_timer.start())
        page.pane.annotation_selected.connect(self._selected)
        panel.asked.connect(lambda name: self._commands[name]())

    def open(self) -> None:
        """Show what is to be looked at, the selected annotation first if it is among it."""
        self._told = ""
        self._show()
        self.panel.open()
        self._show_on_page()

    def _changed(self, changes: ChangeSet) -> None:
        concerned = touches(changes, "annotation", "label", "document")
        if concerned and self.panel.isVisible():
            self._show()

    def _begin_anew(self) -> None:
        if self.panel.isVisible():
            self._show()

    def _show(self) -> None:
        """Read the worklist, and stand where one stood, or on what has come back."""
        view, session = self.panel.entries, self._session
        before = view.currentIndex().row()
        self._found = (
            session.attempt(
                lambda: revising.worklists(session.project, annotator=session.annotator.id)
            )
            or []
        )
        told = telling.lines(self._found)
        view.lines.show(told)
        many = sum(len(work.entries) for work in self._found)
        self.panel.count(f"{many:,}" if many else "")
        view.say_instead(telling.NOTHING)
        chosen = self._page.pane.selected_annotation()
        rows = {line.key: row for row, line in enumerate(told) if line.key is not None}
        near = next((rows[key] for key in (*self._next, chosen) if key in rows), None)
        self._next = []
        view.go_to(near if near is not None else self._nearest(told, before))
        if near is None and before >= 0:
            self._follow_timer.start()

    def _selected(self, annotation_id: int | None) -> None:
        """Stand on what somebody has selected on the page, or what an undo has brought back."""
        view = self.panel.entries
        line = view.current()
        if not self.panel.isVisible() or annotation_id is None:
            return
        if line is None or line.key != annotation_id:
            row = view.lines.row_of(annotation_id)
            if row >= 0:
                view.go_to(row)

    def _nearest(self, told: list[Line], row: int) -> int:
        """The entry at a row or behind it, else the one before; -1 for none."""
        behind = (at for at in range(max(0, row), len(told)) if told[at].target)
        before = (at for at in range(min(row, len(told)) - 1, -1, -1) if told[at].target)
        return next(behind, next(before, -1))

    def _follow(self) -> None:
        """Show the current one while one walks in the list; who works on the page is left alone."""
        focused = QApplication.focusWidget()
        if focused is not None and self.panel.isAncestorOf(focused):
            self._show_on_page()

    def _show_on_page(self) -> None:
        """Show the current annotation in its document; the list keeps the keys."""
        line = self.panel.entries.current()
        if line is None or line.target is None or not self.panel.isVisible():
            return
        if self._session.document_id != line.target.document_id:
            self._session.show_document(line.target.document_id)
        if self._page.pane.selected_annotation() != line.target.annotation_id:
            self._page.pane.select_annotation(line.target.annotation_id)
        work = self._work()
        words = telling.changed(work) if work is not None else ""
        if words != self._told:
            self._told = words
            self.said.emit(words)

    def _right(self) -> None:
        """The current one is right: close it, and go on to the next."""
        view = self.panel.entries
        line = view.current()
        if line is None or line.target is None:
            self._session.told.emit(telling.NOTHING)
            return
        row = view.currentIndex().row()
        self._next = _behind(view.lines.line, row)
        self._session.run(revising.looked_at, [line.target.annotation_id])
        self._next = []
        self._follow_timer.start()

    def _all(self) -> None:
        """All of the current one's label are right, but for those in locked documents."""
        work = self._work()
        if work is None:
            self._session.told.emit(telling.NOTHING)
            return
        ids = [each.annotation_id for each in work.entries if not each.locked]
        locked = len(work.entries) - len(ids)
        left = f"{locked} in locked documents left" if locked else ""
        if not ids:
            self._session.told.emit("All of these are in locked documents; unlock them first.")
            return
        before = self._session.next_undo()
        self._session.run(revising.looked_at, ids)
        if self._session.next_undo() != before:
            key = self._undo_key()
            back = f"{key} takes it back" if key else ""
            many = f"{len(ids):,} of {work.label.title} are still right"
            self._session.told.emit("; ".join(filter(None, (many, left, back))) + ".")

    def _mend(self) -> None:
        """Go to the page, where the current one is selected."""
        self._show_on_page()
        self.panel.close_panel()

    def _fields(self) -> None:
        """Go to the fields of the current one."""
        self._mend()
        self.fields_wanted.emit()

    def _work(self) -> Worklist | None:
        """The worklist in which the current entry is."""
        line = self.panel.entries.current()
        key = line.key if line is not None else None
        for work in self._found:
            if any(each.annotation_id == key for each in work.entries):
                return work
        return None


def _behind(line: Callable[[int], Line | None], row: int) -> list[object]:
    """The keys of the entries next to a row: the one behind it, then the one before."""
    found: list[object] = []
    for step in (1, -1):
        at = row + step
        while (there := line(at)) is not None and there.target is None:
            at += step
        if there is not None:
            found.append(there.key)
    return found
