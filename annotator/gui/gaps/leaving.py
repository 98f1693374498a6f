"""Leaving a gap of the selected annotation with a reason, and taking it up again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.analysis.gaps import Gap
from annotator.gui.annotate.page import Page
from annotator.gui.gaps.standing import Standing
from annotator.gui.gaps.walking import GapWalking
from annotator.gui.session import Session
from annotator.model.queries import Dismissal
from annotator.operations import gaps
from annotator.operations.gaps import DocumentGaps

if TYPE_CHECKING:
    from annotator.gui.gaps.leave_field import LeaveField


class GapLeaving(QObject):
    """Asks above the page why a gap is left; the field is made when it is first asked for."""

    said = Signal(str)
    """The gap that would be left now, in words: the field has the focus, not these."""

    def __init__(
        self,
        session: Session,
        page: Page,
        standing: Standing,
        walking: GapWalking,
        put: Callable[[QWidget], None],
    ) -> None:
        """Leave gaps of a page; ``put`` puts the field where it belongs, once it is made."""
        super().__init__()
        self._session = session
        self._page = page
        self._standing = standing
        self._walking = walking
        self._put = put
        self._made: LeaveField | None = None
        self._asked: tuple[Gap, ...] = ()
        """The gaps that can be left while the field is open."""
        self._at = 0
        page.leaving.connect(self.close)
        page.refreshed.connect(self.close)
        page.pane.annotation_selected.connect(lambda _chosen: self.close())

    def start(self) -> None:
        """Ask why a gap of the selected annotation is left."""
        self._standing.when_known(self._open)

    def take_up(self) -> None:
        """Take up again a gap that was left on the selected annotation."""
        self._standing.when_known(self._take_up_first)

    def take_up_again(self, dismissal_id: int) -> None:
        """Take up a gap again, by what was said to it."""
        self._session.run(gaps.take_up, dismissal_id)

    def left_here(self) -> tuple[tuple[Gap, Dismissal], ...]:
        """The gaps that were left on the selected annotation, with what was said to them."""
        known, chosen = self._standing.known, self._page.selected()
        if known is None or chosen is None:
            return ()
        return tuple(each for each in known.left if each[0].annotation_id == chosen.id)

    def is_open(self) -> bool:
        """Whether a reason is being asked for."""
        return bool(self._asked)

    def close(self) -> bool:
        """Go away and leave nothing; False when nothing was open."""
        if not self._asked or self._made is None:
            return False
        self._asked = ()
        self._made.hide()
        self._page.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def _field(self) -> "LeaveField":
        if self._made is None:
            from annotator.gui.gaps.leave_field import LeaveField

            self._made = field = LeaveField()
            self._put(field)
            field.turned.connect(self._turn)
            field.picked.connect(self._show)
            field.taken.connect(self._leave)
            field.left.connect(self.close)
        return self._made

    def _open(self, _found: DocumentGaps) -> None:
        self._asked = self._walking.of_selected()
        if not self._asked:
            self._session.told.emit("Nothing is missing here: there is no gap to leave.")
            return
        self._show(0)
        self._field.open()

    def _turn(self, by: int) -> None:
        self._show((self._at + by) % len(self._asked))
        self.said.emit(_short(self._asked[self._at]))

    def _show(self, place: int) -> None:
        self._at = place
        titles = [_short(gap) for gap in self._asked]
        self._field.show_gaps(titles, self._asked[place].sentence, place)

    def _leave(self, reason: str) -> None:
        """Keep the reason; without one the field goes on asking."""
        gap = self._asked[self._at]
        if not reason.strip():
            self._session.told.emit("Say in a few words why the gap is left; Esc goes back.")
            return
        self.close()
        self._session.run(gaps.leave, gap.annotation_id, gap.finding, reason)

    def _take_up_first(self, _found: DocumentGaps) -> None:
        left = self.left_here()
        if left:
            self.take_up_again(left[0][1].id)
        else:
            self._session.told.emit("No gap was left on this annotation.")


def _short(gap: Gap) -> str:
    """What a gap is, without the words of its annotation."""
    return gap.sentence.partition("”: ")[2].removesuffix(".") or gap.finding
