"""The page beside the list of relations: it has the room that is left, and shows the chosen one."""

from PySide6.QtCore import QEvent, QObject, QTimer

from annotator.gui.annotate.page import Page
from annotator.gui.main_window import MainWindow
from annotator.gui.relations.panel import RelationsPanel
from annotator.gui.relations.rows import Row

_MARGIN = 20
"""How far the panel stands from the edge of the window and from the page, in pixels."""
_NARROW = 1000
"""In a window that is narrower, the documents give way to the page too."""


class BesidePanel(QObject):
    """Keeps the page in sight while the panel is open."""

    def __init__(self, window: MainWindow, page: Page, panel: RelationsPanel) -> None:
        """Look at a panel."""
        super().__init__(panel)
        self._window = window
        self._page = page
        self._panel = panel
        self._before: list[int] = []
        self._row: Row | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show)
        panel.placed.connect(self._make_room)
        panel.closed.connect(self._give_back)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the room back before the window remembers how wide everything is."""
        if event.type() == QEvent.Type.Close:
            self._give_back()
        return super().eventFilter(watched, event)

    def show(self, row: Row | None) -> None:
        """Show a relation on the page in a moment: of many that are walked over, the last."""
        self._row = row
        self._timer.start()

    def _show(self) -> None:
        """Select the end with fewer relations, that this one stands out; both ends in sight."""
        row, pane = self._row, self._page.pane
        if row is None or not self._panel.isVisible():
            return
        many = len(pane.ties.of(row.source.id)) > len(pane.ties.of(row.target.id))
        chosen, other = (row.target, row.source) if many else (row.source, row.target)
        pane.select_annotation(chosen.id, scroll=False)
        first, last = sorted((chosen.start, other.start))
        pane.bring_in_sight(first, last)
        top, bottom = pane.rect_at(first).top(), pane.rect_at(last).bottom()
        margin = float(pane.scene.metrics.pitch)
        if bottom - top + 2 * margin < pane.viewport().height():
            pane.scroll_so_that(pane.view_top + top, pane.view_top + bottom, margin=margin)
        else:
            pane.scroll_to(chosen.start)

    def _make_room(self) -> None:
        """Let the page end where the panel begins; the inspector is behind the panel."""
        splitter, width = self._window.splitter, self._window.width()
        if not self._before:
            self._before = splitter.sizes()
        side = 0 if width < _NARROW else self._before[0]
        right = self._panel.width() + _MARGIN
        splitter.setSizes([side, max(1, width - side - right), right])

    def _give_back(self) -> None:
        """Let everything be as wide as before."""
        before, self._before = self._before, []
        if before:
            self._window.splitter.setSizes(before)
