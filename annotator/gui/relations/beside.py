"""The page beside the list of relations shows the chosen one."""

from PySide6.QtCore import QObject, QTimer

from annotator.gui.annotate.page import Page
from annotator.gui.relations.panel import RelationsPanel
from annotator.gui.relations.rows import Row


class BesidePanel(QObject):
    """Brings the relation in sight that is walked over."""

    def __init__(self, page: Page, panel: RelationsPanel) -> None:
        """Look at a panel."""
        super().__init__(panel)
        self._page = page
        self._panel = panel
        self._row: Row | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._show)

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
