"""From level to level by key: Esc goes one out, F6 goes from panel to panel."""

from PySide6.QtCore import Qt

from annotator.gui.annotate.linking import Linking
from annotator.gui.annotate.marking import Marking
from annotator.gui.annotate.page import Page
from annotator.gui.find.finding import Finding
from annotator.gui.focus import Panels
from annotator.gui.gaps.room import Gaps
from annotator.gui.guidance import Guidance
from annotator.gui.main_window import MainWindow
from annotator.gui.occurrences.door import AllOccurrences
from annotator.gui.overlays import Overlays


class Levels:
    """Knows what is open above and beside the page, and in which order it is left."""

    def __init__(
        self,
        window: MainWindow,
        page: Page,
        *,
        marking: Marking,
        linking: Linking,
        finding: Finding,
        gaps: Gaps,
        guidance: Guidance,
        occurrences: AllOccurrences,
        overlays: Overlays,
        panels: Panels,
    ) -> None:
        """Look at everything that can be left."""
        self._window = window
        self._page = page
        self._marking = marking
        self._linking = linking
        self._finding = finding
        self._gaps = gaps
        self._guidance = guidance
        self._occurrences = occurrences
        self._overlays = overlays
        self._panels = panels

    def leave(self) -> None:
        """One level out: what is open closes, the field is left, the selection goes."""
        pane = self._window.pane
        if pane.cancel_drag() or self._overlays.close_one() or self._occurrences.close():
            return
        if self._gaps.leaving.close() or self._guidance.exampling.close():
            return
        if self._linking.is_open():
            self._linking.close()
        elif not pane.hasFocus():
            self.to_page()
        elif not self._guidance.guiding.close():
            self._leave_selection()

    def to_page(self) -> None:
        """Give the page the focus, or what stands in its place."""
        window = self._window
        place = window.no_document if window.pane.isHidden() else window.pane
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_panel(self) -> None:
        """Go on to the next panel; from one that stays beside the page, back to the page."""
        self._go_on(-1 if self._overlays.side.has_focus() else 1)

    def previous_panel(self) -> None:
        """Go back to the panel before."""
        self._go_on(-1)

    def _leave_selection(self) -> None:
        """On the page itself: what was found, what is armed, words, several, one, a notice."""
        pane = self._window.pane
        if self._finding.is_open():
            self._finding.close()
        elif self._marking.armed:
            self._marking.disarm()
        elif pane.selection() is not None:
            pane.clear_selection()
        elif len(pane.selected_annotations()) > 1:
            pane.keep(())
        elif self._page.selected() is not None:
            pane.select_annotation(None)
        else:
            self._window.notice_line.hide()

    def _go_on(self, by: int) -> None:
        """Go to a panel so many further on; from what stands above the window, back to the page."""
        if not self._overlays.close_one():
            self._panels.step(by)
