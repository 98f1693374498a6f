"""How complete the document is: in its card, in the status line, in the selected card."""

from PySide6.QtCore import QObject

from annotator.gui.annotate.page import Page
from annotator.gui.frame.status_line import StatusLine
from annotator.gui.gaps import wording
from annotator.gui.gaps.leaving import GapLeaving
from annotator.gui.gaps.standing import Standing
from annotator.gui.gaps.walking import GapWalking
from annotator.gui.inspector.inspector import Inspector
from annotator.gui.session import Session
from annotator.store import people


class Meters(QObject):
    """Shows what is known of the gaps; each meter leads to the first one when it is pressed."""

    def __init__(
        self, session: Session, page: Page, standing: Standing, inspector: Inspector,
        line: StatusLine,
    ) -> None:  # fmt: skip
        """Keep an inspector and a status line in step with what is known."""
        super().__init__()
        self._session = session
        self._page = page
        self._standing = standing
        self._inspector = inspector
        self._line = line
        standing.changed.connect(self._show)

    def lead(self, walking: GapWalking, leaving: GapLeaving) -> None:
        """Let the meters lead to the gaps, and the selected card take them up again."""
        self._leaving = leaving
        self._inspector.document.gaps.clicked.connect(walking.first)
        self._line.gaps_clicked.connect(walking.first)
        lines = self._inspector.selected.left_gaps
        lines.taken_up.connect(leaving.take_up_again)
        self._page.pane.annotation_selected.connect(lambda _chosen: self._show_left())
        self._show()

    def _show(self) -> None:
        known, many = self._standing.known, self._standing.many
        if known is not None and known.demands + len(known.open) + len(known.left):
            words, says = wording.meter(known), wording.meter_said(known)
        elif known is None and many:
            words, says = "look for them", "Gaps: not counted yet. Press to look for them."
        else:
            words, says = "", ""
        self._inspector.document.show_gaps(words, says)
        open_ones = len(known.open) if known is not None else 0
        self._line.set_gaps(wording.counted(open_ones) if open_ones else "")
        self._show_left()

    def _show_left(self) -> None:
        left = self._leaving.left_here()
        names = people.annotators(self._session.project) if left else ()
        named = {each.id: each.name for each in names}
        lines = [(gap, said, named.get(said.annotator_id, "")) for gap, said in left]
        if self._inspector.selected.left_gaps.show_left(lines):
            self._inspector.order_tabs()
